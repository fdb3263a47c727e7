//! The bases that a workspace counts in: VAT and the time zone.

use planerka::import::fixture::sheet;
use planerka::import::understand::Session;
use planerka::kpi::defs;
use planerka::model::batch::{Batch, Origin};
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch_of;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::sorted::Sorted;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::{Exact, Money};
use planerka::model::vat::{Stated, Vat, VatBasis, source};
use planerka::model::zone::{ZONES, Zone};
use planerka::report::settings::settings;
use planerka::report::table::{TableCell, tables};
use std::sync::Arc;

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// The files with VAT; the workspace counts without it.
fn net_of_vat(batches: Vec<Arc<Batch>>, with_vat: &[&str]) -> Dataset {
    let stated = Stated { basis: VatBasis::With, percent: None };
    let name = |file: &&str| {
        let (file, none) = ((*file).to_owned(), String::new());
        (source(&Origin { file, sheet: none.clone(), digest: none }), stated)
    };
    let vat = Vat { basis: VatBasis::Without, of_sources: with_vat.iter().map(name).collect() };
    let rules = Rules { vat, ..Rules::default() };
    Dataset::build(batches, Options { rules, ..Options::default() })
}

fn net(data: &Dataset, of: &str) -> Exact {
    let period = Period::parse(of).expect(of);
    let today = date("2026-12-31");
    let scope = Scope { period, as_of: today, today, who: Who::Company };
    let slice = defs::money().slice(&Known::of(data, scope), scope);
    defs::money().measure("net").expect("net").count(&slice).value.expect("a sum")
}

/// A column of an exported table.
fn column(data: &Dataset, table: Table, field: &str) -> Vec<i64> {
    let whole = tables(data).into_iter().find(|it| it.table == table).expect("a table");
    let at = whole.header.iter().position(|it| *it == field).expect("a field");
    let units = |cells: &Vec<TableCell>| match cells[at] {
        TableCell::Number { units, .. } => Some(units / Money::PER_MAJOR),
        _ => None,
    };
    whole.rows.iter().filter_map(units).collect()
}

#[test]
fn amounts_of_a_source_with_vat_are_counted_without_it_by_the_rate_of_each_date() {
    let with = "date | document | amount\n2025-12-31 | Д-1 | 120\n2026-01-01 | Д-2 | 122";
    let other = "date | document | amount\n2026-01-02 | Д-3 | 50";
    let batches =
        vec![batch_of(Table::Sales, "a.csv", with), batch_of(Table::Sales, "b.csv", other)];
    let data = net_of_vat(batches, &["a.csv"]);
    assert_eq!(net(&data, "2025-12"), Exact::whole(100));
    assert_eq!(net(&data, "2026-01"), Exact::whole(150), "what is not said of stays");
    assert_eq!(column(&data, Table::Sales, "amount"), [100, 100, 50]);
    assert!(
        settings(&data, Period::parse("2026").expect("a year"), date("2026-12-31"))
            .contains("\"vat\": \"without\"")
    );
}

#[test]
fn lines_take_the_rate_of_their_documents_date_and_totals_with_vat_do_not_differ_from_them() {
    let lines = "document | sku | quantity | price\nД-1 | A | 2 | 50\nД-2 | A | 1 | 100";
    let headers = "document | date | amount\nД-1 | 2025-12-30 | 120\nД-2 | 2026-02-03 | 122";
    let batches = vec![
        batch_of(Table::Sales, "lines.csv", lines),
        batch_of(Table::Sales, "headers.csv", headers),
    ];
    let data = net_of_vat(batches.clone(), &["headers.csv"]);
    let why: Vec<_> = data.excluded.iter().map(|it| it.1).collect();
    assert_eq!(why, [planerka::model::dataset::Reason::HeaderOfLines; 2]);
    let data = net_of_vat(batches, &["lines.csv", "headers.csv"]);
    // 100 with VAT of 20 %, and of 22 %.
    assert_eq!(net(&data, "2025-12").rounded(2), 8_333);
    assert_eq!(net(&data, "2026-02").rounded(2), 8_197);
}

#[test]
fn invoices_payments_and_balances_are_in_the_same_basis() {
    let invoices = "number | date | customer | amount | paid | paid_on
        С-1 | 2025-12-31 | А | 120 | 122 | 2026-01-10";
    let payments = "date | amount | customer\n2026-01-10 | 244 | А";
    let balances = "from | to | customer | opening | debit | credit | closing
        2026-01-01 | 2026-01-31 | А | 122 | 244 | 122 | 244";
    let batches = vec![
        batch_of(Table::Invoices, "i.csv", invoices),
        batch_of(Table::Payments, "p.csv", payments),
        batch_of(Table::Balances, "b.csv", balances),
    ];
    let data = net_of_vat(batches, &["i.csv", "p.csv", "b.csv"]);
    let major = |it: Money| it.0 / Money::PER_MAJOR;
    assert_eq!(data.invoices.amount.iter().copied().map(major).collect::<Vec<_>>(), [100]);
    assert_eq!(data.invoices.paid.iter().flatten().copied().map(major).collect::<Vec<_>>(), [100]);
    assert_eq!(data.payments.amount.iter().copied().map(major).collect::<Vec<_>>(), [200]);
    assert_eq!(major(data.balances.closing[0]), 200);
    assert_eq!(column(&data, Table::Invoices, "amount"), [100]);
    assert_eq!(column(&data, Table::Invoices, "paid"), [100]);
    assert_eq!(column(&data, Table::Payments, "amount"), [200]);
    assert_eq!(column(&data, Table::Balances, "debit"), [200]);
}

#[test]
fn rules_with_vat_and_a_zone_are_kept() {
    let stated = Stated { basis: VatBasis::Without, percent: Some(10) };
    let of_sources = Sorted::from_iter([("a.csv\n".to_owned(), stated)]);
    let vat = Vat { basis: VatBasis::Without, of_sources };
    let rules = Rules { vat, zone: Zone(3), ..Rules::default() };
    let text = serde_json::to_string(&rules).expect("a text");
    assert_eq!(serde_json::from_str::<Rules>(&text).expect("rules"), rules);
    assert_eq!(serde_json::from_str::<Rules>("{}").expect("rules"), Rules::default());
}

#[test]
fn times_with_a_zone_are_read_into_the_workspaces_and_others_as_they_stand() {
    let text = "id|received|replied|channel
1|2026-09-30T22:30:00Z|2026-09-30T23:00:00Z|chat
2|2026-09-30T06:00:00+03:00|2026-09-30T06:20:00+03:00|chat
3|2026-09-30T06:00:00Z|2026-09-30T06:20:00Z|chat";
    let today = date("2026-11-23");
    let read = |text: &str| {
        let sheets = vec![sheet("Обращения.csv", text)];
        let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
        session.commit(today).into_iter().map(Arc::new).collect::<Vec<_>>()
    };
    let received = |text: &str, zone: &str| -> Vec<String> {
        let at = ZONES.iter().position(|it| it.0 == zone).expect(zone);
        let rules = Rules { zone: Zone(u8::try_from(at).expect("few")), ..Rules::default() };
        let data = Dataset::build(read(text), Options { rules, ..Options::default() });
        let written = (0..3).filter_map(|row| data.batches[0].column("received")?.original(row));
        let file: Vec<&str> = text.lines().skip(1).filter_map(|it| it.split('|').nth(1)).collect();
        assert_eq!(written.collect::<Vec<_>>(), file, "the cells are given back");
        data.inquiries.received.iter().map(ToString::to_string).collect()
    };
    let moscow = ["2026-10-01T01:30:00", "2026-09-30T06:00:00", "2026-09-30T09:00:00"];
    assert_eq!(received(text, "Europe/Moscow"), moscow);
    let vladivostok = ["2026-10-01T08:30:00", "2026-09-30T13:00:00", "2026-09-30T16:00:00"];
    assert_eq!(received(text, "Asia/Vladivostok"), vladivostok);
    let civil = text.replace('Z', "").replace("+03:00", "");
    let stays = ["2026-09-30T22:30:00", "2026-09-30T06:00:00", "2026-09-30T06:00:00"];
    assert_eq!(received(&civil, "Asia/Vladivostok"), stays);
}

#[test]
fn what_is_said_of_vat_is_of_the_tables_that_money_comes_from() {
    use planerka::kpi::Kpi;
    use planerka::lang::Lang;
    use planerka::model::rules::Recognition;
    use planerka::report::in_force::in_force;
    let said = |recognition: Recognition, file: &str| {
        let stated = Stated { basis: VatBasis::With, percent: None };
        let origin = Origin { file: file.to_owned(), sheet: String::new(), digest: String::new() };
        let of_sources = Sorted::from_iter([(source(&origin), stated)]);
        let vat = Vat { basis: VatBasis::Without, of_sources };
        let rules = Rules { vat, recognition, ..Rules::default() };
        let batches = vec![
            batch_of(Table::Sales, "s.csv", "date | amount\n2025-03-01 | 1"),
            batch_of(Table::Payments, "p.csv", "date | amount\n2025-03-01 | 1"),
        ];
        let data = Dataset::build(batches, Options { rules, ..Options::default() });
        let today = date("2025-12-31");
        let period = Period::parse("2025").expect("a year");
        let scope = Scope { period, as_of: today, today, who: Who::Company };
        let kpi: &Kpi = defs::money();
        let texts = in_force(kpi, &kpi.slice(&Known::of(&data, scope), scope));
        texts.last().map(|it| it.get(Lang::En))
    };
    let (net, as_stated) =
        ("The amounts are net of VAT.", "VAT: the amounts are as the files state them.");
    assert_eq!(said(Recognition::Shipment, "s.csv"), Some(net));
    assert_eq!(said(Recognition::Shipment, "p.csv"), Some(as_stated));
    assert_eq!(said(Recognition::Payment, "p.csv"), Some(net));
    assert_eq!(said(Recognition::Payment, "s.csv"), Some(as_stated));
}
