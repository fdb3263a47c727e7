//! The contracts of people one by one, with their mean, their median and the plan: a mean alone does
//! not say whether it is made of one large contract or of many like it.

use super::bridge::{Bridge, Step};
use super::contracts::is_companion;
use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::defs::average_contract::{distinct, sold, whole};
use crate::kpi::engine::compared;
use crate::kpi::ground::sales::money;
use crate::kpi::{NoValue, Unit, defs};
use crate::lang::{Text, text};
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::unit::Exact;

/// The contracts of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// Who.
    pub whose: Whose,
    /// Totals of the contracts that they have a part in, each whole, ascending, in major units.
    pub totals: Vec<Exact>,
    /// Their revenue over their contracts.
    pub mean: Result<Exact, NoValue>,
    /// Half of the contracts are not above it.
    pub median: Result<Exact, NoValue>,
    /// What the mean is to be.
    pub target: Option<Exact>,
    /// Whether the contracts are too few to conclude anything.
    pub is_few: bool,
}

/// The people of a slice of the average contract: the furthest below the plan first; without plans
/// the highest mean first.
pub fn strips(slice: &Slice) -> Vec<Strip> {
    let parts = slice.split(By::Rep, &[]);
    let mut all: Vec<Strip> = parts.iter().map(|(code, part)| strip(*code, part, slice)).collect();
    all.retain(|it| !it.totals.is_empty());
    let zero = Exact::ZERO;
    sort::by_key(&mut all, |it| {
        let mean = it.mean.unwrap_or(zero);
        let gap = it.target.and_then(|target| mean.minus(target));
        (it.whose.name.is_none(), gap.is_none(), gap, zero.minus(mean), it.whose.name.clone())
    });
    all
}

fn strip(code: Option<u32>, part: &Slice, whole_slice: &Slice) -> Strip {
    let kpi = defs::contracts();
    let of_period = whole(part);
    let totals = distinct(part).into_iter().filter_map(|code| of_period.get(code));
    let mut totals: Vec<Exact> = totals.map(|it| it.total.exact()).collect();
    sort::whole(&mut totals);
    let figure = |id: &str| kpi.measure(id).map_or(Err(NoValue::NoRows), |it| it.count(part).value);
    Strip {
        whose: Whose::of(By::Rep, code, part),
        totals,
        mean: figure("headline"),
        median: figure("median"),
        target: compared(kpi, part, whole_slice),
        is_few: kpi.few.as_ref().is_some_and(|few| (few.have)(part) < few.need),
    }
}

/// The people as a table.
pub fn grid(all: &[Strip]) -> Grid {
    let money = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Money));
    let row = |it: &Strip| {
        vec![
            it.whose.cell(),
            Cell::count(it.totals.len()),
            Cell::Figure(it.mean, Unit::Money),
            Cell::Figure(it.median, Unit::Money),
            money(it.totals.first().copied()),
            money(it.totals.last().copied()),
            money(it.target),
        ]
    };
    Grid {
        id: "contract-people",
        title: text("Договоры по менеджерам", "Contracts by salesperson"),
        note: None,
        head: vec![
            text("Менеджер", "Salesperson"),
            text("Договоров", "Contracts"),
            text("Среднее", "Mean"),
            text("Медиана", "Median"),
            text("Наименьший", "Smallest"),
            text("Наибольший", "Largest"),
            text("План", "Plan"),
        ],
        rows: all.iter().map(row).collect(),
        total: None,
    }
}

const ATTACHED: Text =
    text("Из чего складывается средний договор", "What the average contract is made of");

/// From the main products of a contract to its average: companions on top, returns off. None where
/// no product is known to be a companion, or there is no contract.
pub fn attached(slice: &Slice) -> Option<Bridge> {
    if !slice.data.products.iter().any(|it| it.companion) {
        return None;
    }
    let figure = |id: &str| defs::contracts().measure(id)?.count(slice).value.ok();
    let (contracts, mean) = (figure("contracts")?, figure("headline")?);
    let sold = sold(slice);
    let companions: Vec<u32> =
        sold.iter().copied().filter(|&row| is_companion(slice, row)).collect();
    let (sold, added) = (money(slice, &sold), money(slice, &companions));
    let base = sold.minus(added)?.over(contracts)?;
    let added = added.over(contracts)?;
    let returned = base.plus(added)?.minus(mean)?;
    let mut steps = vec![
        Step::level(text("Основные товары", "Main products"), base),
        Step::more(text("Сопутствующие", "Companions"), added),
    ];
    if returned != Exact::ZERO {
        steps.push(Step::less(text("Возвраты", "Returned"), returned));
    }
    steps.push(Step::level(text("Средний договор", "Average contract"), mean));
    let rate = text("доля договоров с сопутствующими", "share of contracts with companions");
    let beside = figure("attach_rate").map(|it| (rate, it));
    Some(Bridge { name: ATTACHED, steps, beside })
}

/// The bridge as a table.
pub fn attached_grid(of: &Bridge) -> Grid {
    let row = |step: &Step| vec![Cell::Said(step.name), Cell::figure(step.amount, Unit::Money)];
    Grid {
        id: "contract-bridge",
        title: ATTACHED,
        note: None,
        head: vec![text("Шаг", "Step"), text("На договор", "Per contract")],
        rows: of.steps.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const SALES: &str = "date | document | rep | sku | amount
        2026-09-01 | 1 | А | насос | 100\n2026-09-01 | 1 | А | шланг | 20
        2026-09-02 | 2 | А | насос | 300\n2026-09-03 | 3 | Б | насос | 40
        2026-09-03 | 4 | А | насос | 0";
    const PRODUCTS: &str = "sku | name | kind\nнасос | Насос | main\nшланг | Шланг | companion";
    const TARGETS: &str = "kpi | who | from | amount\naverage_contract | А | 2026-09-01 | 250
        average_contract | Б | 2026-09-01 | 30";

    #[test]
    fn each_contract_is_a_point_beside_mean_and_median() {
        let tables = [(Table::Sales, SALES), (Table::Targets, TARGETS)];
        let asked = asked("2026-09", Rules::default(), &tables);
        let all = strips(&asked.slice("average_contract", ""));
        let said: Vec<_> = all
            .iter()
            .map(|it| (it.whose.name.as_deref(), it.totals.clone(), it.mean, it.median))
            .collect();
        let whole = Exact::whole;
        let expected = [
            (Some("А"), vec![whole(120), whole(300)], Ok(whole(210)), Ok(whole(210))),
            (Some("Б"), vec![whole(40)], Ok(whole(40)), Ok(whole(40))),
        ];
        assert_eq!(said, expected, "below the plan first; what is no contract is no point");
        assert!(all[0].is_few);
        let grid = grid(&all);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
    }

    #[test]
    fn main_products_and_companions_add_up_to_the_average() {
        let tables = [(Table::Sales, SALES), (Table::Products, PRODUCTS)];
        let asked = asked("2026-09", Rules::default(), &tables);
        let of = attached(&asked.slice("average_contract", "")).expect("companions are known");
        let said: Vec<_> = of.steps.iter().map(|it| (it.is_level, it.amount)).collect();
        // Three contracts of 460 together.
        let third = |part| Exact::new(part, 3);
        assert_eq!(said, [(true, third(440)), (false, third(20)), (true, third(460))]);
        assert_eq!(of.beside.map(|it| it.1), Some(third(1)), "one of three has a companion");
        let untold = asked_without_kinds();
        assert_eq!(attached(&untold.slice("average_contract", "")), None);
    }

    fn asked_without_kinds() -> crate::kpi::fixture::Asked {
        asked("2026-09", Rules::default(), &[(Table::Sales, SALES)])
    }
}
