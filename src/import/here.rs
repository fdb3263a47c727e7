//! The batches that are here already, while files are reviewed: opened when something is first held
//! against them, and only of the tables that land.

use super::against;
use super::review::Beside;
use crate::model::batch::Batch;
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::zone::{self, Zone};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Opens a batch as it is kept; `None` of what is damaged.
pub type Open = fn(&[u8]) -> Option<Batch>;

/// What lands of a sheet, and how often the sheet was built.
pub type Lands<'a> = Option<(&'a Batch, u32)>;

/// What is here.
#[derive(Default)]
pub struct Here {
    /// As they are kept, until they are opened.
    kept: Vec<(Table, Vec<u8>)>,
    opened: BTreeMap<Table, Vec<Arc<Batch>>>,
    open: Option<Open>,
    zone: Zone,
    /// Of each table the sheets that land there, and what their rows are to those that are here.
    counted: BTreeMap<Table, Counted>,
}

#[derive(Default, PartialEq)]
struct Counted {
    /// Places of the sheets and how often each was built.
    of: Vec<(usize, u32)>,
    beside: Vec<Beside>,
}

impl Here {
    /// These batches, whose times are counted in that zone.
    pub fn of<'a>(kept: impl Iterator<Item = (Table, &'a [u8])>, zone: Zone, open: Open) -> Here {
        let kept = kept.map(|(table, bytes)| (table, bytes.to_vec())).collect();
        Here { kept, open: Some(open), zone, ..Here::default() }
    }

    /// What the rows of each sheet are to those that are here, were it imported on that day.
    pub fn beside(&mut self, sheets: &[Lands<'_>], today: Date) -> Vec<Option<Beside>> {
        let mut all = vec![None; sheets.len()];
        let lands = || sheets.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?)));
        for table in Table::ALL {
            let own: Vec<(usize, (&Batch, u32))> =
                lands().filter(|it| it.1.0.table == table).collect();
            let of: Vec<(usize, u32)> = own.iter().map(|it| (it.0, it.1.1)).collect();
            if self.counted.get(&table).map(|it| &it.of) != Some(&of) {
                let landing: Vec<&Batch> = own.iter().map(|it| it.1.0).collect();
                let beside = self.counted(&landing, today);
                self.counted.insert(table, Counted { of, beside });
            }
            let Some(counted) = self.counted.get(&table) else { continue };
            for ((at, _), beside) in own.iter().zip(&counted.beside) {
                if let Some(it) = all.get_mut(*at) {
                    *it = Some(*beside);
                }
            }
        }
        all
    }

    /// Of batches of one table.
    fn counted(&mut self, landing: &[&Batch], today: Date) -> Vec<Beside> {
        let Some(table) = landing.first().map(|it| it.table) else { return Vec::new() };
        let here = self.opened(table);
        if here.is_empty() && landing.len() == 1 {
            let all_new = |it: &&Batch| Beside { new: it.len(), ..Beside::default() };
            return landing.iter().map(all_new).collect();
        }
        let dated = |it: &&Batch| Arc::new(Batch { imported: today.0, ..(*it).clone() });
        let landing = zone::moved(landing.iter().map(dated).collect(), self.zone);
        let here = zone::moved(here, self.zone);
        (0..landing.len()).map(|at| against::beside(&landing, at, &here)).collect()
    }

    /// A batch that cannot be opened is none: the screen has opened all of them.
    fn opened(&mut self, table: Table) -> Vec<Arc<Batch>> {
        let (kept, open) = (&mut self.kept, self.open);
        let opened = self.opened.entry(table).or_insert_with(|| {
            let own = kept.extract_if(.., |it| it.0 == table);
            own.filter_map(|(_, bytes)| open?(&bytes)).map(Arc::new).collect()
        });
        opened.clone()
    }
}
