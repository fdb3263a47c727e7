//! What of a wide sheet is drawn: not every one of thousands of columns, but all that something is
//! to be said of.

/// The columns of a sheet that are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Their places, in the order of the file.
    pub columns: Vec<usize>,
    /// How many are not.
    pub hidden: usize,
    /// Whether one of those is wanted: there is to be more room at once.
    pub is_short: bool,
}

/// As many of the columns as there is room for: those that are wanted, then the first of the others.
pub fn drawn(count: usize, room: usize, is_wanted: impl Fn(usize) -> bool) -> Drawn {
    if count <= room {
        return Drawn { columns: (0..count).collect(), ..Drawn::default() };
    }
    let (wanted, others): (Vec<usize>, Vec<usize>) = (0..count).partition(|it| is_wanted(*it));
    let is_short = wanted.len() > room;
    let mut columns: Vec<usize> = wanted.into_iter().chain(others).take(room).collect();
    columns.sort_unstable();
    Drawn { hidden: count - columns.len(), columns, is_short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_has_room_is_drawn_whole() {
        let all = Drawn { columns: vec![0, 1, 2], hidden: 0, is_short: false };
        assert_eq!(drawn(3, 3, |_| false), all);
    }

    #[test]
    fn what_is_wanted_is_drawn_wherever_it_stands() {
        let some = drawn(1_000, 4, |it| it == 1 || it == 999);
        assert_eq!(some, Drawn { columns: vec![0, 1, 2, 999], hidden: 996, is_short: false });
        assert!(drawn(1_000, 4, |it| it > 900).is_short, "more is to be drawn by itself");
    }
}
