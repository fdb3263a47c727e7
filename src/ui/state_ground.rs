//! What is kept and can be taken back: the batches and the settings of a workspace.

use super::settings::Settings;
use crate::kpi::reach::is_of_sales;
use crate::lang::{Lang, Text, text};
use crate::model::batch::Batch;
use crate::model::building::{Pause, at_once};
use crate::model::dataset::{Dataset, Options};
use crate::report::counting::Counting;
use crate::store::error::Damage;
use crate::store::stored::StoredBatch;
use std::sync::Arc;

/// A batch, and the bytes that it is kept as.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As it is kept.
    pub stored: Arc<StoredBatch>,
    /// As it is counted.
    pub batch: Arc<Batch>,
}

impl Entry {
    /// A batch made here.
    pub fn made(batch: Batch) -> Result<Entry, Damage> {
        let stored = StoredBatch::encode(&batch)?;
        Ok(Entry { stored: Arc::new(stored), batch: Arc::new(batch) })
    }

    /// A batch that was kept, or that the worker encoded.
    pub fn opened(stored: Arc<StoredBatch>) -> Result<Entry, Damage> {
        let batch = stored.decode()?;
        Ok(Entry { stored, batch: Arc::new(batch) })
    }

    /// Whether it takes the place of the other: it brings the same sheet to the same table, or a
    /// later state of it.
    pub fn replaces(&self, other: &Entry) -> bool {
        self.batch.supersedes(&other.batch)
    }
}

/// The same batches are the same entry.
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.stored.id() == other.stored.id()
    }
}

/// All that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The batches, in the order they came.
    pub entries: Vec<Entry>,
    /// What the firm decides.
    pub settings: Settings,
}

impl Ground {
    /// Whether nothing but sales is told or asked for.
    pub fn is_of_sales(&self) -> bool {
        is_of_sales(self.entries.iter().map(|it| &*it.batch), &self.settings.rules)
    }

    /// Whether there is something that what counts sales is enough for.
    pub fn has_sales_alone(&self) -> bool {
        !self.entries.is_empty() && self.is_of_sales()
    }

    /// The sum of the batches, by what counts so far.
    pub fn dataset(&self, by: &Counting) -> Dataset {
        at_once(async |pause| self.dataset_by_parts(by, pause).await)
    }

    /// The same a part at a time.
    pub async fn dataset_by_parts(&self, by: &Counting, pause: Pause<'_>) -> Dataset {
        let batches = self.entries.iter().map(|entry| Arc::clone(&entry.batch)).collect();
        let options = Options {
            currency: self.settings.currency.clone(),
            calendar: self.settings.calendar(),
            rules: self.settings.rules.clone(),
        };
        by.dataset(batches, options, pause).await
    }

    /// With these batches more, as the latest; one of the same sheet and table is replaced.
    pub fn with(&self, entries: Vec<Entry>) -> Ground {
        let mut ground = self.clone();
        for entry in entries {
            // One alone: two batches of one sheet may be earlier states of it.
            if let Some(at) = ground.entries.iter().position(|it| entry.replaces(it)) {
                ground.entries.remove(at);
            }
            ground.entries.push(entry);
        }
        ground
    }

    /// Without the batch of that id.
    pub fn without(&self, id: &str) -> Ground {
        let mut ground = self.clone();
        ground.entries.retain(|entry| entry.stored.id() != id);
        ground
    }

    /// With this batch of what was typed, in the place of the one before.
    pub fn with_typed(&self, entry: Entry) -> Ground {
        let mut ground = self.clone();
        let table = entry.batch.table;
        let typed = |it: &&mut Entry| it.batch.origin.is_hand() && it.batch.table == table;
        match ground.entries.iter_mut().find(typed) {
            Some(here) => *here = entry,
            None => ground.entries.push(entry),
        }
        ground
    }
}

/// What a step did, to be said when it is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Files were imported.
    Imported,
    /// An earlier import was taken back.
    Deleted,
    /// An import that was taken back was brought back.
    Returned,
    /// Plans were typed or pasted.
    Planned,
    /// A test was taken here.
    Examined,
    /// Trainings were written.
    Trained,
    /// A question of a test was typed.
    Asked,
    /// A setting was changed.
    Set,
}

impl Change {
    /// What it was, in words.
    pub fn text(self, lang: Lang) -> &'static str {
        let said: Text = match self {
            Change::Imported => text("загрузка", "import"),
            Change::Deleted => text("отмена прежней загрузки", "undo of an earlier import"),
            Change::Returned => text("возврат загрузки", "return of an import"),
            Change::Planned => text("изменение планов", "change of plans"),
            Change::Examined => text("тест знаний", "knowledge test"),
            Change::Trained => text("запись об обучении", "training record"),
            Change::Asked => text("вопрос теста", "question of a test"),
            Change::Set => text("настройка", "setting"),
        };
        said.get(lang)
    }
}

/// How many steps can be taken back.
const STEPS: usize = 50;

/// What is, what was, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    now: Ground,
    past: Vec<(Ground, Change)>,
    future: Vec<(Ground, Change)>,
}

impl History {
    /// Nothing to take back yet.
    pub fn of(now: Ground) -> History {
        History { now, ..History::default() }
    }

    /// What is.
    pub fn now(&self) -> &Ground {
        &self.now
    }

    /// The last step that can be taken back.
    pub fn last(&self) -> Option<Change> {
        self.past.last().map(|(_, change)| *change)
    }

    /// The step that can be made again.
    pub fn next(&self) -> Option<Change> {
        self.future.last().map(|(_, change)| *change)
    }

    /// The files' batches that were there in this visit and are no more, the last first; what a
    /// later state of its sheet has replaced is not one of them.
    pub fn dropped(&self) -> Vec<Entry> {
        let mut dropped: Vec<Entry> = Vec::new();
        let steps = self.future.iter().chain(self.past.iter().rev());
        for entry in steps.flat_map(|(ground, _)| ground.entries.iter().rev()) {
            let is_here = self.now.entries.iter().any(|it| it == entry || it.replaces(entry));
            if !is_here && !entry.batch.origin.is_hand() && !dropped.contains(entry) {
                dropped.push(entry.clone());
            }
        }
        dropped
    }

    /// What is with a dropped batch again, where it stood among the others: of two imports of one
    /// row the later one counts, as before.
    pub fn with_back(&self, entry: &Entry) -> Ground {
        let mut ground = self.now.clone();
        let steps = self.future.iter().chain(self.past.iter().rev());
        let then = steps.map(|(ground, _)| &ground.entries).find(|it| it.contains(entry));
        let later = then.into_iter().flatten().skip_while(|it| *it != entry).skip(1);
        let place = later.filter_map(|it| ground.entries.iter().position(|here| here == it)).min();
        ground.entries.insert(place.unwrap_or(ground.entries.len()), entry.clone());
        ground
    }

    /// A step.
    pub fn step(&mut self, ground: Ground, change: Change) {
        let before = std::mem::replace(&mut self.now, ground);
        self.past.push((before, change));
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Change> {
        let (before, change) = self.past.pop()?;
        let after = std::mem::replace(&mut self.now, before);
        self.future.push((after, change));
        Some(change)
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) -> Option<Change> {
        let (after, change) = self.future.pop()?;
        let before = std::mem::replace(&mut self.now, after);
        self.past.push((before, change));
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rouble(currency: &str) -> Ground {
        let settings = Settings { currency: Some(currency.to_owned()), ..Settings::default() };
        Ground { settings, ..Ground::default() }
    }

    #[test]
    fn steps_are_taken_back_and_made_again() {
        let mut history = History::of(Ground::default());
        assert_eq!(history.undo(), None);
        history.step(rouble("RUB"), Change::Set);
        history.step(rouble("USD"), Change::Imported);
        assert_eq!(history.undo(), Some(Change::Imported));
        assert_eq!(*history.now(), rouble("RUB"));
        assert_eq!((history.redo(), history.now()), (Some(Change::Imported), &rouble("USD")));
        history.undo();
        history.step(rouble("EUR"), Change::Set);
        assert_eq!((history.redo(), history.last()), (None, Some(Change::Set)));
    }
}
