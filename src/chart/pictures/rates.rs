//! Rates of people: a dot, the interval that the true rate may be in, and a tick at what is aimed at.
//! Where the tries are few, the dot is hollow and it is said.

use super::{Sheet, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::scale::Linear;
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::{Sign, trimmed};
use crate::lang::shown::Shown;
use crate::lang::words::{NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::rates::{FEW, Rate};

const KEYS: &[Key] = &[
    NOTATION.actual.called(text("факт и интервал 95 %", "actual with 95 % interval")),
    NOTATION.plan,
];
const TITLE: Text = text("Сделок на 100 звонков", "Deals per 100 calls");

pub(super) fn draw(rates: &[Rate], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let shown = cut(rates);
    let high = top(shown);
    let ticks = Linear::new(0.0, high, 0.0, 1.0).ticks(6).into_iter();
    let tick = |it: f64| (it, number(Exact::new((it * 10.0).round() as i128, 10), lang));
    let chart = Rows {
        title: TITLE.get(lang).to_owned(),
        summary: summary(rates, lang),
        keys: KEYS,
        rows: shown.iter().map(|it| row(it, lang)).collect(),
        span: (0.0, high),
        ticks: ticks.map(tick).collect(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

/// The interval of a few calls goes up to a hundred: the scale ends where the rates do, and such an
/// interval goes on beyond it.
fn top(rates: &[Rate]) -> f64 {
    let known = || rates.iter().filter(|it| !it.is_few);
    let ends = known().filter_map(|it| it.within).map(|it| it.1.approximate());
    let rates = rates.iter().flat_map(|it| [it.rate.ok(), it.target]).flatten();
    let figures = rates.map(|it| it.approximate() * 1.25);
    ends.chain(figures).fold(1.0, f64::max)
}

fn number(of: Exact, lang: Lang) -> String {
    trimmed(of, 1, Sign::Minus, lang)
}

fn row(of: &Rate, lang: Lang) -> Row {
    let mut marks: Vec<Mark> = of.target.iter().map(|it| Mark::Plan(it.approximate())).collect();
    if let Some((low, high)) = of.within {
        marks.push(Mark::Interval(low.approximate(), high.approximate(), Ink::Actual));
    }
    let words = match of.rate {
        Ok(rate) => {
            let at = rate.approximate();
            marks.push(match of.is_few {
                true => Mark::Ring(at, 5.0, Ink::Actual),
                false => Mark::Dot(at, 5.0, Ink::Actual),
            });
            number(rate, lang)
        }
        Err(why) => why.text().get(lang).to_owned(),
    };
    let few = text("мало данных", "few data").get(lang);
    let words = if of.is_few && of.rate.is_ok() { format!("{words}, {few}") } else { words };
    Row { name: of.whose.said(lang), marks, words, lines: lines(of, lang), ..Row::default() }
}

fn lines(of: &Rate, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    match of.rate {
        Ok(rate) => lines.push(Shown::PerHundred.short(rate, lang)),
        Err(why) => lines.push(why.text().get(lang).to_owned()),
    }
    if let Some(target) = of.target {
        lines.push(format!("{} {}", PLAN.get(lang), number(target, lang)));
    }
    if let Some((low, high)) = of.within {
        let (low, high) = (number(low, lang), number(high, lang));
        lines.push(match lang {
            Lang::Ru => format!("на самом деле от {low} до {high}"),
            Lang::En => format!("truly from {low} to {high}"),
        });
    }
    let count =
        |name: Text, of: Exact| format!("{} {}", name.get(lang), Shown::Count.short(of, lang));
    lines.extend(of.deals.ok().map(|it| count(text("сделок", "deals"), it)));
    lines.extend(of.calls.ok().map(|it| count(text("звонков", "calls"), it)));
    if of.is_few {
        lines.push(FEW.get(lang).to_owned());
    }
    lines
}

fn summary(rates: &[Rate], lang: Lang) -> String {
    let mut said: Vec<String> = shown_of(rates.len(), lang).into_iter().collect();
    // Surely above or below: what is aimed at lies outside of the interval.
    let sure = |is_above: bool| {
        let is_so = |it: &&Rate| match (it.within, it.target) {
            (Some((low, high)), Some(target)) => {
                if is_above {
                    low > target
                } else {
                    high < target
                }
            }
            _ => false,
        };
        rates.iter().filter(is_so).count()
    };
    if rates.iter().any(|it| it.rate.is_ok()) {
        let (above, below) = (sure(true), sure(false));
        said.push(match lang {
            Lang::Ru => format!(
                "Уверенно выше плана: {above}, ниже: {below}; у остальных разница может быть случайной"
            ),
            Lang::En => format!(
                "Surely above plan: {above}, below: {below}; of the others it may be by chance"
            ),
        });
    } else {
        said.push(sentence(NO_DATA.get(lang)));
    }
    let few = rates.iter().filter(|it| it.is_few).count();
    if few > 0 {
        said.push(match lang {
            Lang::Ru => format!("Мало звонков для выводов: {few}"),
            Lang::En => format!("Too few calls to conclude: {few}"),
        });
    }
    said.join(". ") + "."
}
