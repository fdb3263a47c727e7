//! The dashboard as a page drives it: each chart's SVG, as the app's chart room makes it, and its
//! numbers for the peers.

use planerka::chart::pictures::{Sheet, draw};
use planerka::chart::{Drawn, plan_actual};
use planerka::kpi::Better;
use planerka::lang::Lang;
use planerka::report::unit::shown as written;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

use crate::company::{Shown, shown};
use crate::plain::plain;

/// Height of a chart of months, as a board has it.
const HEIGHT: u32 = 250;
const CURRENCY: &str = "RUB";

/// The charts of two periods, counted and not drawn.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub struct Dashboard(Vec<Vec<Shown>>);

#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
impl Dashboard {
    /// Makes the company and counts its reports.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen(constructor))]
    pub fn new() -> Dashboard {
        let all = shown();
        assert!(all.iter().all(|it| it.len() == 8), "not eight charts");
        Dashboard(all)
    }

    /// The numbers of all charts of a period as JSON, with the height that each has at a width.
    pub fn numbers(&self, period: usize, width: u32) -> String {
        let charts = 0..self.len();
        let plain = charts.map(|at| {
            let drawn = self.drawn(period, at, width, "");
            plain(&self.0[period][at], drawn.title, drawn.height)
        });
        serde_json::Value::from_iter(plain).to_string()
    }

    /// A chart's SVG; `id` begins the ids in it.
    pub fn draw(&self, period: usize, at: usize, width: u32, id: &str) -> String {
        self.drawn(period, at, width, id).svg.as_str().to_owned()
    }
}

impl Dashboard {
    /// How many charts.
    pub fn len(&self) -> usize {
        self.0.first().map_or(0, Vec::len)
    }

    /// What a chart is called.
    pub fn name(&self, at: usize) -> String {
        self.drawn(0, at, 640, "").title
    }

    fn drawn(&self, period: usize, at: usize, width: u32, id: &str) -> Drawn {
        let lang = Lang::Ru;
        match &self.0[period][at] {
            Shown::Months(trend, kpi) => {
                let spec = plan_actual::Spec {
                    trend,
                    name: kpi.name.get(lang),
                    shown: written(trend.unit, CURRENCY),
                    lower_is_better: kpi.better == Better::Lower,
                };
                plan_actual::draw(&spec, lang, width, HEIGHT, id)
            }
            Shown::Picture(picture) => draw(picture, Sheet { lang, currency: CURRENCY, width, id }),
        }
    }
}
