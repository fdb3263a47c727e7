//! What a figure is shown as: the one place that knows how each kind of value is written.

use super::Lang;
use super::format::{self, Sign};
use super::money::{self, Scale};
use crate::model::unit::Exact;

/// What a figure is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Money in the currency of this code.
    Money(&'a str),
    /// A fraction as a percent.
    Share,
    /// Things; credit may split them.
    Count,
    /// Pieces, kilograms, metres.
    Pieces,
    /// Things for each hundred.
    PerHundred,
    /// Working minutes.
    Minutes,
    /// Days.
    Days,
    /// A difference of two fractions: percentage points.
    Points,
}

impl Shown<'_> {
    /// A headline: three significant digits for money, one decimal for percents.
    pub fn short(self, value: Exact, lang: Lang) -> String {
        match self {
            Shown::Money(currency) => money::short(value, currency, lang),
            Shown::Share => format::percent(value, lang),
            Shown::Count | Shown::Pieces => format::trimmed(value, 1, Sign::Minus, lang),
            Shown::PerHundred => format::per_hundred(value, "", lang),
            Shown::Minutes => format::minutes(value, lang),
            Shown::Days => {
                let days = format::trimmed(value, 1, Sign::Minus, lang);
                let word = if lang == Lang::Ru { "дн." } else { "days" };
                format!("{days}{}{word}", format::NBSP)
            }
            Shown::Points => format::points(value, lang),
        }
    }

    /// In full, for a table of amounts or a payslip: money in whole units, pieces to a gram.
    pub fn full(self, value: Exact, lang: Lang) -> String {
        match self {
            Shown::Money(currency) => money::full(value, currency, lang),
            Shown::Pieces => format::trimmed(value, 3, Sign::Minus, lang),
            _ => self.short(value, lang),
        }
    }

    /// A headline, or a dash where there is none.
    pub fn or_none(self, value: Option<Exact>, lang: Lang) -> String {
        value.map_or_else(|| format::NONE.to_owned(), |value| self.short(value, lang))
    }

    /// The difference from `beside` (the plan), always signed: shares in percentage points,
    /// money in the scale of the plan.
    pub fn gap(self, difference: Exact, beside: Exact, lang: Lang) -> String {
        match self {
            Shown::Money(currency) => money::gap(difference, beside, currency, lang),
            Shown::Share => format::points(difference, lang),
            Shown::Minutes => {
                let size = if difference < Exact::ZERO { negated(difference) } else { difference };
                let sign = match difference.cmp(&Exact::ZERO) {
                    std::cmp::Ordering::Less => "−",
                    std::cmp::Ordering::Equal => "",
                    std::cmp::Ordering::Greater => "+",
                };
                format!("{sign}{}", format::minutes(size, lang))
            }
            _ => format::signed(difference, 1, lang),
        }
    }

    /// In what scale a chart or column of these is counted, by its largest value.
    pub fn scale(self, largest: Exact) -> Scale {
        match self {
            Shown::Money(_) => Scale::of(largest),
            Shown::Count | Shown::Pieces if largest.rounded(0).unsigned_abs() >= 100_000 => {
                Scale::of(largest)
            }
            _ => Scale::UNITS,
        }
    }

    /// What a chart or column in the scale is counted in: `млн ₽`, `%`; may be empty.
    pub fn unit(self, scale: Scale, lang: Lang) -> String {
        match (self, lang) {
            (Shown::Money(currency), _) => scale.title(money::symbol(currency), lang),
            (Shown::Share, _) => "%".to_owned(),
            (Shown::PerHundred, Lang::Ru) => "на 100".to_owned(),
            (Shown::PerHundred, Lang::En) => "per 100".to_owned(),
            (Shown::Minutes, Lang::Ru) => "мин".to_owned(),
            (Shown::Minutes, Lang::En) => "min".to_owned(),
            (Shown::Days, Lang::Ru) => "дн.".to_owned(),
            (Shown::Days, Lang::En) => "days".to_owned(),
            _ => scale.title("", lang),
        }
    }

    /// The number alone, where the unit stands in the header.
    pub fn bare(self, value: Exact, scale: Scale, decimals: u32, sign: Sign, lang: Lang) -> String {
        let number = match self {
            Shown::Share => value.times(Exact::whole(100)).unwrap_or(value),
            _ => scale.count(value),
        };
        let almost = self == Shown::Share && sign == Sign::Minus && value < Exact::whole(1);
        let full = 100 * 10i128.pow(decimals);
        let rounded = number.rounded(decimals);
        let kept = if almost && rounded >= full { full - 1 } else { rounded };
        format::write(kept, decimals, sign, lang)
    }

    /// Decimals of a chart or column of these in the scale, by its largest value.
    pub fn decimals(self, scale: Scale, largest: Exact) -> u32 {
        match self {
            Shown::Money(_) if scale == Scale::UNITS => 0,
            Shown::Money(_) => scale.decimals(largest),
            Shown::Count | Shown::Pieces if scale == Scale::UNITS => 0,
            Shown::Minutes => 0,
            _ => 1,
        }
    }
}

fn negated(value: Exact) -> Exact {
    Exact::ZERO.minus(value).unwrap_or(Exact::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ru};

    const RUB: Shown<'static> = Shown::Money("RUB");

    #[test]
    fn each_kind_has_its_own_form() {
        let said = |shown: Shown, value: Exact| shown.short(value, Ru).replace('\u{a0}', " ");
        assert_eq!(said(RUB, Exact::whole(11_600_000)), "11,6 млн ₽");
        assert_eq!(said(Shown::Share, Exact::new(82, 100)), "82 %");
        assert_eq!(said(Shown::Count, Exact::whole(118)), "118");
        assert_eq!(said(Shown::Count, Exact::new(1, 2)), "0,5");
        assert_eq!(said(Shown::PerHundred, Exact::new(34, 10)), "3,4 на 100");
        assert_eq!(said(Shown::Minutes, Exact::whole(14)), "14 мин");
        assert_eq!(said(Shown::Points, Exact::new(214, 1000)), "+21,4 п.п.");
        assert_eq!(RUB.full(Exact::whole(84_200), En), "₽84,200");
        assert_eq!(RUB.or_none(None, Ru), "—");
    }

    #[test]
    fn gaps_of_the_board() {
        let gap = |shown: Shown, gap: Exact, plan: i64| {
            shown.gap(gap, Exact::whole(plan), Ru).replace('\u{a0}', " ")
        };
        assert_eq!(gap(RUB, Exact::whole(-400_000), 12_000_000), "−0,4 млн ₽");
        assert_eq!(gap(Shown::Share, Exact::new(-3, 100), 1), "−3 п.п.");
        assert_eq!(gap(Shown::Minutes, Exact::whole(4), 10), "+4 мин");
        assert_eq!(gap(Shown::PerHundred, Exact::new(4, 10), 3), "+0,4");
        assert_eq!(gap(Shown::Count, Exact::whole(-2), 120), "−2");
    }

    #[test]
    fn a_bare_share_below_the_whole_is_not_the_whole() {
        let almost = Exact::new(9_999, 10_000);
        assert_eq!(Shown::Share.bare(almost, Scale::UNITS, 1, Sign::Minus, Ru), "99,9");
        assert_eq!(Shown::Share.bare(Exact::whole(1), Scale::UNITS, 0, Sign::Minus, Ru), "100");
    }

    #[test]
    fn large_counts_are_scaled_and_small_ones_are_not() {
        let scale = Shown::Count.scale(Exact::whole(250_000));
        assert_eq!(scale.name(Ru), "тыс.");
        assert_eq!(Shown::Count.scale(Exact::whole(99_000)), Scale::UNITS);
        assert_eq!(RUB.unit(RUB.scale(Exact::whole(12_000_000)), En), "₽M");
    }
}
