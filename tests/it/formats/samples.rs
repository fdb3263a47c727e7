//! The samples of real data, where they are at hand.

use super::sheets;
use crate::samples;
use std::fs;

#[test]
fn samples_have_their_heights() {
    let Some(folder) = samples() else { return };
    for (file, height, width, delimiter) in [
        ("northwind/orders.csv", 831, 14, ','),
        ("northwind/order_details.csv", 2_156, 5, ','),
        ("northwind/employees.csv", 10, 18, ','),
        ("chinook/Invoice.csv", 413, 9, ','),
        ("chinook/Customer.csv", 60, 13, ','),
        ("ru_operators/Results.csv", 601, 8, ';'),
    ] {
        let bytes = fs::read(folder.join(file)).expect("a sample");
        let sheet = sheets(&bytes).expect("readable").remove(0);
        let form = sheet.text_form.clone().expect("a text");
        println!("{file}: {} × {} {form:?}", sheet.height, sheet.columns.len());
        assert_eq!((sheet.height, form.delimiter), (height, Some(delimiter)), "{file}");
        assert!(sheet.columns.len() <= width + 8, "{file}");
    }
    let days: usize = fs::read_dir(folder.join("online_retail_days"))
        .expect("a folder")
        .map(|day| sheets(&fs::read(day.expect("an entry").path()).expect("a day")))
        .map(|day| day.expect("readable")[0].height - 1)
        .sum();
    assert_eq!(days, 14_022);
    let book = sheets(&fs::read(folder.join("northwind/Northwind.xlsx")).expect("a sample"));
    for sheet in book.expect("readable") {
        println!("{}: {} × {}", sheet.name, sheet.height, sheet.columns.len());
        println!("  {:?}", super::rows(&sheet)[1]);
        assert!(sheet.height > 1, "{}", sheet.name);
    }
}
