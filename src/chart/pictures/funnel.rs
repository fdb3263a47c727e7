//! A funnel: how many are left at each step, and what part of the step before that is.

use super::Sheet;
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::percent;
use crate::lang::shown::Shown;
use crate::lang::words::{NO_DATA, sentence};
use crate::lang::{Lang, text};
use crate::model::unit::Exact;
use crate::report::funnel::Step;

const KEYS: &[Key] = &[NOTATION.actual];

pub(super) fn draw(steps: &[Step], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let is_known = steps.iter().any(|it| it.count.is_ok());
    let figures = steps.iter().filter_map(|it| it.count.ok()).map(Exact::approximate);
    let rows: Vec<Row> = steps.iter().map(|it| row(it, lang)).collect();
    let chart = Rows {
        title: text("Воронка холодных звонков", "Funnel of cold calls").get(lang).to_owned(),
        summary: summary(steps, lang),
        keys: KEYS,
        span: (0.0, figures.fold(0.0, f64::max)),
        rows: if is_known { rows } else { Vec::new() },
        ticks: Vec::new(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn kept(step: &Step) -> Option<Exact> {
    Exact::whole(1).minus(step.lost?)
}

fn row(step: &Step, lang: Lang) -> Row {
    let words = match step.count {
        Ok(count) => Shown::Count.short(count, lang),
        Err(why) => why.text().get(lang).to_owned(),
    };
    let between = kept(step).map(|kept| {
        let (kept, of) = (percent(kept, lang), text("от прошлого шага", "of the step before"));
        format!("↓ {kept} {}", of.get(lang))
    });
    let mark = |it: Exact| Mark::Bar(0.0, it.approximate(), Ink::Actual, String::new());
    let figure = step.count.ok().filter(|&it| it > Exact::ZERO);
    Row {
        name: sentence(step.name.get(lang)),
        marks: figure.map(mark).into_iter().collect(),
        lines: [Some(words.clone()), between.clone().map(|it| it.replace("↓ ", ""))]
            .into_iter()
            .flatten()
            .collect(),
        words,
        between: between.unwrap_or_default(),
        ..Row::default()
    }
}

fn summary(steps: &[Step], lang: Lang) -> String {
    let said = |it: &Step| {
        let count = Shown::Count.short(it.count.ok()?, lang);
        Some(format!("{}: {count}", it.name.get(lang)))
    };
    let said: Vec<String> = steps.iter().filter_map(said).collect();
    match said.is_empty() {
        true => sentence(NO_DATA.get(lang)) + ".",
        false => sentence(&said.join(", ")) + ".",
    }
}
