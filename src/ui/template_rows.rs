//! What the filled templates hold: a small firm that could be, the same in every table.

use super::words_events;
use crate::lang::{Lang, text};
use crate::model::table::{Field, Kind, Table};

/// The rows of a table's example, a cell a field: as our own files write them, but the words of
/// lists, which are in the language.
pub fn rows(table: Table, lang: Lang) -> Vec<Vec<String>> {
    let row = |line: &str| {
        let cells = line.trim().split('|');
        cells.zip(table.fields()).map(|(cell, field)| said(cell.trim(), field, lang)).collect()
    };
    lines(table).lines().map(row).collect()
}

/// One of two writings, «по-русски~in English»; a word of a list by its name.
fn said(cell: &str, field: &Field, lang: Lang) -> String {
    let cell = match cell.split_once('~') {
        Some((ru, _)) if lang == Lang::Ru => ru,
        Some((_, en)) => en,
        None => cell,
    };
    let word = match field.kind {
        Kind::Flag if cell == "yes" => Some(text("да", "yes")),
        Kind::Flag if cell == "no" => Some(text("нет", "no")),
        Kind::Words(_) => words_events::word(cell),
        _ => None,
    };
    word.map_or(cell, |it| it.get(lang)).to_owned()
}

/// Cells in the order of the dictionary.
fn lines(table: Table) -> &'static str {
    match table {
        Table::Reps => {
            "Ким Дмитрий~Dmitry Kim|101||kim@example.com|Опт~Wholesale|2024-03-01||1||60000|40000
            Орлова Анна~Anna Orlova|102||orlova@example.com|Розница~Retail|2025-09-15||0.5|50/75/100|50000|30000"
        }
        Table::Products => {
            "00012|Кабель~Cable|Материалы~Materials|м~m|main|95.5|61.2|2024-01-15
            00034|Монтаж~Fitting|Услуги~Services|шт~pcs|service|4500|2100|2025-05-01"
        }
        Table::Customers => {
            "ООО Ромашка~Daisy LLC|C-17|7707083893|+7 912 345-67-89|info@daisy.example||Опт~Wholesale|Ким Дмитрий~Dmitry Kim|500000|no|30
            ИП Лютиков~Buttercup Ltd|C-18|500100732259|+7 912 345-67-90|info@buttercup.example||Розница~Retail|Орлова Анна~Anna Orlova|100000|no|14"
        }
        Table::Campaigns => {
            "Осенняя выставка~Autumn fair|M-1|2026-09-10|2026-09-12|90|clients|150000|last
            Семинар~Seminar|M-2|2026-10-05|2026-10-05|60|revenue|40000|first"
        }
        Table::Topics => {
            "Кабели~Cables|yes|2|0.8|180|2026-01-01|
            Договоры~Contracts|no|1|0.75|365|2026-01-01|2026-12-31"
        }
        Table::Assignments => {
            "ООО Ромашка~Daisy LLC|Ким Дмитрий~Dmitry Kim|2026-01-01|
            ИП Лютиков~Buttercup Ltd|Орлова Анна~Anna Orlova|2026-01-01|2026-08-31"
        }
        Table::Absences => {
            "Ким Дмитрий~Dmitry Kim|2026-09-14|2026-09-20|vacation
            Орлова Анна~Anna Orlova|2026-09-03|2026-09-04|sick"
        }
        Table::Shifts => {
            "Розница~Retail|6||10:00:00|18:00:00|2026-09-01|
            Ким Дмитрий~Dmitry Kim||2026-09-12|09:30:00|13:00:00||"
        }
        Table::Targets => {
            "plan_revenue|Ким Дмитрий~Dmitry Kim||2026-09-01|2026-09-30|plan|1500000|working|
            plan_units|Орлова Анна~Anna Orlova|00012|2026-09-01|2026-09-30|stretch|1200|none|"
        }
        Table::Rates => "2026-09-01|USD|92.1035|1\n2026-09-01|KZT|18.45|100",
        _ => events(table),
    }
}

fn events(table: Table) -> &'static str {
    match table {
        Table::Sales => {
            "2026-09-02|R-101|D-7|ООО Ромашка~Daisy LLC|Ким Дмитрий~Dmitry Kim|00012|200|м~m|95.5|0.05|18145|12240|RUB|sale||won|2026-08-20|
            2026-09-03|R-102|D-8|ИП Лютиков~Buttercup Ltd|Орлова Анна~Anna Orlova|00034|1|шт~pcs|4500||4500|2100|RUB|sale||won|2026-09-01|Осенняя выставка~Autumn fair
            2026-09-09|R-103|D-7|ООО Ромашка~Daisy LLC|Ким Дмитрий~Dmitry Kim|00012|-10|м~m|95.5|0.05|-907.25|-612|RUB|return|R-101|won||"
        }
        Table::Credits => {
            "R-101|Ким Дмитрий~Dmitry Kim|0.7|revenue
            R-101|Орлова Анна~Anna Orlova|0.3|revenue"
        }
        Table::Attempts => {
            "2026-09-07T10:00:00|Ким Дмитрий~Dmitry Kim|Кабели~Cables|Кабели, осень~Cables, autumn|8|10|yes|1
            2026-09-07T10:20:00|Орлова Анна~Anna Orlova|Договоры~Contracts|Договоры, осень~Contracts, autumn|9|10|yes|1"
        }
        Table::Trainings => {
            "2026-09-01|Ким Дмитрий~Dmitry Kim|Кабели~Cables|2|done
            2026-09-21|Орлова Анна~Anna Orlova|Договоры~Contracts|1.5|planned"
        }
        Table::Questions => {
            "1|Кабели~Cables|Сколько жил у кабеля 3×2,5?~How many cores has a 3×2.5 cable?|Одна~One|Две~Two|Три~Three|Пять~Five|c|1
            1|Договоры~Contracts|Кто подписывает акт?~Who signs the act?|Клиент~The customer|Обе стороны~Both sides|||b|2"
        }
        Table::Inquiries => {
            "4501|2026-09-02T10:05:00|2026-09-02T10:11:00|Чат~Chat|ООО Ромашка~Daisy LLC|Ким Дмитрий~Dmitry Kim|Ким Дмитрий~Dmitry Kim|human|closed|Цена~Price|
            4502|2026-09-02T16:40:00||Почта~Mail|ИП Лютиков~Buttercup Ltd|Орлова Анна~Anna Orlova|||open|Доставка~Delivery|"
        }
        Table::Calls => {
            "2026-09-02T11:30:00|Ким Дмитрий~Dmitry Kim|ООО Ромашка~Daisy LLC|+7 912 345-67-89|out|125|Разговор~Talk|warm|1||
            2026-09-02T11:41:00|Орлова Анна~Anna Orlova||+7 912 000-11-22|out|40|Отказ~Refusal|cold|1||Осенняя выставка~Autumn fair"
        }
        Table::Meetings => {
            "2026-09-04T14:00:00|Ким Дмитрий~Dmitry Kim|ООО Ромашка~Daisy LLC|meeting|held|60|2026-09-04T17:10:00|no
            2026-09-08T12:00:00|Орлова Анна~Anna Orlova|ИП Лютиков~Buttercup Ltd|presentation|held|45|2026-09-08T13:00:00|yes"
        }
        Table::Invoices => {
            "R-101|2026-09-02|2026-10-02|ООО Ромашка~Daisy LLC|D-7|Ким Дмитрий~Dmitry Kim|18145|RUB|shipment|30||no||
            R-102|2026-09-03|2026-09-17|ИП Лютиков~Buttercup Ltd|D-8|Орлова Анна~Anna Orlova|4500|RUB|shipment|14||no|4500|2026-09-15"
        }
        Table::Payments => {
            "2026-09-15|4500|R-102|D-8|ИП Лютиков~Buttercup Ltd|RUB|payment
            2026-09-28|10000|R-101|D-7|ООО Ромашка~Daisy LLC|RUB|payment"
        }
        Table::Balances => {
            "2026-09-01|2026-09-30|ООО Ромашка~Daisy LLC|D-7|Ким Дмитрий~Dmitry Kim|12000|18145|20000|10145
            2026-09-01|2026-09-30|ИП Лютиков~Buttercup Ltd|D-8|Орлова Анна~Anna Orlova|0|4500|4500|0"
        }
        _ => "",
    }
}
