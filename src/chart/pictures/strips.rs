//! Contracts of people one by one: a hollow dot each, a tick at the median, a solid dot at the mean,
//! an outlined tick at the plan. Where the largest is far from the middle the scale is of ratios,
//! and the title says so.

use super::{Sheet, called, cut, shown_of};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::scale::Linear;
use crate::chart::written::Written;
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::{count, percent};
use crate::lang::shown::Shown;
use crate::lang::words::{GAP, NO_DATA, PLAN, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::sort;
use crate::model::unit::Exact;
use crate::report::rates::FEW;
use crate::report::strips::Strip;

const KEYS: &[Key] = &[
    Key::new("ring", text("договор", "contract")),
    Key::new("dot", text("среднее", "mean")),
    Key::new("tick", text("медиана", "median")),
    NOTATION.plan,
];
const NAME: Text = text("Договоры по менеджерам", "Contracts by salesperson");
/// From so many medians up to the largest the scale is of ratios (the screens handbook, 3).
const FAR: f64 = 20.0;
/// As many places of dots in a row as can be told apart.
const PLACES: f64 = 150.0;
/// One contract of more than this part of all is said (the screens handbook, 3).
const LARGE: (i128, i128) = (2, 5);

/// Figures to places of the scale, straight or of ratios.
struct Span {
    low: f64,
    high: f64,
    is_log: bool,
}

impl Span {
    fn of(all: &[Strip]) -> Span {
        let totals = || all.iter().flat_map(|it| &it.totals).map(|it| it.approximate());
        let mut sorted: Vec<f64> = totals().filter(|&it| it > 0.0).collect();
        sort::by(&mut sorted, f64::total_cmp);
        let others = all.iter().flat_map(|it| [it.mean.ok(), it.target]).flatten();
        let others: Vec<f64> = others.map(Exact::approximate).filter(|&it| it > 0.0).collect();
        let high = sorted.iter().chain(&others).copied().fold(0.0, f64::max);
        let low = sorted.iter().chain(&others).copied().fold(f64::INFINITY, f64::min);
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or(high);
        let is_log = median > 0.0 && sorted.last().is_some_and(|it| it / median > FAR);
        match is_log {
            true => Span { low: low.log10() - 0.05, high: high.log10() + 0.05, is_log },
            false => Span { low: 0.0, high, is_log },
        }
    }

    fn at(&self, figure: Exact) -> f64 {
        let figure = figure.approximate();
        if self.is_log { figure.max(f64::MIN_POSITIVE).log10() } else { figure }
    }

    /// Round figures with their places.
    fn ticks(&self) -> Vec<(f64, Exact)> {
        let exact = |it: f64| Exact::new((it * 100.0).round() as i128, 100);
        if !self.is_log {
            let ticks = Linear::new(self.low, self.high, 0.0, 1.0).ticks(5);
            return ticks.into_iter().map(|it| (it, exact(it))).collect();
        }
        let decades = (self.low.floor() as i32)..=(self.high.ceil() as i32);
        let parts: &[f64] = if decades.clone().count() > 4 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let all = decades.flat_map(|it| parts.iter().map(move |part| part * 10f64.powi(it)));
        let inside = all.filter(|it| (self.low..=self.high).contains(&it.log10()));
        inside.map(|it| (it.log10(), exact(it))).collect()
    }
}

pub(super) fn draw(all: &[Strip], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let shown = cut(all);
    let money = Shown::Money(sheet.currency);
    let largest = shown.iter().filter_map(|it| it.totals.last().copied());
    let written = Written::of(money, largest, lang);
    let span = Span::of(shown);
    let title = written.title(NAME.get(lang));
    let by_ratios = text("логарифмическая шкала", "logarithmic scale").get(lang);
    let ticks = span.ticks().into_iter().map(|(at, it)| (at, figure(it, &span, &written)));
    let chart = Rows {
        title: match span.is_log {
            true => format!("{}, {by_ratios}", NAME.get(lang)),
            false => title,
        },
        summary: summary(all, lang, money),
        keys: KEYS,
        rows: shown.iter().map(|it| row(it, &span, &written)).collect(),
        span: (span.low, span.high),
        ticks: ticks.collect(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

/// On a scale of ratios no unit is right for all, so each has its own.
fn figure(of: Exact, span: &Span, written: &Written<'_>) -> String {
    if span.is_log { written.shown.short(of, written.lang) } else { written.told(of) }
}

fn row(of: &Strip, span: &Span, written: &Written<'_>) -> Row {
    let lang = written.lang;
    let step = ((span.high - span.low) / PLACES).max(f64::MIN_POSITIVE);
    let mut places: Vec<i64> =
        of.totals.iter().map(|it| ((span.at(*it) - span.low) / step).round() as i64).collect();
    places.dedup();
    let at = |place: i64| span.low + place as f64 * step;
    let mut marks: Vec<Mark> =
        places.into_iter().map(|it| Mark::Ring(at(it), 3.5, Ink::Actual)).collect();
    marks.extend(of.target.map(|it| Mark::Plan(span.at(it))));
    marks.extend(of.median.ok().map(|it| Mark::Tick(span.at(it), Ink::Actual)));
    marks.extend(of.mean.ok().map(|it| Mark::Dot(span.at(it), 4.5, Ink::Actual)));
    let words = match (of.mean, of.median) {
        (Ok(mean), Ok(median)) => {
            let (mean, median) = (figure(mean, span, written), figure(median, span, written));
            match lang {
                Lang::Ru => format!("{mean}, медиана {median}"),
                Lang::En => format!("{mean}, median {median}"),
            }
        }
        _ => NO_DATA.get(lang).to_owned(),
    };
    Row { name: of.whose.said(lang), marks, words, lines: lines(of, written), ..Row::default() }
}

fn lines(of: &Strip, written: &Written<'_>) -> Vec<String> {
    let lang = written.lang;
    let said =
        |name: Text, it: Exact| format!("{} {}", name.get(lang), written.shown.short(it, lang));
    let mut lines: Vec<String> =
        of.mean.iter().map(|it| said(text("среднее", "mean"), *it)).collect();
    if let Some(target) = of.target {
        lines.push(said(PLAN, target));
        if let Some(gap) = of.mean.ok().and_then(|it| it.minus(target)) {
            lines.push(format!("{} {}", GAP.get(lang), written.shown.gap(gap, target, lang)));
        }
    }
    lines.extend(of.median.iter().map(|it| said(text("медиана", "median"), *it)));
    if let Some(largest) = of.totals.last() {
        let part = large(of).map_or_else(String::new, |part| {
            let of_all = text("суммы", "of the sum").get(lang);
            format!(" ({} {of_all})", percent(part, lang))
        });
        lines.push(format!("{}{part}", said(text("самый большой", "the largest"), *largest)));
    }
    lines.push(format!(
        "{} {}",
        text("договоров", "contracts").get(lang),
        count(of.totals.len(), lang)
    ));
    if of.is_few {
        lines.push(FEW.get(lang).to_owned());
    }
    lines
}

/// The part that the largest contract is of all, where it is large.
fn large(of: &Strip) -> Option<Exact> {
    let all = of.totals.iter().try_fold(Exact::ZERO, |all, it| all.plus(*it))?;
    let part = of.totals.last()?.over(all)?;
    (!of.is_few && part > Exact::new(LARGE.0, LARGE.1)).then_some(part)
}

fn summary(all: &[Strip], lang: Lang, money: Shown<'_>) -> String {
    let mut said: Vec<String> = shown_of(all.len(), lang).into_iter().collect();
    let means = || all.iter().filter_map(|it| Some((it.mean.ok()?, it)));
    let ends = means().max_by_key(|it| it.0).zip(means().min_by_key(|it| it.0));
    match ends {
        None => said.push(sentence(NO_DATA.get(lang))),
        Some((high, low)) => {
            let named = |(mean, of): (Exact, &Strip)| {
                format!("{} ({})", called(&of.whose, lang), money.short(mean, lang))
            };
            said.push(match (lang, all.len()) {
                (_, 1) => named(high),
                (Lang::Ru, _) => {
                    format!("Больше всего в среднем: {}, меньше всего: {}", named(high), named(low))
                }
                (Lang::En, _) => {
                    format!("The highest mean: {}, the lowest: {}", named(high), named(low))
                }
            });
        }
    }
    let large = all.iter().filter(|it| large(it).is_some()).count();
    if large > 0 {
        said.push(match lang {
            Lang::Ru => format!("Один договор больше 40 % суммы: у {}", count(large, lang)),
            Lang::En => format!("One contract is over 40% of the sum for {}", count(large, lang)),
        });
    }
    said.join(". ") + "."
}
