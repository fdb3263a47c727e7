//! Credit: whose a document is, by shares of it.

use crate::model::credits::CreditKind;
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::slice::{UNALLOCATED, index};
use crate::model::unit::Share;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A person's part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kpi) struct Part {
    /// Code of the salesperson.
    pub rep: u32,
    /// So many millionths; what is left over of the whole may be a minus.
    pub share: i64,
    /// Whether it counts for the person alone.
    pub is_overlay: bool,
}

/// The parts of every document that has shares.
pub(in crate::kpi) struct Credit {
    /// Where each document's parts begin, by its code; one more than there are.
    starts: Vec<u32>,
    parts: Vec<Part>,
}

/// The parts, as they are known.
pub(in crate::kpi) fn credit(known: &Known) -> Rc<Credit> {
    known.derive(|known| Credit::of(known.data))
}

impl Credit {
    fn of(data: &Dataset) -> Credit {
        let mut shares: BTreeMap<(u32, bool, u32), i64> = BTreeMap::new();
        let all = &data.credits;
        let rows = all.document.iter().zip(&all.rep).zip(&all.share).zip(&all.kind);
        for (((&document, &rep), share), &kind) in rows {
            let key = (document, kind == CreditKind::Overlay, rep);
            let sum = shares.entry(key).or_default();
            *sum = sum.saturating_add(share.0);
        }
        let mut left: BTreeMap<u32, i64> = BTreeMap::new();
        for (&(document, _, _), share) in
            shares.iter().filter(|((_, is_overlay, _), _)| !is_overlay)
        {
            let left = left.entry(document).or_insert(Share::ONE.0);
            *left = left.saturating_sub(*share);
        }
        let over =
            left.into_iter().map(|(document, share)| ((document, false, UNALLOCATED), share));
        shares.extend(over);
        let mut credit = Credit { starts: vec![0], parts: Vec::new() };
        for ((document, is_overlay, rep), share) in shares.into_iter().filter(|(_, it)| *it != 0) {
            credit.starts.resize(index(document) + 1, credit.len());
            credit.parts.push(Part { rep, share, is_overlay });
        }
        credit.starts.resize(data.documents.len() + 1, credit.len());
        credit
    }

    fn len(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX)
    }

    /// The parts of a document that is the rep's where nothing else is said: of one hundred percent,
    /// with «Не распределено» for what is left over, and what counts for a person alone.
    pub fn parts(&self, document: u32, rep: u32) -> impl Iterator<Item = Part> + '_ {
        let own = self.own(document);
        let is_shared = own.iter().any(|it| !it.is_overlay);
        let whole = Part { rep, share: Share::ONE.0, is_overlay: false };
        std::iter::once(whole).filter(move |_| !is_shared).chain(own.iter().copied())
    }

    /// Whether the document has shares of its own.
    pub fn is_shared(&self, document: u32) -> bool {
        self.own(document).iter().any(|it| !it.is_overlay)
    }

    fn own(&self, document: u32) -> &[Part] {
        let start = |at: usize| self.starts.get(at).map(|&it| index(it));
        let at = index(document);
        let range = start(at).zip(at.checked_add(1).and_then(start));
        range.and_then(|(from, to)| self.parts.get(from..to)).unwrap_or_default()
    }
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
        let credit = Credit::of(&data);
        let parts = |document| -> Vec<(u32, i64, bool)> {
            credit.parts(document, 7).map(|it| (it.rep, it.share, it.is_overlay)).collect()
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
