//! The rows of salespeople: which of them are one person, what texts name a person for sure, and
//! what is left in doubt.
//!
//! All rows are looked at before anybody is made of them, so the order of files and rows does not
//! show. What is doubtful joins nothing: an id of two names, a name of two ids, an alias or an
//! e-mail of two people or one that is another's name.

use super::batch::Batch;
use super::cells::{self, Cells, Counted};
use super::dimensions::{Dimensions, new_rep};
use super::names::{fold, link, next_code};
use super::people::{Said, Told, told};
use super::reason::Doubt;
use super::table::Table;
use super::writings::Writings;
use std::sync::Arc;

impl Dimensions {
    /// Finds the person of each row of the batches' salespeople; none for a row without a name.
    pub fn rep_rows(&mut self, batches: &[Arc<Batch>]) {
        let rows = || {
            cells::of(Counted::whole(batches), Table::Reps)
                .flat_map(|it| it.rows().map(move |row| (it, row)))
        };
        let writings = &self.writings;
        let named: Vec<Said> =
            rows().filter_map(|(cells, row)| said(cells, row, writings)).collect();
        let Told { of_row, ids, names, doubts } = told(&named, writings);
        let mut codes: Vec<Option<u32>> = vec![None; named.len()];
        for (row, &group) in named.iter().zip(&of_row) {
            if let Some(code @ None) = codes.get_mut(group) {
                self.reps.list.push(new_rep(&row.name));
                *code = Some(next_code(self.reps.list.len() - 1));
            }
        }
        let code = |group: &usize| codes.get(*group).copied().flatten();
        for (id, group) in &ids {
            code(group).into_iter().for_each(|it| self.reps.directory.add_id(id, it));
        }
        for (name, group) in &names {
            code(group).into_iter().for_each(|it| self.reps.directory.add_name(name, it));
        }
        // As they are written too, where their keys name one.
        for row in &named {
            if let Some(code) = self.reps.directory.find_name(&row.key) {
                self.reps.directory.add_name(&row.name, code);
            }
        }
        let doubt = |(row, doubt): (usize, Doubt)| Some((named.get(row)?.place, doubt));
        self.doubts.extend(doubts.into_iter().filter_map(doubt));
        let of_row = named.iter().zip(&of_row);
        self.rep_of_row =
            of_row.filter_map(|(row, group)| Some((row.place, code(group)?))).collect();
    }

    /// The code of the rep that the text names: by id, name in any order of words, alias or e-mail,
    /// or by what the person says that they are called.
    pub fn rep(&mut self, text: &str) -> u32 {
        if let Some(code) = self.rep_known(text) {
            return code;
        }
        let key = self.writings.key(text);
        let said = self.writings.said(None, &key).cloned();
        let name = said.as_ref().map_or(text, |it| &it.name);
        let known = said.as_ref().and_then(|it| self.reps.directory.find_name(&it.class));
        let known = known.or_else(|| self.rep_known(name));
        let code = known.unwrap_or_else(|| self.reps.code(name, new_rep));
        let called = self.writings.key(name);
        let class = said.as_ref().map_or(text, |it| &it.class);
        for name in [&key, &called, text, class] {
            self.reps.directory.add_name(name, code);
        }
        code
    }

    /// The same, where anybody is named so.
    pub fn rep_known(&self, text: &str) -> Option<u32> {
        let by_key = || self.reps.directory.find_name(&self.writings.key(text));
        self.reps.directory.find(text).or_else(by_key)
    }

    /// A person's name in links: of the name alone, where it is theirs alone.
    pub fn rep_link(&self, name: &str, id: Option<&str>, code: u32) -> String {
        match id {
            Some(id) if self.reps.directory.find_name(name) != Some(code) => {
                link('r', &format!("{name} {id}"))
            }
            _ => link('r', name),
        }
    }
}

/// What a row says of who it is; none without a name.
fn said(cells: Cells, row: usize, writings: &Writings) -> Option<Said> {
    let word = |field| cells.words(field).get(row);
    let aliases = word("aliases").into_iter().flat_map(|it| it.split(';'));
    let others = aliases.chain(word("email")).map(|it| writings.key(it));
    let (id, key) = (word("id").map(fold), writings.key(word("name")?));
    Some(Said {
        place: cells.place(row),
        name: fold(word("name")?),
        class: writings.said(id.as_deref(), &key).map(|it| it.class.clone()),
        key,
        id,
        others: others.filter(|it| !it.is_empty()).collect(),
    })
}
