//! `settings.json` beside the exported tables: what the KPIs were counted with.

use crate::model::calendar::DayKind;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use serde_json::{Value, json};

/// Company hours of a whole day and of one shorter by an hour (the KPI handbook B0).
const HOURS: [&str; 2] = ["09:00-13:00", "14:00-18:00"];
const SHORT_HOURS: [&str; 2] = ["09:00-13:00", "14:00-17:00"];

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
        "month_weights": null,
        "calendar": whole.each_day().map(|date| day(data, date)).collect::<Vec<Value>>(),
        "sla": [
            { "channel": "chat", "from": null, "minutes": 5 },
            { "channel": "site", "from": null, "minutes": 15 },
            { "channel": "call", "from": null, "minutes": 15 },
            { "channel": "email", "from": null, "minutes": 240 },
            { "channel": "", "from": null, "minutes": 60 }
        ],
        "switches": {
            "fact": "net", "absences": ["vacation", "sick"], "attempt": "last", "missing": "zero",
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

fn day(data: &Dataset, date: Date) -> Value {
    let calendar = data.workdays.calendar();
    let kind = calendar.kind(date);
    let intervals: &[&str] = match kind {
        DayKind::Off => &[],
        DayKind::Working => &HOURS,
        DayKind::Short => &SHORT_HOURS,
    };
    json!({
        "date": date.to_string(),
        "intervals": intervals,
        "minutes": calendar.minutes(date),
        "short": kind == DayKind::Short,
    })
}
