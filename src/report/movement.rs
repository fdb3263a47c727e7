//! The movement bridge: how the debt at the start of a period became that at its end.

use super::bridge::Step;
use crate::kpi::defs;
use crate::kpi::receivables::movement as moved;
use crate::lang::text;
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::unit::Exact;

/// The bridge of a scope: the start, what was shipped, what was settled (money and returns always,
/// set-off and write-off where there is any), the end: the steps between add up to the difference.
/// Empty before the period begins.
pub fn movement(data: &Dataset, scope: Scope) -> Vec<Step> {
    let slice = defs::receivables().slice(&Known::of(data, scope), scope);
    let Some(moved) = moved(&slice) else { return Vec::new() };
    let mut steps = vec![
        Step::level(text("Долг на начало", "Owed at the start"), moved.start),
        Step::more(text("Отгружено", "Shipped"), moved.shipped),
        Step::less(text("Оплачено", "Paid"), moved.paid),
        Step::less(text("Возвраты", "Returned"), moved.returned),
    ];
    let others = [
        Step::less(text("Взаимозачёт", "Set off"), moved.set_off),
        Step::less(text("Списано", "Written off"), moved.written_off),
    ];
    steps.extend(others.into_iter().filter(|it| it.amount != Exact::ZERO));
    steps.push(Step::level(text("Долг на конец", "Owed at the end"), moved.end));
    steps
}
