//! What people know: their latest test as a solid dot, the two before as hollow ones that fade, and
//! an outlined tick at what is aimed at.

use super::{Sheet, called, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::{Drawn, NOTATION};
use crate::lang::date::day;
use crate::lang::format::{count, percent, percent_whole};
use crate::lang::words::{NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::report::tested::{Tested, Try};

const KEYS: &[Key] = &[
    Key::new("dot", text("последний тест", "latest test")),
    Key::new("ring", text("два до него", "two before it")),
    NOTATION.plan.called(PASS),
];
const PASS: Text = text("порог", "pass");
const TITLE: Text =
    text("Знание продукта: последние тесты, %", "Product knowledge: latest tests, %");
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
    // The earliest first, so that the latest lies on top.
    for (at, (attempt, (radius, ink))) in of.latest.iter().zip(FADING).enumerate().rev() {
        let score = attempt.score.approximate();
        marks.push(match at {
            0 => Mark::Dot(score, radius, ink),
            _ => Mark::Ring(score, radius, ink),
        });
    }
    let score = text("балл", "score").get(lang);
    let words = match of.score {
        Ok(value) => format!("{score} {}", percent_whole(value, lang)),
        Err(why) => why.text().get(lang).to_owned(),
    };
    Row { name: of.whose.said(lang), marks, words, lines: lines(of, lang), ..Row::default() }
}

fn lines(of: &Tested, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    match of.score {
        Ok(score) => {
            let name = text("балл по обязательным темам", "score over required topics");
            lines.push(format!("{} {}", name.get(lang), percent(score, lang)));
        }
        Err(why) => lines.push(why.text().get(lang).to_owned()),
    }
    lines.extend(of.pass.map(|it| format!("{} {}", PLAN.get(lang), percent(it, lang))));
    let attempt = |it: &Try| {
        let passed = if it.is_passed {
            text("сдан", "passed")
        } else {
            text("не сдан", "not passed")
        };
        let (day, score) = (day(it.day, lang), percent(it.score, lang));
        format!("{day}: {} {score}, {}", it.topic, passed.get(lang))
    };
    lines.extend(of.latest.iter().map(attempt));
    if of.latest.is_empty() {
        lines.push(text("тестов не было", "no tests").get(lang).to_owned());
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
