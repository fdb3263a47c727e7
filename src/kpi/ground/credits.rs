//! Shares of documents: to whom each document is credited (the KPI handbook B0, "Credit").

use crate::model::column::NO_CODE;
use crate::model::credits::CreditKind;
use crate::model::dataset::Dataset;
use crate::model::slice::{UNALLOCATED, index};
use crate::model::sort;
use crate::model::unit::Share;

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
        let mut left = Share::ONE.0;
        for own in rows.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)) {
            let share = own.iter().fold(0, |sum: i64, row| sum.saturating_add(row.3));
            let Some(&(_, is_overlay, rep, _)) = own.first() else { continue };
            if !is_overlay {
                left = left.saturating_sub(share);
            }
            if share != 0 {
                self.parts.push(Part { rep, share, is_overlay });
            }
        }
        let is_shared = rows.iter().any(|row| !row.1);
        if is_shared && left != 0 {
            self.parts.push(Part { rep: UNALLOCATED, share: left, is_overlay: false });
        }
    }
}
