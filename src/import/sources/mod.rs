//! Known exports, one a file: what their columns are, what their words mean, which rows are nothing
//! of ours, and which tables they feed.
//!
//! A sheet is one of them when its headers are. A column that an export does not name goes by the
//! names that any file may use, and so does every other sheet.

mod amocrm_deals;
mod amocrm_payments;
mod bitrix24_calls;
mod bitrix24_deals;
mod bitrix24_open_lines;
mod calendar;
mod chatwoot;
pub mod export;
mod google_forms;
mod hubspot_calls;
mod hubspot_deals;
mod hubspot_meetings;
mod moodle;
mod onec_balances;
mod onec_card;
mod onec_debts;
mod onec_entry;
mod onec_sales;
mod pipedrive_activities;
mod pipedrive_deals;
mod salesforce;
mod turnovers;
mod turnovers_rows;
mod zendesk;
mod zoho_deals;

use super::facts::Facts;
use super::sheet::Sheet;
use export::Export;

/// Every known export. Of two that fit a sheet the first is taken.
pub const ALL: &[&Export] = &[
    &bitrix24_deals::EXPORT,
    &bitrix24_calls::EXPORT,
    &bitrix24_open_lines::EXPORT,
    &amocrm_deals::EXPORT,
    &amocrm_payments::EXPORT,
    &onec_balances::EXPORT,
    &onec_debts::EXPORT,
    &onec_card::EXPORT,
    &onec_sales::EXPORT,
    &hubspot_deals::EXPORT,
    &hubspot_calls::EXPORT,
    &hubspot_meetings::EXPORT,
    &salesforce::EXPORT,
    &pipedrive_deals::EXPORT,
    &pipedrive_activities::EXPORT,
    &zoho_deals::EXPORT,
    &google_forms::EXPORT,
    &moodle::EXPORT,
    &chatwoot::EXPORT,
    &zendesk::EXPORT,
    &calendar::EXPORT,
];

/// Which export a sheet is, if any.
pub(super) fn of(facts: &Facts) -> Option<&'static Export> {
    ALL.iter().copied().find(|it| it.is(facts))
}

/// A sheet of a known export that is no list, made one; `None`: it is read as it stands.
pub(super) fn relisted(sheet: &Sheet) -> Option<Sheet> {
    ALL.iter().filter_map(|it| it.relist).find_map(|it| it(sheet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::name::Name;
    use crate::model::table::Table;
    use std::collections::BTreeSet;

    /// Every header an export names, with where it names it.
    fn headers(export: &'static Export) -> Vec<&'static str> {
        let signs = export.signs.iter().copied().flatten();
        let columns = export.columns.iter().flat_map(|it| it.1);
        let further = export.further.iter().flat_map(|it| it.columns).flat_map(|it| it.1);
        let rows = export.rows.iter().chain(export.out).map(|it| &it.0);
        signs
            .chain(columns)
            .chain(further)
            .chain(export.others)
            .chain(export.undated)
            .chain(rows)
            .copied()
            .collect()
    }

    #[test]
    fn headers_stand_in_their_plain_form() {
        for export in ALL {
            for header in headers(export) {
                let bare = header.strip_suffix(" *").unwrap_or(header);
                assert_eq!(Name::of(bare).words.join(" "), bare, "{}: {header}", export.id);
            }
        }
    }

    #[test]
    fn columns_and_words_belong_to_fields() {
        let is_of = |table: Table, id: &str| table.field(id).is_some();
        for export in ALL {
            let own = export.columns.iter().map(|it| (export.table, it.0));
            let words = export.words.iter().map(|it| (export.table, it.field));
            let further =
                export.further.iter().flat_map(|it| it.columns.iter().map(|c| (it.table, c.0)));
            for (table, id) in own.chain(words).chain(further) {
                assert!(is_of(table, id), "{}: {id}", export.id);
            }
        }
    }

    #[test]
    fn no_header_means_two_things_and_no_export_is_named_twice() {
        let ids: BTreeSet<&str> = ALL.iter().map(|it| it.id).collect();
        assert_eq!(ids.len(), ALL.len());
        for export in ALL {
            let mut seen = BTreeSet::new();
            let named = export.columns.iter().flat_map(|it| it.1).chain(export.others);
            for header in named {
                assert!(seen.insert(header), "{}: {header} twice", export.id);
            }
        }
    }
}
