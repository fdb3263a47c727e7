//! The numbers that a firm decides about counting, as the settings list them.

use crate::lang::{Text, text};
use crate::model::rules::Rules;

/// One number.
pub struct Number {
    /// Its name in handles.
    pub id: &'static str,
    /// What it decides.
    pub name: Text,
    /// What it is counted in.
    pub unit: Text,
    /// What is chosen.
    pub get: fn(&Rules) -> u32,
    /// Chooses.
    pub set: fn(&mut Rules, u32),
}

const DAYS: Text = text("дней", "days");

/// Every number.
pub const NUMBERS: &[Number] = &[
    Number {
        id: "connect_seconds",
        name: text("Разговор: не короче", "A connect: at least"),
        unit: text("секунд", "seconds"),
        get: |rules| rules.connect_seconds,
        set: |rules, to| rules.connect_seconds = to,
    },
    Number {
        id: "deal_days",
        name: text("Сделка звонка: не позже", "A call's deal: within"),
        unit: DAYS,
        get: |rules| rules.deal_days,
        set: |rules, to| rules.deal_days = to,
    },
    Number {
        id: "lookback_months",
        name: text(
            "Тёплая база: купили за (0: за всё время)",
            "Warm base: bought within (0: ever)",
        ),
        unit: text("месяцев", "months"),
        get: |rules| rules.lookback_months,
        set: |rules, to| rules.lookback_months = to,
    },
    Number {
        id: "terms_days",
        name: text("Отсрочка, если не указана", "Payment term where none is stated"),
        unit: DAYS,
        get: |rules| rules.terms_days,
        set: |rules, to| rules.terms_days = to,
    },
    Number {
        id: "dso_days",
        name: text(
            "Срок оборота долга: за последние (0: за период)",
            "DSO: over the last (0: over the period)",
        ),
        unit: DAYS,
        get: |rules| rules.dso_days,
        set: |rules, to| rules.dso_days = to,
    },
    Number {
        id: "inherited_days",
        name: text("Долг ушедшего остаётся на нём", "A leaver's debt stays his for"),
        unit: DAYS,
        get: |rules| rules.inherited_days,
        set: |rules, to| rules.inherited_days = to,
    },
    Number {
        id: "min_minutes",
        name: text("Встреча: не короче", "A meeting: at least"),
        unit: text("минут", "minutes"),
        get: |rules| rules.min_minutes,
        set: |rules, to| rules.min_minutes = to,
    },
    Number {
        id: "late_days",
        name: text(
            "Встреча внесена задним числом: позже чем через",
            "A meeting is entered late: after more than",
        ),
        unit: DAYS,
        get: |rules| rules.late_days,
        set: |rules, to| rules.late_days = to,
    },
    Number {
        id: "leave_days",
        name: text(
            "Срок теста сдвигает отсутствие дольше (0: не сдвигает)",
            "A test's deadline is moved by a leave of more than (0: by none)",
        ),
        unit: DAYS,
        get: |rules| rules.leave_days,
        set: |rules, to| rules.leave_days = to,
    },
];
