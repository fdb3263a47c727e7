//! People against their plans in one unit: the actual solid over the outline of the plan up to now,
//! and how far off it is in percent, as a pin.

use super::{Sheet, called, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Pin, Row, Rows};
use crate::chart::written::Written;
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::{NONE, percent, signed};
use crate::lang::words::{ACTUAL, GAP, NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::standing::Standing;
use crate::report::unit::shown;

const KEYS: &[Key] = &[
    NOTATION.actual,
    NOTATION.plan.called(text("план на дату", "plan to date")),
    Key::new("good", text("лучше плана, %", "better than plan, %")),
    Key::new("bad", text("хуже, %", "worse, %")),
];

/// Pins are not longer than this, whatever they say: a plan of one rouble must not hide the others.
const LONGEST: f64 = 1.0;

pub(super) fn draw(name: Text, all: &[Standing], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let rows = cut(all);
    let unit = all.first().map(|it| shown(it.unit, sheet.currency));
    let figures = || rows.iter().flat_map(|it| [it.fact, it.due()]).flatten();
    let written = unit.map(|it| Written::of(it, figures(), lang));
    let ends = figures().map(Exact::approximate);
    let title = written.as_ref().map(|it| it.title(name.get(lang)));
    let chart = Rows {
        title: title.unwrap_or_else(|| name.get(lang).to_owned()),
        summary: summary(all, lang),
        keys: KEYS,
        span: ends.fold((0.0, 0.0), |(low, high), it| (it.min(low), it.max(high))),
        rows: written.iter().flat_map(|it| rows.iter().map(|of| row(of, it))).collect(),
        ticks: Vec::new(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

/// How far the actual is from the plan up to now, of that plan; none of no plan.
fn off(of: &Standing) -> Option<Exact> {
    of.gap()?.over(of.due().filter(|&it| it > Exact::ZERO)?)
}

fn row(of: &Standing, written: &Written<'_>) -> Row {
    let lang = written.lang;
    let mut marks = Vec::new();
    if let Some(due) = of.due() {
        marks.push(Mark::Outline(0.0, due.approximate(), Ink::Plan));
    }
    if let Some(fact) = of.fact.filter(|&it| it != Exact::ZERO) {
        marks.push(Mark::Bar(0.0, fact.approximate(), Ink::Actual, String::new()));
    }
    let pin = off(of).map(|off| Pin {
        at: off.approximate().clamp(-LONGEST, LONGEST),
        words: share(off, lang),
        is_good: off >= Exact::ZERO,
    });
    let no_plan = || text("без плана", "no plan").get(lang);
    let fact = of.fact.map_or_else(|| NONE.to_owned(), |it| written.told(it));
    let words = if of.target.is_some() { fact } else { format!("{fact}, {}", no_plan()) };
    Row {
        name: of.whose.said(lang),
        marks,
        words,
        pin,
        lines: lines(of, written),
        ..Row::default()
    }
}

/// `−3,4 %`.
fn share(of: Exact, lang: Lang) -> String {
    let hundred = of.times(Exact::whole(100)).unwrap_or(of);
    let gap = if lang == Lang::Ru { "\u{a0}" } else { "" };
    format!("{}{gap}%", signed(hundred, 1, lang))
}

fn lines(of: &Standing, written: &Written<'_>) -> Vec<String> {
    let lang = written.lang;
    let said =
        |name: Text, it: Exact| format!("{} {}", name.get(lang), written.shown.short(it, lang));
    let mut lines = vec![match of.fact {
        Some(fact) => said(ACTUAL, fact),
        None => NO_DATA.get(lang).to_owned(),
    }];
    lines.extend(of.target.map(|it| said(PLAN, it)));
    lines.extend(of.to_date.map(|it| said(text("план на дату", "plan to date"), it)));
    if let Some((gap, due)) = of.gap().zip(of.due()) {
        let gap = written.shown.gap(gap, due, lang);
        let off = off(of).map_or_else(String::new, |it| format!(" ({})", share(it, lang)));
        lines.push(format!("{} {gap}{off}", GAP.get(lang)));
    }
    let attained = text("к плану", "of plan");
    lines.extend(of.index.map(|it| format!("{} {}", attained.get(lang), percent(it, lang))));
    lines
}

fn summary(all: &[Standing], lang: Lang) -> String {
    let mut said: Vec<String> = shown_of(all.len(), lang).into_iter().collect();
    let off = || all.iter().filter_map(|it| Some((off(it)?, it)));
    let (count, met) = (off().count(), off().filter(|it| it.0 >= Exact::ZERO).count());
    let ends = off().min_by_key(|it| it.0).zip(off().max_by_key(|it| it.0));
    let Some(((low, worst), (high, best))) = ends else {
        said.push(sentence(match all.is_empty() {
            true => NO_DATA.get(lang),
            false => text("планов нет", "there are no plans").get(lang),
        }));
        return said.join(". ") + ".";
    };
    said.push(match lang {
        Lang::Ru => format!("В плане: {met} из {count}"),
        Lang::En => format!("On plan: {met} of {count}"),
    });
    if low != high {
        let (first, last) = match lang {
            Lang::Ru => ("лучше всех", "хуже всех"),
            Lang::En => ("best", "worst"),
        };
        let (best, worst) = (called(&best.whose, lang), called(&worst.whose, lang));
        let (high, low) = (share(high, lang), share(low, lang));
        said.push(sentence(&format!("{first} {best} ({high}), {last} {worst} ({low})")));
    }
    said.join(". ") + "."
}
