//! What people know: their score as a solid dot, what it was after the two tests before the last as
//! hollow ones that fade, and an outlined tick at what is aimed at.

use super::{Sheet, called, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::{Drawn, NOTATION};
use crate::lang::date::day;
use crate::lang::format::{NONE, count, percent, points};
use crate::lang::plural::Plural;
use crate::lang::words::{GAP, NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::tested::Tested;

const KEYS: &[Key] = &[
    Key::new("dot", text("балл сейчас", "score now")),
    Key::new("ring", text("после прошлых тестов", "after earlier tests")),
    NOTATION.plan.called(PASS),
];
const PASS: Text = text("порог", "pass");
const TITLE: Text = text(
    "Знание продукта: балл по обязательным темам, %",
    "Product knowledge: score over required topics, %",
);
const UNTESTED: Text = text("тестов не было", "no tests");
const TESTS: Plural = Plural::new(["тест", "теста", "тестов"], ["test", "tests"]);
/// Radius and ink of attempts, from the last one back.
const FADING: [(f64, Ink); 3] = [(5.0, Ink::Actual), (4.0, Ink::Muted), (3.0, Ink::Previous)];

pub(super) fn draw(all: &[Tested], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let shown = cut(all);
    let tick = |it: i64| (it as f64 / 100.0, count(usize::try_from(it).unwrap_or(0), lang));
    let chart = Rows {
        title: TITLE.get(lang).to_owned(),
        summary: summary(all, lang),
        keys: KEYS,
        rows: shown.iter().map(|it| row(it, lang)).collect(),
        span: (0.0, 1.0),
        ticks: [0, 20, 40, 60, 80, 100].map(tick).into(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn row(of: &Tested, lang: Lang) -> Row {
    let mut marks: Vec<Mark> = of.pass.iter().map(|it| Mark::Plan(it.approximate())).collect();
    // The score of somebody who was never tested is nothing to draw.
    let now = of.score.ok().filter(|_| !of.latest.is_empty());
    let before = of.latest.iter().skip(1).map(|it| it.score);
    let scores: Vec<Option<Exact>> = [now].into_iter().chain(before).collect();
    // The earliest first, so that the latest lies on top.
    for (at, (score, (radius, ink))) in scores.into_iter().zip(FADING).enumerate().rev() {
        let Some(score) = score.map(Exact::approximate) else { continue };
        marks.push(match at {
            0 => Mark::Dot(score, radius, ink),
            _ => Mark::Ring(score, radius, ink),
        });
    }
    let words = match of.score {
        _ if of.latest.is_empty() => UNTESTED.get(lang).to_owned(),
        Ok(score) => percent(score, lang),
        Err(why) => why.text().get(lang).to_owned(),
    };
    Row { name: of.whose.said(lang), marks, words, lines: lines(of, lang), ..Row::default() }
}

fn lines(of: &Tested, lang: Lang) -> Vec<String> {
    let score = text("балл", "score").get(lang);
    let mut lines = vec![match of.score {
        Ok(value) => format!("{score} {}", percent(value, lang)),
        Err(why) => why.text().get(lang).to_owned(),
    }];
    lines.extend(of.pass.map(|it| format!("{} {}", PLAN.get(lang), percent(it, lang))));
    if let (Ok(value), Some(pass)) = (of.score, of.pass)
        && let Some(gap) = value.minus(pass)
    {
        lines.push(format!("{} {}", GAP.get(lang), points(gap, lang)));
    }
    for (at, it) in of.latest.iter().enumerate() {
        let (day, tests) = (day(it.day, lang), TESTS.with(it.tests, lang));
        let score = it.score.map_or_else(|| NONE.to_owned(), |it| percent(it, lang));
        lines.push(match (at, lang) {
            (0, Lang::Ru) => format!("последние тесты {day}: {tests}"),
            (0, Lang::En) => format!("last tested on {day}: {tests}"),
            (_, Lang::Ru) => format!("после {day}: {score}"),
            (_, Lang::En) => format!("after {day}: {score}"),
        });
    }
    if of.latest.is_empty() {
        lines.push(UNTESTED.get(lang).to_owned());
    }
    if let Some((topic, score)) = &of.weakest {
        let name = text("слабее всего", "weakest").get(lang);
        let score = score.map_or_else(String::new, |it| format!(" {}", percent(it, lang)));
        lines.push(format!("{name}: {topic}{score}"));
    }
    lines
}

fn summary(all: &[Tested], lang: Lang) -> String {
    let mut said: Vec<String> = shown_of(all.len(), lang).into_iter().collect();
    let scores = || all.iter().filter_map(|it| Some((it.score.ok()?, it.pass?, it)));
    let (count_of, met) = (scores().count(), scores().filter(|it| it.0 >= it.1).count());
    if let Some((score, _, least)) = scores().min_by_key(|it| it.0) {
        let (name, score): (String, String) = (called(&least.whose, lang), percent(score, lang));
        said.push(match lang {
            Lang::Ru => format!("Порог пройден: {met} из {count_of}. Ниже всех: {name}, {score}"),
            Lang::En => format!("At the pass: {met} of {count_of}. The lowest: {name}, {score}"),
        });
    } else {
        said.push(sentence(NO_DATA.get(lang)));
    }
    let none: usize = all.iter().filter(|it| it.latest.is_empty()).count();
    if none > 0 {
        said.push(match lang {
            Lang::Ru => format!("Ещё не проверялись: {}", count(none, lang)),
            Lang::En => format!("Not tested yet: {}", count(none, lang)),
        });
    }
    said.join(". ") + "."
}
