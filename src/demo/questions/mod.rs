//! The banks of questions of the demo companies: what their own salespeople are to know.

mod market;
mod service;
mod wholesale;

use super::firm::Firm;
use crate::lang::{Text, text};
use crate::model::table::Table;

/// Which of the topics, the right answer, and the question with its four answers between `|`.
type Asked = (usize, &'static str, Text);

/// Each company's.
const BANKS: [&[Asked]; 3] = [wholesale::BANK, service::BANK, market::BANK];

/// Writes the sheet, over topics of these names.
pub fn ask(firm: &mut Firm, topics: &[&str]) {
    firm.sheets.begin(Table::Questions, "bank | topic | question | a | b | c | d | correct");
    let bank = text("Тест продавца", "The seller's test").get(firm.lang);
    for (topic, right, asked) in BANKS.get(firm.number).copied().unwrap_or_default() {
        let (topic, asked) = (topics.get(*topic).unwrap_or(&""), asked.get(firm.lang));
        let cells = format_args!("{bank} | {topic} | {asked} | {right}");
        firm.sheets.row(Table::Questions, cells);
    }
}
