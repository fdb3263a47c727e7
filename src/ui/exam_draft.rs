//! A test that is under way on this device, as it is kept until it is left: enough to go on after a
//! reload with the same questions.

use crate::model::dataset::Dataset;
use crate::model::questions::Answer;
use crate::model::time::Time;
use crate::report::exam::{Exam, bank, topic as topic_of};
use crate::store::pack;
use serde::{Deserialize, Serialize};

/// What is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The salesperson, by the name in links.
    pub rep: String,
    /// Names of the topics, each with the version of its bank when the test began.
    pub topics: Vec<(String, String)>,
    /// How many questions were asked for.
    pub count: u32,
    /// What says their order.
    pub seed: u64,
    /// The answers so far, by their places; `None`: not answered.
    given: Vec<Option<u8>>,
    /// What is asked for on the way out; empty: nothing.
    pub pin: String,
    /// Whether it was put aside, to be gone on with later.
    pub is_aside: bool,
    /// When it was finished, as a [`Time`].
    finished: Option<i64>,
}

impl Draft {
    /// A test that begins; `None` where nobody or nothing is asked.
    pub fn begin(
        data: &Dataset,
        rep: u32,
        topics: &[u32],
        (count, seed): (u32, u64),
        pin: &str,
    ) -> Option<Draft> {
        let name = |&topic: &u32| {
            let name = &topic_of(data, topic)?.name;
            Some((name.clone(), bank(data, topic)))
        };
        let draft = Draft {
            rep: data.rep(rep)?.link.clone(),
            topics: topics.iter().filter_map(name).collect(),
            count,
            seed,
            given: Vec::new(),
            pin: pin.to_owned(),
            is_aside: false,
            finished: None,
        };
        draft.resume(data).is_some().then_some(draft)
    }

    /// Reads what [`Draft::write`] wrote.
    pub fn read(text: &str) -> Option<Draft> {
        postcard::from_bytes(&pack::unpack(text)?).ok()
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        pack::pack(&postcard::to_stdvec(self).unwrap_or_default())
    }

    /// The test as it was left; `None` where the salesperson is gone, no question is left, or any of
    /// the banks is another now: what was answered would be marked by other questions.
    pub fn resume(&self, data: &Dataset) -> Option<Exam> {
        let rep = (0..).zip(&data.reps).find(|(_, rep)| rep.link == self.rep)?.0;
        let code = |(name, version): &(String, String)| {
            let code = (0..).zip(&data.topics).find(|(_, it)| it.name == *name)?.0;
            (bank(data, code) == *version).then_some(code)
        };
        let topics: Vec<u32> = self.topics.iter().map(code).collect::<Option<_>>()?;
        let count = usize::try_from(self.count).ok()?;
        let mut exam = Exam::new(data, rep, &topics, count, self.seed);
        for (at, given) in self.given.iter().enumerate() {
            if let Some(answer) = given.and_then(|it| Answer::at(it.into())) {
                exam.answer(data, at, answer);
            }
        }
        (!exam.paper.is_empty()).then_some(exam)
    }

    /// Takes over what was answered.
    pub fn keep(&mut self, exam: &Exam) {
        let place = |given: &Option<Answer>| given.map(|it| it as u8);
        self.given = exam.given.iter().map(place).collect();
    }

    /// When it was finished, for the first time that is said so.
    pub fn finish(&mut self, now: Time) -> Time {
        Time(*self.finished.get_or_insert(now.0))
    }

    /// When it was finished; `None` while it goes on.
    pub fn finished(&self) -> Option<Time> {
        self.finished.map(Time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    fn data(more: &str) -> Dataset {
        let questions = format!(
            "topic | question | a | b | correct\nНасосы | Напор? | м | л | a
            Насосы | Расход? | м | л/с | b\nНасосы | КПД? | % | м | a{more}"
        );
        let batches = vec![
            batch(Table::Reps, "name\nАня\nБорис"),
            batch(Table::Topics, "name\nНасосы\nКраны"),
            batch(Table::Questions, &questions),
        ];
        Dataset::build(batches, Options::default())
    }

    fn begun(data: &Dataset) -> Draft {
        Draft::begin(data, 1, &[0], (10, 3), "12").expect("a test")
    }

    #[test]
    fn what_was_answered_is_there_after_a_reload() {
        let data = data("");
        let mut draft = begun(&data);
        let mut exam = draft.resume(&data).expect("a test");
        assert_eq!((exam.rep, exam.paper.len(), exam.next()), (1, 3, Some(0)));
        assert!(exam.answer(&data, 0, Answer::B));
        draft.keep(&exam);
        let again = Draft::read(&draft.write()).expect("a draft");
        assert_eq!((&again, again.resume(&data)), (&draft, Some(exam)));
        assert_eq!(Draft::read("нечто"), None);
    }

    #[test]
    fn another_bank_or_nobody_is_no_test_to_go_on_with() {
        let before = data("");
        let draft = begun(&before);
        let topics_apart = data("\nКраны | Ду? | мм | бар | a");
        assert!(draft.resume(&topics_apart).is_some(), "another topic's bank");
        assert_eq!(draft.resume(&data("\nНасосы | Вес? | кг | м | a")), None);
        let mut nobody = before.clone();
        nobody.reps.truncate(1);
        assert_eq!(draft.resume(&nobody), None);
        assert_eq!(Draft::begin(&before, 0, &[1], (10, 3), ""), None, "nothing to ask");
        assert_eq!(Draft::begin(&before, 0, &[], (10, 3), ""), None);
    }

    #[test]
    fn a_test_is_finished_once() {
        let mut draft = begun(&data(""));
        let first = Time::parse("2026-03-16T10:00").expect("a time");
        let later = Time::parse("2026-03-16T10:05").expect("a time");
        assert_eq!((draft.finished(), draft.finish(first)), (None, first));
        assert_eq!((draft.finish(later), draft.finished()), (first, Some(first)));
    }
}
