//! Topics, tests, trainings and the bank of questions of a demo company.

use super::firm::Firm;
use super::questions;
use super::sales::LAUNCH;
use super::sheets::at;
use crate::lang::text;
use crate::model::date::Date;
use crate::model::table::Table;

/// Months between the tests of a topic.
const EVERY: usize = 6;

/// Writes the four sheets. The last topic is the new product's: it is little known until a
/// training two months after the launch.
pub fn learn(firm: &mut Firm) {
    let say = |ru, en| text(ru, en).get(firm.lang);
    let topics = [
        say("Ассортимент", "Range"),
        say("Цены и скидки", "Prices and discounts"),
        say("Возражения", "Objections"),
        say("Договор и оплата", "Contract and payment"),
        say("Новый продукт", "New product"),
    ];
    let newest = topics.len() - 1;
    firm.sheets.begin(Table::Topics, "name | required | weight | valid_days | from");
    firm.sheets.begin(Table::Attempts, "date | rep | topic | points | max");
    firm.sheets.begin(Table::Trainings, "date | rep | topic | hours | status");
    for (at, topic) in topics.into_iter().enumerate() {
        let since = if at == newest { LAUNCH } else { 0 };
        let from = firm.months.get(since).map_or(firm.last, |it| it.from);
        let weight = if at == newest { 2 } else { 1 };
        firm.sheets.row(Table::Topics, format_args!("{topic} | yes | {weight} | 365 | {from}"));
    }
    questions::ask(firm, &topics);
    for person in 0..firm.people() {
        for (at, topic) in topics.into_iter().enumerate() {
            if at == newest {
                learn_newest(firm, person, topic);
            } else {
                learn_known(firm, person, topic, at);
            }
        }
    }
}

fn learn_known(firm: &mut Firm, person: usize, topic: &str, shift: usize) {
    // Whoever has come late is tested in the first month.
    let mut months: Vec<usize> = (shift % 3..firm.months.len()).step_by(EVERY).collect();
    months.extend(firm.month_of(firm.hired(person)));
    months.sort_unstable();
    for month in months {
        let day = firm.months.get(month).map_or(firm.last, |it| it.from.plus(9));
        let weak = i32::try_from(person % 4).unwrap_or(0) * 5;
        let points = firm.random.between(80 - weak, 99);
        attempt(firm, day, person, topic, points);
    }
}

fn learn_newest(firm: &mut Firm, person: usize, topic: &str) {
    let day = |firm: &Firm, months: usize, days: i32| {
        firm.months.get(LAUNCH + months).map_or(firm.last, |it| it.from.plus(days))
    };
    let (first, trained, again) = (day(firm, 0, 13), day(firm, 2, 6), day(firm, 2, 20));
    if firm.hired(person) < first {
        let points = firm.random.between(44, 66);
        attempt(firm, first, person, topic, points);
        let name = firm.person(person);
        let cells = format_args!("{trained} | {name} | {topic} | 4 | done");
        firm.row(trained, Table::Trainings, cells);
        let points = firm.random.between(80, 95);
        attempt(firm, again, person, topic, points);
    } else {
        let day = firm.hired(person).plus(20);
        let points = firm.random.between(58, 74);
        attempt(firm, day, person, topic, points);
    }
}

fn attempt(firm: &mut Firm, day: Date, person: usize, topic: &str, points: i32) {
    if day < firm.hired(person) {
        return;
    }
    let (name, when) = (firm.person(person), at(day, 16 * 60));
    let cells = format_args!("{when} | {name} | {topic} | {points} | 100");
    firm.row(day, Table::Attempts, cells);
}
