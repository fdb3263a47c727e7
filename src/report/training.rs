//! Training: hours done and planned, and who was tested on a new product in time (the KPI handbook
//! B2).

use super::grid::{Cell, Grid};
use crate::kpi::ground::attempts::attempted;
use crate::kpi::ground::deadline::deadline;
use crate::kpi::{NoValue, Unit};
use crate::lang::text;
use crate::model::date::{Date, Period};
use crate::model::names::fold;
use crate::model::products::Product;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::trainings::{Training, TrainingStatus};
use crate::model::unit::{Exact, Quantity};
use std::collections::BTreeMap;

/// Days from the launch of a product within which everybody is tested on it.
const TEST_WITHIN: i64 = 14;

/// Hours of training of one salesperson in the period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// The salesperson.
    pub rep: String,
    /// Done up to the as-of date, in millionths of an hour; no value where no training says how
    /// long it took.
    pub done: Option<i64>,
    /// Planned and not done yet.
    pub planned: Option<i64>,
}

/// A product launched, and who has passed its test in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// What the product is called.
    pub product: String,
    /// Its first day on sale.
    pub launched: Date,
    /// The topic that bears its name, its SKU's or its group's; none is there to be tested in.
    pub topic: Option<String>,
    /// How many have to know it: reps active on the fourteenth day (or the as-of date before it).
    pub asked: usize,
    /// How many of them passed in time.
    pub passed: usize,
    /// How many may still do so.
    pub waiting: usize,
}

/// The hours of training of the slice's people in its period, by name; namesakes are two.
pub fn hours(slice: &Slice) -> Vec<Hours> {
    let (data, as_of) = (slice.data, slice.scope.as_of);
    let is_its = |it: &&Training| {
        let is_known = it.status == TrainingStatus::Planned || it.date <= as_of;
        slice.scope.period.contains(it.date) && is_known && data.is_one_of(it.rep, slice.scope.who)
    };
    let mut by_rep: BTreeMap<(String, u32), Hours> = BTreeMap::new();
    for it in data.trainings.iter().filter(is_its) {
        let Some(rep) = data.rep(it.rep).map(|rep| rep.name.clone()) else { continue };
        let row = by_rep.entry((rep.clone(), it.rep)).or_default();
        row.rep = rep;
        let sum = match it.status {
            TrainingStatus::Done => &mut row.done,
            TrainingStatus::Planned => &mut row.planned,
        };
        if let Some(hours) = it.hours {
            *sum = Some(sum.unwrap_or(0).saturating_add(hours.0));
        }
    }
    by_rep.into_values().collect()
}

/// The products launched in the period up to the as-of date, the latest first.
pub fn launches(slice: &Slice) -> Vec<Launch> {
    let Some(days) = slice.scope.facts() else { return Vec::new() };
    let of = |product: &Product| {
        launch(slice, product, product.launched.filter(|&it| days.contains(it))?)
    };
    let mut all: Vec<Launch> = slice.data.products.iter().filter_map(of).collect();
    sort::by(&mut all, |a, b| (b.launched, &a.product).cmp(&(a.launched, &b.product)));
    all
}

fn launch(slice: &Slice, product: &Product, launched: Date) -> Option<Launch> {
    let (data, as_of) = (slice.data, slice.scope.as_of);
    let names = [Some(&product.name), Some(&product.sku), product.group.as_ref()];
    let topic_of =
        |name: &String| (0..).zip(&data.topics).find(|it| fold(&it.1.name) == fold(name));
    let topic = names.into_iter().flatten().find_map(topic_of);
    let all = attempted(&slice.known);
    let (mut asked, mut passed, mut waiting) = (0, 0, 0);
    for (rep, row) in (0..).zip(&data.reps) {
        let last = deadline(data, rep, launched, TEST_WITHIN);
        let on = last.min(as_of);
        let is_active = row.active_from.is_none_or(|it| it <= on)
            && row.active_to.is_none_or(|it| on <= it)
            && row.is_listed;
        if !is_active || !data.is_one_of(rep, slice.scope.who) {
            continue;
        }
        asked += 1;
        let days = Period::new(launched, on)?;
        let made = topic.map_or(&[][..], |(code, _)| all.of(rep, code));
        let is_passed = made.iter().any(|it| it.is_passed && days.contains(it.at.date()));
        passed += usize::from(is_passed);
        waiting += usize::from(!is_passed && as_of < last);
    }
    let topic = topic.map(|it| it.1.name.clone());
    Some(Launch { product: product.name.clone(), launched, topic, asked, passed, waiting })
}

/// The two tables; none of what nothing is known.
pub fn grids(slice: &Slice) -> Vec<Grid> {
    let (hours, launches) = (hours(slice), launches(slice));
    let hours = (!hours.is_empty()).then(|| by_hours(&hours));
    let launches = (!launches.is_empty()).then(|| by_launch(&launches));
    hours.into_iter().chain(launches).collect()
}

fn by_hours(rows: &[Hours]) -> Grid {
    let figure = |hours: Option<i64>| {
        let hours = hours.map(|it| Exact::new(it.into(), Quantity::ONE.0.into()));
        Cell::Figure(hours.ok_or(NoValue::MissingField("hours")), Unit::Count)
    };
    let row = |it: &Hours| vec![Cell::Named(it.rep.clone()), figure(it.done), figure(it.planned)];
    Grid {
        id: "training-hours",
        title: text("Часы обучения", "Training hours"),
        note: None,
        head: vec![
            text("Менеджер", "Salesperson"),
            text("Проведено", "Done"),
            text("Запланировано", "Planned"),
        ],
        rows: rows.iter().map(row).collect(),
        total: None,
    }
}

fn by_launch(rows: &[Launch]) -> Grid {
    let none = || Cell::Said(text("темы нет: не проверяется", "no topic: not tested"));
    let row = |it: &Launch| {
        vec![
            Cell::Named(it.product.clone()),
            Cell::Day(it.launched),
            it.topic.clone().map_or_else(none, Cell::Named),
            Cell::count(it.asked),
            Cell::count(it.passed),
            Cell::count(it.waiting),
        ]
    };
    Grid {
        id: "training-launches",
        title: text("Новые товары: тест за 14 дней", "New products: a test within 14 days"),
        note: Some(text(
            "Тема ищется по названию товара, артикулу или группе. Срок сдвигает долгое отсутствие.",
            "The topic bears the name of the product, its SKU or its group. A long leave moves the \
             deadline.",
        )),
        head: vec![
            text("Товар", "Product"),
            text("В продаже с", "On sale from"),
            text("Тема", "Topic"),
            text("Должны знать", "Have to know"),
            text("Сдали в срок", "Passed in time"),
            text("Ещё успевают", "May still pass"),
        ],
        rows: rows.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{Asked, asked};
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const REPS: &str = "name | active_to\nАня |\nБорис |\nВера | 2026-03-10";
    const PRODUCTS: &str = "sku | name | group | launched
        p1 | Насос-2 | Насосы | 2026-03-02\np2 | Кран | Краны | 2026-03-03\np3 | Труба | | 2026-02-01";
    const ATTEMPTS: &str = "date | rep | topic | points | max
        2026-03-16 | Аня | Насосы | 9 | 10\n2026-03-17 | Борис | Насосы | 9 | 10
        2026-02-20 | Борис | Насосы | 9 | 10";
    const TRAININGS: &str = "date | rep | topic | hours | status
        2026-03-05 | Аня | Насосы | 1.5 | done\n2026-03-20 | Аня | Насосы | 2 | done
        2026-03-27 | Аня | Насосы | 4 | planned\n2026-03-05 | Борис | Насосы | | done
        2026-04-01 | Борис | Насосы | 8 | done";

    fn march() -> Asked {
        asked(
            "2026-03",
            Rules::default(),
            &[
                (Table::Reps, REPS),
                (Table::Products, PRODUCTS),
                (Table::Attempts, ATTEMPTS),
                (Table::Trainings, TRAININGS),
            ],
        )
    }

    #[test]
    fn hours_done_and_planned_are_summed_and_unknown_ones_are_not_zero() {
        let all = march();
        let rows = hours(&all.slice("product_knowledge", ""));
        let said: Vec<_> = rows.iter().map(|it| (it.rep.as_str(), it.done, it.planned)).collect();
        assert_eq!(said, [("Аня", Some(3_500_000), Some(4_000_000)), ("Борис", None, None)]);
        let early = march().on("2026-03-10");
        let rows = hours(&early.slice("product_knowledge", "Аня"));
        assert_eq!((rows.len(), rows[0].done), (1, Some(1_500_000)));
    }

    #[test]
    fn two_of_one_name_have_their_own_hours() {
        let reps = "name | id\nАня | 1\nАня | 2";
        let trainings = "date | rep | topic | hours | status
            2026-03-05 | 1 | Насосы | 1 | done\n2026-03-06 | 2 | Насосы | 2 | done";
        let tables = [(Table::Reps, reps), (Table::Trainings, trainings)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let rows = hours(&asked.slice("product_knowledge", ""));
        let done: Vec<_> = rows.iter().map(|it| it.done).collect();
        assert_eq!(done, [Some(1_000_000), Some(2_000_000)]);
    }

    #[test]
    fn a_new_product_is_tested_within_fourteen_days_of_its_launch() {
        let of = |asked: &Asked| -> Vec<_> {
            let all = launches(&asked.slice("product_knowledge", ""));
            all.into_iter()
                .map(|it| (it.product, it.topic, it.asked, it.passed, it.waiting))
                .collect()
        };
        let (pump, tap) = ("Насос-2".to_owned(), "Кран".to_owned());
        let topic = Some("Насосы".to_owned());
        // On the 16th, the last day, А passes; on the 17th Б is late; В has left before.
        let late = [(tap.clone(), None, 2, 0, 0), (pump.clone(), topic.clone(), 2, 1, 0)];
        assert_eq!(of(&march()), late);
        let early = [(tap, None, 3, 0, 3), (pump, topic, 3, 0, 3)];
        assert_eq!(of(&march().on("2026-03-10")), early);
    }
}
