//! Figures as the screens write them: values, gaps with their good or bad, reasons for a dash.

use crate::kpi::{Better, NoValue, Unit};
use crate::lang::Lang;
use crate::lang::format::NONE;
use crate::model::unit::Exact;
use crate::report::results::decimal;
use crate::report::unit::shown;
use leptos::prelude::*;

/// How a screen writes: its language and the currency of the data.
#[derive(Clone)]
pub struct Hand {
    /// The language.
    pub lang: Lang,
    /// Code of the currency.
    pub currency: String,
}

impl Hand {
    /// A headline, or a dash.
    pub fn short(&self, value: Option<Exact>, unit: Unit) -> String {
        shown(unit, &self.currency).or_none(value, self.lang)
    }

    /// In full, or a dash.
    pub fn full(&self, value: Option<Exact>, unit: Unit) -> String {
        let shown = shown(unit, &self.currency);
        value.map_or_else(|| NONE.to_owned(), |it| shown.full(it, self.lang))
    }

    /// A difference from what stands beside it, or a dash.
    pub fn gap(&self, gap: Option<Exact>, beside: Option<Exact>, unit: Unit) -> String {
        let shown = shown(unit, &self.currency);
        gap.zip(beside)
            .map_or_else(|| NONE.to_owned(), |(gap, beside)| shown.gap(gap, beside, self.lang))
    }

    /// A value in full, or a dash that says why.
    pub fn counted(&self, value: Result<Exact, NoValue>, unit: Unit) -> impl IntoView + use<> {
        let why = value.err().map(|why| why.text().get(self.lang));
        view! {
            <span title=why>
                {self.full(value.ok(), unit)}
                {why.map(|why| view! { <span class="quiet-text">{format!(" ({why})")}</span> })}
            </span>
        }
    }

    /// A headline, or a dash that says why.
    pub fn headline(&self, value: Result<Exact, NoValue>, unit: Unit) -> impl IntoView + use<> {
        let why = value.err().map(|why| why.text().get(self.lang));
        view! {
            <span title=why>
                {self.short(value.ok(), unit)}
                {why.map(|why| view! { <span class="quiet-text">{format!(" ({why})")}</span> })}
            </span>
        }
    }
}

/// For scripts: exact, with a point; empty where there is none.
pub fn handle(value: Option<Exact>, unit: Unit) -> String {
    value.map(|it| decimal(it, unit)).unwrap_or_default()
}

/// Class of a difference by whether it is for the better.
pub fn gap_class(gap: Option<Exact>, better: Better) -> &'static str {
    let Some(gap) = gap.filter(|&it| it != Exact::ZERO) else { return "num gap" };
    let is_good = (gap > Exact::ZERO) == (better == Better::Higher);
    if is_good { "num gap good" } else { "num gap bad" }
}
