//! Overdue receivables: what is over its due date of what is owed (the KPI handbook B7).
//!
//! A state at D, the period's last day or the as-of date, from documents dated up to it alone:
//! open = invoiced − paid − credited, allocated as the rules say; overdue from the day after the
//! due date. Figures over days: DSO = open ÷ net credit sales of the last days × days; turnover =
//! net credit sales of the period ÷ the mean of what was owed before it and at its end; timely cash
//! = paid with money in the period up to the due date ÷ due in the period: what was settled before it,
//! or taken off by credit notes up to the due date, is not due in it, and money is matched as at D;
//! CEI = (before + sales − open) ÷ (before + sales − not due); weighted delay = Σ open × days over
//! ÷ Σ open. What was owed before the period is counted by whose it is at D.
//! No value: no invoice nor balance of anybody up to the as-of date; a ratio of nothing.

use crate::kpi::engine::known;
use crate::kpi::ground::receivables::{Item, Stand, facts, of_parts, stand};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::date::Period;
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::tally::ByRep;
use crate::model::unit::Exact;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "overdue_receivables",
    name: text("Просрочка (ПДЗ)", "Overdue receivables"),
    definition: text(
        "Просроченная задолженность клиентов, делённая на всю задолженность на дату.",
        "What customers owe past its due date, divided by all that they owe on a date.",
    ),
    better: Better::Lower,
    ground: Ground::State(facts),
    tables: &[Table::Invoices, Table::Payments, Table::Balances, Table::Targets],
    defaulted: text(
        "срок оплаты по умолчанию или оценка по оборотам",
        "a payment term by default, or an estimate from turnovers",
    ),
    by: &[By::Team, By::Rep, By::Customer, By::Bucket, By::Month],
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "headline", unit: Unit::Share, count: headline },
    planned: Planning::Whole,
    norm: None,
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    Measure {
        id: "headline",
        name: text("доля просроченной", "overdue share"),
        unit: Unit::Share,
        how: How::Ratio(headline),
        rows: OVERDUE,
        by: None,
    },
    Measure {
        id: "open",
        name: text("задолженность", "receivables"),
        unit: Unit::Money,
        how: How::Level(|slice| level(slice, OPEN)),
        rows: OPEN,
        by: None,
    },
    Measure {
        id: "overdue",
        name: text("просрочено", "overdue"),
        unit: Unit::Money,
        how: How::Level(|slice| level(slice, OVERDUE)),
        rows: OVERDUE,
        by: None,
    },
    Measure {
        id: "not_due",
        name: text("не просрочено", "not due"),
        unit: Unit::Money,
        how: How::Level(|slice| level(slice, NOT_DUE)),
        rows: NOT_DUE,
        by: None,
    },
    Measure {
        id: "ageing",
        name: text("по срокам", "by age"),
        unit: Unit::Money,
        how: How::Level(|slice| level(slice, OPEN)),
        rows: OPEN,
        by: Some(By::Bucket),
    },
    ratio("dso_days", text("оборот долга (DSO)", "days sales outstanding"), Unit::Days, dso, OPEN),
    ratio("turnover", text("оборачиваемость", "turnover"), Unit::Count, turnover, SALES),
    ratio(
        "timely_cash",
        text("оплачено в срок", "paid in time"),
        Unit::Share,
        timely_cash,
        IN_TIME,
    ),
    ratio("cei", text("собираемость (CEI)", "collection (CEI)"), Unit::Share, cei, OPEN),
    ratio(
        "weighted_delay_days",
        text("средняя задержка", "weighted delay"),
        Unit::Days,
        weighted_delay,
        OVERDUE,
    ),
    Measure {
        id: "limit_breaches",
        name: text("клиентов сверх лимита", "customers over their limit"),
        unit: Unit::Count,
        how: How::Stat(limit_breaches),
        rows: OVER_LIMIT,
        by: None,
    },
];

const OPEN: Rows = rows(|slice| with(slice, |stand| stand.open_rows(slice)));
const OVERDUE: Rows = rows(|slice| with(slice, |stand| stand.rows_by_due(slice, true)));
const NOT_DUE: Rows = rows(|slice| with(slice, |stand| stand.rows_by_due(slice, false)));
const OVER_LIMIT: Rows = rows(|slice| {
    with(slice, |stand| {
        let customers = stand.over_limit(slice);
        let is_over = |row: &u32| slice.customer(*row).is_some_and(|it| customers.contains(&it));
        stand.open_rows(slice).into_iter().filter(is_over).collect()
    })
});
/// Documents of the period that are sales on credit, or lower them.
const SALES: Rows = Rows {
    of: |slice| {
        let is_sale = |item: &Item, days: Period| item.sale.0 != 0 && days.contains(item.date);
        with(slice, |stand| stand.rows(slice, |item| is_sale(item, stand.days)))
    },
    brings: |slice, row| stand(slice).map_or(Exact::ZERO, |stand| stand.sales(&[row], stand.days)),
    unit: Unit::Money,
};
/// Debts due in the period that were paid in time, if only in part.
const IN_TIME: Rows = Rows {
    of: |slice| with(slice, |stand| due_rows(slice, stand)),
    brings: |slice, row| stand(slice).map_or(Exact::ZERO, |stand| stand.in_time(slice, &[row])),
    unit: Unit::Money,
};

/// Rows that bring what is owed of them.
const fn rows(of: fn(&Slice) -> Vec<u32>) -> Rows {
    let brings = |slice: &Slice, row| stand(slice).map_or(Exact::ZERO, |stand| stand.open(&[row]));
    Rows { of, brings, unit: Unit::Money }
}

const fn ratio(
    id: &'static str,
    name: Text,
    unit: Unit,
    count: fn(&Slice) -> Counted,
    rows: Rows,
) -> Measure {
    Measure { id, name, unit, how: How::Ratio(count), rows, by: None }
}

/// Rows of how things stand; none where the days have not begun.
fn with(slice: &Slice, rows: impl FnOnce(&Stand) -> Vec<u32>) -> Vec<u32> {
    stand(slice).map_or_else(Vec::new, |stand| rows(&stand))
}

/// What is counted of how things stand, where anything is known of it.
fn of(slice: &Slice, count: impl FnOnce(&Stand) -> Counted) -> Counted {
    match (known(slice), stand(slice)) {
        (Ok(()), Some(stand)) => count(&stand),
        (Ok(()), None) => Counted::of(Err(NoValue::NotBegun), 0),
        (Err(why), _) => Counted::of(Err(why), 0),
    }
}

/// What is owed of some rows.
fn level(slice: &Slice, rows: Rows) -> Counted {
    of(slice, |stand| {
        let rows = (rows.of)(slice);
        Counted::of(Ok(stand.open(&rows)), rows.len())
    })
}

/// What is overdue and what is owed of whole people, by rep, in parts of the stand.
struct Tally(ByRep);

fn headline(slice: &Slice) -> Counted {
    of(slice, |stand| {
        if let Some(whose) = slice.everything() {
            let tally = slice.in_period(|slice, _| Tally(stand.open_by_rep(slice)));
            let sums = tally.0.get(whose);
            return Counted::ratio(of_parts(sums.part), of_parts(sums.whole), sums.n);
        }
        let rows = stand.open_rows(slice);
        let overdue = stand.open(&stand.rows_by_due(slice, true));
        Counted::ratio(overdue, stand.open(&rows), rows.len())
    })
}

fn weighted_delay(slice: &Slice) -> Counted {
    of(slice, |stand| {
        let rows = stand.open_rows(slice);
        Counted::ratio(stand.delay(&rows), stand.open(&rows), rows.len())
    })
}

/// Sales of no more than nothing turn no debt over.
fn dso(slice: &Slice) -> Counted {
    of(slice, |stand| {
        let days = looked_back(slice, stand);
        let (open, sales) = (stand.open(&slice.rows), stand.sales(&slice.rows, days));
        let by_day = Counted::ratio(open, sales, slice.rows.len());
        let times = |it: Exact| it.times(Exact::whole(days.days().into())).ok_or(NoValue::TooLarge);
        let value = if sales > Exact::ZERO { by_day.value } else { Err(NoValue::ZeroWhole) };
        Counted { value: value.and_then(times), ..by_day }
    })
}

/// The days whose sales DSO is counted from: the last ones, or those of the period.
fn looked_back(slice: &Slice, stand: &Stand) -> Period {
    let days = i32::try_from(slice.data.rules.dso_days).unwrap_or(i32::MAX);
    let last = stand.days.to;
    if days == 0 { stand.days } else { Period { from: last.plus(1 - days), to: last } }
}

fn turnover(slice: &Slice) -> Counted {
    of(slice, |stand| {
        let rows = &slice.rows;
        let both = stand.opening(slice, rows).plus(stand.open(rows));
        let Some(mean) = both.and_then(|both| both.times(Exact::new(1, 2))) else {
            return Counted::of(Err(NoValue::TooLarge), rows.len());
        };
        Counted::ratio(stand.sales(rows, stand.days), mean, rows.len())
    })
}

fn timely_cash(slice: &Slice) -> Counted {
    of(slice, |stand| {
        if stand.is_estimate() {
            return Counted::of(Err(NoValue::MissingField("due")), 0);
        }
        let rows = due_rows(slice, stand);
        Counted::ratio(stand.in_time(slice, &rows), stand.due(slice, &rows), rows.len())
    })
}

/// The rows of debts that are due in the period.
fn due_rows(slice: &Slice, stand: &Stand) -> Vec<u32> {
    stand.rows(slice, |item| item.due_amount.0 != 0 && stand.days.contains(item.due))
}

fn cei(slice: &Slice) -> Counted {
    of(slice, |stand| {
        let rows = &slice.rows;
        let not_due = stand.open(&stand.rows_by_due(slice, false));
        let all = stand.opening(slice, rows).plus(stand.sales(rows, stand.days));
        let sides = all.and_then(|all| Some((all.minus(stand.open(rows))?, all.minus(not_due)?)));
        match sides {
            Some((collected, due)) => Counted::ratio(collected, due, rows.len()),
            None => Counted::of(Err(NoValue::TooLarge), rows.len()),
        }
    })
}

fn limit_breaches(slice: &Slice) -> Counted {
    of(slice, |stand| {
        let over = i64::try_from(stand.over_limit(slice).len()).unwrap_or(i64::MAX);
        Counted::of(Ok(Exact::whole(over)), stand.open_rows(slice).len())
    })
}
