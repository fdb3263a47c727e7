//! The tables of receivables as grids: by age, by movement, by due date.

use super::ageing::{Ageing, AgeingRow, ageing};
use super::bridge::{Bridge, Step};
use super::exhibit::{Exhibit, Picture};
use super::expected_cash::{Cash, DueDay, expected_cash};
use super::grid::{Cell, Grid};
use super::movement::movement;
use super::whose::cell;
use crate::kpi::{NoValue, Unit};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::rules::Allocation;
use crate::model::scope::Scope;
use crate::model::slice::By;
use crate::model::unit::Exact;

/// All of a scope: by age of salespeople and of customers, by movement, by due date; none where no
/// document is known.
pub fn exhibits(data: &Dataset, scope: Scope) -> Vec<Exhibit> {
    let ages = |by| {
        let ages = ageing(data, scope, by)?;
        Ok(by_age(&ages, data.rules.allocation).drawn_as(Picture::Ages(Box::new(ages))))
    };
    let both: Result<Vec<Exhibit>, NoValue> =
        [By::Rep, By::Customer].into_iter().map(ages).collect();
    let (Ok(mut all), Some(facts)) = (both, scope.facts()) else { return Vec::new() };
    let (steps, days) = (movement(data, scope), expected_cash(data, scope));
    all.push(by_movement(&steps).drawn_as(Picture::Bridge(Bridge {
        name: MOVED,
        steps,
        beside: None,
    })));
    let due = by_due_date(&days);
    all.push(due.drawn_as(Picture::Cash(Cash { as_of: facts.to, days })));
    all
}

const MOVED: Text = text("Движение задолженности", "How receivables moved");

/// The ageing table: a row a salesperson or customer, a column a bucket. Its note says to what
/// money without an invoice went, or that the ages are an estimate.
pub fn by_age(ageing: &Ageing, level: Allocation) -> Grid {
    let whose = match ageing.by {
        By::Customer => text("Клиент", "Customer"),
        By::Team => text("Группа", "Team"),
        _ => text("Менеджер", "Salesperson"),
    };
    let rows =
        ageing.rows.iter().map(|row| cells(row, cell(row.name.as_ref(), row.part))).collect();
    Grid {
        id: "receivables-ages",
        title: text("Задолженность по срокам", "Receivables by age"),
        note: Some(if ageing.is_estimate { ESTIMATE } else { allocated(level) }),
        head: std::iter::once(whose).chain(AGES).chain(BESIDE).collect(),
        rows,
        total: Some(cells(&ageing.total, Cell::Said(text("Всего", "In all")))),
    }
}

/// The bridge from the debt at the start to that at the end.
pub fn by_movement(steps: &[Step]) -> Grid {
    let row = |step: &Step| vec![Cell::Said(step.name), Cell::figure(step.amount, Unit::Money)];
    Grid {
        id: "receivables-movement",
        title: MOVED,
        note: None,
        head: vec![text("Шаг", "Step"), text("Сумма", "Amount")],
        rows: steps.iter().map(row).collect(),
        total: None,
    }
}

/// The calendar of expected cash.
pub fn by_due_date(days: &[DueDay]) -> Grid {
    let said = |day: &DueDay| {
        if day.is_overdue {
            text("просрочено", "overdue")
        } else {
            text("ожидается", "expected")
        }
    };
    let money = |amount| Cell::figure(amount, Unit::Money);
    let row = |day: &DueDay| {
        vec![Cell::Day(day.due), money(day.amount), money(day.so_far), Cell::Said(said(day))]
    };
    Grid {
        id: "receivables-expected",
        title: text("Ожидаемые поступления", "Expected cash"),
        note: None,
        head: vec![
            text("Срок оплаты", "Due date"),
            text("Сумма", "Amount"),
            text("Нарастающим итогом", "Running total"),
            text("Состояние", "State"),
        ],
        rows: days.iter().map(row).collect(),
        total: None,
    }
}

/// The ages of debts, in days over the due date.
pub const AGES: [Text; 6] = [
    text("Не просрочено", "Not due"),
    text("1–30", "1–30"),
    text("31–60", "31–60"),
    text("61–90", "61–90"),
    text("91–120", "91–120"),
    text("121 и больше", "121 and more"),
];

const BESIDE: [Text; 6] = [
    text("Всего", "In all"),
    text("Просрочено", "Overdue"),
    text("Доля просрочки", "Overdue share"),
    text("Спорное", "Disputed"),
    text("Аванс", "Advance"),
    text("Унаследовано: ещё на ушедшем", "Inherited: still a leaver's"),
];

const ESTIMATE: Text = text(
    "Оценка: документов нет, сроки посчитаны назад по оборотам",
    "An estimate: there are no documents, ages are counted back from turnovers",
);

fn cells(row: &AgeingRow, name: Cell) -> Vec<Cell> {
    let money = |amount: &Exact| Cell::figure(*amount, Unit::Money);
    let ages = row.ages.iter().map(money);
    let all = [money(&row.open), money(&row.overdue), Cell::Figure(row.share, Unit::Share)];
    let beside = [money(&row.disputed), money(&row.advances), money(&row.inherited)];
    std::iter::once(name).chain(ages).chain(all).chain(beside).collect()
}

/// What money that names no invoice paid.
fn allocated(level: Allocation) -> Text {
    match level {
        Allocation::Client => text(
            "Оплата без счёта погашает самый старый долг клиента",
            "Money that names no invoice pays the customer's oldest debt",
        ),
        Allocation::Contract => text(
            "Оплата без счёта погашает самый старый долг договора",
            "Money that names no invoice pays the contract's oldest debt",
        ),
        Allocation::Document => {
            text("Оплата погашает то, что в ней названо", "Money pays what it names")
        }
    }
}
