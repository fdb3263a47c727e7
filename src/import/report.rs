//! Issues gathered cell by cell, told in groups.

use super::issue::{IssueGroup, IssueKind, Severity};
use std::collections::BTreeMap;

/// How many cells of a group are shown.
const SHOWN: usize = 5;

/// How many of those that are listed each once.
const LISTED: usize = 20;

/// What groups are told apart by: the column by its header, the missing field by its id.
type Key = (Severity, IssueKind, String);

/// How many cells, and the first of them.
type Cells = (usize, Vec<(u32, String)>);

/// Issues of one sheet.
#[derive(Clone, Debug, Default)]
pub struct Issues {
    groups: BTreeMap<Key, Cells>,
}

impl Issues {
    /// One cell; its row in the file and its text are asked for only where they will be shown.
    pub fn push(
        &mut self,
        kind: IssueKind,
        severity: Severity,
        column: &str,
        example: impl FnOnce() -> (u32, String),
    ) {
        let (count, examples) = self.groups.entry((severity, kind, column.to_owned())).or_default();
        *count += 1;
        if examples.len() < SHOWN {
            examples.push(example());
        }
    }

    /// An issue of the whole sheet or column.
    pub fn whole(&mut self, kind: IssueKind, severity: Severity, column: &str, count: usize) {
        let (here, _) = self.groups.entry((severity, kind, column.to_owned())).or_default();
        *here += count;
    }

    /// An issue with its examples.
    pub fn listed(
        &mut self,
        kind: IssueKind,
        severity: Severity,
        column: &str,
        count: usize,
        examples: Vec<(u32, String)>,
    ) {
        let examples = examples.into_iter().take(LISTED).collect();
        self.groups.insert((severity, kind, column.to_owned()), (count, examples));
    }

    /// Whether there is one of that kind.
    pub fn has(&self, kind: IssueKind) -> bool {
        self.groups.keys().any(|it| it.1 == kind)
    }

    /// Takes back what turned out not to be so.
    pub fn take_back(&mut self, kind: IssueKind) {
        self.groups.retain(|it, _| it.1 != kind);
    }

    /// The groups, errors first.
    pub fn groups(&self) -> Vec<IssueGroup> {
        self.groups
            .iter()
            .map(|((severity, kind, column), (count, examples))| IssueGroup {
                kind: *kind,
                severity: *severity,
                column: column.clone(),
                count: *count,
                examples: examples.clone(),
                repairs: Vec::new(),
            })
            .collect()
    }
}
