//! The tables of sales KPIs as they are shown: the warm base, contracts, planned SKUs, variance.

use super::assortment::{Assortment, PlannedRow};
use super::contracts::ContractsReport;
use super::grid::{Cell, Grid};
use super::standing::PRODUCTS;
use super::variance::Decomposition;
use super::warm_base::{Cohort, Ledger, Sleeping, WarmBase};
use crate::kpi::Unit;
use crate::kpi::variance::Variance;
use crate::lang::{Text, text};
use crate::model::unit::Exact;

/// Months since the first purchase, as cohorts have them in their columns.
const MONTHS: [&str; 13] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

fn grid(id: &'static str, title: Text, head: &[Text], rows: Vec<Vec<Cell>>) -> Grid {
    Grid { id, title, note: None, head: head.to_vec(), rows, total: None }
}

fn named(name: Option<&String>, otherwise: Cell) -> Cell {
    name.map_or(otherwise, |it| Cell::Named(it.clone()))
}

fn money(amount: Exact) -> Cell {
    Cell::figure(amount, Unit::Money)
}

const CUSTOMERS: Text = text("Клиентов", "Customers");
const WHAT: Text = text("Показатель", "Figure");

/// How the warm base moved, its cohorts, who sleeps.
pub fn warm_base(base: &WarmBase) -> Vec<Grid> {
    vec![ledger(&base.ledger), cohorts(&base.cohorts), sleeping(&base.sleeping)]
}

fn ledger(it: &Ledger) -> Grid {
    let rows = [
        (text("На начало", "At the start"), it.start),
        (text("Новые", "New"), it.new),
        (text("Вернулись", "Reactivated"), it.reactivated),
        (text("Переданы от других", "Received from others"), it.received),
        (text("Переданы другим", "Handed over"), it.handed_over),
        (text("Ушли", "Lapsed"), it.lapsed),
        (text("На конец", "At the end"), it.end),
        (text("Из новых: возможно старые", "Of the new: perhaps old"), it.maybe_old),
    ];
    let rows = rows.map(|(name, count)| vec![Cell::Said(name), Cell::count(count)]);
    let note = text(
        "Активен, кто покупал за месяцы давности (12, если она не задана). Начало + новые + \
         вернулись + переданы от других − переданы другим − ушли = конец.",
        "Active is who bought within the look-back (12 months where it is off). Start + new + \
         reactivated + received − handed over − lapsed = end.",
    );
    let title = text("Движение тёплой базы", "How the warm base moved");
    let head = [WHAT, CUSTOMERS];
    Grid { note: Some(note), ..grid("warm-ledger", title, &head, rows.into()) }
}

fn cohorts(all: &[Cohort]) -> Grid {
    let row = |it: &Cohort| {
        let counts = it.active.iter().take(MONTHS.len()).map(|&count| Cell::count(count));
        let mut cells: Vec<Cell> =
            [Cell::Named(it.month.to_string())].into_iter().chain(counts).collect();
        cells.resize(MONTHS.len() + 1, Cell::Empty);
        cells
    };
    let first = text("Месяц первой покупки", "Month of the first purchase");
    let head: Vec<Text> = [first].into_iter().chain(MONTHS.map(|it| text(it, it))).collect();
    let title = text("Когорты: купили через столько месяцев", "Cohorts: bought so many months on");
    grid("warm-cohorts", title, &head, all.iter().map(row).collect())
}

fn sleeping(all: &[Sleeping]) -> Grid {
    let row = |it: &Sleeping| {
        let name = Cell::Named(it.name.clone());
        vec![name, named(it.owner.as_ref(), Cell::Empty), Cell::Day(it.last), money(it.bought)]
    };
    let head = [
        text("Клиент", "Customer"),
        text("Менеджер", "Salesperson"),
        text("Последняя покупка", "Last purchase"),
        text("Куплено всего", "Bought in all"),
    ];
    let rows = all.iter().map(row).collect();
    grid("warm-sleeping", text("Спящие клиенты", "Sleeping customers"), &head, rows)
}

/// Contracts without the extremes, missed pairs, what was left out.
pub fn contracts(it: &ContractsReport) -> Vec<Grid> {
    let figures = [
        (text("Среднее без крайних 5 %", "Mean without 5 % at each end"), it.trimmed, Unit::Money),
        (text("90-й процентиль", "90th percentile"), it.p90, Unit::Money),
        (
            text("Доля выручки сопутствующих", "Companion share of revenue"),
            it.companion_share,
            Unit::Share,
        ),
    ];
    let figures =
        figures.map(|(name, value, unit)| vec![Cell::Said(name), Cell::Figure(value, unit)]);
    let pair = |it: &super::contracts::Pair| {
        let [anchor, companion] = [&it.anchor, &it.companion].map(|it| Cell::Named(it.clone()));
        vec![anchor, companion, Cell::count(it.together), Cell::count(it.missed)]
    };
    let out = |(number, total): &(Option<String>, Exact)| {
        vec![named(number.as_ref(), Cell::Said(text("без номера", "no number"))), money(*total)]
    };
    let pairs = [
        text("Основной товар", "Main product"),
        text("Сопутствующий", "Companion"),
        text("Вместе", "Together"),
        text("Упущено", "Missed"),
    ];
    let documents = [text("Договор, документ", "Contract, document"), text("Сумма", "Total")];
    let value = [WHAT, text("Значение", "Value")];
    vec![
        grid("contract-figures", text("Договоры", "Contracts"), &value, figures.into()),
        Grid {
            note: Some(text(
                "до десяти пар, где упущено больше всего",
                "up to ten pairs, where most was missed",
            )),
            ..grid(
                "missed-pairs",
                text("Что не предложили", "What was not offered"),
                &pairs,
                it.missed.iter().map(pair).collect(),
            )
        },
        grid(
            "contracts-left-out",
            text("Не вошли: возвращены или меньше нуля", "Left out: given back or below zero"),
            &documents,
            it.left_out.iter().map(out).collect(),
        ),
    ]
}

const SOLD: Text = text("Продано", "Sold");

fn pieces(quantity: Exact) -> Cell {
    Cell::figure(quantity, Unit::Pieces)
}

/// Planned SKUs.
pub fn planned(rows: &[PlannedRow]) -> Grid {
    let row = |row: &PlannedRow| {
        let name = named(row.name.as_ref(), Cell::Said(text("Всё", "Everything")));
        let to_date = row.to_date.map_or(Cell::Empty, pieces);
        vec![name, pieces(row.sold), pieces(row.planned), to_date]
    };
    let head = [
        text("SKU, группа", "SKU, group"),
        SOLD,
        text("План", "Target"),
        text("План на дату", "Target to date"),
    ];
    grid("planned-skus", PRODUCTS, &head, rows.iter().map(row).collect())
}

/// What was sold outside the plan.
pub fn unplanned(it: &Assortment) -> Grid {
    let row = |(title, sold): &(String, Exact)| vec![Cell::Named(title.clone()), pieces(*sold)];
    let rows = it.unplanned.iter().map(row).collect();
    grid("unplanned-skus", text("Вне плана", "Outside the plan"), &[text("SKU", "SKU"), SOLD], rows)
}

/// Why the fact differs from the plan, SKU by SKU.
pub fn variance(it: &Decomposition) -> Grid {
    let head = [
        text("SKU", "SKU"),
        text("План", "Plan"),
        text("Объём", "Volume"),
        text("Цена", "Price"),
        text("Новые SKU", "New SKUs"),
        text("План только в деньгах", "Planned in money only"),
        text("Возвраты", "Returns"),
        text("Факт", "Fact"),
    ];
    let cells = |name: Cell, of: &Variance| {
        let parts = [of.planned, of.volume, of.price, of.new, of.in_money, of.returns, of.fact];
        [name].into_iter().chain(parts.map(money)).collect::<Vec<Cell>>()
    };
    let rest = || Cell::Said(text("Остальное", "The rest"));
    let rows = it.rows.iter().map(|(title, of)| cells(named(title.as_ref(), rest()), of)).collect();
    let total = Some(cells(Cell::Said(text("Итого", "Total")), &it.total));
    let title = text("Почему факт не равен плану", "Why the fact differs from the plan");
    Grid { total, ..grid("variance", title, &head, rows) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn rows_are_as_wide_as_the_head() {
        let base = WarmBase {
            ledger: Ledger { start: 2, new: 1, end: 3, ..Ledger::default() },
            cohorts: vec![Cohort {
                month: crate::model::date::Period::parse("2026-01").expect("a month"),
                active: vec![1; 20],
            }],
            sleeping: Vec::new(),
            reorder_days: None,
        };
        for grid in warm_base(&base) {
            assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()), "{}", grid.id);
        }
        let ledger = ledger(&base.ledger);
        assert_eq!(ledger.rows[1], [Cell::Said(text("Новые", "New")), Cell::count(1)]);
        assert_eq!(ledger.title.get(Lang::En), "How the warm base moved");
    }
}
