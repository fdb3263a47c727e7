//! What a sheet of sales says without a column for it: its currency by the marks in its cells, and
//! that its amounts are given back; and what a sheet of tests says of the most points.

use super::cast::{Cast, Source};
use super::name;
use crate::model::batch::{BatchColumn, Originals};
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::sales::KINDS;
use crate::model::shape::{NumberShape, Shape};
use crate::model::table::Table;

/// Marks of currencies and their codes; of the rouble's, the one that stands for no other word.
const MARKS: &[(&str, &str)] =
    &[("₽", "RUB"), ("руб", "RUB"), ("$", "USD"), ("€", "EUR"), ("₸", "KZT"), ("£", "GBP")];

/// Words of headers and sheets of what comes back.
const RETURNS: &[&str] =
    &["возврат", "возврата", "возвраты", "возвратов", "return", "returns", "refund", "refunds"];

/// The columns that are said so.
pub(super) fn added(columns: &[BatchColumn], source: &Source<'_>) -> Vec<BatchColumn> {
    if source.table != Table::Sales {
        return Vec::new();
    }
    [currency(columns, source), returns(columns, source)].into_iter().flatten().collect()
}

/// The most points there were to get, where the cells of points or their header say it and no
/// column does.
pub(super) fn most(casts: &[Cast], kept: &[usize]) -> Option<BatchColumn> {
    let points = casts.iter().find(|it| it.field.id == "points")?;
    let most = points.read.beside.as_ref()?;
    if casts.iter().any(|it| it.field.id == "max") {
        return None;
    }
    let value = |at: &usize| most.get(*at).copied().unwrap_or(NO_NUMBER);
    let values = Column::Number(kept.iter().map(value).collect());
    Some(column("max", values, Shape::Number(NumberShape::plain(6))))
}

fn currency(columns: &[BatchColumn], source: &Source<'_>) -> Option<BatchColumn> {
    let has = |field: &str| columns.iter().find(|it| it.field == field);
    let money = has("amount").or_else(|| has("price")).filter(|_| has("currency").is_none())?;
    let Shape::Number(shape) = &money.shape else { return None };
    let usual = mark(&shape.prefix).or_else(|| mark(&shape.suffix));
    let others: Vec<Option<&str>> = money.originals.texts.words.iter().map(|it| mark(it)).collect();
    if usual.is_none() && others.iter().all(Option::is_none) {
        // «Сумма, $», «Продажи, тыс. USD» above the header.
        let header = name::words(&money.header);
        let said = named(&header).or_else(|| named(&source.facts.layout.title.words))?;
        let mut texts = TextsBuilder::default();
        (0..money.column.len()).for_each(|_| texts.push(Some(said)));
        return Some(column("currency", Column::Text(texts.finish()), Shape::Plain));
    }
    let mut texts = TextsBuilder::default();
    let mut originals = money.originals.rows.iter().zip(&money.originals.texts.codes).peekable();
    for row in 0..money.column.len() {
        let other = originals.next_if(|(at, _)| usize::try_from(**at) == Ok(row));
        texts.push(match other {
            Some((_, code)) => {
                usize::try_from(*code).ok().and_then(|code| others.get(code).copied().flatten())
            }
            None => usual,
        });
    }
    Some(column("currency", Column::Text(texts.finish()), Shape::Plain))
}

/// The only currency that words name.
fn named(words: &[String]) -> Option<&'static str> {
    let named = |word: &String| {
        let is = |(mark, code): &&(&str, &str)| {
            mark == word
                || code.eq_ignore_ascii_case(word)
                || *mark == "руб" && word.starts_with("рубл")
        };
        MARKS.iter().find(is).map(|it| it.1)
    };
    let mut all = words.iter().filter_map(named);
    let first = all.next()?;
    all.all(|it| it == first).then_some(first)
}

fn mark(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    MARKS.iter().find(|(mark, _)| text.contains(mark)).map(|(_, code)| *code)
}

/// All rows are returns, where the amount's header or the sheet's name says so and no column tells
/// one row from another.
fn returns(columns: &[BatchColumn], source: &Source<'_>) -> Option<BatchColumn> {
    if columns.iter().any(|it| it.field == "kind") {
        return None;
    }
    let amount = columns.iter().find(|it| it.field == "amount")?;
    let says = |text: &str| name::words(text).iter().any(|it| RETURNS.contains(&it.as_str()));
    let begins =
        |text: &str| name::words(text).first().is_some_and(|it| RETURNS.contains(&it.as_str()));
    if !says(&amount.header) && !begins(&source.sheet.name) {
        return None;
    }
    let kinds = (0..).zip(KINDS.iter().map(ToString::to_string)).collect();
    let column_of = Column::Number(vec![1; amount.column.len()]);
    Some(column("kind", column_of, Shape::Words(kinds)))
}

fn column(field: &str, column: Column, shape: Shape) -> BatchColumn {
    BatchColumn {
        field: field.to_owned(),
        header: field.to_owned(),
        column,
        shape,
        originals: Originals::default(),
    }
}
