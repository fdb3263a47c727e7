//! What a sheet of sales says without a column for it: its currency by the marks in its cells, and
//! that its amounts are given back; and what a sheet of tests says of the most points.

use super::cast::{Cast, Source};
use super::guess;
use super::name;
use super::units;
use crate::model::batch::{BatchColumn, Originals};
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::sales::KINDS;
use crate::model::shape::{NumberShape, Shape};
use crate::model::table::Table;

/// Marks of currencies and their codes, wherever they stand.
const MARKS: &[(&str, &str)] =
    &[("₽", "RUB"), ("$", "USD"), ("€", "EUR"), ("₸", "KZT"), ("£", "GBP"), ("¥", "CNY")];

/// Words of currencies and their codes.
const CODES: &[(&str, &str)] = &[
    ("руб", "RUB"),
    ("rub", "RUB"),
    ("rur", "RUB"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("kzt", "KZT"),
    ("тг", "KZT"),
    ("gbp", "GBP"),
    ("cny", "CNY"),
    ("byn", "BYN"),
];

/// Words that take away what follows them: «без возвратов», “net of returns”.
const WITHOUT: &[&str] = &[
    "без",
    "кроме",
    "минус",
    "вычетом",
    "учетом",
    "исключая",
    "исключением",
    "without",
    "excluding",
    "excl",
    "exc",
    "ex",
    "less",
    "minus",
    "net",
    "before",
    "after",
    "except",
];

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
    let others: Vec<Option<&str>> = money.originals.texts.words.iter().map(mark).collect();
    if usual.is_none() && others.iter().all(Option::is_none) {
        // «Сумма, $», «Продажи, тыс. USD» above the header.
        let header = name::words(&units::without_amounts(&money.header));
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
    let mut all = words.iter().filter_map(|it| code(it));
    let first = all.next()?;
    all.all(|it| it == first).then_some(first)
}

/// The currency that a word is, in lower case.
fn code(word: &str) -> Option<&'static str> {
    let is = |(name, _): &&(&str, &str)| *name == word;
    let found = CODES.iter().chain(MARKS).find(is).map(|it| it.1);
    found.or_else(|| word.starts_with("рубл").then_some("RUB"))
}

/// The currency that the text of a cell names: by a mark in it, else by a word.
fn mark(text: &str) -> Option<&'static str> {
    let marked = MARKS.iter().find(|(mark, _)| text.contains(mark)).map(|it| it.1);
    marked.or_else(|| name::words(text).iter().find_map(|it| code(it)))
}

/// Rows that are returns, where no column tells one row from another: all of them by the amount's header
/// or the sheet's name, else those whose document is one.
fn returns(columns: &[BatchColumn], source: &Source<'_>) -> Option<BatchColumn> {
    if columns.iter().any(|it| it.field == "kind") {
        return None;
    }
    let amount = columns.iter().find(|it| it.field == "amount")?;
    let is_of_returns = says_returns(&amount.header) || is_called_returns(&source.sheet.name);
    let documents = columns.iter().find(|it| it.field == "document");
    let values: Vec<i64> = match is_of_returns {
        true => vec![1; amount.column.len()],
        false => returned_documents(documents?)?.into_iter().map(i64::from).collect(),
    };
    let kinds = (0..).zip(KINDS.iter().map(ToString::to_string)).collect();
    Some(column("kind", Column::Number(values), Shape::Words(kinds)))
}

/// Whether a header names returns, and not what is left without them.
fn says_returns(header: &str) -> bool {
    let words = name::words(header);
    let at = words.iter().position(|it| RETURNS.contains(&it.as_str()));
    // «без возвратов», «без учета возвратов», “net of returns”.
    let before = at.and_then(|at| words.get(at.saturating_sub(2)..at));
    before.is_some_and(|it| !it.iter().any(|word| WITHOUT.contains(&word.as_str())))
}

/// Whether a sheet's name begins with returns, and does not add sales: «Возвраты и продажи».
fn is_called_returns(sheet: &str) -> bool {
    let words = name::words(sheet);
    let is_sale = |word: &String| guess::SALES.iter().any(|it| word.starts_with(it));
    let is_both = sheet.contains(['&', '+']) || words.iter().any(|it| it == "и" || it == "and");
    words.first().is_some_and(|it| RETURNS.contains(&it.as_str()))
        && !(is_both && words.iter().any(is_sale))
}

/// Of each row whether its document is a return by its name: «Возврат товаров от покупателя 0000-000002»;
/// `None` where none is.
fn returned_documents(documents: &BatchColumn) -> Option<Vec<bool>> {
    let Column::Text(texts) = &documents.column else { return None };
    let is_return = |it: &str| {
        if !it.starts_with(['в', 'В', 'r', 'R']) {
            return false;
        }
        let text = it.to_lowercase();
        RETURNS.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        })
    };
    let returns: Vec<bool> = texts.words.iter().map(is_return).collect();
    if !returns.contains(&true) {
        return None;
    }
    let word = |code: &u32| usize::try_from(*code).ok().and_then(|code| returns.get(code));
    Some(texts.codes.iter().map(|code| word(code) == Some(&true)).collect())
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
