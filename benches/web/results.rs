//! Medians and ratios of one bench: printed, and merged into `target/bench/results.json`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// What one bench measured: by unit (`ms`, `kb`, `peak_mb`), by who, every sample.
pub struct Measured {
    key: String,
    samples: BTreeMap<&'static str, BTreeMap<&'static str, Vec<f64>>>,
    owed: BTreeMap<String, f64>,
}

impl Measured {
    /// Nothing yet.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_string(), samples: BTreeMap::new(), owed: BTreeMap::new() }
    }

    /// One sample; `who` is `ours` or the name of a peer.
    pub fn add(&mut self, unit: &'static str, who: &'static str, value: f64) {
        self.samples.entry(unit).or_default().entry(who).or_default().push(value);
    }

    /// What a figure may be at most, printed beside it.
    pub fn owe(&mut self, field: &str, most: f64) {
        self.owed.insert(field.to_string(), most);
    }

    /// `ours_ms`, `sheetjs_ms`, `ratio_sheetjs`; of other units `ours_kb`, `ratio_kb_sheetjs`.
    fn fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut put = |name: String, value: f64| {
            fields.insert(name, Value::from((value * 1000.0).round() / 1000.0))
        };
        for (unit, by_whom) in &self.samples {
            let ours = by_whom.get("ours").map(|samples| median(samples));
            for (who, samples) in by_whom {
                let middle = median(samples);
                put(format!("{who}_{unit}"), middle);
                if let Some(ours) = ours.filter(|_| *who != "ours") {
                    let of = if *unit == "ms" { String::new() } else { format!("{unit}_") };
                    put(format!("ratio_{of}{who}"), ours / middle);
                }
            }
        }
        fields
    }
}

/// Where results are kept between runs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join("bench")
}

/// Prints the bench and replaces its entry in the results, leaving the other entries.
pub fn keep(measured: &Measured) {
    let fields = measured.fields();
    println!("{}", measured.key);
    for (name, value) in &fields {
        let due = measured.owed.get(name).map_or_else(String::new, |most| {
            let met = if value.as_f64().is_some_and(|it| it <= *most) { "met" } else { "NOT met" };
            format!("   due {most}, {met}")
        });
        println!("  {name:<34} {value:>9}{due}");
    }
    let file = folder().join("results.json");
    let old = std::fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str(&text).ok());
    let mut all: Map<String, Value> = old.unwrap_or_default();
    all.insert(measured.key.clone(), Value::Object(fields));
    std::fs::create_dir_all(folder()).expect("target/bench can be made");
    let text = serde_json::to_string_pretty(&all).expect("numbers and names");
    std::fs::write(&file, text + "\n").expect("results.json can be written");
}

fn median(samples: &[f64]) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}
