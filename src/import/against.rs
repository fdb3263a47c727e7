//! What is about to land beside what is here already: new rows, changed, repeated and gone ones.

use super::review::Beside;
use crate::model::batch::Batch;
use crate::model::identity_of_rows::{self as identity, RowIdentity, RowState};
use std::cell::OnceCell;

/// A batch that is here already.
#[derive(Debug)]
pub struct Kept {
    batch: Batch,
    rows: OnceCell<Vec<RowIdentity>>,
}

impl Kept {
    /// Of a batch.
    pub fn of(batch: Batch) -> Kept {
        Kept { batch, rows: OnceCell::new() }
    }

    fn rows(&self) -> &[RowIdentity] {
        self.rows.get_or_init(|| identity::of(&self.batch))
    }
}

/// What rows of a batch are to those that are here. Rows that are no longer in it are gone only from
/// the earlier states of the same sheet, whose place it takes.
pub fn beside(batch: &Batch, kept: &[Kept]) -> Beside {
    let is_met = |it: &&Kept| it.batch.table == batch.table && !it.batch.origin.is_hand();
    let of_table = kept.iter().filter(is_met);
    let (replaced, others): (Vec<&Kept>, Vec<&Kept>) =
        of_table.partition(|it| batch.supersedes(&it.batch));
    if replaced.is_empty() && others.is_empty() {
        return Beside { new: batch.len(), ..Beside::default() };
    }
    let before: Vec<RowIdentity> =
        replaced.iter().chain(&others).flat_map(|it| it.rows().iter().copied()).collect();
    let leaving: usize = replaced.iter().map(|it| it.batch.len()).sum();
    let compared = identity::compare(&identity::of(batch), &before);
    Beside {
        new: compared.count(RowState::New),
        changed: compared.count(RowState::Changed),
        repeated: compared.count(RowState::Repeated),
        gone: compared.gone.iter().filter(|it| **it < leaving).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch_of;
    use crate::model::table::Table;

    #[test]
    fn rows_are_gone_only_from_what_is_replaced() {
        let sales = |file: &str, rows: &str| {
            let text = format!("date|document|amount\n{rows}");
            (*batch_of(Table::Sales, file, &text)).clone()
        };
        let september = "2026-09-01|1|10\n2026-09-02|2|20\n2026-09-03|3|30";
        let kept = [
            Kept::of(sales("a.csv", september)),
            Kept::of(sales("b.csv", "2026-08-01|8|80\n2026-08-02|9|90")),
        ];
        let again =
            sales("a.csv", "2026-09-01|1|10\n2026-09-02|2|25\n2026-09-04|4|40\n2026-08-01|8|80");
        let expected = Beside { new: 1, changed: 1, repeated: 2, gone: 1 };
        assert_eq!(beside(&again, &kept), expected);
        let other = sales("c.csv", "2026-09-01|1|10\n2026-10-01|5|50");
        assert_eq!(beside(&other, &kept), Beside { new: 1, repeated: 1, ..Beside::default() });
        assert_eq!(beside(&other, &[]), Beside { new: 2, ..Beside::default() });
    }
}
