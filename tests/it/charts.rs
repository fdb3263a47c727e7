//! A gallery: each chart drawn from figures that do happen, kept as text. Each is also an example.
//!
//! After a wanted change: `UPDATE_GOLDEN=1 cargo test --test it charts`, then look at the
//! difference.

use planerka::chart::{Drawn, bullet, plan_actual};
use planerka::kpi::Unit;
use planerka::lang::Lang;
use planerka::lang::shown::Shown;
use planerka::model::date::{Date, Grain, Period};
use planerka::model::unit::Exact;
use planerka::report::trend::{Trend, TrendPoint};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Plan, actual and forecast of a month; `-` where there is none. In thousands.
const YEAR: &str = "9000 8600 -, 9200 9500 -, 9600 10100 -, 10000 9400 -, 10000 10300 -, \
    10400 10900 -, 10000 9100 -, 10200 9900 -, 12000 11600 -, 12000 7100 11400, 12400 - -, 13000 - -";

const RETURNS: &str = "300 -120 -, 300 410 -, 300 -60 -, - 200 -, 300 - -, 300 20 -80";

#[test]
fn gallery_of_plan_and_actual() {
    let months = |count: usize| {
        let month = |at: usize| format!("{} {} -", 9_000 + at * 130, 8_700 + at * 157 % 1_900);
        (0..count).map(month).collect::<Vec<_>>().join(", ")
    };
    for (name, figures, thousand, width) in [
        ("empty", "", 1_000, 640),
        ("unknown", "- - -, - - -", 1_000, 640),
        ("one", "12000 11600 -", 1_000, 640),
        ("year", YEAR, 1_000, 1096),
        ("phone", YEAR, 1_000, 328),
        ("two-years", months(24).as_str(), 1_000, 1096),
        ("returns", RETURNS, 1_000, 640),
        ("no-plan", "- 500 -, - 700 -, - 300 -", 1_000, 640),
        ("huge", "9000000000000 9100000000000 -, 9200000000000 - -", 1_000_000, 640),
        ("tiny", "3 1 -, 2 2 -, 0 0 -, 0 1 -", 1, 640),
        ("many", months(500).as_str(), 1_000, 1096),
    ] {
        let trend = trend(figures, thousand);
        let spec = spec(&trend);
        let drawn = plan_actual::draw(&spec, Lang::Ru, width, 260, name);
        sound(name, &drawn, 24);
        golden(&format!("plan-actual-{name}"), &drawn);
    }
}

#[test]
fn gallery_in_english() {
    let trend = trend(YEAR, 1_000);
    let drawn = plan_actual::draw(&spec(&trend), Lang::En, 1096, 260, "en");
    sound("en", &drawn, 24);
    golden("plan-actual-english", &drawn);
}

#[test]
fn less_than_the_plan_is_good_where_less_is_better() {
    let trend = trend("1200 1900 -, 1200 900 -", 1_000);
    let spec =
        plan_actual::Spec { lower_is_better: true, name: "Дебиторка", ..spec(&trend) };
    let drawn = plan_actual::draw(&spec, Lang::Ru, 640, 260, "ar");
    let marks: Vec<&str> = drawn
        .svg
        .as_str()
        .split("<rect class=\"f ")
        .filter_map(|it| it.split('"').next())
        .filter(|it| ["good", "bad"].contains(it))
        .collect();
    // The first two are the hatches.
    assert_eq!(marks, ["good", "bad", "bad", "good"]);
    assert!(drawn.targets[0].said.whole().ends_with("хуже плана"));
    assert!(drawn.targets[1].said.whole().ends_with("лучше плана"));
}

#[test]
fn gallery_of_bullets() {
    let share = |per_mille: i128| Exact::new(per_mille, 1000);
    for (name, index, expected) in [
        ("watch", Some(964), None),
        ("running", Some(412), Some(545)),
        ("above", Some(1130), None),
        ("clipped", Some(2600), None),
        ("none", None, None),
        ("negative", Some(-200), None),
        ("zero", Some(0), Some(0)),
        ("huge", Some(i128::MAX / 1000), Some(1500)),
    ] {
        let spec = bullet::Spec {
            name: "План продаж",
            index: index.map(share),
            expected: expected.map(share),
            watch_from: share(800),
        };
        let drawn = bullet::draw(&spec, Lang::Ru, 124, 20, name);
        sound(name, &drawn, 20);
        golden(&format!("bullet-{name}"), &drawn);
    }
}

/// Names that would break out of their place, were they more than words.
pub(crate) const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "x]]><svg onload=alert(1)>",
    "\u{202e}gnp.exe\u{2066}",
    "\" onclick=\"x",
    "</title><style>*{}</style>",
    "&lt;&#60;",
];

#[test]
fn hostile_names_are_only_words() {
    let trend = trend("1 1 -", 1);
    for name in HOSTILE {
        let spec = plan_actual::Spec { name, ..spec(&trend) };
        let drawn = plan_actual::draw(&spec, Lang::Ru, 640, 260, name);
        sound(name, &drawn, 24);
        harmless(name, &drawn);
    }
}

/// No name has become markup, or turned what is beside it.
pub(crate) fn harmless(name: &str, drawn: &Drawn) {
    let markup = drawn.svg.as_str();
    for tag in ["<script", "<style", "<svg onload", "</title></title"] {
        assert!(!markup.contains(tag), "{name}: {tag}");
    }
    assert_eq!(markup.matches("</title>").count(), 1);
    assert!(!markup.chars().any(|it| ('\u{202a}'..='\u{202e}').contains(&it)));
}

#[test]
fn two_charts_of_a_page_share_no_id() {
    let trend = trend(YEAR, 1_000);
    let one = plan_actual::draw(&spec(&trend), Lang::Ru, 640, 260, "sales");
    let two = plan_actual::draw(&spec(&trend), Lang::Ru, 640, 260, "units");
    assert!(ids(&one).is_disjoint(&ids(&two)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_figures_at_any_size_are_drawn_inside(
        figures in prop::collection::vec(
            prop::array::uniform3(prop::option::of(prop_oneof![any::<i64>(), -9i64..9])), 0..40),
        (width, height) in (0u32..3000, 0u32..600),
        lower_is_better in any::<bool>(),
    ) {
        let mut period = Period::around(Date::new(2020, 1, 1).expect("a date"), Grain::Month);
        let mut trend = trend("", 1);
        for [actual, target, forecast] in figures {
            let [actual, target, forecast] =
                [actual, target, forecast].map(|it| it.map(Exact::whole));
            trend.points.push(TrendPoint { period, actual, target, forecast });
            period = period.shifted(1);
        }
        let spec = plan_actual::Spec { lower_is_better, ..spec(&trend) };
        let drawn = plan_actual::draw(&spec, Lang::Ru, width, height, "any");
        sound("any", &drawn, 0);
        if width >= 200 && height >= 160 {
            let (right, foot) = (f64::from(width) * 4.0, f64::from(height) * 4.0);
            for (x, y) in places(&drawn) {
                prop_assert!((-1.0..=right + 1.0).contains(&x), "{x} of {right}");
                prop_assert!((-1.0..=foot + 1.0).contains(&y), "{y} of {foot}");
            }
        }
    }
}

/// Corners and label feet of the marks, in drawing units.
pub(crate) fn places(drawn: &Drawn) -> Vec<(f64, f64)> {
    let tags = drawn.svg.as_str().split('<').filter(|it| !it.contains("hatch"));
    let number = |tag: &str, name: &str| -> Option<f64> {
        tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    let mut found = Vec::new();
    for tag in tags {
        let (Some(x), Some(y)) = (number(tag, "x"), number(tag, "y")) else { continue };
        let far = (number(tag, "width").unwrap_or(0.0), number(tag, "height").unwrap_or(0.0));
        found.extend([(x, y), (x + far.0, y + far.1)]);
    }
    found
}

fn spec(trend: &Trend) -> plan_actual::Spec<'_> {
    plan_actual::Spec {
        trend,
        name: "план продаж",
        shown: Shown::Money("RUB"),
        lower_is_better: false,
    }
}

fn trend(figures: &str, unit: i64) -> Trend {
    let mut period = Period::around(Date::new(2026, 1, 1).expect("a date"), Grain::Month);
    let mut points = Vec::new();
    for point in figures.split(", ").filter(|it| !it.is_empty()) {
        let figures: Vec<Option<Exact>> = point
            .split_whitespace()
            .map(|it| {
                it.parse::<i64>().ok().map(|it| Exact::new(i128::from(it) * i128::from(unit), 1))
            })
            .collect();
        let [target, actual, forecast] = figures[..] else { panic!("three figures: {point}") };
        points.push(TrendPoint { period, actual, target, forecast });
        period = period.shifted(1);
    }
    Trend { kpi: "plan_revenue", unit: Unit::Money, grain: Grain::Month, points }
}

/// What holds of every drawing.
pub(crate) fn sound(name: &str, drawn: &Drawn, least: i32) {
    let markup = drawn.svg.as_str();
    for bad in ["NaN", "inf", "style=", "<style", " on"] {
        let tags: String = markup.split('<').filter_map(|it| it.split('>').next()).collect();
        assert!(!tags.contains(bad), "{name}: {bad}");
    }
    assert!(markup.contains("<title id=") && markup.contains("<desc id="), "{name}");
    assert_eq!(ids(drawn).len(), markup.matches(" id=\"").count(), "{name}: ids repeat");
    for used in markup.split("url(#").skip(1) {
        let id = used.split(')').next().expect("an id");
        assert!(ids(drawn).contains(id), "{name}: {id}");
    }
    for target in &drawn.targets {
        assert!(target.width >= least && target.height >= least.min(20), "{name}: {target:?}");
        assert!(target.x >= 0 && target.y >= 0 && !target.said.head.is_empty(), "{name}");
    }
    assert!(drawn.summary.len() > 3, "{name}");
}

fn ids(drawn: &Drawn) -> BTreeSet<&str> {
    let after = drawn.svg.as_str().split(" id=\"").skip(1);
    after.filter_map(|it| it.split('"').next()).collect()
}

/// Compares with the kept text, an element a line.
pub(crate) fn golden(name: &str, drawn: &Drawn) {
    let mut text = format!("{}\n{}\n\n", drawn.title, drawn.summary);
    for target in &drawn.targets {
        let area = [target.x, target.y, target.width, target.height];
        text += &format!("{} {area:?} {}\n", target.index, target.said.whole());
    }
    text += "\n";
    text += &drawn.svg.as_str().replace("><", ">\n<");
    text += "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
        fs::write(&path, &text).expect("written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == text, "{name} is drawn otherwise; see tests/golden\n{text}");
}
