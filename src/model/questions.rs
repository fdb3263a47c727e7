//! Questions of tests: the table's fields, and one question of a bank.

use super::batch::Place;
use super::cells::{self, Counted};
use super::dataset::Reason;
use super::joining::Joining;
use super::listed::listed;
use super::table::{Field, Kind, Table, field, required};
use super::unit::Quantity;

/// One row is one question of a bank.
pub(super) const FIELDS: &[Field] = &[
    field("bank", Kind::Text),
    required("topic", Kind::Ref(Table::Topics)),
    required("question", Kind::Text),
    required("a", Kind::Text),
    required("b", Kind::Text),
    field("c", Kind::Text),
    field("d", Kind::Text),
    required("correct", Kind::Words(Answer::WORDS)),
    field("points", Kind::Number),
];

listed! {
    /// One of the answers to choose from.
    Answer {
        /// The first.
        A = "a",
        /// The second.
        B = "b",
        /// The third.
        C = "c",
        /// The fourth.
        D = "d",
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Name of the bank.
    pub bank: Option<String>,
    /// Code of the topic.
    pub topic: u32,
    /// What is asked.
    pub text: String,
    /// What may be answered, a to d; `None` where there are fewer than four.
    pub answers: [Option<String>; 4],
    /// Which of them is right.
    pub correct: Answer,
    /// Points for it.
    pub points: Quantity,
    /// The row of the file that it is.
    pub place: Place,
}

/// The questions that the batches hold; one whose right answer is not there is none.
pub(super) fn of(batches: Counted, joining: &mut Joining) -> Vec<Question> {
    let mut list = Vec::new();
    for cells in cells::of(batches, Table::Questions) {
        let topic = cells.coded("topic", |text| joining.dimensions.topic(text));
        let (bank, asked) = (cells.words("bank"), cells.words("question"));
        let answers = ["a", "b", "c", "d"].map(|field| cells.words(field));
        let (correct, points) = (cells.numbers("correct"), cells.numbers("points"));
        for row in cells.rows() {
            let place = cells.place(row);
            let answers = answers.map(|it| it.get(row).map(str::to_owned));
            let [a, b, _, _] = &answers;
            let correct = correct.get(row).and_then(Answer::at);
            let correct =
                correct.filter(|&it| answers.get(it as usize).is_some_and(Option::is_some));
            let found = topic.get(row).zip(asked.get(row)).zip(correct);
            let found = found.filter(|_| a.is_some() && b.is_some());
            let Some(((topic, text), correct)) = found else {
                joining.excluded.push((place, Reason::Missing));
                continue;
            };
            let bank = bank.get(row).map(str::to_owned);
            let points = points.quantity(row).unwrap_or(Quantity::ONE);
            let text = text.to_owned();
            list.push(Question { bank, topic, text, answers, correct, points, place });
        }
    }
    list
}
