//! Several files of one shop, understood together; the sample data.

use super::{issue, mapped, numbers, only, originals, review, samples, session, texts, today};
use planerka::import::fixture::sheet;
use planerka::import::issue::{IssueKind, Severity};
use planerka::import::sheet::Sheet;
use planerka::model::batch::Batch;
use planerka::model::unit::{Money, Quantity, Share};

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
    let joined = |at: usize| {
        review.sheets[at].joined_with.iter().map(|it| it.file.as_str()).collect::<Vec<&str>>()
    };
    assert_eq!((joined(0), joined(1)), (vec!["orders.csv"], vec!["order_details.csv"]));
    let no_amount = issue(&review.sheets[1], IssueKind::NoAmount);
    assert!(no_amount.is_none(), "the lines bring the money");
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
