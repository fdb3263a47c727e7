//! What is about to land beside what is here already: new rows, changed, repeated and gone ones, by
//! what the dataset counts: what counts now, and the new rows, less the gone ones, counts then.

use super::review::Beside;
use crate::model::again_keys::is_compared;
use crate::model::batch::{Batch, Place};
use crate::model::identity_of_rows::{self as identity, RowIdentity, RowState};
use crate::model::repeated;
use crate::model::slice::index;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the rows of one of the batches that land together are to the rows that are here.
pub fn beside(landing: &[Arc<Batch>], at: usize, here: &[Arc<Batch>]) -> Beside {
    let Some(batch) = landing.get(at) else { return Beside::default() };
    let met = Met::of(landing, at, here);
    let again = repeated::of(&met.after);
    let own = number(met.own);
    let later = again.iter().filter(|it| it.row.batch == own);
    let uncounted: Vec<usize> = later.map(|it| index(it.row.row)).collect();
    // Of what is here: the rows whose place these take.
    let taken = again.iter().filter(|it| it.counts.batch == own);
    let taken = taken.filter_map(|it| Some((*met.stays.get(index(it.row.batch))?, it.row.row)));
    let mut leaving: Vec<(usize, u32)> = met.rows(&met.replaced);
    leaving.extend(taken);
    if !leaving.is_empty() {
        let was = repeated::of(&met.before);
        let place = |it: &(usize, u32)| Place { batch: number(it.0), row: it.1 };
        leaving.retain(|it| repeated::find(&was, place(it)).is_none());
    }
    let gone_of = leaving.len();
    if !is_compared(batch.table) {
        // What is said twice of a thing is one: nothing of it goes.
        leaving.extend(met.rows(&met.stays));
    }
    let counted = |it: &(usize, RowIdentity)| uncounted.binary_search(&it.0).is_err();
    let rows: Vec<RowIdentity> =
        identity::of(batch).into_iter().enumerate().filter(counted).map(|it| it.1).collect();
    let compared = identity::compare(&rows, &met.identities(&leaving));
    Beside {
        new: compared.count(RowState::New),
        changed: compared.count(RowState::Changed),
        repeated: compared.count(RowState::Repeated) + uncounted.len(),
        gone: compared.gone.iter().filter(|it| **it < gone_of).count(),
    }
}

/// As places keep it; tables hold no more rows.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What is here of the table, and what is there afterwards.
struct Met {
    before: Vec<Arc<Batch>>,
    /// Those of before that stay, by their places.
    stays: Vec<usize>,
    /// Those whose place the batch takes.
    replaced: Vec<usize>,
    /// Those that stay, then those that land.
    after: Vec<Arc<Batch>>,
    /// The place of the batch among them.
    own: usize,
}

impl Met {
    fn of(landing: &[Arc<Batch>], at: usize, here: &[Arc<Batch>]) -> Met {
        let table = landing.get(at).map(|it| it.table);
        let is_met = |it: &Arc<Batch>| Some(it.table) == table && !it.origin.is_hand();
        let before: Vec<Arc<Batch>> = here.iter().filter(|it| is_met(it)).cloned().collect();
        let mut met = Met {
            stays: (0..before.len()).collect(),
            before,
            replaced: Vec::new(),
            after: Vec::new(),
            own: 0,
        };
        let landing = landing.iter().enumerate().filter(|it| is_met(it.1));
        let mut landed = Vec::new();
        for (place, one) in landing {
            // One alone, as the workspace does it.
            let is_earlier =
                |it: &usize| met.before.get(*it).is_some_and(|earlier| one.supersedes(earlier));
            let earlier = met.stays.iter().position(is_earlier).map(|it| met.stays.remove(it));
            if place == at {
                met.replaced.extend(earlier);
                met.own = landed.len();
            }
            landed.push(Arc::clone(one));
        }
        met.own += met.stays.len();
        let stays = met.stays.iter().filter_map(|it| met.before.get(*it)).cloned();
        met.after = stays.chain(landed).collect();
        met
    }

    /// The rows of batches of before.
    fn rows(&self, batches: &[usize]) -> Vec<(usize, u32)> {
        let len = |at: usize| number(self.before.get(at).map_or(0, |it| it.len()));
        batches.iter().flat_map(|&at| (0..len(at)).map(move |row| (at, row))).collect()
    }

    fn identities(&self, rows: &[(usize, u32)]) -> Vec<RowIdentity> {
        let mut of: BTreeMap<usize, Vec<RowIdentity>> = BTreeMap::new();
        let identity = |(at, row): &(usize, u32)| {
            let rows = of.entry(*at).or_insert_with(|| {
                self.before.get(*at).map(|it| identity::of(it)).unwrap_or_default()
            });
            rows.get(index(*row)).copied()
        };
        rows.iter().filter_map(identity).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::{Dataset, Options};
    use crate::model::fixture::batch_of;
    use crate::model::table::Table;
    use proptest::prelude::*;

    fn sales(file: &str, rows: &str) -> Arc<Batch> {
        batch_of(Table::Sales, file, &format!("date|document|customer|amount\n{rows}"))
    }

    #[test]
    fn rows_are_gone_only_from_what_is_replaced() {
        let september = "2026-09-01|1|А|10\n2026-09-02|2|А|20\n2026-09-03|3|Б|30";
        let kept =
            [sales("a.csv", september), sales("b.csv", "2026-08-01|8|А|80\n2026-08-02|9|А|90")];
        let again = "2026-09-01|1|А|10\n2026-09-02|2|А|25\n2026-09-04|4|А|40\n2026-08-01|8|А|80";
        let expected = Beside { new: 1, changed: 1, repeated: 2, gone: 1 };
        assert_eq!(beside(&[sales("a.csv", again)], 0, &kept), expected);
        let other = [sales("c.csv", "2026-09-01|1|А|10\n2026-10-01|5|А|50")];
        assert_eq!(beside(&other, 0, &kept), Beside { new: 1, repeated: 1, ..Beside::default() });
        assert_eq!(beside(&other, 0, &[]), Beside { new: 2, ..Beside::default() });
    }

    #[test]
    fn of_two_files_that_land_together_a_row_that_both_bring_is_new_once() {
        let rows = "2026-09-01|1|А|10\n2026-09-02|2|А|20";
        let landing = [sales("a.csv", rows), sales("b.csv", rows)];
        let new: Vec<usize> = (0..2).map(|at| beside(&landing, at, &[]).new).collect();
        assert_eq!(new, [0, 2]);
    }

    #[test]
    fn what_is_said_twice_of_a_thing_is_one() {
        let reps =
            |file: &str, rows: &str| batch_of(Table::Reps, file, &format!("name|id|team\n{rows}"));
        let kept = [reps("a.csv", "Ким|1|Север\nЛи|2|Юг")];
        let landing = [reps("b.csv", "Ким|1|Север\nЛи|2|Север\nЦой|3|Юг")];
        let expected = Beside { new: 1, changed: 1, repeated: 1, gone: 0 };
        assert_eq!(beside(&landing, 0, &kept), expected);
    }

    fn counted(batches: &[Arc<Batch>]) -> usize {
        Dataset::build(batches.to_vec(), Options::default()).sales.amount.len()
    }

    fn rows() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
        prop::collection::vec((1u8..4, 0u8..5, 1u8..4), 1..12)
    }

    fn text(rows: &[(u8, u8, u8)]) -> String {
        let line = |(day, document, amount): &(u8, u8, u8)| match document {
            0 => format!("2026-09-0{day}||А|{amount}\n"),
            _ => format!("2026-09-0{day}|{document}|А|{amount}\n"),
        };
        rows.iter().map(line).collect()
    }

    proptest! {
        /// What is counted afterwards follows from what is said before the button.
        #[test]
        fn what_is_said_is_what_is_counted(
            kept in rows(), landing in rows(), beside_it in rows(), same_file in any::<bool>()
        ) {
            let kept = vec![sales("a.csv", &text(&kept))];
            let file = if same_file { "a.csv" } else { "b.csv" };
            let landing = vec![sales(file, &text(&landing)), sales("c.csv", &text(&beside_it))];
            let said: Vec<Beside> = (0..2).map(|at| beside(&landing, at, &kept)).collect();
            for (said, batch) in said.iter().zip(&landing) {
                prop_assert_eq!(said.new + said.changed + said.repeated, batch.len());
            }
            let stays = kept.iter().filter(|it| !landing[0].supersedes(it)).cloned();
            let after: Vec<Arc<Batch>> = stays.chain(landing.iter().cloned()).collect();
            let (new, gone) = said.iter().fold((0, 0), |sum, it| (sum.0 + it.new, sum.1 + it.gone));
            prop_assert_eq!(counted(&kept) + new, counted(&after) + gone);
        }
    }
}
