//! How the figures of one drawing are written: in one scale, with as many decimals.

use crate::lang::Lang;
use crate::lang::format::Sign;
use crate::lang::money::Scale;
use crate::lang::shown::Shown;
use crate::lang::words::sentence;
use crate::model::unit::Exact;

/// One scale for all figures of a drawing.
pub(super) struct Written<'a> {
    pub(super) shown: Shown<'a>,
    pub(super) lang: Lang,
    scale: Scale,
    decimals: u32,
}

impl<'a> Written<'a> {
    /// By the largest of them.
    pub(super) fn of(
        shown: Shown<'a>,
        figures: impl Iterator<Item = Exact>,
        lang: Lang,
    ) -> Written<'a> {
        let largest = figures.map(size).max().unwrap_or(Exact::ZERO);
        let scale = shown.scale(largest);
        Written { shown, lang, scale, decimals: shown.decimals(scale, largest) }
    }

    /// The number alone.
    pub(super) fn value(&self, value: Exact) -> String {
        self.shown.bare(value, self.scale, self.decimals, Sign::Minus, self.lang)
    }

    /// The number alone, always signed.
    pub(super) fn gap(&self, gap: Exact) -> String {
        self.shown.bare(gap, self.scale, self.decimals, Sign::Always, self.lang)
    }

    /// The number alone; one too small to be seen in the scale is written in its own.
    pub(super) fn told(&self, value: Exact) -> String {
        match self.is_lost(value) {
            true => self.shown.short(value, self.lang),
            false => self.value(value),
        }
    }

    /// The same, always signed.
    pub(super) fn told_gap(&self, gap: Exact) -> String {
        match self.is_lost(gap) {
            true => self.shown.gap(gap, gap, self.lang),
            false => self.gap(gap),
        }
    }

    fn is_lost(&self, value: Exact) -> bool {
        let is_money = matches!(self.shown, Shown::Money(_));
        is_money && value != Exact::ZERO && self.scale.count(value).rounded(self.decimals) == 0
    }

    /// `План продаж, млн ₽`.
    pub(super) fn title(&self, name: &str) -> String {
        let (name, unit) = (sentence(name), self.shown.unit(self.scale, self.lang));
        if unit.is_empty() { name } else { format!("{name}, {unit}") }
    }
}

/// Without its sign.
pub(super) fn size(value: Exact) -> Exact {
    if value < Exact::ZERO { Exact::ZERO.minus(value).unwrap_or(Exact::ZERO) } else { value }
}
