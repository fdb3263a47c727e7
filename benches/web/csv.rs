//! Sale lines as text: as an English program writes them (UTF-8, commas, ISO dates), and a Russian one
//! (windows-1251, semicolons, dotted dates, decimal commas).

use std::fmt::Write as _;

use planerka::model::date::Date;

use crate::data::{HEADERS, HEADERS_EN, Sales, contract, customer, manager, product};

/// The bytes of the file.
pub fn text(sales: &Sales, russian: bool) -> Vec<u8> {
    let (mark, headers) = if russian { (";", HEADERS) } else { (",", HEADERS_EN) };
    let mut text = headers.join(mark) + "\r\n";
    for at in 0..sales.len() {
        let date = Date(i32::try_from(sales.day[at]).expect("a day"));
        let (year, month, day) = date.parts();
        let amount = format!("{:.2}", sales.amount[at]);
        let (date, amount) = match russian {
            true => (format!("{day:02}.{month:02}.{year}"), amount.replace('.', ",")),
            false => (date.to_string(), amount),
        };
        let cells = [
            date,
            contract(sales.contract[at]),
            manager(sales.manager[at]),
            customer(sales.customer[at]),
            product(sales.product[at]),
            sales.quantity[at].to_string(),
            amount,
        ];
        write!(text, "{}\r\n", cells.join(mark)).expect("memory");
    }
    if russian { text.chars().map(byte).collect() } else { text.into_bytes() }
}

/// A letter in windows-1251, of those that the names have.
fn byte(letter: char) -> u8 {
    let code = u32::from(letter);
    match letter {
        '\0'..='\x7f' => code as u8,
        'А'..='я' => (code - u32::from('А') + 0xC0) as u8,
        'Ё' => 0xA8,
        'ё' => 0xB8,
        '«' => 0xAB,
        '»' => 0xBB,
        _ => panic!("{letter} has no place here"),
    }
}
