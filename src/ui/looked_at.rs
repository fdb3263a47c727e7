//! What of a wide sheet is drawn: not every one of thousands of columns, but all that something is
//! to be said of; and not at once, but in steps.

/// The columns of a sheet that are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Their places, in the order of the file.
    pub columns: Vec<usize>,
    /// How many there are to be, now that so many are asked for.
    pub goal: usize,
    /// How many stay hidden then.
    pub hidden: usize,
}

/// As many of the columns as there is room for: those that are wanted, then the first of the others.
/// All that are wanted are to be drawn in the end, and as many as are asked for.
pub fn drawn(count: usize, room: usize, asked: usize, is_wanted: impl Fn(usize) -> bool) -> Drawn {
    if count <= room {
        return Drawn { columns: (0..count).collect(), goal: count, hidden: 0 };
    }
    let (wanted, others): (Vec<usize>, Vec<usize>) = (0..count).partition(|it| is_wanted(*it));
    let goal = wanted.len().max(asked).min(count);
    let mut columns: Vec<usize> = wanted.into_iter().chain(others).take(room.min(goal)).collect();
    columns.sort_unstable();
    Drawn { columns, goal, hidden: count - goal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_has_room_is_drawn_whole() {
        let all = Drawn { columns: vec![0, 1, 2], goal: 3, hidden: 0 };
        assert_eq!(drawn(3, 3, 40, |_| false), all);
    }

    #[test]
    fn what_is_wanted_is_drawn_wherever_it_stands() {
        let some = drawn(1_000, 4, 40, |it| it == 1 || it == 999);
        assert_eq!(some, Drawn { columns: vec![0, 1, 2, 999], goal: 40, hidden: 960 });
        assert_eq!(drawn(1_000, 48, 40, |_| false).columns.len(), 40, "no more than asked for");
        let many = drawn(1_000, 4, 40, |it| it >= 900);
        assert_eq!(many, Drawn { columns: vec![900, 901, 902, 903], goal: 100, hidden: 900 });
    }
}
