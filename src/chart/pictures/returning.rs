//! What part of the warm base bought again, a pin a month: a share has a tier of its own, not a second
//! axis beside the customers.

use super::{Sheet, latest_of};
use crate::chart::columns::{Column, Columns, most};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::{Drawn, NOTATION, Said};
use crate::lang::date::{period, tick};
use crate::lang::format::{percent, percent_whole};
use crate::lang::shown::Shown;
use crate::lang::words::{MONTHS, NO_DATA, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::date::Grain;
use crate::model::unit::Exact;
use crate::report::returning::{RETURNING, Returning};

const KEYS: &[Key] = &[NOTATION.actual];

pub(super) fn draw(all: &[Returning], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let skipped = all.len().saturating_sub(most(sheet.width).max(1));
    let is_known = all.iter().any(|it| it.share.is_ok());
    let shown = all.iter().enumerate().skip(skipped).filter(|_| is_known);
    let chart = Columns {
        title: format!("{}, %", RETURNING.get(lang)),
        summary: summary(all, skipped, lang),
        keys: KEYS,
        skipped,
        columns: shown.map(|(at, it)| column(it, at == skipped, lang)).collect(),
        lines: Vec::new(),
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn column(of: &Returning, is_first: bool, lang: Lang) -> Column {
    let (_, month, _) = of.days.from.parts();
    let begins_year = is_first || month == 1;
    Column {
        name: tick(of.days, Grain::Month, lang),
        under: if begins_year { tick(of.days, Grain::Year, lang) } else { String::new() },
        parts: of.share.iter().map(|it| (it.approximate(), Ink::Actual)).collect(),
        words: of.share.map_or_else(|_| String::new(), |it| percent_whole(it, lang)),
        is_pin: of.share.is_ok(),
        said: Said { head: sentence(&period(of.days, lang)), lines: lines(of, lang) },
        ..Column::default()
    }
}

fn lines(of: &Returning, lang: Lang) -> Vec<String> {
    let mut lines = vec![match of.share {
        Ok(share) => percent(share, lang),
        Err(why) => why.text().get(lang).to_owned(),
    }];
    let said =
        |name: Text, it: Exact| format!("{} {}", name.get(lang), Shown::Count.short(it, lang));
    lines.extend(of.bought.map(|it| said(text("купили снова", "bought again"), it)));
    lines.extend(of.base.map(|it| said(text("база на начало", "base at the start"), it)));
    if let Ok(share) = of.of_revenue {
        let name = text("доля выручки постоянных", "repeat share of revenue").get(lang);
        lines.push(format!("{name} {}", percent(share, lang)));
    }
    lines
}

fn summary(all: &[Returning], skipped: usize, lang: Lang) -> String {
    let known = || all.iter().filter_map(|it| Some((it.share.ok()?, it)));
    let Some((share, last)) = known().next_back() else {
        return sentence(NO_DATA.get(lang)) + ".";
    };
    let (month, share) = (sentence(&period(last.days, lang)), percent(share, lang));
    let mut said: Vec<String> = latest_of(skipped, all.len(), MONTHS, lang).into_iter().collect();
    said.push(format!("{month}: {share}"));
    if let Some((most, of)) = known().max_by_key(|it| it.0).filter(|_| known().count() > 1) {
        let (most, of) = (percent(most, lang), period(of.days, lang));
        said.push(match lang {
            Lang::Ru => format!("Больше всего: {of}, {most}"),
            Lang::En => format!("The most: {of}, {most}"),
        });
    }
    said.join(". ") + "."
}
