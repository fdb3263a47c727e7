//! Sheets understood: which table, which fields, which rows, and what is said of the rest.

use planerka::import::fixture::{sheet, workbook};
use planerka::import::issue::{IssueKind, Severity};
use planerka::import::review::{Choice, Review, SheetReview};
use planerka::import::sheet::Sheet;
use planerka::import::understand::Session;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::shape::{DateShape, NumberShape, Shape};
use planerka::model::table::Table;
use planerka::model::unit::{Money, Quantity, Share};
use std::path::PathBuf;
use std::sync::Arc;

fn today() -> Date {
    Date::parse("2026-11-23").expect("a date")
}

pub(super) fn session(sheets: Vec<Sheet>) -> Session {
    Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today())
}

/// `table: header=field, …` of what is mapped.
pub(super) fn mapped(sheet: &SheetReview) -> String {
    let table = sheet.choice.table.flatten().map_or("none", Table::id);
    let fields: Vec<String> = sheet
        .columns
        .iter()
        .zip(&sheet.choice.fields)
        .filter_map(|(column, field)| Some(format!("{}={}", column.header, field.clone()??)))
        .collect();
    format!("{table}: {}", fields.join(", "))
}

fn samples(folder: &str) -> Option<Vec<Sheet>> {
    let root = std::env::var("PLANERKA_SAMPLES").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let mut names: Vec<PathBuf> = std::fs::read_dir(root.join(folder))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "csv"))
        .collect();
    names.sort();
    Some(names.iter().map(csv_sheet).collect())
}

pub(super) fn csv_sheet(path: &PathBuf) -> Sheet {
    let text = std::fs::read_to_string(path).expect("a text");
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().expect("a line").contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    sheet.file = path.file_name().expect("a name").to_string_lossy().into_owned();
    sheet.digest = sheet.file.clone();
    sheet.first_row = 1;
    for (row, record) in reader.records().enumerate() {
        for (column, cell) in record.expect("a record").iter().enumerate() {
            if !cell.is_empty() {
                let span = sheet.keep(cell);
                sheet.set_text(row, column, span);
            }
        }
    }
    sheet
}

fn review(sheets: Vec<Sheet>) -> Review {
    session(sheets).review()
}

fn only(sheet: Sheet) -> (SheetReview, Option<Batch>) {
    let session = session(vec![sheet]);
    let review = session.review().sheets.remove(0);
    let batch = session.commit(today()).pop();
    assert_eq!(batch.as_ref().map_or(0, Batch::len), review.rows_used, "rows promised and made");
    (review, batch)
}

/// The texts of a column, as the file has them.
fn originals(batch: &Batch, field: &str) -> Vec<String> {
    let column = batch.column(field).expect(field);
    (0..batch.len()).map(|row| column.original(row).unwrap_or_default()).collect()
}

fn numbers(batch: &Batch, field: &str) -> Vec<Option<i64>> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.number(row)).collect()
}

fn texts<'a>(batch: &'a Batch, field: &str) -> Vec<&'a str> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.text(row).unwrap_or("")).collect()
}

fn days(batch: &Batch, field: &str) -> Vec<String> {
    let day = |it: i64| Date(i32::try_from(it).expect("days")).to_string();
    numbers(batch, field).into_iter().map(|it| it.map_or(String::new(), day)).collect()
}

fn issue(sheet: &SheetReview, kind: IssueKind) -> Option<(Severity, String, usize)> {
    let found = sheet.issues.iter().find(|it| it.kind == kind)?;
    Some((found.severity, found.column.clone(), found.count))
}

const SALES: &str = "\
Отчёт по продажам за сентябрь 2026 г.
Организация: ООО Ромашка

Дата|Документ|Контрагент|Менеджер|Номенклатура|Кол-во, шт|Сумма, ₽|Сумма НДС
01.09.2026|УПД-1|ООО Лютик|Иванова Анна|Стол|2|1 234,50|200,00
01.09.2026|УПД-1|ООО Лютик|Иванова Анна|Стул|10|10 000,00|1 000,00
15.09.2026|УПД-2|ИП Клевер|Петров Олег|Стол|-1|-617,25|-100,00
Итого|||||11|10 617,25|1 100,00
";

#[test]
fn sales_under_a_title_are_found_and_read() {
    let (review, batch) = only(sheet("сентябрь.csv", SALES));
    assert_eq!(
        mapped(&review),
        "sales: Дата=date, Документ=document, Контрагент=customer, Менеджер=rep, \
         Номенклатура=sku, Кол-во, шт=quantity, Сумма, ₽=amount"
    );
    assert_eq!((review.header_row, review.rows_read, review.rows_used), (4, 4, 3));
    assert_eq!(issue(&review, IssueKind::Totals), Some((Severity::Warning, String::new(), 1)));
    let batch = batch.expect("a batch");
    assert_eq!(numbers(&batch, "amount"), [Some(12_345_000), Some(100_000_000), Some(-6_172_500)]);
    assert_eq!(originals(&batch, "amount"), ["1 234,50", "10 000,00", "-617,25"]);
    assert_eq!(batch.column("amount").expect("amount").originals.rows, [0_u32; 0]);
    assert_eq!(days(&batch, "date")[2], "2026-09-15");
    assert_eq!(batch.rows, [5, 6, 7]);
    assert_eq!(batch.column("amount").expect("amount").header, "Сумма, ₽");
    assert!(!batch.column("customer").is_some_and(|it| format!("{it:?}").contains("Итого")));
}

#[test]
fn a_column_of_points_is_a_column_of_points() {
    // Golden 14.
    let (_, batch) =
        only(sheet("a.csv", "Дата|Клиент|Сумма\n2026-01-02|А|18500.00\n2026-01-03|Б|7.50"));
    assert_eq!(numbers(&batch.expect("a batch"), "amount"), [Some(185_000_000), Some(75_000)]);
    // Golden 15, the values: one cell of two marks tells what the other's mark is.
    let (review, batch) = only(sheet(
        "a.csv",
        "date|customer|amount, in dollars\n2026-01-02|blunderbuss|1,000\n2026-01-03|cyberwagon|1,000,000",
    ));
    assert_eq!(
        numbers(&batch.expect("a batch"), "amount"),
        [Some(10_000_000), Some(10_000_000_000)]
    );
    assert_eq!(issue(&review, IssueKind::AmbiguousNumbers), None);
    let (review, batch) =
        only(sheet("a.csv", "date|customer|amount\n2026-01-02|a|1,234\n2026-01-03|b|2,500"));
    assert_eq!(numbers(&batch.expect("a batch"), "amount")[0], Some(12_340_000));
    assert_eq!(issue(&review, IssueKind::AmbiguousNumbers).map(|it| it.2), Some(2));
}

#[test]
fn salesforce_footers_are_no_rows() {
    // Golden 18.
    let (review, batch) = only(sheet(
        "report.csv",
        "Opportunity Owner|Account Name|Opportunity Name|Stage|Amount|Close Date\n\
         Ann Lee|Acme|Big deal|Closed Won|1,200.50|3/25/2026\n\
         Bob Ray|Umbrella|Small deal|Negotiation|300.00|4/1/2026\n\n\
         Grand Totals (2 records)\nConfidential Information - Do Not Distribute\n\
         Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.",
    ));
    assert_eq!(
        mapped(&review),
        "sales: Opportunity Owner=rep, Account Name=customer, Stage=status, Amount=amount, Close Date=date"
    );
    assert_eq!((review.rows_read, review.rows_used), (5, 2));
    assert_eq!(issue(&review, IssueKind::Notes).map(|it| it.2), Some(2));
    assert_eq!(issue(&review, IssueKind::RecordCount), None);
    let batch = batch.expect("a batch");
    assert_eq!(numbers(&batch, "status"), [Some(0), Some(2)]);
    assert_eq!(days(&batch, "date"), ["2026-03-25", "2026-04-01"]);
    assert_eq!(originals(&batch, "date"), ["3/25/2026", "4/1/2026"]);
}

#[test]
fn a_debt_report_is_not_imported_but_its_header_is_found() {
    // Golden 17.
    let (review, _) = only(sheet(
        "долги.csv",
        "|Дебиторская задолженность по срокам долга||\n|Код|Контрагент|Остаток долга контрагента\n\
         |000001927|DNIPRO-M|23 921,48\n|000001928|Ромашка|1 000,00",
    ));
    assert_eq!((review.header_row, mapped(&review)), (2, "none: ".to_owned()));
    assert_eq!(issue(&review, IssueKind::UnknownTable).map(|it| it.0), Some(Severity::Warning));
}

#[test]
fn equal_headers_are_both_offered() {
    // Golden 19.
    let (review, _) = only(sheet(
        "amo.csv",
        "ID|Название сделки|Бюджет|Ответственный|Дата закрытия|Этап сделки|Компания|Товар|Товар\n\
         1|А|100|Анна|01.02.2026|Успешно реализовано|Лютик|Стол|Стол\n\
         2|Б|200|Олег|не закрыта|Переговоры|Клевер|Стул|Стул",
    ));
    let headers: Vec<&str> = review.columns.iter().map(|it| it.header.as_str()).collect();
    assert_eq!(headers[7..], ["Товар", "Товар (2)"]);
    assert_eq!(
        mapped(&review),
        "sales: ID=document, Бюджет=amount, Ответственный=rep, Дата закрытия=date, \
         Этап сделки=status, Компания=customer, Товар=sku"
    );
    assert_eq!(review.rows_used, 1);
    assert_eq!(
        issue(&review, IssueKind::EmptyRequired),
        Some((Severity::Error, "Дата закрытия".to_owned(), 1))
    );
}

fn shop() -> Vec<Sheet> {
    let lines = "orderID|productID|unitPrice|quantity|discount\n1|11|14.00|12|0\n1|12|9.80|10|0.15\n2|11|14|1|0\n9|11|1|1|0";
    let orders = "orderID|customerID|employeeID|orderDate|requiredDate|shippedDate|freight\n\
                  1|ALFKI|5|1996-07-04 00:00:00.000|1996-08-01 00:00:00.000|1996-07-16 00:00:00.000|32.38\n\
                  2|BONAP|6|1996-07-05 00:00:00.000|1996-08-16 00:00:00.000|NULL|11.61";
    let customers = "customerID|companyName|contactName|phone\nALFKI|Alfreds|Maria Anders|030\nBONAP|Bon app|Laurence|031";
    let employees = "employeeID|lastName|firstName|title|birthDate|hireDate|reportsTo\n\
                     5|Buchanan|Steven|Manager|1955-03-04|1993-10-17|NULL\n6|Suyama|Michael|Rep|1963-07-02|1993-10-17|5";
    let products = "productID|productName|supplierID|categoryID|quantityPerUnit|unitPrice\n11|Queso|5|4|1 kg pkg.|21.00\n12|Tofu|6|7|40 boxes|23.25";
    let shippers = "shipperID|companyName|phone\n1|Speedy|(503) 1\n2|United|(503) 2";
    let regions = "regionID|regionDescription\n1|Eastern\n2|Western";
    vec![
        sheet("order_details.csv", lines),
        sheet("orders.csv", orders),
        sheet("customers.csv", customers),
        sheet("employees.csv", employees),
        sheet("products.csv", products),
        sheet("shippers.csv", shippers),
        sheet("regions.csv", regions),
    ]
}

#[test]
fn a_wholesaler_in_seven_files_is_understood_together() {
    let session = session(shop());
    let review = session.review();
    let mapped: Vec<String> = review.sheets.iter().map(mapped).collect();
    assert_eq!(
        mapped,
        [
            "sales: orderID=document, productID=sku, unitPrice=price, quantity=quantity, discount=discount",
            "sales: orderID=document, customerID=customer, employeeID=rep, orderDate=date",
            "customers: customerID=id, companyName=name, phone=phone",
            "reps: employeeID=id, lastName=name, firstName=name, hireDate=active_from",
            "products: productID=sku, productName=name, unitPrice=price",
            "none: ",
            "none: ",
        ]
    );
    let used: Vec<usize> = review.sheets.iter().map(|it| it.rows_used).collect();
    assert_eq!(used, [3, 2, 2, 2, 2, 0, 0]);
    assert_eq!(issue(&review.sheets[0], IssueKind::NoDocument).map(|it| it.2), Some(1));
    assert_eq!(review.sheets[0].joined_with, ["sales orders.csv"]);
    assert_eq!(review.sheets[1].joined_with, ["sales order_details.csv"]);
    let batches = session.commit(today());
    assert_eq!(batches.iter().map(Batch::len).sum::<usize>(), review.rows());
    assert_eq!(numbers(&batches[0], "discount"), [Some(0), Some(150_000), Some(0)]);
    assert_eq!(originals(&batches[0], "price"), ["14.00", "9.80", "14"]);
    assert_eq!(texts(&batches[3], "name"), ["Steven Buchanan", "Michael Suyama"]);
    assert_eq!(
        batches[3].column("name").map(|it| it.header.as_str()),
        Some("firstName + lastName")
    );
}

#[test]
fn lines_without_documents_say_what_is_missing() {
    let (review, batch) = only(shop().remove(0));
    assert_eq!(
        issue(&review, IssueKind::MissingField),
        Some((Severity::Error, "date".to_owned(), 1))
    );
    assert!(batch.is_none());
}

#[test]
fn a_music_shop_links_its_sheets_by_their_keys() {
    let mapped: Vec<String> = review(vec![
        sheet("Customer.csv", "CustomerId|FirstName|LastName|Company|Phone|Email|SupportRepId\n\
            1|Luís|Gonçalves|Embraer|+55|l@e.br|3\n2|Leonie|Köhler||+49|k@e.de|5\n3|Ann|Lee||+1|a@e.ca|3"),
        sheet("Employee.csv", "EmployeeId|LastName|FirstName|Title|ReportsTo|HireDate\n3|Peacock|Jane|Agent|2|2002-04-01\n5|Johnson|Steve|Agent|2|2003-10-17"),
        sheet("Invoice.csv", "InvoiceId|CustomerId|InvoiceDate|BillingCity|Total\n1|2|2021-01-01 00:00:00|Berlin|1.98"),
        sheet("InvoiceLine.csv", "InvoiceLineId|InvoiceId|TrackId|UnitPrice|Quantity\n1|1|2|0.99|1\n2|1|1|0.99|1"),
        sheet("Track.csv", "TrackId|Name|AlbumId|GenreId|UnitPrice\n1|For Those|1|1|0.99\n2|Balls|2|1|0.99"),
    ])
    .sheets
    .iter()
    .map(mapped)
    .collect();
    assert_eq!(
        mapped,
        [
            "customers: CustomerId=id, FirstName=name, LastName=name, Phone=phone, Email=email, SupportRepId=owner",
            "reps: EmployeeId=id, LastName=name, FirstName=name, HireDate=active_from",
            "sales: InvoiceId=document, CustomerId=customer, InvoiceDate=date, Total=amount",
            "sales: InvoiceId=document, TrackId=sku, UnitPrice=price, Quantity=quantity",
            "products: TrackId=sku, Name=name, UnitPrice=price",
        ]
    );
}

#[test]
fn exports_of_known_programs_need_no_choice() {
    for (headers, row, expected) in [
        (
            "Record ID|Deal Name|Deal Stage|Pipeline|Amount|Close Date|Create Date|Deal owner|Associated Company",
            "17|Big|Closed Won|Sales|$45,000|2026-03-05 14:15|2026-02-01 10:00|Ann|Acme",
            "sales: Record ID=document, Deal Stage=status, Amount=amount, Close Date=date, Create Date=created, \
             Deal owner=rep, Associated Company=customer",
        ),
        (
            "Deal - ID|Deal - Title|Deal - Value|Deal - Currency|Deal - Status|Deal - Owner|Deal - Organization|Deal - Deal created|Deal - Won time|Deal - Lost time",
            "5|Big|1000|RUB|Won|Ann|Acme|45631|45640|",
            "sales: Deal - ID=document, Deal - Value=amount, Deal - Currency=currency, Deal - Status=status, \
             Deal - Owner=rep, Deal - Organization=customer, Deal - Deal created=created, Deal - Won time=date",
        ),
        (
            "ID|Название сделки|Стадия сделки|Вероятность|Валюта|Сумма|Ставка налога|Компания: Название компании|Контакт|Дата начала|Предполагаемая дата закрытия|Ответственный|Дата создания|Дата изменения",
            "12|Поставка|Сделка успешна|100|RUB|1 200,00|20|ООО Лютик|Олег|01.03.2026|15.03.2026 18:00:00|Анна|01.03.2026 10:00:00|16.03.2026",
            "sales: ID=document, Стадия сделки=status, Валюта=currency, Сумма=amount, \
             Компания: Название компании=customer, Предполагаемая дата закрытия=date, Ответственный=rep, Дата создания=created",
        ),
        (
            "№ п/п|Дата|Номер документа|Код контрагента|Контрагент|ИНН|Менеджер|Артикул|Номенклатура|Ед. изм.|Количество|Цена|Сумма|Сумма НДС|Валовая прибыль",
            "1|01.02.2026|УТ-15|00012|ООО Лютик|7707083893|Анна|А-15|Стол|шт|2|100,00|200,00|40,00|50,00",
            "sales: Дата=date, Номер документа=document, Контрагент=customer, Менеджер=rep, Артикул=sku, \
             Ед. изм.=unit, Количество=quantity, Цена=price, Сумма=amount",
        ),
        (
            "Код|Наименование|ИНН|КПП|Телефон|Основной менеджер|Отсрочка, дней|Кредитный лимит, руб.",
            "00012|ООО Лютик|7707083893|770701001|8 495 1|Анна|14|100 000,00",
            "customers: Код=id, Наименование=name, ИНН=tax_id, Телефон=phone, Основной менеджер=owner, \
             Отсрочка, дней=terms_days, Кредитный лимит, руб.=credit_limit",
        ),
        (
            "Артикул|Номенклатура|Группа|Ед. изм.|Цена, руб.|Себестоимость",
            "А-15|Стол|Мебель|шт|1 000,00|700,00",
            "products: Артикул=sku, Номенклатура=name, Группа=group, Ед. изм.=unit, Цена, руб.=price, Себестоимость=cost",
        ),
        (
            "Менеджер|Отдел|Оклад",
            "Анна|Опт|50 000",
            "reps: Менеджер=name, Отдел=team, Оклад=salary",
        ),
        ("Supplier ID|Company|Phone", "5|Acme|123", "none: "),
        (
            "Дата|Клиент|Сумма оплаты|Номер платежа",
            "01.02.2026|А|5|17",
            "payments: Дата=date, Клиент=customer, Сумма оплаты=amount",
        ),
    ] {
        let file =
            if headers.contains("оплаты") { "оплаты.csv" } else { "лист.csv" };
        let found = mapped(&only(sheet(file, &format!("{headers}\n{row}"))).0);
        assert_eq!(found, expected);
    }
}

#[test]
fn ids_never_become_numbers() {
    let text = "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country\n\
                536365|00123|HEART|6|2010-12-01 08:26:00|2.55|17850.0|United Kingdom\n\
                C536366|00123|HEART|-6|2010-12-01 08:28:00|2.55|NULL|United Kingdom";
    let (review, batch) = only(sheet("2010-12-01.csv", text));
    assert_eq!(
        mapped(&review),
        "sales: InvoiceNo=document, StockCode=sku, Quantity=quantity, InvoiceDate=date, UnitPrice=price, CustomerID=customer"
    );
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "sku"), ["00123", "00123"]);
    assert_eq!(texts(&batch, "customer"), ["17850.0", ""]);
    assert_eq!(originals(&batch, "customer"), ["17850.0", "NULL"]);
    assert_eq!(days(&batch, "date"), ["2010-12-01", "2010-12-01"]);
    assert_eq!(originals(&batch, "date")[0], "2010-12-01 08:26:00");
    let (_, batch) = only(workbook(
        "a.xlsx",
        "Sales",
        "Date|Invoice no|Customer ID|Amount\n@45631|10248|7707083893|9.8\n@45632|10249|7707083893|0.1",
    ));
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "customer"), ["7707083893", "7707083893"]);
    assert_eq!(days(&batch, "date"), ["2024-12-05", "2024-12-06"]);
    assert_eq!(numbers(&batch, "amount"), [Some(98_000), Some(1_000)]);
    assert_eq!(originals(&batch, "amount"), ["9.8", "0.1"]);
}

#[test]
fn percents_are_decided_by_the_column() {
    let discounts = |cells: [&str; 2]| {
        let text = format!(
            "Дата|Клиент|Цена|Кол-во|Скидка\n01.02.2026|А|10|1|{}\n02.02.2026|Б|10|1|{}",
            cells[0], cells[1]
        );
        let (_, batch) = only(sheet("a.csv", &text));
        let batch = batch.expect("a batch");
        assert_eq!(originals(&batch, "discount"), cells);
        numbers(&batch, "discount")
    };
    assert_eq!(discounts(["7,5 %", "10 %"]), [Some(75_000), Some(100_000)]);
    assert_eq!(discounts(["7,5", "0,5"]), [Some(75_000), Some(5_000)]);
    assert_eq!(discounts(["0,075", "0,5"]), [Some(75_000), Some(500_000)]);
    assert_eq!(discounts(["0.15000000596", "0"]), [Some(150_000), Some(0)]);
}

#[test]
fn thousands_of_the_title_scale_the_money_and_nothing_else() {
    let (_, batch) = only(sheet(
        "a.csv",
        "Продажи, тыс. руб.\n\nДата|Клиент|Кол-во|Сумма\n01.02.2026|А|3|12,5\n02.02.2026|Б|4|7",
    ));
    let batch = batch.expect("a batch");
    assert_eq!(numbers(&batch, "amount"), [Some(125_000_000), Some(70_000_000)]);
    assert_eq!(numbers(&batch, "quantity"), [Some(3_000_000), Some(4_000_000)]);
    assert_eq!(originals(&batch, "amount"), ["12,5", "7"]);
}

#[test]
fn plans_with_months_across_are_turned() {
    let (review, batch) = only(sheet(
        "План 2026.csv",
        "План продаж на 2026 год, тыс. руб.\nМенеджер|Январь|Февраль|I квартал|Март|Итого\n\
         Иванова Анна|100|120,5|350|130|\nПетров Олег|200||350|150|\nИтого|300|120,5|700|280|",
    ));
    assert_eq!(
        mapped(&review),
        "targets: Менеджер=who, Январь=amount, Февраль=amount, Март=amount"
    );
    assert_eq!((review.rows_read, review.rows_used), (3, 5));
    assert_eq!(issue(&review, IssueKind::Totals).map(|it| it.2), Some(1));
    assert_eq!(issue(&review, IssueKind::NoYear), None);
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "kpi")[0], "plan_revenue");
    assert_eq!(
        texts(&batch, "who"),
        ["Иванова Анна", "Иванова Анна", "Иванова Анна", "Петров Олег", "Петров Олег"]
    );
    assert_eq!(
        days(&batch, "from"),
        ["2026-01-01", "2026-02-01", "2026-03-01", "2026-01-01", "2026-03-01"]
    );
    assert_eq!(days(&batch, "to")[1], "2026-02-28");
    assert_eq!(numbers(&batch, "amount")[1], Some(120_500_000_000));
    assert_eq!(originals(&batch, "amount"), ["100", "120,5", "130", "200", "150"]);
    assert_eq!(originals(&batch, "from")[0], "Январь");
    assert_eq!(batch.rows, [3, 3, 3, 4, 4]);
}

#[test]
fn plans_in_pieces_and_in_money_stand_side_by_side() {
    let (review, batch) = only(sheet(
        "plan.csv",
        "Менеджер|Товар|Январь||Февраль|\n||шт.|руб.|шт.|руб.\nАнна|Стол|1|100|2|200\n|Стул|3|300|4|400",
    ));
    let batch = batch.expect("a batch");
    assert_eq!(review.rows_used, 8);
    assert_eq!(texts(&batch, "kpi")[..2], ["plan_units", "plan_revenue"]);
    assert_eq!(texts(&batch, "who")[4], "Анна");
    assert_eq!(texts(&batch, "of")[4], "Стул");
    assert_eq!(issue(&review, IssueKind::NoYear).map(|it| it.2), Some(4));
    assert_eq!(days(&batch, "from")[0], "2026-01-01");
}

#[test]
fn plans_row_by_row_get_the_last_days_of_their_months() {
    let (review, batch) = only(sheet(
        "План.csv",
        "Месяц|Менеджер|План, руб.\nмарт 2026|Анна|1 000 000\nапрель 2026|Олег|2 000 000",
    ));
    assert_eq!(mapped(&review), "targets: Месяц=from, Менеджер=who, План, руб.=amount");
    let batch = batch.expect("a batch");
    assert_eq!(
        (days(&batch, "from")[0].as_str(), days(&batch, "to")[0].as_str()),
        ("2026-03-01", "2026-03-31")
    );
    assert_eq!(numbers(&batch, "amount")[1], Some(2_000_000_000_000));
    assert_eq!(originals(&batch, "from"), ["март 2026", "апрель 2026"]);
    let (review, batch) =
        only(workbook("plan.xlsx", "Plan", "Employee|Jan 2026|Feb 2026\nAnn|100|200"));
    assert_eq!(mapped(&review), "targets: Employee=who, Jan 2026=amount, Feb 2026=amount");
    assert_eq!(batch.expect("a batch").len(), 2);
}

#[test]
fn months_across_may_be_dates_of_the_spreadsheet() {
    let text = "План по товарам, шт.\n\nАртикул|@46023|@46054|@46081\nА-1|10|20|30\nА-2|1.5||7\nВсего|11.5|20|37";
    let (review, batch) = only(workbook("plan.xlsx", "План", text));
    assert_eq!(
        mapped(&review),
        "targets: Артикул=of, 2026-01-01=amount, 2026-02-01=amount, 2026-02-28=amount"
    );
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "kpi"), ["plan_units"; 5]);
    assert_eq!(texts(&batch, "of"), ["А-1", "А-1", "А-1", "А-2", "А-2"]);
    assert_eq!(days(&batch, "from")[1], "2026-02-01");
    assert_eq!(numbers(&batch, "amount")[3], Some(1_500_000));
    assert_eq!(batch.rows, [4, 4, 4, 5, 5]);
}

#[test]
fn a_total_is_confirmed_by_arithmetic() {
    // A customer may be called so: the sum tells.
    let lines = |total: &str| {
        let text =
            format!("Документ|Товар|Цена|Кол-во\n1|Стол|10|2\n1|Стул|5|3\nСклад 1 итог|||{total}");
        let orders = "Документ|Дата|Клиент\n1|01.02.2026|А\nСклад 1 итог|01.02.2026|А";
        review(vec![sheet("строки.csv", &text), sheet("заказы.csv", orders)]).sheets.remove(0)
    };
    assert_eq!((lines("5").rows_used, lines("5").rows_read), (2, 3));
    assert_eq!(lines("7").rows_used, 3);
}

#[test]
fn russian_names_are_joined_in_their_order() {
    let (review, batch) = only(sheet(
        "Сотрудники.csv",
        "Таб. номер|Имя|Отчество|Фамилия|Отдел\n007|Анна|Петровна|Иванова|Опт\n008|Олег|Ильич|Петров|Опт",
    ));
    assert_eq!(
        mapped(&review),
        "reps: Таб. номер=id, Имя=name, Отчество=name, Фамилия=name, Отдел=team"
    );
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "name"), ["Иванова Анна Петровна", "Петров Олег Ильич"]);
    assert_eq!(texts(&batch, "id"), ["007", "008"]);
}

#[test]
fn what_the_person_chooses_stays_chosen() {
    let mut session = session(vec![sheet(
        "a.csv",
        "Дата|Клиент|Сумма|Отгружено\n03/04/2026|А|100|90\n05/06/2026|Б|200|180",
    )]);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Сумма=amount");
    assert_eq!(issue(&shown, IssueKind::AmbiguousDates).map(|it| it.2), Some(2));
    let mut choice = shown.choice.clone();
    choice.fields[3] = Some(Some("amount".to_owned()));
    session.choose(0, choice);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Отгружено=amount");
    let mut choice = shown.choice.clone();
    choice.readings[0] = Some(planerka::import::review::Reading::Date(
        planerka::import::review::DateOrder::MonthFirst,
    ));
    session.choose(0, choice);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Отгружено=amount");
    assert_eq!(issue(&shown, IssueKind::AmbiguousDates), None);
    assert_eq!(days(&session.commit(today())[0], "date"), ["2026-03-04", "2026-05-06"]);
    session.choose(0, Choice { table: Some(None), ..shown.choice });
    assert_eq!((session.review().rows(), session.commit(today()).len()), (0, 0));
}

#[test]
fn the_same_file_again_is_not_added_twice() {
    let here = vec!["сентябрь.csv#".to_owned()];
    let mut session =
        Session::new(vec![sheet("сентябрь.csv", SALES)], Vec::new(), here, Vec::new(), today());
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, issue(&shown, IssueKind::AlreadyHere).is_some()), (0, true));
    assert!(session.commit(today()).is_empty());
    session.choose(0, Choice { again: true, ..shown.choice });
    assert_eq!(session.review().rows(), 3);
}

#[test]
fn bad_cells_are_counted_and_shown() {
    let (review, batch) = only(workbook(
        "a.xlsx",
        "Продажи",
        "Дата|Клиент|Сумма|Себестоимость\n@45631|А|100|#REF!\n|Б|100|1\nскоро|В|100|2\n@45632|Г|много|3\n@45633|Д|5|нет данных\n9999-12-31|Е|1|1",
    ));
    assert_eq!((review.rows_read, review.rows_used), (6, 2));
    for (kind, severity, column) in [
        (IssueKind::EmptyRequired, Severity::Error, "Дата"),
        (IssueKind::UnreadDate, Severity::Error, "Дата"),
        (IssueKind::AbsurdDate, Severity::Error, "Дата"),
        (IssueKind::CellError, Severity::Warning, "Себестоимость"),
    ] {
        assert_eq!(issue(&review, kind), Some((severity, column.to_owned(), 1)), "{kind:?}");
    }
    let unread: Vec<_> =
        review.issues.iter().filter(|it| it.kind == IssueKind::UnreadNumber).collect();
    assert_eq!(
        (unread[0].column.as_str(), unread[0].examples[0].clone()),
        ("Сумма", (5, "много".to_owned()))
    );
    assert_eq!(
        (unread[1].column.as_str(), unread[1].severity),
        ("Себестоимость", Severity::Warning)
    );
    let batch = batch.expect("a batch");
    assert_eq!(originals(&batch, "cost"), ["#REF!", "нет данных"]);
    assert_eq!(numbers(&batch, "cost"), [None, None]);
}

#[test]
fn odd_sheets_are_reviewed_without_a_fall() {
    for text in [
        "",
        "одно",
        "одно\nдва\nтри",
        "Дата|Сумма",
        "1|2|3\n4|5|6",
        "|||\n|||",
        "Итого\nИтого",
        "Итого|1\nИтого|1",
    ] {
        for table in [
            None,
            Some(Table::Sales),
            Some(Table::Targets),
            Some(Table::Reps),
            Some(Table::Products),
            Some(Table::Customers),
        ] {
            let mut session = session(vec![sheet("a.csv", text)]);
            let choice = session.review().sheets.remove(0).choice;
            session.choose(0, Choice { table: Some(table), ..choice });
            let rows = session.review().rows();
            assert_eq!(
                session.commit(today()).iter().map(Batch::len).sum::<usize>(),
                rows,
                "{text}"
            );
        }
    }
}

#[test]
fn what_the_app_wrote_needs_no_question() {
    for table in [Table::Reps, Table::Products, Table::Customers, Table::Sales, Table::Targets] {
        let ids: Vec<&str> = table.fields().iter().map(|it| it.id).collect();
        let text =
            format!("{},file,sheet,row\n{},a,b,1", ids.join(","), vec!["1"; ids.len()].join(","));
        let (review, _) = only(sheet(&format!("{}.csv", table.id()), &text.replace(',', "|")));
        let fields: Vec<String> =
            review.choice.fields.iter().flatten().flatten().cloned().collect();
        assert_eq!(review.choice.table, Some(Some(table)));
        assert_eq!(fields, ids, "{}", table.id());
    }
}

#[test]
fn new_names_are_told_once_there_are_old_ones() {
    let people = vec!["иванова  анна".to_owned()];
    let session =
        Session::new(vec![sheet("a.csv", SALES)], Vec::new(), Vec::new(), people, today());
    let shown = session.review().sheets.remove(0);
    assert_eq!(issue(&shown, IssueKind::NewPeople).map(|it| it.2), Some(1));
    assert_eq!(issue(&only(sheet("a.csv", SALES)).0, IssueKind::NewPeople), None);
}

#[test]
fn the_sample_files_are_understood() {
    let expected = |folder: &str| match folder {
        "northwind" => vec![
            "none: ",
            "customers: customerID=id, companyName=name, phone=phone",
            "none: ",
            "reps: employeeID=id, lastName=name, firstName=name, hireDate=active_from",
            "sales: orderID=document, productID=sku, unitPrice=price, quantity=quantity, discount=discount",
            "sales: orderID=document, customerID=customer, employeeID=rep, orderDate=date",
            "products: productID=sku, productName=name, unitPrice=price",
            "none: ",
            "none: ",
            "none: ",
        ],
        "chinook" => vec![
            "customers: CustomerId=id, FirstName=name, LastName=name, Phone=phone, Email=email, SupportRepId=owner",
            "reps: EmployeeId=id, LastName=name, FirstName=name, HireDate=active_from, Email=email",
            "sales: InvoiceId=document, CustomerId=customer, InvoiceDate=date, Total=amount",
            "sales: InvoiceId=document, TrackId=sku, UnitPrice=price, Quantity=quantity",
            "products: TrackId=sku, Name=name, UnitPrice=price",
        ],
        _ => vec![
            "sales: InvoiceNo=document, StockCode=sku, Quantity=quantity, InvoiceDate=date, UnitPrice=price, CustomerID=customer";
            5
        ],
    };
    for (folder, rows) in [("northwind", 3_162), ("chinook", 6_222), ("online_retail_days", 14_022)]
    {
        let Some(sheets) = samples(folder) else {
            println!("skipped: no samples of {folder}; set PLANERKA_SAMPLES");
            continue;
        };
        let session = session(sheets);
        let review = session.review();
        let found: Vec<String> = review.sheets.iter().map(mapped).collect();
        assert_eq!(found, expected(folder));
        assert_eq!(review.rows(), rows, "{folder}");
        assert_eq!(session.commit(today()).iter().map(Batch::len).sum::<usize>(), rows);
    }
}

#[test]
#[ignore = "a measurement, not a check: cargo test --release -- --ignored speed --nocapture"]
fn speed() {
    let mut text =
        String::from("Дата|Документ|Контрагент|Менеджер|Номенклатура|Кол-во|Цена|Сумма\n");
    for row in 0..100_000_u32 {
        let (day, month) = (row % 28 + 1, row / 28 % 12 + 1);
        text.push_str(&format!(
            "{day:02}.{month:02}.2026|УПД-{}|ООО Лютик {}|Менеджер {}|Товар {}|{}|{},50|{} {:03},25\n",
            row / 3, row % 900, row % 12, row % 500, row % 17, row % 300, row % 90 + 1, row % 1000,
        ));
    }
    let sheet = sheet("a.csv", &text);
    for _ in 0..5 {
        let copy = sheet.clone();
        let start = std::time::Instant::now();
        let mut session = session(vec![copy]);
        let understood = start.elapsed();
        let start = std::time::Instant::now();
        let rows: usize = session.commit(today()).iter().map(Batch::len).sum();
        let committed = start.elapsed();
        let start = std::time::Instant::now();
        let mut choice = session.review().sheets.remove(0).choice;
        choice.fields[6] = Some(None);
        session.choose(0, choice);
        println!(
            "{rows} rows: understood {understood:?}, made {committed:?}, chosen {:?}",
            start.elapsed()
        );
    }
}

proptest::proptest! {
    /// Whatever a shape writes is read as the same value, and given back as the same text.
    #[test]
    fn numbers_read_back(
        values in proptest::collection::vec(-9_000_000_000_000_i64..9_000_000_000_000, 1..30),
        decimal in proptest::sample::select(vec![',', '.']),
        group in proptest::sample::select(vec![
            None, Some(' '), Some('\u{a0}'), Some('\u{202f}'), Some('\u{2009}'), Some('\''), Some(','), Some('.'),
        ]),
        decimals in proptest::sample::select(vec![None, Some(0), Some(1), Some(2), Some(4)]),
        prefix in proptest::sample::select(vec!["", "$", "€", "₽ "]),
        suffix in proptest::sample::select(vec!["", " ₽", " руб.", "\u{a0}₽", " млн", "k"]),
    ) {
        proptest::prop_assume!(group != Some(decimal));
        let power = match suffix { " млн" => 6, "k" => 3, _ => 0 };
        let shape = NumberShape {
            scale: 4, power, decimal, group, decimals, prefix: prefix.to_owned(), suffix: suffix.to_owned(),
        };
        // One half tells which mark is which, where every other cell could be read both ways.
        let values: Vec<i64> = [5_000 * 10_i64.pow(u32::from(power.unsigned_abs()))].into_iter().chain(values).collect();
        let cells: Vec<String> = values.iter().map(|it| Shape::Number(shape.clone()).write(*it)).collect();
        let batch = column("Сумма", &cells);
        proptest::prop_assert_eq!(numbers(&batch, "amount"), values.into_iter().map(Some).collect::<Vec<_>>());
        proptest::prop_assert_eq!(originals(&batch, "amount"), cells);
        proptest::prop_assert!(batch.column("amount").expect("amount").originals.rows.is_empty());
    }

    /// So are the dates.
    #[test]
    fn dates_read_back(
        days_since in proptest::collection::vec(-25_000_i64..47_000, 1..30),
        shape in proptest::sample::select(DateShape::ALL.to_vec()),
    ) {
        // Two-digit years go from 1970 to 2069; plain numbers of days from 1954.
        let (least, most) = match shape {
            DateShape::DottedShort => (0, 36_000),
            DateShape::SerialNumber => (-5_000, 47_000),
            _ => (-25_000, 47_000),
        };
        // The 25th of a month tells which number is the day.
        let sure = i64::from(Date::parse("2026-03-25").expect("a date").0);
        let days_since: Vec<i64> =
            [sure].into_iter().chain(days_since.into_iter().map(|it| it.clamp(least, most))).collect();
        let cells: Vec<String> = days_since.iter().map(|it| Shape::Date(shape).write(*it)).collect();
        let text: String = cells.iter().map(|it| format!("{it}|А|1\n")).collect();
        let (_, batch) = only(sheet("a.csv", &format!("Дата|Клиент|Сумма\n{text}")));
        let batch = batch.expect("a batch");
        proptest::prop_assert_eq!(numbers(&batch, "date"), days_since.into_iter().map(Some).collect::<Vec<_>>());
        proptest::prop_assert_eq!(originals(&batch, "date"), cells);
        proptest::prop_assert!(batch.column("date").expect("date").originals.rows.is_empty());
    }

    /// Whatever stands in the cells, the review promises the rows that are made, and every text is kept.
    #[test]
    fn any_cells_are_survived(
        rows in proptest::collection::vec(proptest::collection::vec("[0-9.,\\-%/ АБIVaq$€()]{0,9}|Итого|март 2026|Дата|Сумма|#REF!", 1..7), 0..25),
        table in proptest::sample::select(vec![Table::Sales, Table::Targets, Table::Reps, Table::Products, Table::Customers]),
    ) {
        let text: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
        let mut session = session(vec![sheet("a.csv", &text.join("\n"))]);
        let choice = session.review().sheets.remove(0).choice;
        session.choose(0, Choice { table: Some(Some(table)), ..choice });
        let review = session.review().sheets.remove(0);
        let batches = session.commit(today());
        proptest::prop_assert_eq!(batches.iter().map(Batch::len).sum::<usize>(), review.rows_used);
        for batch in &batches {
            for column in &batch.columns {
                proptest::prop_assert_eq!(column.column.len(), batch.len());
                let Some(at) = review.columns.iter().position(|it| it.header == column.header) else { continue };
                for row in 0..batch.len() {
                    let line = rows.get(batch.rows[row] as usize - 1).and_then(|it| it.get(at));
                    let text = line.map(|it| it.trim().to_owned()).unwrap_or_default();
                    proptest::prop_assert_eq!(column.original(row).unwrap_or_default(), text);
                }
            }
        }
    }
}

fn column(header: &str, cells: &[String]) -> Batch {
    let text: String = cells.iter().map(|it| format!("2026-01-02|А|{it}\n")).collect();
    only(sheet("a.csv", &format!("Дата|Клиент|{header}\n{text}"))).1.expect("a batch")
}

#[test]
fn the_money_of_the_sample_files_is_all_there() {
    let batches = |folder: &str| Some(session(samples(folder)?).commit(today()));
    let (Some(chinook), Some(northwind), Some(days)) =
        (batches("chinook"), batches("northwind"), batches("online_retail_days"))
    else {
        println!("skipped: no samples; set PLANERKA_SAMPLES");
        return;
    };
    let totals = chinook.iter().find(|it| it.column("amount").is_some()).expect("invoices");
    assert_eq!(numbers(totals, "amount").into_iter().flatten().sum::<i64>(), 23_286_000);
    let lines = northwind.iter().find(|it| it.column("discount").is_some()).expect("lines");
    // 1,265,793.0395, unrounded lines.
    assert_eq!(sold(lines), 12_657_930_395);
    assert_eq!(days.iter().map(Batch::len).sum::<usize>(), 14_022);
    assert_eq!(days.iter().map(sold).sum::<i64>(), 2_357_074_300);
}

fn sold(batch: &Batch) -> i64 {
    let value = |field: &str, row: usize| batch.column(field).and_then(|it| it.column.number(row));
    (0..batch.len())
        .filter_map(|row| {
            let price = Money(value("price", row)?);
            let discount = Share(value("discount", row).unwrap_or(0));
            Money::of_line(price, Quantity(value("quantity", row)?), discount)
        })
        .map(|it| it.0)
        .sum()
}

#[test]
fn golden_16_a_turnover_sheet_of_two_header_rows_is_read_into_balances() {
    let text = "Оборотно-сальдовая ведомость по счету 62 за 1 квартал 2026 г.\n\
        Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|\n\
        Контрагенты||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит\n\
        62|БУ|1 000,00||2 000,00|2 100,00|900,00|\n|НУ|5 000,00||2 000,00|2 100,00|4 900,00|\n\
        Ромашка|БУ|600,00||2 000,00|2 100,00|500,00|\n|НУ|4 600,00||2 000,00|2 100,00|4 500,00|\n\
        Лютик|БУ|400,00||||400,00|\n|БУ-НУ|||||400,00|\n\
        Total|БУ|1 000,00||2 000,00|2 100,00|900,00|";
    let session = session(vec![sheet("осв.csv", text)]);
    let review = session.review();
    let fields = "Контрагент=customer, Договор=contract, Период с=from, Период по=to, \
        Сальдо на начало периода=opening, Дебет=debit, Кредит=credit, Сальдо на конец периода=closing";
    assert_eq!(mapped(&review.sheets[0]), format!("balances: {fields}"));
    let batches = session.commit(today());
    let data = Dataset::build(batches.into_iter().map(Arc::new).collect(), Options::default());
    let sum = |all: &[Money]| all.iter().copied().sum::<Money>();
    let all = &data.balances;
    assert_eq!(all.days, [Period::parse("2026-Q1").expect("a quarter"); 2]);
    assert_eq!(sum(&all.opening), Money(1_000 * Money::PER_MAJOR));
    assert_eq!(sum(&all.closing), Money(900 * Money::PER_MAJOR));
    assert_eq!(data.excluded, []);
}
