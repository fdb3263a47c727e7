//! Events week by week: held solid, meant to be held hatched over them, the least outlined behind.

use super::{Sheet, latest_of};
use crate::chart::columns::{Column, Columns, most};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::{Drawn, NOTATION, Said};
use crate::lang::date::{period, tick};
use crate::lang::format::count;
use crate::lang::shown::Shown;
use crate::lang::words::{GAP, NO_DATA, WEEKS, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::date::Grain;
use crate::model::unit::Exact;
use crate::report::weeks::Week;

const KEYS: &[Key] =
    &[NOTATION.actual.called(HELD), NOTATION.forecast.called(AHEAD), NOTATION.plan.called(MINIMUM)];
const HELD: Text = text("проведено", "held");
const AHEAD: Text = text("запланировано", "planned");
const MINIMUM: Text = text("минимум", "minimum");

pub(super) fn draw(name: Text, weeks: &[Week], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let skipped = weeks.len().saturating_sub(most(sheet.width).max(1));
    let is_known = weeks.iter().any(|it| it.held.is_some() || it.ahead > 0);
    let shown = weeks.iter().enumerate().skip(skipped).filter(|_| is_known);
    let by_week = text("по неделям", "by week").get(lang);
    let chart = Columns {
        title: format!("{} {by_week}", sentence(name.get(lang))),
        summary: summary(weeks, skipped, lang),
        keys: KEYS,
        skipped,
        columns: shown.map(|(at, it)| column(it, at == skipped, lang)).collect(),
        lines: Vec::new(),
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn ahead(of: &Week) -> Exact {
    Exact::whole(i64::try_from(of.ahead).unwrap_or(i64::MAX))
}

fn column(of: &Week, is_first: bool, lang: Lang) -> Column {
    let held = of.held.unwrap_or(Exact::ZERO);
    let all = held.plus(ahead(of)).unwrap_or(held);
    let number = |it: Exact| Shown::Count.short(it, lang);
    let words = match (of.held, of.ahead) {
        (None, 0) => String::new(),
        (Some(held), 0) => number(held),
        (None, _) => number(all),
        (Some(_), more) => format!("{}+{}", number(held), count(more, lang)),
    };
    let (_, month, day) = of.days.from.parts();
    let begins_year = is_first || (month == 1 && day <= 7);
    Column {
        name: tick(of.days, Grain::Week, lang),
        under: if begins_year { tick(of.days, Grain::Year, lang) } else { String::new() },
        parts: vec![(held.approximate(), Ink::Actual), (ahead(of).approximate(), Ink::Forecast)],
        plan: of.minimum.map(Exact::approximate),
        words,
        said: Said { head: sentence(&period(of.days, lang)), lines: lines(of, lang) },
        ..Column::default()
    }
}

fn lines(of: &Week, lang: Lang) -> Vec<String> {
    let said =
        |name: Text, it: Exact| format!("{} {}", name.get(lang), Shown::Count.short(it, lang));
    let mut lines: Vec<String> = of.held.map(|it| said(HELD, it)).into_iter().collect();
    if of.ahead > 0 {
        lines.push(said(AHEAD, ahead(of)));
    }
    lines.extend(of.minimum.map(|it| said(MINIMUM, it)));
    if let (Some(held), Some(minimum), true) = (of.held, of.minimum, of.is_over)
        && let Some(gap) = held.minus(minimum)
    {
        lines.push(format!("{} {}", GAP.get(lang), Shown::Count.gap(gap, minimum, lang)));
    }
    if lines.is_empty() {
        lines.push(NO_DATA.get(lang).to_owned());
    }
    lines
}

fn summary(weeks: &[Week], skipped: usize, lang: Lang) -> String {
    let past = || weeks.iter().filter(|it| it.held.is_some());
    let judged = || past().filter(|it| it.is_over && it.minimum.is_some());
    let below = judged().filter(|it| it.held < it.minimum).count();
    let ahead: usize = weeks.iter().map(|it| it.ahead).sum();
    let mut said: Vec<String> = latest_of(skipped, weeks.len(), WEEKS, lang).into_iter().collect();
    let all = judged().count();
    if all > 0 {
        let of = WEEKS.out_of(all, lang);
        said.push(match lang {
            Lang::Ru => format!("Ниже минимума: {below} из {all} {of}"),
            Lang::En => format!("Below the minimum in {below} of {all} {of}"),
        });
    }
    if let Some(last) = past().next_back() {
        let held = last.held.map_or_else(String::new, |it| Shown::Count.short(it, lang));
        said.push(format!("{}: {} {held}", sentence(&period(last.days, lang)), HELD.get(lang)));
    }
    if ahead > 0 {
        said.push(format!("{} {}", sentence(AHEAD.get(lang)), count(ahead, lang)));
    }
    if past().next().is_none() && ahead == 0 {
        said.push(sentence(NO_DATA.get(lang)));
    }
    said.join(". ") + "."
}
