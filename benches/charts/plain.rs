//! What a chart shows as plain numbers, in the terms of chart libraries: categories and series.

use planerka::lang::Lang;
use planerka::lang::date;
use planerka::model::date::{Grain, Period};
use planerka::model::unit::Exact;
use planerka::report::exhibit::Picture;
use planerka::report::receivables::AGES;
use planerka::report::waits;
use planerka::report::whose::Whose;
use serde_json::{Value, json};

use crate::company::Shown;

/// A series: what it is called, and a value a category; or, where it is of dots, pairs of a value and
/// a category's place.
type Series = (&'static str, Vec<Value>);

/// The chart: its form (`columns`, `lines`, `rows`, `stacks`, `dots`), labels and series.
pub fn plain(shown: &Shown, title: String, height: u32) -> Value {
    let (form, labels, series) = match shown {
        Shown::Months(trend, _) => {
            let all = &trend.points;
            let series = vec![
                ("факт", all.iter().map(|it| number(it.actual)).collect()),
                ("план", all.iter().map(|it| number(it.target)).collect()),
                ("прогноз", all.iter().map(|it| number(it.forecast)).collect()),
            ];
            ("columns", all.iter().map(|it| ticked(it.period, Grain::Month)).collect(), series)
        }
        Shown::Picture(picture) => of(picture),
    };
    let series: Vec<Value> =
        series.iter().map(|(name, values)| json!({ "name": name, "values": values })).collect();
    json!({ "form": form, "title": title, "height": height, "labels": labels, "series": series })
}

fn of(picture: &Picture) -> (&'static str, Vec<String>, Vec<Series>) {
    match picture {
        Picture::Pace(pace) => {
            let all = &pace.stages;
            let series = vec![
                ("факт", all.iter().map(|it| number(it.actual)).collect()),
                ("план", all.iter().map(|it| number(it.due)).collect()),
            ];
            ("lines", all.iter().map(|it| ticked(it.days, pace.grain)).collect(), series)
        }
        Picture::Bars(_, all) => {
            let series = vec![
                ("факт", all.iter().map(|it| number(it.fact)).collect()),
                ("план", all.iter().map(|it| number(it.target)).collect()),
            ];
            ("rows", names(all.iter().map(|it| &it.whose)), series)
        }
        Picture::Bins(bins) => {
            let counts = bins.counts.iter().map(|it| json!(it)).collect();
            let names = waits::NAMES.iter().map(|it| it.get(Lang::Ru).to_owned()).collect();
            ("columns", names, vec![("обращений", counts)])
        }
        Picture::Speeds(_, all) => {
            let dots = |of: fn(&waits::Speed) -> Option<Exact>| {
                all.iter().enumerate().map(|(at, it)| json!([number(of(it)), at])).collect()
            };
            let series =
                vec![("медиана", dots(|it| it.median.ok())), ("P90", dots(|it| it.p90.ok()))];
            ("dots", names(all.iter().map(|it| &it.whose)), series)
        }
        Picture::Ages(ages) => {
            let named = AGES.iter().enumerate().map(|(at, name)| {
                let age = ages.rows.iter().map(|row| number(row.ages.get(at).copied()));
                (name.get(Lang::Ru), age.collect())
            });
            let people = ages.rows.iter().map(|it| it.name.clone().unwrap_or_default());
            ("stacks", people.collect(), named.collect())
        }
        Picture::Funnel(steps) => {
            let counts = steps.iter().map(|it| number(it.count.ok())).collect();
            let names = steps.iter().map(|it| it.name.get(Lang::Ru).to_owned()).collect();
            ("rows", names, vec![("сколько", counts)])
        }
        Picture::Strips(all) => {
            let of_each = all.iter().enumerate();
            let contracts = of_each.clone().flat_map(|(at, it)| {
                it.totals.iter().map(move |total| json!([total.approximate(), at]))
            });
            let means = of_each.map(|(at, it)| json!([number(it.mean.ok()), at]));
            let series = vec![("договор", contracts.collect()), ("среднее", means.collect())];
            ("dots", names(all.iter().map(|it| &it.whose)), series)
        }
        _ => ("none", Vec::new(), Vec::new()),
    }
}

fn number(value: Option<Exact>) -> Value {
    value.map_or(Value::Null, |it| json!(it.approximate()))
}

fn ticked(days: Period, grain: Grain) -> String {
    date::tick(days, grain, Lang::Ru)
}

fn names<'a>(all: impl Iterator<Item = &'a Whose>) -> Vec<String> {
    all.map(|it| it.said(Lang::Ru)).collect()
}
