//! Shares of documents: to whom each document is credited (the KPI handbook B0, "Credit").

use crate::model::always::Always;
use crate::model::column::NO_CODE;
use crate::model::credits::CreditKind;
use crate::model::dataset::Dataset;
use crate::model::slice::{UNALLOCATED, index};
use crate::model::sort;
use crate::model::unit::Share;
use std::rc::Rc;

/// One rep's share of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Code of the rep, or [`UNALLOCATED`].
    pub rep: u32,
    /// The share, in millionths.
    pub share: i64,
    /// Whether it counts for the rep alone.
    pub is_overlay: bool,
}

/// The shares.
pub(crate) fn credits(always: &Always) -> Rc<Credits> {
    always.derive(|always| Credits::of(always.data))
}

/// The shares of all documents.
pub(crate) struct Credits {
    /// By document: where its parts begin; one more than there are documents.
    starts: Vec<u32>,
    /// By document; of one document by rep, what is not overlay first.
    parts: Vec<Part>,
}

impl Credits {
    /// The shares of a dataset's documents; of one rep in one document they are one.
    pub fn of(data: &Dataset) -> Credits {
        let credits = &data.credits;
        let rows = credits.document.iter().zip(&credits.rep).zip(&credits.share);
        let mut rows: Vec<(u32, bool, u32, i64)> = rows
            .zip(&credits.kind)
            .map(|(((&document, &rep), share), kind)| {
                (document, *kind == CreditKind::Overlay, rep, share.0)
            })
            .collect();
        sort::whole(&mut rows);
        let mut all = Credits { starts: Vec::new(), parts: Vec::new() };
        let mut rows = rows.chunk_by(|a, b| a.0 == b.0).peekable();
        for document in (0..).take(data.documents.len()) {
            all.starts.push(all.len());
            if let Some(own) = rows.next_if(|it| it.first().is_some_and(|row| row.0 == document)) {
                all.add(own);
            }
        }
        all.starts.push(all.len());
        all
    }

    /// Whether no document is shared.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The shares of a document that is the rep's where nothing else is said: whole where nothing of
    /// it is shared, and what counts for a rep alone.
    pub fn parts_or_whole(&self, document: u32, rep: u32) -> impl Iterator<Item = Part> + '_ {
        let whole = Part { rep, share: Share::ONE.0, is_overlay: false };
        let own = self.own(document).iter().copied();
        std::iter::once(whole).filter(move |_| !self.is_shared(document)).chain(own)
    }

    /// Whether the document has shares of its own, beside those that count for a rep alone.
    pub fn is_shared(&self, document: u32) -> bool {
        self.own(document).iter().any(|it| !it.is_overlay)
    }

    /// The shares of a document that has any; of a return without its own, those of the document
    /// that it returns.
    pub fn parts(&self, document: u32, returns_of: u32) -> &[Part] {
        match self.own(document) {
            [] => self.own(returns_of),
            own => own,
        }
    }

    fn own(&self, document: u32) -> &[Part] {
        let at = index(document);
        let start = |at: usize| self.starts.get(at).map(|&it| index(it));
        match (start(at), at.checked_add(1).and_then(start)) {
            (Some(from), Some(to)) => self.parts.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    fn len(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(NO_CODE)
    }

    /// The shares of one document, and what is left of the whole.
    fn add(&mut self, rows: &[(u32, bool, u32, i64)]) {
        let (shared, overlay) = rows.split_at(rows.partition_point(|row| !row.1));
        let mut left = Share::ONE.0;
        for (rep, share) in sums(shared) {
            left = left.saturating_sub(share);
            self.push(Part { rep, share, is_overlay: false });
        }
        if !shared.is_empty() {
            self.push(Part { rep: UNALLOCATED, share: left, is_overlay: false });
        }
        for (rep, share) in sums(overlay) {
            self.push(Part { rep, share, is_overlay: true });
        }
    }

    fn push(&mut self, part: Part) {
        if part.share != 0 {
            self.parts.push(part);
        }
    }
}

/// The shares of each rep, together.
fn sums(rows: &[(u32, bool, u32, i64)]) -> impl Iterator<Item = (u32, i64)> + '_ {
    let sum = |own: &[(u32, bool, u32, i64)]| {
        let share = own.iter().fold(0, |sum: i64, row| sum.saturating_add(row.3));
        own.first().map(|row| (row.2, share))
    };
    rows.chunk_by(|a, b| a.2 == b.2).filter_map(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    #[test]
    fn what_shares_leave_over_is_unallocated_and_too_much_is_a_minus() {
        let text = "document | rep | share | kind
            1 | А | 0.3 |
            2 | А | 0.7 |
            2 | Б | 0.6 |
            1 | А | 0.3 |
            1 | Б | 0.5 | overlay
            3 | Б | 1 | overlay";
        let data = Dataset::build(vec![batch(Table::Credits, text)], Options::default());
        let credits = Credits::of(&data);
        let parts = |document| -> Vec<(u32, i64, bool)> {
            credits
                .parts_or_whole(document, 7)
                .map(|it| (it.rep, it.share, it.is_overlay))
                .collect()
        };
        assert_eq!(
            parts(0),
            [(0, 600_000, false), (UNALLOCATED, 400_000, false), (1, 500_000, true)]
        );
        assert_eq!(
            parts(1),
            [(0, 700_000, false), (1, 600_000, false), (UNALLOCATED, -300_000, false)]
        );
        assert_eq!(parts(2), [(7, 1_000_000, false), (1, 1_000_000, true)]);
        assert_eq!(parts(3), [(7, 1_000_000, false)], "no shares at all");
    }
}
