//! `settings.json` beside the exported tables: what the KPIs were counted with.

use crate::model::absences::AbsenceKind;
use crate::model::answers::{Answer, Side};
use crate::model::calendar::DayKind;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::interval::Interval;
use crate::model::rules::{Rules, Sla};
use crate::model::targets::Who;
use serde_json::{Value, json};

/// The text of the file: the company's calendar from the first to the last date of any row or of
/// the view and a week beyond, and every switch.
pub fn settings(data: &Dataset, view: Period, today: Date) -> String {
    settings_with(data, view, today, &[])
}

/// The same with what was chosen about files, each as it is kept (JSON).
pub fn settings_with(data: &Dataset, view: Period, today: Date, memory: &[String]) -> String {
    let rules = &data.rules;
    let whole = periods(data)
        .fold(view, |all, it| Period { from: all.from.min(it.from), to: all.to.max(it.to) });
    let whole = Period { from: whole.from, to: whole.to.plus(7) };
    let file = json!({
        "format": "planerka.settings/1",
        "today": today.to_string(),
        "timezone": rules.zone.name(),
        "currency": data.currency,
        "vat": rules.vat.basis,
        "recognition": rules.recognition,
        "month_weights": rules.month_weights,
        "weekday_weights": rules.weekday_weights,
        "calendar": whole.each_day().map(|date| day(data, date)).collect::<Vec<Value>>(),
        "sla": rules.sla.iter().map(sla).collect::<Vec<Value>>(),
        "switches": switches(rules),
        "identities": rules.answers.iter().map(identity).collect::<Vec<Value>>(),
        "mappings": memory.iter().filter_map(|it| serde_json::from_str(it).ok()).collect::<Vec<Value>>(),
    });
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// What the person said of two names.
fn identity(answer: &Answer) -> Value {
    let side = |it: &Side| json!({ "name": it.name, "id": it.id });
    let (one, other) = (side(&answer.one), side(&answer.other));
    json!({ "table": answer.table.id(), "one": one, "other": other, "same": answer.is_same })
}

/// The days of every row.
fn periods(data: &Dataset) -> impl Iterator<Item = Period> + '_ {
    let day = |date: Date| Period { from: date, to: date };
    let targets = data.targets.iter().map(|target| target.period);
    let absences = data.absences.iter().map(|absence| absence.days);
    let ends = data.campaigns.iter().flat_map(|it| [it.from, it.to]).flatten();
    let due = data.invoices.due.iter().chain(&data.invoices.paid_on).copied().flatten();
    let met = data.meetings.at.iter().map(|at| at.date());
    let replied = data.inquiries.replied.iter().flatten().map(|at| at.date());
    let trained = data.trainings.iter().map(|it| it.date);
    let opened = data.balances.days.iter().copied();
    let days = ends.chain(due).chain(met).chain(replied).chain(trained).map(day);
    data.span().into_iter().chain(targets).chain(absences).chain(opened).chain(days)
}

fn sla(sla: &Sla) -> Value {
    let from = sla.from.map(|it| it.to_string());
    json!({ "channel": sla.channel, "from": from, "minutes": sla.minutes })
}

/// Every switch by the name and the words of the data dictionary.
fn switches(rules: &Rules) -> Value {
    let either = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
    let kinds = (0..).map_while(AbsenceKind::at).filter(|&kind| rules.takes(kind));
    let absences: Vec<&str> = kinds.map(AbsenceKind::word).collect();
    json!({
        "fact": either(rules.fact_is_sold, "sold", "net"),
        "absences": absences,
        "attempt": rules.attempt,
        "missing": either(rules.missing_left_out, "left_out", "zero"),
        "denominator": rules.denominator,
        "connect_seconds": rules.connect_seconds,
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
        "late_days": rules.late_days,
        "leave_days": rules.leave_days,
        "over_minimum": either(rules.over_minimum, "rewarded", "shown"),
        "less_is_better": rules.less_is_better,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_at_their_defaults_are_those_of_the_dictionary() {
        let expected = json!({
            "fact": "net", "absences": ["vacation", "sick"], "attempt": "last", "missing": "zero",
            "denominator": "dials", "connect_seconds": 15, "deal_days": 90, "deal_to": "last",
            "repeat": "strict", "lookback_months": 0, "allocation": "client", "terms_days": 0,
            "due_day_off": "stay", "loose_credit_note": "oldest", "dso_days": 90,
            "inherited_days": 60, "planned_is_held": false, "min_minutes": 0,
            "late_days": 3, "leave_days": 0, "over_minimum": "shown",
            "less_is_better": "ratio"
        });
        assert_eq!(switches(&Rules::default()), expected);
    }
}
