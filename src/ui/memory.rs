//! What was chosen about files, by their headers: kept as bytes, which only an import and the page
//! of data open. The board needs none of it, and reads the settings.

use crate::import::message::Kept;
use serde::{Deserialize, Serialize};

/// How many are remembered; of more the oldest are forgotten.
const MOST: usize = 200;

/// What is remembered, the last chosen last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Memory(Vec<u8>);

impl Memory {
    /// All of it; what is damaged is forgotten.
    pub fn all(&self) -> Vec<Kept> {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }

    /// Remembers what was chosen, in the place of what was before.
    pub fn remember(&mut self, chosen: Vec<Kept>) {
        if chosen.is_empty() {
            return;
        }
        let mut all = self.all();
        for one in chosen {
            all.retain(|it| it.id != one.id);
            all.push(one);
        }
        let over = all.len().saturating_sub(MOST);
        self.keep(all.get(over..).unwrap_or_default());
    }

    /// Forgets what was chosen for files with these headers.
    pub fn forget(&mut self, id: &str) {
        let mut all = self.all();
        all.retain(|it| it.id != id);
        self.keep(&all);
    }

    fn keep(&mut self, all: &[Kept]) {
        self.0 = postcard::to_stdvec(all).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(id: usize, name: &str) -> Kept {
        let (name, table) = (name.to_owned(), "sales".to_owned());
        Kept { id: format!("h{id}"), name, table, text: "{}".to_owned() }
    }

    #[test]
    fn the_last_choice_holds_and_the_oldest_goes() {
        let mut memory = Memory::default();
        memory.remember((0..MOST).map(|id| kept(id, "a")).collect());
        memory.remember(vec![kept(0, "b"), kept(MOST, "c")]);
        let all = memory.all();
        assert_eq!(all.len(), MOST);
        assert_eq!(all.first(), Some(&kept(2, "a")), "the oldest has gone");
        assert_eq!(all.iter().filter(|it| it.id == "h0").collect::<Vec<_>>(), [&kept(0, "b")]);
        memory.forget("h0");
        assert!(memory.all().iter().all(|it| it.id != "h0"));
        assert_eq!(Memory(vec![7, 7]).all(), vec![]);
    }
}
