//! The same in words: for those who do not see the chart, and for those who read before they look.

use super::{Bar, Spec};
use crate::chart::Said;
use crate::chart::written::size;
use crate::lang::date::period;
use crate::lang::plural::Plural;
use crate::lang::words::{
    ACTUAL, DAYS, FORECAST, HALF_YEARS, MONTHS, NO_DATA, PLAN, QUARTERS, WEEKS, YEARS, sentence,
};
use crate::lang::{Lang, Text, text};
use crate::model::date::Grain;
use crate::model::unit::Exact;

const WORSE: Text = text("хуже плана", "worse than plan");
const BETTER: Text = text("лучше плана", "better than plan");
const AT_PLAN: Text = text("ровно по плану", "exactly on plan");
const SO_FAR: Text = text("пока", "so far");

/// What one month says: `Сентябрь 2026: факт 11,6 млн ₽, план 12 млн ₽, на 0,4 млн ₽ хуже плана`.
pub(super) fn said(spec: &Spec<'_>, bar: &Bar<'_>, lang: Lang) -> Said {
    let head = sentence(&period(bar.point.period, lang));
    let said =
        |word: Text, value: Exact| format!("{} {}", word.get(lang), spec.shown.short(value, lang));
    let mut parts = Vec::new();
    match (bar.point.forecast, bar.point.actual) {
        (Some(forecast), actual) => {
            parts.push(said(FORECAST, forecast));
            parts.extend(actual.map(|it| said(SO_FAR, it)));
        }
        (None, Some(actual)) => parts.push(said(ACTUAL, actual)),
        (None, None) => {}
    }
    parts.extend(bar.point.target.map(|it| said(PLAN, it)));
    parts.extend(bar.gap.zip(bar.point.target).map(|(gap, plan)| beside(spec, gap, plan, lang)));
    if parts.is_empty() {
        parts.push(NO_DATA.get(lang).to_owned());
    }
    Said { head, lines: parts }
}

fn label(spec: &Spec<'_>, bar: &Bar<'_>, lang: Lang) -> String {
    said(spec, bar, lang).whole()
}

/// `на 0,4 млн ₽ хуже плана`.
fn beside(spec: &Spec<'_>, gap: Exact, plan: Exact, lang: Lang) -> String {
    if gap == Exact::ZERO {
        return AT_PLAN.get(lang).to_owned();
    }
    let size = spec.shown.gap(size(gap), plan, lang);
    let size = size.trim_start_matches('+');
    let way = if (gap > Exact::ZERO) == spec.lower_is_better { WORSE } else { BETTER };
    match lang {
        Lang::Ru => format!("на {size} {}", way.get(lang)),
        Lang::En => format!("{} by {size}", way.get(lang)),
    }
}

/// The caption: how many months met the plan, the best, the worst, and where the running one goes.
pub(super) fn summary(spec: &Spec<'_>, bars: &[Bar<'_>], lang: Lang) -> String {
    let closed: Vec<&Bar<'_>> =
        bars.iter().filter(|it| !it.running() && it.gap.is_some()).collect();
    let mut said: Vec<String> = Vec::new();
    let all = spec.trend.points.len();
    if bars.len() < all {
        said.push(shown_of(bars.len(), all, spec.trend.grain, lang));
    }
    if closed.len() > 1 {
        said.push(met(spec, &closed, lang));
        said.extend(extremes(spec, &closed, lang));
    }
    said.extend(bars.iter().rev().find(|it| it.running()).map(|it| label(spec, it, lang)));
    if said.is_empty() {
        let known = bars.iter().rev().find(|it| it.end.is_some());
        said.push(known.map_or_else(|| sentence(NO_DATA.get(lang)), |it| label(spec, it, lang)));
    }
    said.join(". ") + "."
}

fn shown_of(shown: usize, all: usize, grain: Grain, lang: Lang) -> String {
    let things = things(grain);
    match lang {
        Lang::Ru => format!("Показано {} из {all}", things.with(shown, lang)),
        Lang::En => format!("{} of {all} shown", things.with(shown, lang)),
    }
}

fn met(spec: &Spec<'_>, closed: &[&Bar<'_>], lang: Lang) -> String {
    let good = |gap: Exact| gap == Exact::ZERO || (gap > Exact::ZERO) != spec.lower_is_better;
    let met = closed.iter().filter_map(|it| it.gap).filter(|&it| good(it)).count();
    let (all, things) = (closed.len(), things(spec.trend.grain).out_of(closed.len(), lang));
    match lang {
        Lang::Ru => format!("План выполнен: {met} из {all} {things}"),
        Lang::En => format!("Plan met in {met} of {all} {things}"),
    }
}

/// The best and the worst month, when there are at least two and they differ.
fn extremes(spec: &Spec<'_>, closed: &[&Bar<'_>], lang: Lang) -> Vec<String> {
    let most = closed.iter().max_by_key(|it| it.gap);
    let least = closed.iter().min_by_key(|it| it.gap);
    let (best, worst) = if spec.lower_is_better { (least, most) } else { (most, least) };
    let (Some(best), Some(worst)) = (best, worst) else { return Vec::new() };
    if best.gap == worst.gap {
        return Vec::new();
    }
    let said = |word: &str, bar: &Bar<'_>| {
        let gap = bar.gap.zip(bar.point.target);
        let gap = gap.map_or_else(String::new, |(gap, plan)| spec.shown.gap(gap, plan, lang));
        format!("{word} {} ({gap})", period(bar.point.period, lang))
    };
    let (first, last) = match lang {
        Lang::Ru => ("лучше всего", "хуже всего"),
        Lang::En => ("best", "worst"),
    };
    vec![sentence(&format!("{}, {}", said(first, best), said(last, worst)))]
}

fn things(grain: Grain) -> Plural {
    match grain {
        Grain::Day => DAYS,
        Grain::Week => WEEKS,
        Grain::Month => MONTHS,
        Grain::Quarter => QUARTERS,
        Grain::HalfYear => HALF_YEARS,
        Grain::Year => YEARS,
    }
}
