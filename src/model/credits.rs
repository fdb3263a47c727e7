//! Shares of documents: the table's fields, and the shares as the KPIs see them.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::joining::Joining;
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Share;

/// One row is one salesperson's share of a document.
pub(super) const FIELDS: &[Field] = &[
    required("document", Kind::Id),
    required("rep", Kind::Ref(Table::Reps)),
    required("share", Kind::Share),
    field("kind", Kind::Words(CreditKind::WORDS)),
];

listed! {
    /// Where a share counts.
    CreditKind {
        /// For the person and in the company: those of a document make 100 %.
        Revenue = "revenue",
        /// For the person alone.
        Overlay = "overlay",
    }
}

/// The shares, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    /// Code of the document, as in the sales.
    pub document: Vec<u32>,
    /// Code of the salesperson.
    pub rep: Vec<u32>,
    /// The share.
    pub share: Vec<Share>,
    /// Where it counts.
    pub kind: Vec<CreditKind>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Credits {
    /// The shares that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Credits {
        let mut all = Credits::default();
        for cells in cells::of(batches, Table::Credits) {
            let document = cells.coded("document", |text| joining.documents.code(text));
            let rep = cells.coded("rep", |text| joining.dimensions.rep(text));
            let (share, kind) = (cells.numbers("share"), cells.numbers("kind"));
            for row in cells.rows() {
                let place = cells.place(row);
                let found = document.get(row).zip(rep.get(row)).zip(share.share(row));
                let Some(((document, rep), share)) = found else {
                    joining.excluded.push((place, Reason::Missing));
                    continue;
                };
                if !(0..=Share::ONE.0).contains(&share.0) {
                    joining.excluded.push((place, Reason::OverWhole));
                    continue;
                }
                all.document.push(document);
                all.rep.push(rep);
                all.share.push(share);
                all.kind
                    .push(kind.get(row).and_then(CreditKind::at).unwrap_or(CreditKind::Revenue));
                all.place.push(place);
            }
        }
        all
    }
}
