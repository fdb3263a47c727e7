//! The form of each picture: what its figures are drawn as, one a file.

mod ages;
mod bars;
mod bins;
mod bridge;
mod bullets;
mod cash;
mod funnel;
mod pace;
mod rates;
mod returning;
mod speeds;
mod strips;
mod tested;
mod weeks;

use super::Drawn;
use super::pen::LABEL;
use super::rows::MOST;
use super::text_width::fitted;
use crate::lang::Lang;
use crate::lang::format::count;
use crate::lang::plural::Plural;
use crate::report::exhibit::Picture;
use crate::report::whose::Whose;

/// How wide a name in a caption may be.
const NAME: f64 = 420.0;

/// What every picture needs to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The language of its words.
    pub lang: Lang,
    /// Code of the currency of money.
    pub currency: &'a str,
    /// In logical pixels.
    pub width: u32,
    /// Prefix of its ids, unique on the page.
    pub id: &'a str,
}

/// Draws a picture, as high as it needs.
pub fn draw(picture: &Picture, sheet: Sheet<'_>) -> Drawn {
    match picture {
        Picture::Bins(bins) => bins::draw(bins, sheet),
        Picture::Speeds(clock, speeds) => speeds::draw(*clock, speeds, sheet),
        Picture::Ages(ages) => ages::draw(ages, sheet),
        Picture::Bridge(bridge) => bridge::draw(bridge, sheet),
        Picture::Cash(cash) => cash::draw(cash, sheet),
        Picture::Funnel(steps) => funnel::draw(steps, sheet),
        Picture::Rates(rates) => rates::draw(rates, sheet),
        Picture::Bars(name, all) => bars::draw(*name, all, sheet),
        Picture::Pace(pace) => pace::draw(pace, sheet),
        Picture::Returning(all) => returning::draw(all, sheet),
        Picture::Strips(all) => strips::draw(all, sheet),
        Picture::Tested(all) => tested::draw(all, sheet),
        Picture::Weeks(name, weeks) => weeks::draw(*name, weeks, sheet),
        Picture::Bullets(name, all) => bullets::draw(*name, all, sheet),
    }
}

/// A name as a caption says it: one without end would be the whole of it.
fn called(whose: &Whose, lang: Lang) -> String {
    fitted(&whose.said(lang), NAME, LABEL)
}

/// The first rows, as many as are drawn.
fn cut<T>(all: &[T]) -> &[T] {
    all.get(..MOST).unwrap_or(all)
}

/// How many of the last are drawn of how many, where these are not all.
fn latest_of(skipped: usize, all: usize, things: Plural, lang: Lang) -> Option<String> {
    let shown = (skipped > 0).then(|| things.with(all.saturating_sub(skipped), lang))?;
    Some(match lang {
        Lang::Ru => format!("Показано {shown} из {}, остальное в таблице", count(all, lang)),
        Lang::En => format!("{shown} of {} shown, the rest in the table", count(all, lang)),
    })
}

/// How many rows are drawn of how many, where these are not all.
fn shown_of(all: usize, lang: Lang) -> Option<String> {
    let (shown, all) = (all > MOST).then(|| (count(MOST, lang), count(all, lang)))?;
    Some(match lang {
        Lang::Ru => format!("Показаны первые {shown} из {all}, остальные в таблице"),
        Lang::En => format!("The first {shown} of {all} are shown, the rest in the table"),
    })
}
