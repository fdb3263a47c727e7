//! Three demo companies, made from fixed seeds: eighteen months that end yesterday, with stories
//! to be found in them. What is made is never kept: the same day makes the same company.

mod firm;
mod learning;
mod plans;
mod profile;
mod questions;
mod random;
mod sales;
mod sheets;
mod work;

use crate::lang::{Lang, Text, text};
use crate::model::batch::Batch;
use crate::model::date::Date;
use firm::Firm;

/// What they are called.
pub const NAMES: [Text; 3] = [
    text("Опт: «Северный склад»", "Wholesale: Northern Depot"),
    text("Услуги: «Тёплый дом»", "Services: Warm House"),
    text("Новый рынок: «Вектор»", "New market: Vector"),
];

/// The sheets of the nth company, from 0, as of that day; its names are in that language.
pub fn batches(company: usize, today: Date, lang: Lang) -> Vec<Batch> {
    let mut firm = Firm::new(company, today, lang);
    firm.describe();
    plans::promise(&mut firm);
    work::calls(&mut firm);
    work::meetings(&mut firm);
    work::inquiries(&mut firm);
    sales::sell(&mut firm);
    learning::learn(&mut firm);
    plans::plan(&mut firm);
    let number = firm.number;
    firm.sheets.batches(number, today)
}
