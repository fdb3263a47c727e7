//! Sheets with months or people across made lists: sales of months («Количество», «Сумма» under each
//! month), and plans or sales of months with a column a salesperson. Plans with months across are
//! turned by `unpivot`, which keeps what their headers say.

use super::across;
use super::cell;
use super::field;
use super::guess::{FACT, PLAN, SALES};
use super::header::{self, Sight};
use super::layout::{self, JOIN, Title};
use super::listing::{Listing, is_blank};
use super::name::Name;
use super::sheet::Sheet;
use super::totals;
use super::units::Measure;

/// The sheet as a list; `None`: it is none of these.
pub(super) fn listed_of(sheet: &Sheet, today: crate::model::date::Date) -> Option<Sheet> {
    let rows = header::find(sheet)?;
    let headers = layout::headers_of(sheet, rows);
    let title = Title::of(sheet, rows.0);
    let says = |stems: &[&str]| {
        title.words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let has_plan = headers.iter().any(|header| {
        Name::of(header).words.iter().any(|it| PLAN.iter().any(|stem| it.starts_with(stem)))
    });
    let is_plan = says(PLAN) || has_plan;
    let is_sold = !is_plan && (says(SALES) || says(FACT));
    let year = title.year.unwrap_or(today.parts().0);
    if is_sold && let Some(list) = months(sheet, rows, &headers, &title, year) {
        return Some(list);
    }
    people(sheet, rows, &headers, &title, is_plan, is_sold)
}

/// Whether a header is of sums of the others.
fn is_sum(header: &str) -> bool {
    let first = header.split(JOIN).next().unwrap_or_default();
    let words = Name::of(first).words;
    words.first().is_some_and(|it| matches!(it.as_str(), "итого" | "всего" | "total" | "итог"))
}

/// Sales with months across.
fn months(
    sheet: &Sheet,
    rows: header::Rows,
    headers: &[String],
    title: &Title,
    year: i32,
) -> Option<Sheet> {
    let months = across::months_in(headers);
    if months.len() < 2 {
        return None;
    }
    let measure = |column: usize| -> String {
        let header = headers.get(column).map(String::as_str).unwrap_or_default();
        let rest: Vec<&str> = header.split(JOIN).filter(|it| across::said(it).is_none()).collect();
        match (rest.is_empty(), title.unit.measure) {
            (false, _) => rest.join(JOIN),
            (true, Some(Measure::Pieces)) => "Количество".to_owned(),
            (true, _) => "Сумма".to_owned(),
        }
    };
    let mut measures: Vec<String> = Vec::new();
    for month in &months {
        let measure = measure(month.column);
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    let of_month = |column: usize| {
        across::is_period(headers.get(column).map(String::as_str).unwrap_or_default())
    };
    let labels: Vec<usize> = (0..headers.len())
        .filter(|&it| !of_month(it) && !headers.get(it).is_some_and(|it| is_sum(it)))
        .collect();
    let label = |it: &usize| headers.get(*it).map(String::as_str).unwrap_or_default();
    let names: Vec<&str> = labels
        .iter()
        .map(label)
        .chain(["Дата"])
        .chain(measures.iter().map(String::as_str))
        .collect();
    let mut list = Listing::new(sheet, rows.0, &names);
    let mut periods: Vec<crate::model::date::Period> =
        months.iter().filter_map(|it| it.said.period(year)).collect();
    periods.sort_unstable_by_key(|it| (it.from, it.to));
    periods.dedup();
    for row in rows.1..sheet.height {
        let copy_labels = |list: &mut Listing<'_>, at: usize| {
            for (column, &label) in labels.iter().enumerate() {
                list.copy(at, column, sheet.cell(row, label));
            }
        };
        if totals::is_total(sheet, row) {
            list.row(row, copy_labels);
            continue;
        }
        for period in &periods {
            let own = || months.iter().filter(|it| it.said.period(year) == Some(*period));
            if own().all(|it| is_blank(sheet.cell(row, it.column))) {
                continue;
            }
            list.row(row, |list, at| {
                copy_labels(list, at);
                list.text(at, labels.len(), &period.to.to_string());
                for month in own() {
                    let place = measures.iter().position(|it| *it == measure(month.column));
                    let column = labels.len() + 1 + place.unwrap_or(0);
                    list.copy(at, column, sheet.cell(row, month.column));
                }
            });
        }
    }
    Some(list.finish())
}

/// Plans or sales with salespeople across, months down.
fn people(
    sheet: &Sheet,
    rows: header::Rows,
    headers: &[String],
    title: &Title,
    is_plan: bool,
    is_sold: bool,
) -> Option<Sheet> {
    if !is_plan && !is_sold || title.words.is_empty() {
        return None;
    }
    let sight = |column: usize| {
        let data = (rows.1..sheet.height).filter(|&row| !totals::is_total(sheet, row)).take(12);
        let below = data.map(|row| header::sight(sheet.cell(row, column)));
        below.filter(|it| *it != Sight::Empty).collect::<Vec<Sight>>()
    };
    let is = |column: usize, wanted: &[Sight]| {
        let seen = sight(column);
        !seen.is_empty()
            && seen.iter().filter(|it| wanted.contains(it)).count() * 4 >= seen.len() * 3
    };
    let months: Vec<usize> =
        (0..headers.len()).filter(|&it| is(it, &[Sight::Period, Sight::Day])).collect();
    let [month] = months.as_slice() else { return None };
    let rest = || (0..headers.len()).filter(|it| it != month);
    let (sums, people): (Vec<usize>, Vec<usize>) =
        rest().partition(|&it| headers.get(it).is_some_and(|it| is_sum(it)));
    let is_person = |&column: &usize| {
        headers.get(column).is_some_and(|it| is_person(it)) && is(column, &[Sight::Number])
    };
    if people.len() < 2 || !people.iter().all(is_person) || sums.len() > 1 {
        return None;
    }
    let month_header = headers.get(*month).map(String::as_str).unwrap_or_default();
    let amount = match (is_plan, title.unit.measure) {
        (true, _) => "План",
        (false, Some(Measure::Pieces)) => "Количество",
        (false, _) => "Сумма",
    };
    // A month of sales is its last day only where it stands in the cell: what it says is kept.
    let mut list = Listing::new(sheet, rows.0, &[month_header, "Менеджер", amount]);
    for row in rows.1..sheet.height {
        if totals::is_total(sheet, row) {
            list.row(row, |list, at| list.copy(at, 0, sheet.cell(row, *month)));
            continue;
        }
        for &column in people.iter().filter(|it| !is_blank(sheet.cell(row, **it))) {
            list.row(row, |list, at| {
                list.copy(at, 0, sheet.cell(row, *month));
                list.text(at, 1, headers.get(column).map(String::as_str).unwrap_or_default());
                list.copy(at, 2, sheet.cell(row, column));
            });
        }
    }
    Some(list.finish())
}

/// «Иванова Анна», «Ким Д.», `Ann Lee`: two or three words, each with a capital letter, and no name
/// of a field.
fn is_person(header: &str) -> bool {
    let words: Vec<&str> = header.split_whitespace().collect();
    let is_word = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|it| it.is_lowercase() || matches!(it, '.' | '-') || it.is_uppercase())
    };
    (2..=3).contains(&words.len())
        && words.iter().all(is_word)
        && !header.chars().any(|it| it.is_ascii_digit())
        && !field::is_known(&Name::of(header))
        && !cell::is_nothing(header)
}
