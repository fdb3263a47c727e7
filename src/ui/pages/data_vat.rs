//! What is said of the VAT in the amounts of an import.

use crate::lang::{Text, text};
use crate::model::batch::Batch;
use crate::model::table::Table;
use crate::model::vat::{Stated, VatBasis, source};
use crate::ui::context::Ui;
use leptos::prelude::*;
use std::sync::Arc;

const fn stated(basis: VatBasis, percent: Option<u8>) -> Option<Stated> {
    Some(Stated { basis, percent })
}

/// What can be said; the first is nothing.
const SAYINGS: [(Option<Stated>, Text); 8] = [
    (None, text("НДС: как в файле", "VAT: as stated")),
    (stated(VatBasis::With, None), text("с НДС", "with VAT")),
    (stated(VatBasis::Without, None), text("без НДС", "net of VAT")),
    (stated(VatBasis::With, Some(10)), text("с НДС 10 %", "with VAT of 10 %")),
    (stated(VatBasis::Without, Some(10)), text("без НДС 10 %", "net of VAT of 10 %")),
    (stated(VatBasis::With, Some(5)), text("с НДС 5 %", "with VAT of 5 %")),
    (stated(VatBasis::Without, Some(5)), text("без НДС 5 %", "net of VAT of 5 %")),
    (stated(VatBasis::With, Some(0)), text("НДС не облагается", "no VAT on it")),
];

/// The choice, of an import that holds dated amounts.
#[component]
pub fn VatOf(batch: Arc<Batch>) -> impl IntoView {
    let ui = Ui::get();
    let tables = [Table::Sales, Table::Invoices, Table::Payments, Table::Balances];
    let has_amounts = tables.contains(&batch.table) && !batch.origin.is_hand();
    let of = StoredValue::new(source(&batch.origin));
    let said = move || {
        ui.state
            .ground
            .with(|it| of.with_value(|of| it.settings.rules.vat.of_sources.get(of).copied()))
    };
    let on_change = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or(0);
        let chosen = SAYINGS.get(at).and_then(|it| it.0);
        ui.state.set_rules(|rules| {
            let all = &mut rules.vat.of_sources;
            match chosen {
                Some(stated) => all.insert(of.get_value(), stated),
                None => all.remove(&of.get_value()),
            };
        });
    };
    has_amounts.then(|| view! {
        <select class="select" data-testid="batch-vat" on:change=on_change
            aria-label=ui.state.say("НДС в суммах загрузки", "VAT in the amounts of the import")>
            {SAYINGS.into_iter().enumerate().map(|(at, (stated, name))| view! {
                <option value=at selected=move || said() == stated>
                    {move || name.get(ui.state.speaks.get())}
                </option>
            }).collect_view()}
        </select>
    })
}
