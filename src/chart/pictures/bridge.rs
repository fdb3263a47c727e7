//! A bridge: levels from zero, and between them what adds and what takes, each where the last ended.

use super::Sheet;
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::written::Written;
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::percent;
use crate::lang::shown::Shown;
use crate::lang::words::{NO_DATA, sentence};
use crate::model::unit::Exact;
use crate::report::bridge::{Bridge, Step};

const KEYS: &[Key] = &[NOTATION.actual];

pub(super) fn draw(bridge: &Bridge, sheet: Sheet<'_>) -> Drawn {
    let steps = &bridge.steps;
    let lang = sheet.lang;
    let written = Written::of(Shown::Money(sheet.currency), steps.iter().map(|it| it.amount), lang);
    let mut rows = Vec::new();
    let (mut low, mut high, mut at) = (0.0, 0.0, 0.0);
    for step in steps {
        let amount = step.amount.approximate();
        let (from, to) = if step.is_level { (0.0, amount) } else { (at, at + amount) };
        rows.push(row(step, (from, to), &written));
        (low, high, at) = (to.min(low), to.max(high), to);
    }
    let said = |it: &Step| format!("{} {}", it.name.get(lang), amount(it, &written));
    let beside = bridge.beside.map_or_else(String::new, |(name, share)| {
        format!(" {}: {}.", sentence(name.get(lang)), percent(share, lang))
    });
    let chart = Rows {
        title: written.title(bridge.name.get(lang)),
        summary: match steps.is_empty() {
            true => sentence(NO_DATA.get(lang)) + ".",
            false => steps.iter().map(said).collect::<Vec<_>>().join("; ") + "." + &beside,
        },
        keys: KEYS,
        rows,
        span: (low, high),
        ticks: Vec::new(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn row(step: &Step, (from, to): (f64, f64), written: &Written<'_>) -> Row {
    let words = match step.is_level {
        true => written.told(step.amount),
        false => written.told_gap(step.amount),
    };
    let mark = match step.amount == Exact::ZERO {
        // Where nothing changed, the place where it did not.
        true => Mark::Tick(to, Ink::Actual),
        false => Mark::Bar(from, to, Ink::Actual, String::new()),
    };
    Row {
        name: step.name.get(written.lang).to_owned(),
        marks: vec![mark],
        words,
        lines: vec![amount(step, written)],
        ..Row::default()
    }
}

fn amount(step: &Step, written: &Written<'_>) -> String {
    match step.is_level {
        true => written.shown.short(step.amount, written.lang),
        false => written.shown.gap(step.amount, step.amount, written.lang),
    }
}
