//! A column of numbers: one decimal mark for all of it, and the shape most of it is written in.

use super::cell;
use super::dress::{self, Dressed, Scale};
use super::letters;
use super::looks::{Cloth, Looks};
use super::number::{self, Look};
use super::plain;
use super::sheet::{Cell, Rows};
use super::survey::Survey;
use crate::model::column::NO_NUMBER;
use crate::model::shape::NumberShape;

/// What is asked of a column of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Decimals of the kept value.
    pub scale: u8,
    /// 3 where the header or the title says thousands.
    pub power: i8,
    /// The decimal mark chosen by the person.
    pub decimal: Option<char>,
    /// Whether they are shares, and then whether the person chose percents.
    pub share: Option<Option<bool>>,
    /// The mark that the rest of the sheet uses.
    pub sheet_decimal: Option<char>,
    /// What `1,234` is taken for when nothing tells: a decimal (weights) or a thousand (money).
    pub doubtful_is_decimal: bool,
    /// Above this a share is counted in percents.
    pub whole_share: f64,
    /// Whether letters that look like digits are digits.
    pub letters: bool,
}

impl Wanted {
    /// Numbers of a sheet of which nothing is known: an open `1,234` is a decimal.
    pub const PLAIN: Wanted = Wanted {
        scale: 6,
        power: 0,
        decimal: None,
        share: None,
        sheet_decimal: None,
        doubtful_is_decimal: true,
        whole_share: 1.0,
        letters: false,
    };
}

/// A column of numbers, read.
#[derive(Debug)]
pub struct Numbers {
    /// A value a row, [`NO_NUMBER`] where there is none.
    pub values: Vec<i64>,
    /// How they are written.
    pub shape: NumberShape,
    /// The mark that was taken.
    pub decimal: char,
    /// Whether shares are percents.
    pub percents: bool,
    /// Rows that hold something else.
    pub unread: Vec<usize>,
    /// Rows that would hold a number, were their letters digits.
    pub lettered: Vec<usize>,
    /// Rows whose text the shape does not give back, the unread ones among them.
    pub odd: Vec<usize>,
    /// Rows whose mark could mean either, or speaks against the column.
    pub doubtful: Vec<usize>,
}

/// Where a cell's number comes from.
pub(super) enum Source<'a> {
    Nothing,
    Broken,
    Text(Dressed<'a>, Scale),
    Number(f64),
    Percent(f64),
}

pub(super) fn source<'a>(cell: Cell<'a>) -> Source<'a> {
    match cell {
        Cell::Empty => Source::Nothing,
        Cell::Number(number) => Source::Number(number),
        Cell::Percent(number) => Source::Percent(number),
        Cell::Date(_) | Cell::Duration(_) | Cell::Flag(_) | Cell::Error(_) => Source::Broken,
        Cell::Text(text) => {
            let read = dress::dressed(text)
                .and_then(|dressed| Some((dressed, dress::scale(dressed.suffix)?)));
            match read {
                Some((dressed, scale)) => Source::Text(dressed, scale),
                None if cell::is_nothing(text.trim()) => Source::Nothing,
                None => Source::Broken,
            }
        }
    }
}

/// Reads a column; of cells that rows share, plain ones are read once.
pub fn read(cells: Rows<'_>, wanted: Wanted) -> Numbers {
    let mut survey = Survey::of(cells, wanted);
    // A vector that grows leaves its old places behind: at a million rows as many again.
    let rows = cells.len();
    let mut read = Numbers {
        values: Vec::with_capacity(rows),
        shape: NumberShape::plain(wanted.scale),
        decimal: survey.decimal,
        percents: survey.percents,
        unread: Vec::new(),
        lettered: Vec::new(),
        odd: Vec::new(),
        doubtful: std::mem::take(&mut survey.doubtful),
    };
    let mut looks = Looks::of(rows);
    let mut buffer = String::new();
    let power = if survey.percents { -2 } else { wanted.power };
    let places = u32::try_from(i32::from(wanted.scale) + i32::from(power)).ok();
    let mut known: Vec<Option<(i64, u32)>> = vec![None; cells.shared()];
    for row in 0..rows {
        let mark = survey.decimal;
        let mut known = cells.code(row).and_then(|it| known.get_mut(it));
        if let Some((value, way)) = known.as_deref().copied().flatten() {
            read.values.push(value);
            looks.push_again(way);
            continue;
        }
        let cell = cells.cell(row);
        let plain = plain::digits(cell).and_then(|it| plain::of_digits(it, mark, places?));
        if let Some((value, look)) = plain {
            read.values.push(value);
            let way = looks.push(Cloth { look, power, mark, prefix: "", suffix: "" });
            if let Some(it) = &mut known {
                **it = Some((value, way));
            }
            continue;
        }
        let value = match source(cell) {
            Source::Nothing => {
                looks.nothing(matches!(cell, Cell::Text(text) if !text.trim().is_empty()));
                read.values.push(NO_NUMBER);
                continue;
            }
            Source::Broken => None,
            Source::Number(number) => of_float(number, wanted, survey.percents, &mut buffer),
            Source::Percent(number) => of_percent(number, wanted, &mut buffer),
            Source::Text(dressed, scale) => of_text(dressed, scale, wanted, &survey),
        };
        match value {
            Some((value, cloth)) => {
                read.values.push(value);
                looks.push(cloth);
            }
            None => {
                let mended = lettered(cell, wanted, &survey);
                read.values.push(mended.filter(|_| wanted.letters).unwrap_or(NO_NUMBER));
                match mended {
                    None => read.unread.push(row),
                    Some(_) if wanted.letters => {}
                    Some(_) => read.lettered.push(row),
                }
                looks.nothing(true);
            }
        }
    }
    read.shape = looks.shape(wanted.scale, read.decimal);
    read.odd = looks.odd(&read.shape);
    read
}

fn of_text<'a>(
    dressed: Dressed<'a>,
    scale: Scale,
    wanted: Wanted,
    survey: &Survey,
) -> Option<(i64, Cloth<'a>)> {
    let percent = survey.percents || scale.percent;
    let power = match () {
        () if percent => -2,
        () if scale.power != 0 => scale.power,
        () => wanted.power,
    };
    // Of money and days a percent says nothing.
    if scale.percent && wanted.share.is_none() && wanted.scale != 6 {
        return None;
    }
    let places = u32::try_from(i32::from(wanted.scale) + i32::from(power)).ok()?;
    let other = if survey.decimal == ',' { '.' } else { ',' };
    let value = |mark| {
        let digits = dressed.digits;
        plain::of_digits(digits, mark, places).or_else(|| number::value(digits, mark, places))
    };
    let (mut mark, mut read) = (survey.decimal, value(survey.decimal));
    // `18500.00` in a column of commas can mean one thing only.
    if read.is_none() && !survey.asked {
        (mark, read) = (other, value(other));
    }
    let (value, look) = read?;
    let value = if dressed.minus { -value } else { value };
    let strange = look.strange || dressed.odd_sign || dressed.minus && value == 0;
    let look = Look { strange, ..look };
    Some((value, Cloth { look, power, mark, prefix: dressed.prefix, suffix: dressed.suffix }))
}

/// The number of a cell whose letters that look like digits are digits.
fn lettered(cell: Cell<'_>, wanted: Wanted, survey: &Survey) -> Option<i64> {
    let Cell::Text(text) = cell else { return None };
    let text = letters::as_digits(text)?;
    let dressed = dress::dressed(&text)?;
    let scale = dress::scale(dressed.suffix)?;
    of_text(dressed, scale, wanted, survey).map(|(value, _)| value)
}

fn of_float(
    number: f64,
    wanted: Wanted,
    percents: bool,
    buffer: &mut String,
) -> Option<(i64, Cloth<'static>)> {
    let power = if percents { -2 } else { wanted.power };
    let places = u32::try_from(i32::from(wanted.scale) + i32::from(power)).ok()?;
    let read = plain::of_float(number.abs(), places).or_else(|| {
        buffer.clear();
        cell::write_number(number.abs(), buffer);
        number::value(buffer, '.', places)
    });
    let (value, mut look) = read?;
    look.strange |= number.is_sign_negative() && value == 0;
    let cloth = Cloth { look, power, mark: '.', prefix: "", suffix: "" };
    Some((if number < 0.0 { -value } else { value }, cloth))
}

/// A number shown as percents is a part of one, whatever stands in the other cells.
fn of_percent(number: f64, wanted: Wanted, buffer: &mut String) -> Option<(i64, Cloth<'static>)> {
    // Of money and days a percent says nothing.
    if wanted.share.is_none() && wanted.scale != 6 {
        return None;
    }
    let places = u32::try_from(i32::from(wanted.scale) - 2).ok()?;
    buffer.clear();
    cell::write_percent(number.abs(), buffer);
    let (value, look) = number::value(buffer.strip_suffix('%')?, '.', places)?;
    let cloth = Cloth { look, power: -2, mark: '.', prefix: "", suffix: "%" };
    Some((if number < 0.0 { -value } else { value }, cloth))
}
