//! `settings.json` beside the exported tables: what the KPIs were counted with.

use crate::model::absences::AbsenceKind;
use crate::model::calendar::DayKind;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::interval::Interval;
use crate::model::rules::{Rules, Sla};
use crate::model::targets::Who;
use serde_json::{Value, json};

/// The text of the file: the company's calendar from the first to the last date of any row or of
/// the view and a week beyond, and every rule.
pub fn settings(data: &Dataset, view: Period, today: Date) -> String {
    let targets = data.targets.iter().map(|target| target.period);
    let whole = data
        .span()
        .into_iter()
        .chain(targets)
        .fold(view, |all, it| Period { from: all.from.min(it.from), to: all.to.max(it.to) });
    let whole = Period { from: whole.from, to: whole.to.plus(7) };
    let rules = &data.rules;
    let file = json!({
        "format": "planerka.settings/1",
        "today": today.to_string(),
        "timezone": "Europe/Moscow",
        "currency": data.currency,
        "vat": "with",
        "recognition": rules.recognition,
        "month_weights": rules.month_weights,
        "weekday_weights": rules.weekday_weights,
        "calendar": whole.each_day().map(|date| day(data, date)).collect::<Vec<Value>>(),
        "sla": rules.sla.iter().map(sla).collect::<Vec<Value>>(),
        "switches": switches(rules),
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The kinds of absences that are taken from plans.
fn absences(rules: &Rules) -> Vec<&'static str> {
    let kinds = (0..).map_while(AbsenceKind::at);
    kinds.filter(|&kind| rules.takes(kind)).map(AbsenceKind::word).collect()
}

fn sla(it: &Sla) -> Value {
    let from = it.from.map(|from| from.to_string());
    json!({ "channel": it.channel, "from": from, "minutes": it.minutes })
}

/// The switches, by their names in the data dictionary.
fn switches(rules: &Rules) -> Value {
    let either =
        |is: bool, other: &'static str, usual: &'static str| if is { other } else { usual };
    json!({
        "fact": either(rules.fact_is_sold, "sold", "net"),
        "absences": absences(rules),
        "attempt": rules.attempt,
        "missing": either(rules.missing_left_out, "left_out", "zero"),
        "denominator": rules.denominator,
        "deal_days": rules.deal_days,
        "deal_to": either(rules.deal_to_first, "first", "last"),
        "repeat": either(rules.repeat_inclusive, "inclusive", "strict"),
        "lookback_months": rules.lookback_months,
        "allocation": rules.allocation,
        "terms_days": rules.terms_days,
        "due_day_off": either(rules.due_moves, "next", "stay"),
        "loose_credit_note": either(rules.loose_credit_stays, "negative", "oldest"),
        "dso_days": rules.dso_days,
        "inherited_days": rules.inherited_days,
        "planned_is_held": rules.planned_is_held,
        "min_minutes": rules.min_minutes,
    })
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
