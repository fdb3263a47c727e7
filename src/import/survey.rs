//! What a whole column of numbers says before it is read: its decimal mark, whether of percents.

use super::number::{self, Vote};
use super::numbers::{Source, Wanted, source};
use super::plain;
use super::sheet::Rows;

/// What the whole column says before it is read.
pub(super) struct Survey {
    pub decimal: char,
    pub asked: bool,
    pub percents: bool,
    pub doubtful: Vec<usize>,
}

impl Survey {
    pub fn of(cells: Rows<'_>, wanted: Wanted) -> Survey {
        let (mut commas, mut points) = (Vec::new(), Vec::new());
        let mut doubtful: Vec<(usize, char)> = Vec::new();
        let mut counted = [0_usize; 2];
        let mut percents = false;
        let mut largest = 0.0_f64;
        let is_share = wanted.share.is_some();
        // Those that say nothing need be asked once.
        let mut silent = vec![false; cells.shared()];
        for row in 0..cells.len() {
            let code = cells.code(row);
            if code.and_then(|it| silent.get(it)) == Some(&true) {
                continue;
            }
            let cell = cells.cell(row);
            let plain = plain::digits(cell).filter(|_| !is_share).and_then(plain::vote);
            let vote = match plain {
                Some(Vote::Silent) => {
                    if let Some(it) = code.and_then(|it| silent.get_mut(it)) {
                        *it = true;
                    }
                    continue;
                }
                Some(vote) => vote,
                None => match source(cell) {
                    // A cell that is shown as percents says nothing of the others.
                    Source::Percent(_) | Source::Nothing | Source::Broken => continue,
                    Source::Number(number) => {
                        largest = largest.max(number.abs());
                        continue;
                    }
                    Source::Text(dressed, scale) => {
                        percents |= scale.percent;
                        if is_share {
                            largest = largest.max(rough(dressed.digits));
                        }
                        number::vote(dressed.digits)
                    }
                },
            };
            match vote {
                Vote::Silent => {}
                Vote::Doubtful(mark) => doubtful.push((row, mark)),
                Vote::Decimal(mark) => {
                    let (rows, count) =
                        if mark == ',' { (&mut commas, 0) } else { (&mut points, 1) };
                    counted[count] += 1;
                    // Only the rows of a minority are ever shown.
                    if rows.len() < 1_000 {
                        rows.push(row);
                    }
                }
            }
        }
        let [of_comma, of_point] = counted;
        let decided =
            (of_comma > 0 || of_point > 0).then_some(if of_comma > of_point { ',' } else { '.' });
        let decimal =
            wanted.decimal.or(decided).unwrap_or_else(|| Survey::guess(&doubtful, wanted));
        let open = doubtful.iter().map(|it| it.0);
        let against = if decided == Some('.') { commas } else { points };
        let mut doubtful: Vec<usize> = match (wanted.decimal, decided) {
            (Some(_), _) => Vec::new(),
            (None, Some(_)) if against.is_empty() => Vec::new(),
            // Cells that speak against each other say nothing of the others.
            (None, Some(_)) => against.into_iter().chain(open).collect(),
            (None, None) => open.collect(),
        };
        doubtful.sort_unstable();
        let percents = wanted
            .share
            .is_some_and(|chosen| chosen.unwrap_or(percents || largest > wanted.whole_share));
        Survey { decimal, asked: wanted.decimal.is_some(), percents, doubtful }
    }

    /// The mark of a column of nothing but `1,234`.
    fn guess(doubtful: &[(usize, char)], wanted: Wanted) -> char {
        let Some(&(_, mark)) = doubtful.first() else { return wanted.sheet_decimal.unwrap_or('.') };
        let other = if mark == ',' { '.' } else { ',' };
        match wanted.sheet_decimal {
            Some(decimal) => decimal,
            None if wanted.doubtful_is_decimal => mark,
            None => other,
        }
    }
}

/// A size good enough to tell percents from parts of one.
fn rough(digits: &str) -> f64 {
    digits.replace(',', ".").parse().unwrap_or(0.0)
}
