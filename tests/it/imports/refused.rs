//! Rows that are left out go out as csv with their reasons, are repaired, come back and land, once.

use planerka::desk::Desk;
use planerka::import::issue::IssueKind;
use planerka::import::message::{Kept, Reply, Request, encode, parts};
use planerka::import::review::{Beside, Choice, Review};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::unit::Money;
use planerka::model::zone::Zone;
use planerka::store::codec;
use std::sync::Arc;

/// What is kept between imports.
#[derive(Default)]
struct Workspace {
    batches: Vec<Arc<Batch>>,
    memory: Vec<Kept>,
}

/// What one import told.
#[derive(Default)]
struct Told {
    review: Review,
    /// Names, rows and texts of the files of rows that were left out.
    left_out: Vec<(String, usize, String)>,
}

impl Workspace {
    /// Imports a file as the screen does, with what the person chooses on the way.
    fn import(&mut self, name: &str, text: &str, lang: Lang, choose: &dyn Fn(&mut Choice)) -> Told {
        let encoded: Vec<Vec<u8>> =
            self.batches.iter().map(|it| codec::encode(it).expect("a batch")).collect();
        let lengths = encoded.iter().map(|it| it.len() as u64);
        let here = Request::Here {
            memory: self.memory.iter().map(|it| it.text.clone()).collect(),
            batches: self.batches.iter().map(|it| it.table).zip(lengths).collect(),
            zone: Zone::MOSCOW,
        };
        let read = Request::Read {
            files: vec![(name.to_owned(), text.len() as u64)],
            here: self.batches.iter().map(|it| it.origin.digest.clone()).collect(),
            people: vec![],
            today: super::today().0,
        };
        let (mut desk, mut told) = (Desk::default(), Told::default());
        let hear = |told: &mut Told,
                    workspace: &mut Workspace,
                    reply: &Reply,
                    payload: &[&[u8]]| {
            let whole = payload.concat();
            let cut = |lengths: &[u64]| -> Vec<Vec<u8>> {
                parts(&whole, lengths).expect("parts").into_iter().map(<[u8]>::to_vec).collect()
            };
            match reply {
                Reply::Review(review) => told.review = review.clone(),
                Reply::Beside(beside) => {
                    let sheets = told.review.sheets.iter_mut().zip(beside);
                    sheets.for_each(|(sheet, beside)| sheet.beside = *beside);
                }
                Reply::LeftOut(files) => {
                    let lengths: Vec<u64> = files.iter().map(|it| it.2).collect();
                    let texts =
                        cut(&lengths).into_iter().map(|it| String::from_utf8(it).expect("UTF-8"));
                    let files = files.iter().zip(texts);
                    told.left_out = files.map(|(it, text)| (it.0.clone(), it.1, text)).collect();
                }
                Reply::Remembered(memory) => {
                    for one in memory {
                        workspace.memory.retain(|it| it.id != one.id);
                        workspace.memory.push(one.clone());
                    }
                }
                Reply::Batches { lengths } => {
                    for bytes in cut(lengths) {
                        let batch = Arc::new(codec::decode(&bytes).expect("a batch"));
                        workspace.batches.retain(|it| !batch.supersedes(it));
                        workspace.batches.push(batch);
                    }
                }
                _ => {}
            }
        };
        let payload: Vec<&[u8]> = encoded.iter().map(Vec::as_slice).collect();
        desk.answer(&encode(&here, &payload).into(), &mut |_, _| ());
        desk.answer(&encode(&read, &[text.as_bytes()]).into(), &mut |reply, payload| {
            hear(&mut told, self, reply, payload);
        });
        let mut choice = told.review.sheets[0].choice.clone();
        choose(&mut choice);
        for request in [Request::Choose { sheet: 0, choice }, Request::Commit(lang)] {
            desk.answer(&encode(&request, &[]).into(), &mut |reply, payload| {
                hear(&mut told, self, reply, payload);
            });
        }
        told
    }

    fn sold(&self) -> (usize, Money) {
        let data = Dataset::build(self.batches.clone(), Options::default());
        let mut sum = Money(0);
        data.sales.amount.iter().for_each(|it| sum += *it);
        (data.sales.amount.len(), sum)
    }
}

fn roubles(amount: i64) -> Money {
    Money(amount * 10_000)
}

/// Two lines of one document without a SKU, one of which is left out; a phone that a spreadsheet
/// would take for a formula; a column that no name tells; thousands said above the header.
const AUGUST: &str = "Отчёт за август 2026 года, тыс. руб.\n\n\
    Дата;Номер;Клиент;Кто вёл;Сумма;Телефон клиента\n\
    03.08.2026;А-1;Ромашка;Ким Дмитрий;1;+7 912 345-67-89\n\
    03.08.2026;А-1;Ромашка;Ким Дмитрий;много;-\n\
    скоро;А-2;Лютик;Орлова Анна;3;\n\
    05.08.2026;А-3;Лютик;Орлова Анна;4;\n";

fn by_hand(choice: &mut Choice) {
    choice.fields[3] = Some(Some("rep".to_owned()));
}

#[test]
fn what_is_left_out_comes_back_repaired_and_counts_once() {
    for lang in [Lang::Ru, Lang::En] {
        let mut workspace = Workspace::default();
        let told = workspace.import("август.csv", AUGUST, lang, &by_hand);
        assert_eq!(workspace.sold(), (2, roubles(5_000)));
        let [(name, 2, text)] = told.left_out.as_slice() else { panic!("{:?}", told.left_out) };
        let expected = if lang == Lang::Ru { "не загружено" } else { "left out" };
        assert_eq!(*name, format!("август ({expected}).csv"));
        let many = text.lines().find(|it| it.contains("много")).expect("the row");
        let why = IssueKind::UnreadNumber.text(lang);
        for said in [why, "\"Сумма\"", "\"5\"", "\"август.csv\"", "\"'-\""] {
            assert!(many.contains(said), "{said}: {many}");
        }
        // What the spreadsheet gives back, repaired; one row still is not.
        let mended = text.replace("много", "2");
        let told = workspace.import(name, &mended, lang, &|_| ());
        let sheet = &told.review.sheets[0];
        assert!(sheet.choice.recalled);
        assert_eq!(super::mapped(sheet).matches("rep").count(), 1, "{}", super::mapped(sheet));
        assert_eq!(sheet.beside, Some(Beside { new: 1, ..Beside::default() }));
        let headers: Vec<&str> = sheet.columns.iter().map(|it| it.header.as_str()).collect();
        assert_eq!(headers, ["Дата", "Номер", "Клиент", "Кто вёл", "Сумма", "Телефон клиента"]);
        // The other line of the document still counts.
        assert_eq!(workspace.sold(), (3, roubles(7_000)));
        let [(name, 1, text)] = told.left_out.as_slice() else { panic!("{:?}", told.left_out) };
        let whole = text.replace("скоро", "04.08.2026");
        let told = workspace.import(name, &whole, lang, &|_| ());
        assert_eq!((told.left_out.len(), told.review.sheets[0].issues.len()), (0, 0));
        assert_eq!(workspace.sold(), (4, roubles(10_000)));
        // The same file again is nothing new.
        workspace.import(name, &whole, lang, &|_| ());
        assert_eq!(workspace.sold(), (4, roubles(10_000)));
        // The first file, mended where it comes from, has all of it: nothing counts twice.
        let all = AUGUST.replace("много", "2").replace("скоро", "04.08.2026");
        workspace.import("август.csv", &all, lang, &|_| ());
        assert_eq!(workspace.sold(), (4, roubles(10_000)));
    }
}

#[test]
fn totals_and_notes_are_no_rows_to_bring_back() {
    let text = "Дата;Клиент;Сумма\n01.08.2026;А;10\n02.08.2026;Б;20\nИтого;;30\n";
    let told = Workspace::default().import("a.csv", text, Lang::Ru, &|_| ());
    assert_eq!(told.left_out, vec![]);
}

#[test]
fn a_line_of_a_sheet_without_the_marks_is_read_as_any() {
    let text = "Не загружено: почему;Дата;Клиент;Сумма\nпросто так;01.08.2026;А;10\n";
    let told = Workspace::default().import("a.csv", text, Lang::Ru, &|_| ());
    assert_eq!(told.review.sheets[0].columns.len(), 4);
}
