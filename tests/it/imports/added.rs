//! Files that come while a review is looked at: they are added to it, and nothing chosen is lost.

use planerka::desk::Desk;
use planerka::import::error::Refusal;
use planerka::import::message::{Reply, Request, encode};
use planerka::import::review::{Choice, Review};
use planerka::model::table::Table;

/// A review as the screen has it.
#[derive(Default)]
struct Looked {
    desk: Desk,
    review: Review,
}

impl Looked {
    fn ask(&mut self, request: &Request, payload: &[&[u8]]) {
        let review = &mut self.review;
        self.desk.answer(&encode(request, payload).into(), &mut |reply, _| {
            if let Reply::Review(it) = reply {
                *review = it.clone();
            }
        });
    }

    fn read(files: &[(&str, &str)]) -> Looked {
        let mut looked = Looked::default();
        let read = Request::Read {
            files: named(files),
            here: vec![],
            people: vec![],
            today: super::today().0,
        };
        looked.ask(&read, &bytes(files));
        looked
    }

    fn add(&mut self, files: &[(&str, &str)]) {
        self.ask(&Request::Add { files: named(files) }, &bytes(files));
    }

    fn choose(&mut self, at: usize, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.review.sheets[at].choice.clone();
        change(&mut choice);
        self.ask(&Request::Choose { sheet: at as u32, choice }, &[]);
    }

    /// Files and rows that land.
    fn lands(&self) -> Vec<(&str, usize)> {
        self.review.sheets.iter().map(|it| (it.file.as_str(), it.rows_used)).collect()
    }
}

fn named(files: &[(&str, &str)]) -> Vec<(String, u64)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), text.len() as u64)).collect()
}

fn bytes<'a>(files: &[(&str, &'a str)]) -> Vec<&'a [u8]> {
    files.iter().map(|(_, text)| text.as_bytes()).collect()
}

const AUGUST: &str = "Дата;Номер;Клиент;Ххх;Сумма\n03.08.2026;А-1;Ромашка;Ким;100\n";
const SEPTEMBER: &str = "Дата;Номер;Клиент;Менеджер;Сумма\n\
    03.09.2026;А-2;Лютик;Ким;200\n04.09.2026;А-3;Лютик;Ким;300\n";

#[test]
fn files_are_added_to_the_review_and_what_was_chosen_stays() {
    let mut looked = Looked::read(&[("август.csv", AUGUST)]);
    looked.choose(0, |choice| choice.fields[3] = Some(Some("rep".to_owned())));
    looked.add(&[("сентябрь.csv", SEPTEMBER), ("пустой.csv", "")]);
    assert_eq!(looked.lands(), [("август.csv", 1), ("сентябрь.csv", 2)]);
    assert_eq!(looked.review.sheets[0].choice.fields[3], Some(Some("rep".to_owned())));
    assert_eq!(looked.review.refused.len(), 1);
    assert_eq!(looked.review.refused[0].why, Refusal::Empty);
    // Choices of either go on, the encoding of a file of the second drop too.
    looked.choose(1, |choice| choice.table = Some(None));
    assert_eq!(looked.lands(), [("август.csv", 1), ("сентябрь.csv", 0)]);
    looked.choose(1, |choice| choice.table = Some(Some(Table::Sales)));
    looked.choose(1, |choice| choice.encoding = Some("KOI8-U".to_owned()));
    let form = looked.review.sheets[1].text_form.as_ref().map(|it| it.encoding.as_str());
    assert_eq!(form, Some("KOI8-U"));
    assert_eq!(looked.review.sheets[0].choice.fields[3], Some(Some("rep".to_owned())));
}

#[test]
fn the_same_file_once_more_is_nothing_new() {
    let mut looked = Looked::read(&[("сентябрь.csv", SEPTEMBER)]);
    looked.add(&[("сентябрь.csv", SEPTEMBER), ("август.csv", AUGUST)]);
    assert_eq!(looked.lands(), [("сентябрь.csv", 2), ("август.csv", 1)]);
}

#[test]
fn a_file_that_was_mended_takes_the_place_of_its_earlier_state_with_its_choices() {
    let mut looked = Looked::read(&[("август.csv", AUGUST), ("сентябрь.csv", SEPTEMBER)]);
    looked.choose(0, |choice| choice.fields[3] = Some(Some("rep".to_owned())));
    looked.add(&[("август.csv", &format!("{AUGUST}04.08.2026;А-9;Ромашка;Ким;50\n"))]);
    assert_eq!(looked.lands(), [("август.csv", 2), ("сентябрь.csv", 2)]);
    assert_eq!(looked.review.sheets[0].choice.fields[3], Some(Some("rep".to_owned())));
    // Another month under the same name is another file.
    looked.add(&[("август.csv", &AUGUST.replace("А-1", "Б-1").replace(".08.", ".10."))]);
    assert_eq!(looked.lands(), [("август.csv", 2), ("сентябрь.csv", 2), ("август.csv", 1)]);
}
