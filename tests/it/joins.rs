//! Sheets that belong together become one set of facts.

use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::fixture::{batch, batch_of};
use planerka::model::sales::{AmountFrom, Line};
use planerka::model::table::Table;
use planerka::model::unit::{Money, Quantity};
use std::sync::Arc;

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options::default())
}

fn total(data: &Dataset) -> Money {
    data.sales.amount.iter().copied().sum()
}

/// Names of the reps of all lines, in order.
fn reps(data: &Dataset) -> Vec<&str> {
    let name = |&code: &u32| data.rep(code).map_or("—", |rep| rep.name.as_str());
    data.sales.rep.iter().map(name).collect()
}

#[test]
fn lines_take_date_customer_and_rep_from_their_order() {
    let data = build(vec![
        batch_of(
            Table::Sales,
            "lines.csv",
            "document|sku|price|quantity|discount\n10|a|14|12|0\n10|b|9.8|10|0.15\n99|a|1|1|",
        ),
        batch_of(
            Table::Sales,
            "orders.csv",
            "document|date|customer|rep\n10|2026-07-04|c1|5\n11|2026-07-05|c2|5",
        ),
        batch(Table::Reps, "name|id\nОрлова Анна|5"),
        batch(Table::Customers, "name|id\nРомашка|c1"),
    ]);
    assert_eq!(data.sales.date.len(), 2);
    assert_eq!(reps(&data), ["Орлова Анна", "Орлова Анна"]);
    // 14 × 12 + 9.8 × 10 × 0.85
    assert_eq!(total(&data), Money(168_0000 + 83_3000));
    assert!(data.sales.amount_from.iter().all(|from| *from == AmountFrom::Price));
    assert_eq!(data.customers[data.sales.customer[0] as usize].name, "Ромашка");
    let why: Vec<Reason> = data.excluded.iter().map(|it| it.1).collect();
    // A line of an unknown order has no date; an order of known lines is their header; an order
    // without lines and without a sum says nothing of money.
    assert_eq!(why, [Reason::NoDate, Reason::HeaderOfLines, Reason::NoAmount]);
}

#[test]
fn a_header_total_is_a_check_and_never_a_second_sum() {
    let lines = batch_of(Table::Sales, "lines.csv", "document|price|quantity\n1|0.99|1\n1|0.99|1");
    let invoices = batch_of(
        Table::Sales,
        "invoices.csv",
        "document|customer|date|amount\n1|2|2021-01-01|1.98\n2|2|2021-01-02|5\n3|2|2021-01-02|7",
    );
    let more = batch_of(Table::Sales, "more.csv", "document|price|quantity\n3|6.50|1");
    let data = build(vec![invoices, lines, more]);
    assert_eq!(total(&data), Money(19_800 + 50_000 + 65_000));
    assert_eq!(data.contracts, 3);
    let why: Vec<Reason> = data.excluded.iter().map(|it| it.1).collect();
    assert_eq!(why, [Reason::HeaderOfLines, Reason::HeaderDiffers]);
}

#[test]
fn a_rep_comes_through_the_customers_owner() {
    let data = build(vec![
        batch(
            Table::Sales,
            "date|customer|amount|rep\n2026-01-02|7|10|\n2026-01-02|8|10|\n2026-01-02|7|10|Ким Д.",
        ),
        batch(Table::Customers, "name|id|owner\nА|7|3\nБ|8|"),
        batch(Table::Reps, "name|id\nJane Peacock|3"),
    ]);
    assert_eq!(reps(&data), ["Jane Peacock", "—", "Ким Д."]);
}

#[test]
fn a_return_is_a_minus_whatever_its_sign() {
    let data = build(vec![batch(
        Table::Sales,
        "date|kind|quantity|amount\n\
         2026-01-02|sale|2|100\n2026-01-02|return|1|50\n2026-01-02||-1|-50\n2026-01-02||1|-7\n2026-01-02||3|0\n2026-01-02||0|9",
    )]);
    use Line::{Adjusted, Free, Returned, Sold};
    assert_eq!(data.sales.line, [Sold, Returned, Returned, Returned, Free, Adjusted]);
    assert_eq!(total(&data), Money(2_0000));
    let quantity: i64 = data.sales.quantity.iter().map(|it: &Quantity| it.0).sum();
    assert_eq!(quantity, 2_000_000);
}

#[test]
fn open_deals_internal_customers_and_other_currencies_do_not_count() {
    let data = build(vec![
        batch(
            Table::Sales,
            "date|customer|amount|status|currency\n\
             2026-01-02|a|10|won|руб.\n2026-01-02|a|10|open|RUB\n2026-01-02|own|10|won|RUB\n2026-01-02|a|10|won|USD",
        ),
        batch(Table::Customers, "name|internal\nown|1"),
    ]);
    assert_eq!((total(&data), data.currency.as_str()), (Money(10_0000), "RUB"));
    let why: Vec<Reason> = data.excluded.iter().map(|it| it.1).collect();
    assert_eq!(why, [Reason::NotWon, Reason::Internal, Reason::OtherCurrency]);
}

#[test]
fn what_is_typed_replaces_what_a_file_says() {
    use planerka::model::date::Period;
    use planerka::model::hand::{TargetEdit, edit_targets};
    use planerka::model::targets::Level;
    let month = Period::parse("2026-09").expect("a month");
    let edit = TargetEdit {
        kpi: "plan_revenue",
        who: "Ким".into(),
        of: String::new(),
        period: month,
        level: Level::Plan,
        amount: Some(5),
        versions: Vec::new(),
        since: None,
    };
    let typed = edit_targets(None, &[edit], month.from);
    let file = batch(
        Table::Targets,
        "kpi|who|from|amount\nplan_revenue|Ким|2026-09-01|7\nplan_revenue|Ким|2026-10-01|8",
    );
    let data = build(vec![file, Arc::new(typed)]);
    let amounts: Vec<i64> = data.targets.iter().map(|target| target.amount).collect();
    assert_eq!(amounts, [8_000_000, 5]);
    assert_eq!(data.excluded.iter().filter(|it| it.1 == Reason::Replaced).count(), 1);
}

#[test]
fn orders_that_say_how_much_are_still_headers_of_undated_lines() {
    let data = build(vec![
        batch_of(
            Table::Sales,
            "orders.csv",
            "document|date|rep|quantity|amount\n1|2026-01-02|А|3|30\n2|2026-01-03|Б|1|7",
        ),
        batch_of(Table::Sales, "lines.csv", "document|amount\n1|10\n1|20\n2|7"),
    ]);
    assert_eq!(total(&data), Money(37_0000));
    assert_eq!(reps(&data), ["А", "А", "Б"]);
}

#[test]
fn a_number_that_two_files_have_is_the_one_of_the_same_file() {
    let book = |file: &str, text: &str| {
        let mut batch = (*batch_of(Table::Sales, file, text)).clone();
        batch.origin.sheet = text.len().to_string();
        Arc::new(batch)
    };
    let data = build(vec![
        book("2025.xlsx", "document|date|rep\n1|2025-05-05|А"),
        book("2025.xlsx", "document|price|quantity\n1|10|1"),
        book("2026.xlsx", "document|date|rep\n1|2026-05-05|Б"),
        book("2026.xlsx", "document|price|quantity\n1|20|1"),
    ]);
    assert_eq!(reps(&data), ["А", "Б"]);
    assert_eq!(data.sales.date.iter().map(|it| it.parts().0).collect::<Vec<_>>(), [2025, 2026]);
}

#[test]
fn a_return_has_the_rep_and_the_contract_of_what_it_returns() {
    let data = build(vec![batch(
        Table::Sales,
        "date|document|customer|rep|amount|returns_of\n2026-01-02|1|c|А|100|\n2026-01-09|R1|||-40|1",
    )]);
    assert_eq!(reps(&data), ["А", "А"]);
    assert_eq!(data.sales.contract[0], data.sales.contract[1]);
}

#[test]
fn a_return_of_what_was_never_sold_is_of_no_contract() {
    let data = build(vec![batch(
        Table::Sales,
        "date|document|contract|customer|amount|returns_of|status
        2026-01-02|1|K|c|100||lost
        2026-01-03|2|K|c|100||
        2026-01-09|R1||c|-40|1|
        2026-01-09|R2||c|-40|2|",
    )]);
    let [sold, of_lost, of_sold] = data.sales.contract[..] else { panic!("three lines") };
    assert_eq!((sold == of_lost, sold == of_sold), (false, true));
}

#[test]
fn a_later_state_of_a_sheet_takes_its_place() {
    let old = batch(Table::Sales, "date|document|amount\n2026-09-01|1|5\n2026-09-02|2|5");
    let again = |file: &str, text: &str, digest: &str| {
        let mut batch = (*batch_of(Table::Sales, file, text)).clone();
        batch.origin.digest = digest.to_owned();
        batch
    };
    let longer = "date|document|amount\n2026-09-01|1|5\n2026-09-02|2|6\n2026-09-03|3|5";
    let october = "date|document|amount\n2026-10-01|11|5";
    assert!(again("sales.csv", longer, "b").supersedes(&old));
    assert!(!again("sales.csv", october, "b").supersedes(&old), "another month of that name");
    assert!(!again("other.csv", longer, "b").supersedes(&old));
}

fn customers(data: &Dataset) -> Vec<&str> {
    data.customers.iter().map(|it| it.name.as_str()).collect()
}

/// Codes of the customers of the sales, in order.
fn bought(data: &Dataset) -> Vec<u32> {
    data.sales.customer.clone()
}

#[test]
fn rows_of_one_tax_id_phone_or_email_are_one_customer() {
    let books = "name | id | tax_id | phone | email
        ООО «Ромашка» | C1 | 7707083893/770701001 | |
        Лютик | C2 | | 8 912 345-67-89 |
        Ким | C3 | 500100732259 | | kim@a.ru";
    let crm = "name | tax_id | phone | email
        Романтика (Ромашка) | 7707083893 | |
        Лютик Плюс | | +7 (912) 345-67-89 |
        Дмитрий К. | | | KIM@a.ru";
    let sales = "date | customer | amount
        2026-01-01 | Романтика (Ромашка) | 1\n2026-01-01 | C1 | 1\n2026-01-01 | Лютик Плюс | 1
        2026-01-01 | Лютик | 1\n2026-01-01 | Дмитрий К. | 1\n2026-01-01 | 500100732259 | 1
        2026-01-01 | kim@a.ru | 1";
    let build = |tables: [(&str, &str); 2]| {
        let mut batches: Vec<Arc<Batch>> =
            tables.iter().map(|it| batch_of(Table::Customers, it.0, it.1)).collect();
        batches.push(batch_of(Table::Sales, "s.csv", sales));
        Dataset::build(batches, Options::default())
    };
    let data = build([("books.csv", books), ("crm.csv", crm)]);
    assert_eq!(data.customers.len(), 3, "{:?}", customers(&data));
    assert_eq!(bought(&data), [0, 0, 1, 1, 2, 2, 2]);
    let turned = build([("crm.csv", crm), ("books.csv", books)]);
    assert_eq!(bought(&turned), [0, 0, 1, 1, 2, 2, 2]);
    assert_eq!(turned.customers[0].id.as_deref(), Some("C1"));
}

#[test]
fn names_without_form_quotes_case_and_yo_are_one_customer_wherever_they_stand() {
    let sales = "date | customer | amount
        2026-01-01 | ООО «Зелёный сад» | 1\n2026-01-01 | Зеленый сад, ООО | 1
        2026-01-01 | ЗЕЛЁНЫЙ САД | 1\n2026-01-01 | Зелёный сад 2 | 1";
    let invoices = "number | date | customer | amount\nС-1 | 2026-01-01 | ООО \"Зеленый сад\" | 5";
    let batches =
        vec![batch_of(Table::Sales, "s.csv", sales), batch_of(Table::Invoices, "i.csv", invoices)];
    let data = Dataset::build(batches, Options::default());
    assert_eq!((bought(&data), data.invoices.customer[0]), (vec![0, 0, 0, 1], 0));
}

#[test]
fn what_may_be_two_customers_is_never_made_one() {
    let books = "name | id | tax_id | phone
        Ромашка | C1 | | 8 912 000-00-01
        Ромашка Плюс | C2 | | 8 912 000-00-01
        Лютик | | 7707083893 |
        Лютик | | 7707083894 |
        Астра Север | C5 | 7707083895/770701001 |
        Астра Юг | C6 | 7707083895/770701002 |
        ООО Клевер | | 0 | 1
        АО Мята | | 0 | 1
        ООО Тмин | | | 8 912 000-00-09
        ЗАО Укроп | | | 8 912 000-00-09";
    let sales = "date | customer | amount
        2026-01-01 | ООО Вектор | 1\n2026-01-01 | АО Вектор | 1\n2026-01-01 | Вектор | 1
        2026-01-01 | 7707083895 | 1";
    let batches =
        vec![batch_of(Table::Customers, "c.csv", books), batch_of(Table::Sales, "s.csv", sales)];
    let data = Dataset::build(batches, Options::default());
    // One phone of two ids, two tax ids of one name, two branches, three legal forms, and an ИНН
    // that two branches have; a nought for a tax id and a one for a phone, two forms of one phone.
    assert_eq!(data.customers.len(), 10 + 4, "{:?}", customers(&data));
    assert_eq!(bought(&data), [10, 11, 12, 13]);
}
