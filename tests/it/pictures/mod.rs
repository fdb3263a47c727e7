//! The gallery of pictures: each form of a KPI drawn from figures that do happen, in both languages,
//! on a laptop and on a phone, of nothing, of one and of many.

mod cold;
mod contracts;
mod plan;
mod receivables;
mod response;

use crate::charts::{golden, places, sound};
use planerka::chart::Drawn;
use planerka::chart::pictures::{Sheet, draw};
use planerka::lang::Lang;
use planerka::model::slice::{By, Part};
use planerka::model::unit::Exact;
use planerka::report::exhibit::Picture;
use planerka::report::whose::Whose;

/// Widths of a laptop's column and of a phone's.
const WIDE: u32 = 1096;
const PHONE: u32 = 328;

/// Draws a picture as a laptop, a phone and an English reader have it, and at sizes that are no
/// sizes; the first three are kept.
fn gallery(name: &str, picture: &Picture) {
    for (suffix, lang, width) in
        [("", Lang::Ru, WIDE), ("-phone", Lang::Ru, PHONE), ("-english", Lang::En, 640)]
    {
        let name = format!("{name}{suffix}");
        golden(&name, &checked(&name, picture, lang, width));
    }
    sizes(name, picture);
}

/// Draws it as it stands on a laptop, and keeps it.
fn keep(name: &str, picture: &Picture) {
    golden(name, &checked(name, picture, Lang::Ru, WIDE));
    sizes(name, picture);
}

fn sizes(name: &str, picture: &Picture) {
    for width in [0, 1, 24, 90, 280, 479, 480, 639, 3000] {
        let drawn = draw(picture, sheet(name, Lang::En, width));
        sound(name, &drawn, 0);
    }
}

fn sheet(id: &str, lang: Lang, width: u32) -> Sheet<'_> {
    Sheet { lang, currency: "RUB", width, id }
}

/// A drawing that is sound, inside its edges, with targets that can be hit and a name for each.
fn checked(name: &str, picture: &Picture, lang: Lang, width: u32) -> Drawn {
    let drawn = draw(picture, sheet(name, lang, width));
    sound(name, &drawn, 24);
    let (right, foot) = (f64::from(width) * 4.0, f64::from(drawn.height) * 4.0);
    for (x, y) in places(&drawn) {
        assert!((-4.0..=right + 4.0).contains(&x), "{name}: {x} of {right}");
        assert!((-4.0..=foot + 4.0).contains(&y), "{name}: {y} of {foot}");
    }
    for target in &drawn.targets {
        assert!(target.height >= 24, "{name}: {target:?}");
        assert!(target.said.lines.iter().all(|it| !it.is_empty()), "{name}: {target:?}");
    }
    drawn
}

/// A salesperson; without a name, nobody.
fn rep(name: &str) -> Whose {
    let known = (!name.is_empty()).then(|| name.to_owned());
    Whose {
        link: known.as_ref().map(|it| format!("{}-1", it.len())),
        name: known,
        part: Part { by: By::Rep, code: None },
    }
}

/// So many salespeople, two of them with names as long as names are.
fn reps(count: usize) -> Vec<Whose> {
    const NAMES: [&str; 6] = [
        "Иванова А.",
        "Константинопольская Александра Владимировна",
        "Ким Д.",
        "Петров Пётр",
        "Ахмедшина-Белозёрская Э.",
        "",
    ];
    let name = |at: usize| match NAMES.get(at % NAMES.len()) {
        Some(name) if at < NAMES.len() => (*name).to_owned(),
        _ => format!("Менеджер {at}"),
    };
    (0..count).map(|at| rep(&name(at))).collect()
}

fn per_mille(part: i128) -> Exact {
    Exact::new(part, 1000)
}
