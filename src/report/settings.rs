//! `settings.json` beside the exported tables: what the KPIs were counted with.

use crate::model::absences::AbsenceKind;
use crate::model::calendar::DayKind;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::interval::Interval;
use crate::model::targets::Who;
use serde_json::{Value, json};

/// The text of the file: the company's calendar from the first to the last date of any row or of
/// the view and a week beyond, and every switch (those not built yet stand at their defaults).
pub fn settings(data: &Dataset, view: Period, today: Date) -> String {
    let targets = data.targets.iter().map(|target| target.period);
    let whole = data
        .span()
        .into_iter()
        .chain(targets)
        .fold(view, |all, it| Period { from: all.from.min(it.from), to: all.to.max(it.to) });
    let whole = Period { from: whole.from, to: whole.to.plus(7) };
    let file = json!({
        "format": "planerka.settings/1",
        "today": today.to_string(),
        "timezone": "Europe/Moscow",
        "currency": data.currency,
        "vat": "with",
        "recognition": "shipment",
        "month_weights": data.rules.month_weights,
        "weekday_weights": data.rules.weekday_weights,
        "calendar": whole.each_day().map(|date| day(data, date)).collect::<Vec<Value>>(),
        "sla": [
            { "channel": "chat", "from": null, "minutes": 5 },
            { "channel": "site", "from": null, "minutes": 15 },
            { "channel": "call", "from": null, "minutes": 15 },
            { "channel": "email", "from": null, "minutes": 240 },
            { "channel": "", "from": null, "minutes": 60 }
        ],
        "switches": {
            "fact": "net", "absences": absences(data), "attempt": "last", "missing": "zero",
            "denominator": "dials", "deal_days": 90, "deal_to": "last", "repeat": "strict",
            "lookback_months": 0, "allocation": "client", "terms_days": 0, "due_day_off": "stay",
            "loose_credit_note": "oldest", "dso_days": 90, "inherited_days": 60,
            "planned_is_held": false, "min_minutes": 0
        }
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The kinds of absences that are taken from plans.
fn absences(data: &Dataset) -> Vec<&'static str> {
    let kinds = (0..).map_while(AbsenceKind::at);
    kinds.filter(|&kind| data.rules.takes(kind)).map(AbsenceKind::word).collect()
}

fn day(data: &Dataset, date: Date) -> Value {
    let hours = data.hours.intervals(Who::Company, date);
    let clock = |second: u32| format!("{:02}:{:02}", second / 3_600 % 24, second / 60 % 60);
    let interval = |it: &Interval| format!("{}-{}", clock(it.start), clock(it.end));
    json!({
        "date": date.to_string(),
        "intervals": hours.iter().map(interval).collect::<Vec<String>>(),
        "minutes": hours.iter().map(|it| it.seconds()).sum::<u32>() / 60,
        "short": data.hours.calendar().kind(date) == DayKind::Short,
    })
}
