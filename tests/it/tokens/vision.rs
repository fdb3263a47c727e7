//! How far colours are apart for eyes that lack a kind of cones: Machado, Oliveira, Fernandes 2009
//! (severity 1), told by CIEDE2000 (Sharma, Wu, Dalal 2005).

use super::tokens;

type Rgb = [f64; 3];

const PROTAN: [Rgb; 3] = [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
];
const DEUTAN: [Rgb; 3] = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
];
const TRITAN: [Rgb; 3] = [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.303900],
];
const NORMAL: [Rgb; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
/// sRGB to XYZ under D65.
const XYZ: [Rgb; 3] = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
];

fn times(matrix: &[Rgb; 3], of: Rgb) -> Rgb {
    matrix.map(|row| row.iter().zip(of).map(|(a, b)| a * b).sum())
}

/// A colour as CIELAB, seen by eyes of a kind.
fn lab(colour: Rgb, eyes: &[Rgb; 3]) -> [f64; 3] {
    let linear =
        |it: f64| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
    let seen = times(eyes, colour.map(linear)).map(|it| it.clamp(0.0, 1.0));
    let [x, y, z] = times(&XYZ, seen);
    let root = |it: f64| if it > 0.008856 { it.cbrt() } else { 7.787 * it + 16.0 / 116.0 };
    let [x, y, z] = [x / 0.95047, y, z / 1.08883].map(root);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 of two colours of CIELAB.
fn apart([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean_c = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let seventh = |it: f64| (it.powi(7) / (it.powi(7) + 25_f64.powi(7))).sqrt();
    let (a1, a2) = [a1, a2].map(|a| a * (1.5 - 0.5 * seventh(mean_c))).into();
    let (c1, c2) = (f64::hypot(a1, b1), f64::hypot(a2, b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0;
    let turn = if is_grey { 0.0 } else { turn };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = if is_grey { h1 + h2 } else { (h1 + turn / 2.0).rem_euclid(360.0) };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let around = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * around / (20.0 + around).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let bend = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(c) * (2.0 * bend).to_radians().sin();
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

/// How far two colours are apart to normal eyes, protanopes, deuteranopes, tritanopes.
fn seen(a: Rgb, b: Rgb) -> [f64; 4] {
    [NORMAL, PROTAN, DEUTAN, TRITAN].map(|eyes| apart(lab(a, &eyes), lab(b, &eyes)))
}

fn colour(hex: u32) -> Rgb {
    [hex >> 16, hex >> 8, hex].map(|it| f64::from(it & 255) / 255.0)
}

#[test]
fn the_measure_is_the_one_of_the_papers() {
    // A pair of Sharma's table, and the usual green and red, which deuteranopes take for one.
    let sharma = apart([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485]);
    assert!((sharma - 2.0425).abs() < 1e-4, "{sharma}");
    let material = seen(colour(0x2E7D32), colour(0xC62828)).map(f64::round);
    assert_eq!(material, [63.0, 13.0, 7.0, 59.0]);
}

#[test]
fn good_and_bad_and_the_ages_of_debts_are_told_apart_by_all_eyes() {
    for (theme, tokens) in ["light", "dark"].into_iter().zip(tokens()) {
        let of = |name: &str| tokens[name];
        let least = |a: &str, b: &str| seen(of(a), of(b)).into_iter().fold(f64::MAX, f64::min);
        assert!(least("good", "bad") >= 15.0, "{theme}: {:?}", seen(of("good"), of("bad")));
        for [young, old] in [["age1", "age2"], ["age2", "age3"], ["age3", "age4"], ["age4", "age5"]]
        {
            assert!(least(young, old) >= 12.5, "{theme} {young}: {:?}", seen(of(young), of(old)));
        }
    }
}
