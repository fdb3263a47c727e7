//! Sales: found under titles, with footers and totals.

use super::{SALES, days, issue, mapped, numbers, only, originals, review, texts};
use planerka::import::fixture::{sheet, workbook};
use planerka::import::issue::{IssueKind, Severity};

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
