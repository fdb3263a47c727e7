//! Bullets of things with units of their own: all on one scale of the plan attained.

use super::{Sheet, called, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::{NONE, percent};
use crate::lang::words::{ACTUAL, NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::standing::Standing;
use crate::report::unit::shown;

const KEYS: &[Key] = &[NOTATION.actual, NOTATION.plan.called(DUE), Key::new("mark", PLAN)];
const DUE: Text = text("план на дату", "plan to date");

/// The right end of the scale: a quarter above the plan.
const TOP: f64 = 1.25;
/// From here it is close to the plan; below is a problem.
const WATCH: f64 = 0.8;

pub(super) fn draw(name: Text, all: &[Standing], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let chart = Rows {
        title: format!("{}, %", name.get(lang)),
        summary: summary(all, lang),
        keys: KEYS,
        rows: cut(all).iter().map(|it| row(it, sheet)).collect(),
        span: (0.0, TOP),
        ticks: Vec::new(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn row(of: &Standing, sheet: Sheet<'_>) -> Row {
    let lang = sheet.lang;
    let written = shown(of.unit, sheet.currency);
    let mut marks = Vec::new();
    if of.target.is_some() {
        marks.push(Mark::Bar(0.0, WATCH, Ink::Band1, String::new()));
        marks.push(Mark::Bar(WATCH, 1.0, Ink::Band2, String::new()));
        marks.push(Mark::Bar(1.0, TOP, Ink::Band3, String::new()));
    }
    if let Some(index) = of.index.map(Exact::approximate).filter(|&it| it > 0.0) {
        marks.push(Mark::Thin(0.0, index.min(TOP), Ink::Actual));
    }
    if of.target.is_some() {
        // By today it should be at the outlined tick, in the end at the solid one.
        let expected = of.to_date.zip(of.target).and_then(|(due, all)| due.over(all));
        marks.extend(expected.map(|it| Mark::Plan(it.approximate().min(TOP))));
        marks.push(Mark::Tick(1.0, Ink::Mark));
    }
    let fact = written.or_none(of.fact, lang);
    let no_plan = text("без плана", "no plan").get(lang);
    let words = match (of.target, of.index) {
        (Some(target), index) => {
            let index = index.map_or_else(|| NONE.to_owned(), |it| percent(it, lang));
            let of = if lang == Lang::Ru { "из" } else { "of" };
            format!("{index} · {fact} {of} {}", written.short(target, lang))
        }
        (None, _) => format!("{fact}, {no_plan}"),
    };
    let mut lines = vec![format!("{} {fact}", ACTUAL.get(lang))];
    lines.push(match of.target {
        Some(target) => format!("{} {}", PLAN.get(lang), written.short(target, lang)),
        None => no_plan.to_owned(),
    });
    lines.extend(of.to_date.map(|it| format!("{} {}", DUE.get(lang), written.short(it, lang))));
    if let Some((gap, due)) = of.gap().zip(of.due()) {
        let name = text("отклонение", "variance").get(lang);
        lines.push(format!("{name} {}", written.gap(gap, due, lang)));
    }
    lines.extend(
        of.index.map(|it| {
            format!("{} {}", text("выполнение", "attained").get(lang), percent(it, lang))
        }),
    );
    lines.extend(of.note.map(|it| it.get(lang).to_owned()));
    Row { name: of.whose.said(lang), marks, words, lines, ..Row::default() }
}

fn summary(all: &[Standing], lang: Lang) -> String {
    let mut said: Vec<String> = shown_of(all.len(), lang).into_iter().collect();
    let planned = || all.iter().filter_map(|it| Some((it.index?, it)));
    let keeps = |it: &Standing| it.gap().is_some_and(|gap| gap >= Exact::ZERO);
    let (count, met) = (planned().count(), planned().filter(|it| keeps(it.1)).count());
    if let Some((index, least)) = planned().min_by_key(|it| it.0) {
        let (name, index) = (called(&least.whose, lang), percent(index, lang));
        said.push(match lang {
            Lang::Ru => format!("В плане: {met} из {count}. Меньше всего: {name}, {index}"),
            Lang::En => format!("On plan: {met} of {count}. The least: {name}, {index}"),
        });
    } else {
        said.push(sentence(NO_DATA.get(lang)));
    }
    said.join(". ") + "."
}
