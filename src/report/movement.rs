//! The movement bridge: how the debt at the start of a period became that at its end.

use crate::kpi::defs;
use crate::kpi::receivables::movement as moved;
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::unit::Exact;

/// One step of the bridge, in major units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub name: Text,
    /// How it changes the debt: a minus makes it less; of the ends, the debt itself.
    pub amount: Exact,
    /// Whether it is the start or the end.
    pub is_level: bool,
}

/// The bridge of a scope: the start, what was shipped, what was settled (money and returns always,
/// set-off and write-off where there is any), the end: the steps between add up to the difference.
/// Empty before the period begins.
pub fn movement(data: &Dataset, scope: Scope) -> Vec<Step> {
    let slice = defs::receivables().slice(&Known::of(data, scope), scope);
    let Some(moved) = moved(&slice) else { return Vec::new() };
    let level = |name, amount| Step { name, amount, is_level: true };
    let more = |name, amount| Step { name, amount, is_level: false };
    let less = |name, amount| more(name, Exact::ZERO.minus(amount).unwrap_or(Exact::ZERO));
    let mut steps = vec![
        level(text("Долг на начало", "Owed at the start"), moved.start),
        more(text("Отгружено", "Shipped"), moved.shipped),
        less(text("Оплачено", "Paid"), moved.paid),
        less(text("Возвраты", "Returned"), moved.returned),
    ];
    let others = [
        less(text("Взаимозачёт", "Set off"), moved.set_off),
        less(text("Списано", "Written off"), moved.written_off),
    ];
    steps.extend(others.into_iter().filter(|it| it.amount != Exact::ZERO));
    steps.push(level(text("Долг на конец", "Owed at the end"), moved.end));
    steps
}
