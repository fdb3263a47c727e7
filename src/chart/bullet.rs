//! A bullet graph of the index to plan: how near a KPI is to its plan, on one scale for all.

use super::ink::Ink;
use super::pen::{Frame, Pen};
use super::scale::Linear;
use super::svg::{Head, Writer};
use super::{Drawn, Said, Target};
use crate::lang::Lang;
use crate::lang::format::percent;
use crate::lang::words::{NO_DATA, sentence};
use crate::model::unit::Exact;

/// The right end of the scale: a quarter above the plan.
const TOP: f64 = 1.25;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    /// What the index is of.
    pub name: &'a str,
    /// Attainment with the direction already in it: 1 is the plan, more is better.
    pub index: Option<Exact>,
    /// What part of the plan is expected by the as-of date of a running period.
    pub expected: Option<Exact>,
    /// From here it is close to the plan; below is a problem.
    pub watch_from: Exact,
}

/// Draws it; one target, the whole of it.
pub fn draw(spec: &Spec<'_>, lang: Lang, width: u32, height: u32, id: &str) -> Drawn {
    let title = sentence(spec.name);
    let summary = summary(spec, lang);
    let head = Head { id, width, height, title: &title, summary: &summary, hatched: false };
    let mut writer = Writer::new(&head);
    let (wide, high) = (f64::from(width), f64::from(height));
    marks(&Pen::new(&mut writer), spec, wide, high);
    let said = Said { head: title.clone(), lines: vec![summary.clone()] };
    let targets = vec![Target::over([0.0, 0.0, wide, high], said, 0)];
    Drawn { title, svg: writer.finish(), targets, summary, height, keys: &[] }
}

fn marks(pen: &Pen<'_>, spec: &Spec<'_>, wide: f64, high: f64) {
    let scale = Linear::new(0.0, TOP, 0.0, wide);
    let watch = scale.at(spec.watch_from.approximate().clamp(0.0, 1.0));
    let plan = scale.at(1.0);
    pen.fill([0.0, 0.0, watch, high], Ink::Band1);
    pen.fill([watch, 0.0, plan, high], Ink::Band2);
    pen.fill([plan, 0.0, wide, high], Ink::Band3);
    let middle = (high / 2.0).round();
    let half = (high / 5.0).round().max(2.0);
    if let Some(index) = spec.index {
        let index = index.approximate();
        let end = scale.at(index.clamp(0.0, TOP));
        if index > 0.0 {
            pen.fill([0.0, middle - half, end.max(1.0), middle + half], Ink::Actual);
        }
        if index > TOP {
            beyond(pen, wide, middle, half, 1.0);
        } else if index < 0.0 {
            beyond(pen, 0.0, middle, half, -1.0);
        }
    }
    let tick: Frame = [plan - 1.0, 2.0, plan + 1.0, high - 2.0];
    pen.fill(tick, Ink::Mark);
    if let Some(expected) = spec.expected {
        // A small wedge from above: "by today it should be here".
        let x = scale.at(expected.approximate().clamp(0.0, TOP));
        pen.shape(&[(x - 4.0, 0.0), (x + 4.0, 0.0), (x, 5.0)], Ink::Mark);
        pen.fill([x - 0.5, 4.0, x + 0.5, high - 2.0], Ink::Mark);
    }
}

/// The bar goes on outside the scale: a gap in it, and a head that points there.
fn beyond(pen: &Pen<'_>, edge: f64, middle: f64, half: f64, way: f64) {
    let back = edge - way * 9.0;
    if way > 0.0 {
        pen.fill([back - 2.0, middle - half, edge, middle + half], Ink::Band3);
    }
    let tip = edge - way;
    let head = [(back, middle - half - 1.0), (tip, middle), (back, middle + half + 1.0)];
    pen.shape(&head, Ink::Actual);
}

fn summary(spec: &Spec<'_>, lang: Lang) -> String {
    let Some(index) = spec.index else { return NO_DATA.get(lang).to_owned() };
    let done = percent(index, lang);
    match (spec.expected.map(|it| percent(it, lang)), lang) {
        (None, Lang::Ru) => format!("{done} плана"),
        (None, Lang::En) => format!("{done} of plan"),
        (Some(due), Lang::Ru) => format!("{done} плана, к этому дню ожидалось {due}"),
        (Some(due), Lang::En) => format!("{done} of plan, {due} expected by now"),
    }
}
