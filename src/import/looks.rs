//! The shape that most cells of a column of numbers are written in, and the cells that are not.

use super::number::Look;
use crate::model::shape::NumberShape;
use std::collections::HashMap;

/// Places for the ways that are looked at first.
const NEAR: usize = 64;

/// How one cell is written, around the digits and in them.
#[derive(Clone, Copy, Debug)]
pub struct Cloth<'a> {
    /// The digits.
    pub look: Look,
    /// The power of ten that its words, its header or percents gave it.
    pub power: i8,
    /// Its decimal mark.
    pub mark: char,
    /// Before the digits.
    pub prefix: &'a str,
    /// After them.
    pub suffix: &'a str,
}

/// The looks of a column, a row each. A million rows look in some dozens of ways: each way is kept
/// once, and rows name it.
#[derive(Debug)]
pub struct Looks {
    /// The way of each row, as a place in `ways`.
    rows: Vec<u32>,
    /// The ways there are, and how many rows have each.
    ways: Vec<(Row, usize)>,
    known: HashMap<Row, u32>,
    /// The way last met of those that share a place here: looked at sooner than the others.
    near: [u32; NEAR],
    dresses: Vec<Dress>,
}

#[derive(Debug)]
struct Dress {
    prefix: String,
    suffix: String,
    power: i8,
    count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Row {
    /// No value and no text.
    Empty,
    /// No value, but a text.
    Word,
    /// A value: its look, its dress and its decimal mark.
    Value(Look, u16, char),
}

impl Row {
    /// Where it is looked for first.
    #[inline]
    fn near(self) -> usize {
        match self {
            Row::Empty => 0,
            Row::Word => 1,
            Row::Value(look, ..) => {
                let look = usize::from(look.whole) * 8
                    + usize::from(look.decimals) * 2
                    + usize::from(look.zero_ends);
                (2 + look) % NEAR
            }
        }
    }
}

impl Looks {
    /// Of a column of so many rows.
    pub fn of(rows: usize) -> Looks {
        Looks {
            rows: Vec::with_capacity(rows),
            ways: Vec::new(),
            known: HashMap::new(),
            near: [0; NEAR],
            dresses: Vec::new(),
        }
    }

    /// A cell without a value, with a text or without.
    pub fn nothing(&mut self, has_text: bool) {
        self.add(if has_text { Row::Word } else { Row::Empty });
    }

    #[inline]
    fn add(&mut self, row: Row) {
        let near = row.near();
        let way = self.near.get(near).copied().unwrap_or_default();
        if let Some((met, count)) = self.ways.get_mut(way as usize)
            && *met == row
        {
            *count += 1;
            self.rows.push(way);
            return;
        }
        let way = self.known_or_new(row);
        if let Some(it) = self.near.get_mut(near) {
            *it = way;
        }
        if let Some((_, count)) = self.ways.get_mut(way as usize) {
            *count += 1;
        }
        self.rows.push(way);
    }

    #[cold]
    fn known_or_new(&mut self, row: Row) -> u32 {
        let ways = &mut self.ways;
        *self.known.entry(row).or_insert_with(|| {
            ways.push((row, 0));
            u32::try_from(ways.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// A cell with a value that is written in a way met before.
    #[inline]
    pub fn push_again(&mut self, way: u32) {
        if let Some((Row::Value(_, dress, _), count)) = self.ways.get_mut(way as usize) {
            *count += 1;
            if let Some(dress) = self.dresses.get_mut(usize::from(*dress)) {
                dress.count += 1;
            }
        }
        self.rows.push(way);
    }

    /// A cell with a value; gives the way in which it is written.
    pub fn push(&mut self, cloth: Cloth<'_>) -> u32 {
        let known = self.dresses.iter().position(|it| {
            it.power == cloth.power
                && same(&it.prefix, cloth.prefix)
                && same(&it.suffix, cloth.suffix)
        });
        let at = known.unwrap_or_else(|| {
            self.dresses.push(Dress {
                prefix: cloth.prefix.to_owned(),
                suffix: cloth.suffix.to_owned(),
                power: cloth.power,
                count: 0,
            });
            self.dresses.len() - 1
        });
        if let Some(dress) = self.dresses.get_mut(at) {
            dress.count += 1;
        }
        self.add(Row::Value(cloth.look, u16::try_from(at).unwrap_or(u16::MAX), cloth.mark));
        self.rows.last().copied().unwrap_or_default()
    }

    /// The shape that gives most of them back.
    pub fn shape(&self, scale: u8, decimal: char) -> NumberShape {
        let dress = self.dresses.iter().max_by_key(|it| it.count);
        NumberShape {
            scale,
            power: dress.map_or(0, |it| it.power),
            decimal,
            group: self.group(),
            decimals: self.decimals(),
            prefix: dress.map(|it| it.prefix.clone()).unwrap_or_default(),
            suffix: dress.map(|it| it.suffix.clone()).unwrap_or_default(),
        }
    }

    /// The rows that the shape does not give back.
    pub fn odd(&self, shape: &NumberShape) -> Vec<usize> {
        let usual = self.dresses.iter().position(|it| {
            it.power == shape.power && it.prefix == shape.prefix && it.suffix == shape.suffix
        });
        let is_odd = |row: Row| match row {
            Row::Empty => false,
            Row::Word => true,
            Row::Value(look, dress, mark) => {
                look.strange
                    || Some(usize::from(dress)) != usual
                    || look.decimals > 0 && mark != shape.decimal
                    || look.whole > 3 && look.group != shape.group
                    || !fits(look, shape.decimals)
            }
        };
        let are_odd: Vec<bool> = self.ways.iter().map(|it| is_odd(it.0)).collect();
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, way)| are_odd.get(**way as usize) == Some(&true)).map(|it| it.0).collect()
    }

    /// The looks of values, and how many rows have each.
    fn values(&self) -> impl Iterator<Item = (Look, usize)> {
        self.ways.iter().filter_map(|(row, count)| match row {
            Row::Value(look, ..) => Some((*look, *count)),
            Row::Empty | Row::Word => None,
        })
    }

    /// What stands between groups in most numbers long enough to have them.
    fn group(&self) -> Option<char> {
        let mut counts: Vec<(Option<char>, usize)> = Vec::new();
        for (look, rows) in self.values().filter(|it| it.0.whole > 3) {
            match counts.iter_mut().find(|(it, _)| *it == look.group) {
                Some((_, count)) => *count += rows,
                None => counts.push((look.group, rows)),
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).and_then(|(group, _)| group)
    }

    /// How many decimals are always written, if that gives more cells back than "as needed".
    fn decimals(&self) -> Option<u8> {
        // How many cells have so many decimals, and how many of those end with a zero.
        let mut counts = [(0_usize, 0_usize); 10];
        for (look, rows) in self.values() {
            if let Some((all, zeros)) = counts.get_mut(usize::from(look.decimals)) {
                *all += rows;
                *zeros += if look.zero_ends { rows } else { 0 };
            }
        }
        let as_needed: usize = counts.iter().map(|(all, zeros)| all - zeros).sum();
        let with = |at: usize, all: usize| {
            let longer: usize = counts.iter().skip(at + 1).map(|(all, zeros)| all - zeros).sum();
            all + longer
        };
        let best = counts
            .iter()
            .enumerate()
            .map(|(at, (all, _))| (with(at, *all), at))
            .max_by_key(|(given, _)| *given);
        best.filter(|(given, _)| *given > as_needed).and_then(|(_, at)| u8::try_from(at).ok())
    }
}

/// Whether two texts are equal. Most are empty, and comparing nothing byte by byte is slow: an
/// empty `String` points nowhere, which some processors pay for dearly.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}

fn fits(look: Look, decimals: Option<u8>) -> bool {
    match decimals {
        None => !look.zero_ends,
        Some(always) => look.decimals == always || look.decimals > always && !look.zero_ends,
    }
}
