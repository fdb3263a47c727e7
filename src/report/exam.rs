//! A knowledge test: which questions it asks, how it is marked, and what it becomes (the KPI handbook
//! B2). Nothing here knows the screen; the same seed and answers give the same test again.

use crate::model::dataset::Dataset;
use crate::model::hand_attempts::Made;
use crate::model::questions::{Answer, Question};
use crate::model::time::Time;
use crate::model::topics::{PASS, Topic};
use crate::model::unit::{Quantity, Share};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked, in order, and what was answered so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exam {
    /// Code of the salesperson.
    pub rep: u32,
    /// Places of the questions in the dataset's list, in the order that they are asked.
    pub paper: Vec<usize>,
    /// The answer to each of them; `None`: not answered.
    pub given: Vec<Option<Answer>>,
}

/// How a topic of a test went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Code of the topic.
    pub topic: u32,
    /// Points got.
    pub points: Quantity,
    /// Points there were to get, above zero.
    pub max: Quantity,
    /// Whether it is what the topic asks for, or more.
    pub is_passed: bool,
    /// Places of the questions answered wrong or not at all, in the order asked.
    pub wrong: Vec<usize>,
}

impl Exam {
    /// A test of a salesperson: so many questions (or all there are) of these topics, in an order
    /// that the seed alone says. Topics take turns, so that each has its part of a short test.
    /// Questions that bring no points are not asked: they could not be counted.
    pub fn new(data: &Dataset, rep: u32, topics: &[u32], count: usize, seed: u64) -> Exam {
        let mut of_topics: BTreeMap<u32, Vec<(u64, usize)>> = BTreeMap::new();
        let asked = |it: &Question| topics.contains(&it.topic) && it.points.0 > 0;
        for (at, it) in data.questions.iter().enumerate().filter(|(_, it)| asked(it)) {
            let lots = of_topics.entry(it.topic).or_default();
            // By its place among its topic's: other banks may come and go around them.
            let name =
                topic(data, it.topic).map_or(FNV_START, |it| folded(FNV_START, it.name.as_bytes()));
            lots.push((drawn(seed ^ name, lots.len()), at));
        }
        let mut turns: Vec<(usize, u64, usize)> = Vec::new();
        for lots in of_topics.values_mut() {
            lots.sort_unstable();
            turns.extend((0..).zip(lots.iter()).map(|(turn, &(lot, at))| (turn, lot, at)));
        }
        turns.sort_unstable();
        let paper: Vec<usize> = turns.into_iter().take(count).map(|it| it.2).collect();
        Exam { rep, given: vec![None; paper.len()], paper }
    }

    /// The first question that is not answered, from 0; `None` where all are.
    pub fn next(&self) -> Option<usize> {
        self.given.iter().position(Option::is_none)
    }

    /// Answers a question; whether there is such a question with such an answer.
    pub fn answer(&mut self, data: &Dataset, at: usize, answer: Answer) -> bool {
        let question = self.paper.get(at).and_then(|&it| data.questions.get(it));
        let is_offered =
            question.and_then(|it| it.answers.get(answer as usize)).is_some_and(Option::is_some);
        match self.given.get_mut(at).filter(|_| is_offered) {
            Some(given) => *given = Some(answer),
            None => return false,
        }
        true
    }

    /// The marks, by code of the topic. What is not answered is wrong, and never missing.
    pub fn marks(&self, data: &Dataset) -> Vec<Mark> {
        let mut marks: BTreeMap<u32, Mark> = BTreeMap::new();
        for (&at, &given) in self.paper.iter().zip(&self.given) {
            let Some(question) = data.questions.get(at) else { continue };
            let topic = question.topic;
            let none = Quantity(0);
            let new =
                || Mark { topic, points: none, max: none, is_passed: false, wrong: Vec::new() };
            let mark = marks.entry(topic).or_insert_with(new);
            mark.max.0 = mark.max.0.saturating_add(question.points.0);
            if given == Some(question.correct) {
                mark.points.0 = mark.points.0.saturating_add(question.points.0);
            } else {
                mark.wrong.push(at);
            }
        }
        for mark in marks.values_mut() {
            let pass = topic(data, mark.topic).map_or(PASS, |it| it.pass);
            mark.is_passed = i128::from(mark.points.0) * i128::from(Share::ONE.0)
                >= i128::from(mark.max.0) * i128::from(pass.0);
        }
        marks.into_values().collect()
    }

    /// What it becomes when it is finished: an attempt a topic, at that civil time.
    pub fn attempts(&self, data: &Dataset, at: Time) -> Vec<Made> {
        let Some(rep) = data.rep(self.rep) else { return Vec::new() };
        let rep = rep.id.as_ref().unwrap_or(&rep.name);
        let made = |mark: Mark| {
            let topic = topic(data, mark.topic)?;
            Some(Made {
                at,
                rep: rep.clone(),
                topic: topic.name.clone(),
                points: mark.points,
                max: mark.max,
                bank: bank(data, mark.topic),
            })
        };
        self.marks(data).into_iter().filter_map(made).collect()
    }
}

/// The topic of a code.
pub fn topic(data: &Dataset, code: u32) -> Option<&Topic> {
    data.topics.get(usize::try_from(code).ok()?)
}

/// The banks that ask of a topic, and their version: it changes with any question, answer or point.
pub fn bank(data: &Dataset, topic: u32) -> String {
    let of_topic = || data.questions.iter().filter(|it| it.topic == topic);
    let names: BTreeSet<&str> = of_topic().filter_map(|it| it.bank.as_deref()).collect();
    let version = of_topic().fold(FNV_START, |version, it| {
        let answers = it.answers.iter().map(|it| it.as_deref().unwrap_or_default());
        let words = answers.chain([it.text.as_str(), it.correct.word()]);
        let version = words
            .fold(version, |version, word| folded(folded(version, word.as_bytes()), &[u8::MAX]));
        folded(version, &it.points.0.to_le_bytes())
    });
    let names: Vec<&str> = names.into_iter().chain([""]).collect();
    format!("{}#{:08x}", names.join(" "), version >> 32)
}

/// FNV-1a of 64 bits: a short name of a text, the same on every device.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

fn folded(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |it, &byte| (it ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The lot of a question: one step of SplitMix64 from the seed and its place.
fn drawn(seed: u64, at: usize) -> u64 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let place = u64::try_from(at).unwrap_or(u64::MAX).wrapping_add(1);
    let it = seed.wrapping_add(place.wrapping_mul(STEP));
    let it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    it ^ (it >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{asked, date};
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::hand_attempts::add_attempts;
    use crate::model::rules::Rules;
    use crate::model::table::Table;
    use std::sync::Arc;

    const REPS: &str = "name\nАня";
    const TOPICS: &str = "name | pass\nНасосы | 0.75\nКраны | 0.8";
    const QUESTIONS: &str = "bank | topic | question | a | b | c | correct | points
        Весна | Насосы | Напор? | м | л | | a | 1\nВесна | Насосы | Расход? | м | л/с | | b | 1
        Весна | Насосы | КПД? | % | м | Вт | a | 1\nВесна | Насосы | Мощность? | % | м | Вт | c | 1
        | Краны | Ду? | мм | бар | | a | 2\n| Краны | Ру? | мм | бар | | b | 3";

    fn data() -> Dataset {
        let tables = [(Table::Reps, REPS), (Table::Topics, TOPICS), (Table::Questions, QUESTIONS)];
        asked("2026-03", Rules::default(), &tables).data
    }

    fn coded(data: &Dataset, name: &str) -> u32 {
        (0..).zip(&data.topics).find(|(_, it)| it.name == name).expect("a topic").0
    }

    /// A test of all questions of a topic, so many of which are answered rightly and no more.
    fn answered(data: &Dataset, name: &str, right: usize) -> Exam {
        let mut exam = Exam::new(data, 0, &[coded(data, name)], 99, 1);
        for at in 0..right {
            let correct = data.questions[exam.paper[at]].correct;
            assert!(exam.answer(data, at, correct));
        }
        exam
    }

    #[test]
    fn the_seed_says_the_order_and_topics_take_turns() {
        let data = data();
        let both = [coded(&data, "Насосы"), coded(&data, "Краны")];
        let of = |seed| Exam::new(&data, 0, &both, 6, seed).paper;
        assert_eq!(of(7), of(7));
        assert!((0..20).any(|seed| of(seed) != of(7)));
        let sorted = |mut it: Vec<usize>| {
            it.sort_unstable();
            it
        };
        assert_eq!(sorted(of(7)), [0, 1, 2, 3, 4, 5]);
        for seed in 0..20 {
            let short = Exam::new(&data, 0, &both, 2, seed).paper;
            let topics: BTreeSet<u32> = short.iter().map(|&it| data.questions[it].topic).collect();
            assert_eq!(topics.len(), 2, "each topic has its part of a short test");
        }
    }

    #[test]
    fn banks_of_other_topics_before_it_change_nothing() {
        let data = data();
        let asked_of = |data: &Dataset| {
            let paper =
                Exam::new(data, 0, &[coded(data, "Краны"), coded(data, "Насосы")], 6, 7).paper;
            let text = |it: usize| data.questions[it].text.clone();
            paper.into_iter().map(text).collect::<Vec<_>>()
        };
        let mut other = data.clone();
        let topic = coded(&other, "Насосы");
        let more = Question { topic: topic + 7, ..other.questions[0].clone() };
        other.questions.insert(0, more);
        assert_eq!(asked_of(&other), asked_of(&data));
    }

    #[test]
    fn three_of_four_is_exactly_the_passing_mark_and_unanswered_is_wrong() {
        let data = data();
        let mark = |right| answered(&data, "Насосы", right).marks(&data).remove(0);
        let three = mark(3);
        assert_eq!((three.points.0, three.max.0), (3_000_000, 4_000_000));
        assert_eq!((three.is_passed, three.wrong.len()), (true, 1));
        assert_eq!((mark(2).is_passed, mark(2).max), (false, three.max));
        assert_eq!(mark(0).points, Quantity(0));
    }

    #[test]
    fn it_goes_on_where_it_was_left_and_takes_no_answer_that_is_not_there() {
        let data = data();
        let mut exam = answered(&data, "Насосы", 2);
        assert_eq!(exam.next(), Some(2));
        let again = Exam { given: exam.given.clone(), ..answered(&data, "Насосы", 0) };
        assert_eq!(again, exam);
        assert!(!exam.answer(&data, 2, Answer::D) && !exam.answer(&data, 9, Answer::A));
        assert_eq!(exam.next(), Some(2));
        assert_eq!(answered(&data, "Насосы", 4).next(), None);
    }

    #[test]
    fn the_attempts_it_becomes_are_counted_by_the_kpi() {
        let data = data();
        let at = Time::parse("2026-03-16T10:00").expect("a time");
        let made = answered(&data, "Насосы", 3).attempts(&data, at);
        let said: Vec<_> = made.iter().map(|it| (it.rep.as_str(), it.topic.as_str())).collect();
        assert_eq!(said, [("Аня", "Насосы")]);
        assert!(made[0].bank.starts_with("Весна #"), "{}", made[0].bank);
        let mut asked = asked("2026-03", Rules::default(), &[]);
        let hand = Arc::new(add_attempts(None, &made, date("2026-03-16")));
        let topics = batch(Table::Topics, "name | pass\nНасосы | 0.75");
        let batches = vec![batch(Table::Reps, REPS), topics, hand];
        asked.data = Dataset::build(batches, Options::default());
        let value = asked.on("2026-03-31").value("product_knowledge", "headline", "Аня");
        assert_eq!(value.map(|it| it.rounded(4)), Ok(7_500));
    }

    #[test]
    fn the_version_of_a_bank_changes_with_a_question() {
        let (data, name) = (data(), "Насосы");
        let before = bank(&data, coded(&data, name));
        let mut other = data.clone();
        other.questions[0].correct = Answer::B;
        assert_ne!(before, bank(&other, coded(&other, name)));
        assert_ne!(before, bank(&data, coded(&data, "Краны")));
    }
}
