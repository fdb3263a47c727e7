//! Sheets that come to a review: those of the first drop, and of later ones while it is looked at.

use super::error::FileRefused;
use super::lists::lists;
use super::recall;
use super::review::Choice;
use super::sheet::Sheet;
use super::understand::Session;
use super::understood::Understood;

impl Session {
    /// Understands the sheets of a later drop, of which the first is the one of that number, together
    /// with those that are here; what was chosen stays. A later state of a sheet takes the place of the
    /// earlier, the same once more is nothing new.
    pub fn add(&mut self, sheets: Vec<Sheet>, refused: Vec<FileRefused>, from: usize) {
        let before = self.sheets.len();
        let is_again = |it: &FileRefused| sheets.iter().any(|sheet| sheet.file == it.file);
        self.refused.retain(|it| !is_again(it) && !refused.contains(it));
        self.refused.extend(refused);
        self.take(sheets, from);
        for it in self.sheets.iter_mut().skip(before) {
            recall::recall(it, &self.memory);
        }
        self.understand();
        self.replace_earlier(before);
    }

    /// Takes sheets in, of which the first is the one of that number, as the lists they hold.
    pub(super) fn take(&mut self, sheets: Vec<Sheet>, from: usize) {
        for (of, mut sheet) in sheets.into_iter().enumerate() {
            self.refused.append(&mut sheet.left_beside);
            let is_here = |it: &Sheet| {
                self.sheets.iter().any(|here| here.part.0 < from && here.sheet.digest == it.digest)
            };
            let parts = lists(sheet, self.today).into_iter().enumerate();
            let parts: Vec<Understood> = parts
                .filter(|(_, it)| !is_here(it))
                .map(|(nth, it)| Understood::of(it, (from + of, nth), Choice::default()))
                .collect();
            self.sheets.extend(parts);
        }
    }

    /// Puts those from a place on that are later states of sheets into their places, so that a choice
    /// on its way meets no other sheet; their choices hold on where the headers are the same.
    fn replace_earlier(&mut self, from: usize) {
        let (mut replaced, mut gone) = (Vec::new(), Vec::new());
        for later in from..self.sheets.len() {
            let batch = |at: usize| self.sheets.get(at).and_then(|it| it.built.batch.as_ref());
            let supersedes = |earlier: usize| {
                batch(later).zip(batch(earlier)).is_some_and(|(one, other)| one.supersedes(other))
            };
            let earlier = (0..from).find(|at| !replaced.contains(at) && supersedes(*at));
            let Some(earlier) = earlier else { continue };
            let headers = |it: &Understood| it.facts.layout.headers.clone();
            let before = self.sheets.get(earlier).map(|it| (headers(it), it.asked.clone()));
            if let (Some((before, asked)), Some(it)) = (before, self.sheets.get_mut(later))
                && before == headers(it)
            {
                it.asked = asked;
            }
            self.sheets.swap(earlier, later);
            replaced.push(earlier);
            gone.push(later);
        }
        if gone.is_empty() {
            return;
        }
        let mut at = 0..;
        self.sheets.retain(|_| at.next().is_none_or(|at| !gone.contains(&at)));
        self.understand();
    }
}
