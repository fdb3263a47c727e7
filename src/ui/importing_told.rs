//! What the worker tells of an import, shown.

use super::importing::{Importing, LeftOut, Phase};
use super::state::Shared;
use crate::import::error::{FileRefused, Refusal};
use crate::import::message::parts;
use crate::import::review::{Beside, Review};
use leptos::prelude::*;

impl Importing {
    /// Shows the review, unless a later choice is on its way.
    pub(super) fn reviewed(self, review: Review) {
        self.progress.set(None);
        self.choosing.update(|it| *it = it.saturating_sub(1));
        if self.choosing.get_untracked() > 0 {
            return;
        }
        let too_large = |it: &FileRefused| it.why == Refusal::TooLarge;
        self.refused.update(|refused| {
            refused.retain(too_large);
            for one in &review.refused {
                if !refused.contains(one) {
                    refused.push(one.clone());
                }
            }
        });
        if review.sheets.is_empty() {
            self.stop();
        } else {
            self.phase.set(Phase::Review(Shared::new(review)));
        }
    }

    /// Shows what the rows are to those that are here, unless a later choice is on its way.
    pub(super) fn counted(self, beside: &[Option<Beside>]) {
        if self.choosing.get_untracked() > 0 {
            return;
        }
        let Phase::Review(review) = self.phase.get_untracked() else { return };
        let mut review = Review::clone(&review);
        for (sheet, beside) in review.sheets.iter_mut().zip(beside) {
            sheet.beside = *beside;
        }
        self.phase.set(Phase::Review(Shared::new(review)));
    }

    /// Keeps what was left out for as long as the page is open.
    pub(super) fn leave_out(self, run: u32, files: Vec<(String, usize, u64)>, payload: &[u8]) {
        let lengths: Vec<u64> = files.iter().map(|it| it.2).collect();
        let Some(parts) = parts(payload, &lengths) else { return };
        let files = files.into_iter().zip(parts).map(|((name, rows, _), bytes)| LeftOut {
            name,
            rows,
            bytes: bytes.into(),
            run,
        });
        self.left_out.update(|it| {
            it.splice(0..0, files);
        });
    }
}
