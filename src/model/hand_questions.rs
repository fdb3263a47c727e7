//! Questions typed in the app: one batch of its own, whose rows are changed one by one.

use super::batch::Batch;
use super::column::Column;
use super::date::Date;
use super::dimensions::{number, word};
use super::hand::{typed, words};
use super::questions::Answer;
use super::shape::{NumberShape, Shape};
use super::table::Table;
use super::unit::Quantity;

/// A question as it is typed; what is empty is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedQuestion {
    /// Name of the bank.
    pub bank: String,
    /// Name of the topic.
    pub topic: String,
    /// What is asked.
    pub text: String,
    /// What may be answered, a to d.
    pub answers: [String; 4],
    /// Which of them is right.
    pub correct: Answer,
    /// Points for it.
    pub points: Quantity,
}

/// What becomes of the questions typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionEdit {
    /// One more, after the others.
    Add(TypedQuestion),
    /// This question becomes another; added where it is gone meanwhile.
    Change(TypedQuestion, TypedQuestion),
    /// The question of that row is gone.
    Remove(usize),
}

impl TypedQuestion {
    /// Whether it can be asked: of a topic, with two answers at least, the right one among them.
    pub fn is_whole(&self) -> bool {
        let [a, b, ..] = &self.answers;
        let right = self.answers.get(self.correct as usize);
        let said = [Some(&self.topic), Some(&self.text), Some(a), Some(b), right];
        said.into_iter().all(|it| it.is_some_and(|it| !it.trim().is_empty())) && self.points.0 > 0
    }
}

/// The batch of questions typed here after an edit. Row numbers count the questions from 1.
pub fn edit_questions(previous: Option<&Batch>, edit: QuestionEdit, today: Date) -> Batch {
    let kept = previous.into_iter().flat_map(|batch| (0..batch.len()).map(|row| read(batch, row)));
    let mut all: Vec<TypedQuestion> = kept.collect();
    match edit {
        QuestionEdit::Add(it) => all.push(it),
        QuestionEdit::Change(was, it) => match all.iter_mut().find(|own| **own == was) {
            Some(place) => *place = it,
            None => all.push(it),
        },
        QuestionEdit::Remove(row) if row < all.len() => drop(all.remove(row)),
        QuestionEdit::Remove(_) => {}
    }
    let said = |of: fn(&TypedQuestion) -> &str| words(all.iter().map(|it| of(it).trim()));
    let right = all.iter().map(|it| it.correct as i64).collect();
    let letters = (0..).zip(Answer::WORDS.iter().map(|&it| it.to_owned())).collect();
    let points = all.iter().map(|it| it.points.0).collect();
    let columns = vec![
        ("bank", said(|it| &it.bank)),
        ("topic", said(|it| &it.topic)),
        ("question", said(|it| &it.text)),
        ("a", said(|it| &it.answers[0])),
        ("b", said(|it| &it.answers[1])),
        ("c", said(|it| &it.answers[2])),
        ("d", said(|it| &it.answers[3])),
        ("correct", (Column::Number(right), Shape::Words(letters))),
        ("points", (Column::Number(points), Shape::Number(NumberShape::plain(6)))),
    ];
    typed(Table::Questions, all.len(), columns, today)
}

/// The question of a row as it can be typed again.
pub fn read(batch: &Batch, row: usize) -> TypedQuestion {
    let text = |field| word(batch, field, row).unwrap_or_default().to_owned();
    TypedQuestion {
        bank: text("bank"),
        topic: text("topic"),
        text: text("question"),
        answers: ["a", "b", "c", "d"].map(text),
        correct: number(batch, "correct", row).and_then(Answer::at).unwrap_or(Answer::A),
        points: number(batch, "points", row).map_or(Quantity::ONE, Quantity),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, correct: Answer) -> TypedQuestion {
        TypedQuestion {
            bank: String::new(),
            topic: "Насосы".to_owned(),
            text: text.to_owned(),
            answers: ["м", "л/с", "", ""].map(str::to_owned),
            correct,
            points: Quantity(1_500_000),
        }
    }

    #[test]
    fn questions_are_added_changed_and_taken_away_one_by_one() {
        let day = Date::parse("2026-03-16").expect("a date");
        let (one, two) = (question("Напор?", Answer::A), question("Расход?", Answer::B));
        let first = edit_questions(None, QuestionEdit::Add(one.clone()), day);
        let second = edit_questions(Some(&first), QuestionEdit::Add(two.clone()), day);
        assert_eq!([read(&second, 0), read(&second, 1)], [one.clone(), two.clone()]);
        let said = |field, row| second.column(field).and_then(|it| it.original(row));
        assert_eq!((said("correct", 1).as_deref(), said("c", 1)), (Some("b"), None));
        assert_eq!(said("points", 0).as_deref(), Some("1.5"));
        let other = question("Напор насоса?", Answer::B);
        let third =
            edit_questions(Some(&second), QuestionEdit::Change(one.clone(), other.clone()), day);
        assert_eq!([read(&third, 0), read(&third, 1)], [other, two.clone()]);
        let fourth = edit_questions(Some(&third), QuestionEdit::Remove(0), day);
        assert_eq!((fourth.len(), read(&fourth, 0)), (1, two.clone()));
        assert_eq!(edit_questions(Some(&fourth), QuestionEdit::Remove(7), day), fourth);
        // The one that is changed was taken back meanwhile: nothing else is written over.
        let late =
            edit_questions(Some(&fourth), QuestionEdit::Change(one.clone(), one.clone()), day);
        assert_eq!([read(&late, 0), read(&late, 1)], [two, one]);
    }

    #[test]
    fn what_has_no_right_answer_cannot_be_asked() {
        assert!(question("Напор?", Answer::B).is_whole());
        assert!(!question("Напор?", Answer::C).is_whole(), "the third answer is empty");
        assert!(!question(" ", Answer::A).is_whole());
        assert!(!TypedQuestion { points: Quantity(0), ..question("Напор?", Answer::A) }.is_whole());
    }
}
