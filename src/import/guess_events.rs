//! Which table of events or of dated facts a sheet is: by its title and by what no other table has.

use super::facts::Facts;
use super::field;
use super::guess::{has, has_exactly, has_plan, is_named_by, says};
use super::person;
use crate::model::table::Table;

/// What makes a sheet a table.
struct Sign {
    table: Table,
    /// Fields that it must have.
    has: &'static [&'static str],
    /// Beginnings of words of the title, one of which says it …
    title: &'static [&'static str],
    /// … or headers that are one of these fields by name, all of a set.
    or_exactly: &'static [&'static [&'static str]],
}

/// Of two that fit, the first is taken: the rarer stand first.
const SIGNS: &[Sign] = &[
    Sign {
        table: Table::Questions,
        has: &["question", "a", "b", "correct"],
        title: &[],
        or_exactly: &[&["question", "correct"]],
    },
    Sign {
        table: Table::Balances,
        has: &["from", "to", "customer", "opening", "debit", "credit", "closing"],
        title: &[],
        or_exactly: &[&["opening", "closing"]],
    },
    Sign {
        table: Table::Shifts,
        has: &["start", "end"],
        title: &["смен", "график", "shift", "schedule", "roster"],
        or_exactly: &[&["weekday", "start", "end"]],
    },
    Sign {
        table: Table::Absences,
        has: &["rep", "from", "to"],
        title: &["отпуск", "отсутств", "больничн", "absence", "leave", "vacation"],
        or_exactly: &[&["rep", "from", "to", "kind"]],
    },
    Sign {
        table: Table::Assignments,
        has: &["customer", "rep", "from"],
        title: &["закреплен", "assignment", "передач", "owners"],
        or_exactly: &[],
    },
    Sign {
        table: Table::Rates,
        has: &["date", "currency", "rate"],
        title: &["курс", "rate", "валют", "currenc"],
        or_exactly: &[&["date", "currency", "rate", "nominal"]],
    },
    Sign {
        table: Table::Credits,
        has: &["document", "rep", "share"],
        title: &["дол", "credit", "split", "share"],
        or_exactly: &[&["document", "rep", "share"]],
    },
    Sign {
        table: Table::Attempts,
        has: &["date", "rep", "points"],
        title: &["тест", "аттестац", "test", "quiz", "экзамен", "exam", "оценк", "grade"],
        or_exactly: &[&["points", "topic"], &["points", "test"], &["points", "finished"]],
    },
    Sign {
        table: Table::Trainings,
        has: &["date", "rep"],
        title: &["обучен", "тренинг", "training"],
        or_exactly: &[&["rep", "topic", "hours"]],
    },
    Sign {
        table: Table::Topics,
        has: &["name"],
        title: &["темы", "topic"],
        or_exactly: &[&["name", "pass"], &["name", "valid_days"]],
    },
    Sign {
        table: Table::Calls,
        has: &["at", "rep"],
        title: &["звонк", "звонок", "call", "телефони", "обзвон"],
        or_exactly: &[&["direction", "seconds"], &["phone", "seconds"], &["count", "deals"]],
    },
    Sign {
        table: Table::Inquiries,
        has: &["received"],
        title: &[
            "обращени",
            "чат",
            "диалог",
            "тикет",
            "inquir",
            "ticket",
            "chat",
            "conversation",
            "заявк",
            "лид",
        ],
        or_exactly: &[&["received", "wait_minutes"], &["received", "replied", "channel"]],
    },
    Sign {
        table: Table::Meetings,
        has: &["at", "rep"],
        title: &[
            "встреч",
            "визит",
            "meeting",
            "visit",
            "презентаци",
            "presentation",
            "календар",
            "calendar",
        ],
        or_exactly: &[],
    },
    Sign {
        table: Table::Campaigns,
        has: &["name", "from"],
        title: &["мероприят", "кампани", "акци", "campaign", "event", "выставк"],
        or_exactly: &[&["name", "from", "to", "cost"]],
    },
    Sign {
        table: Table::Invoices,
        has: &["number", "date", "customer", "amount"],
        title: &[],
        or_exactly: &[&["due"], &["terms_days"], &["paid", "paid_on"]],
    },
    Sign {
        table: Table::Payments,
        has: &["date", "amount"],
        title: &["оплат", "платеж", "payment", "поступлени"],
        or_exactly: &[],
    },
];

/// The table, if any.
pub(super) fn table(facts: &Facts) -> Option<Table> {
    if is_of_goods(facts) {
        return None;
    }
    if has_plan(facts) {
        return is_of_campaigns(facts).then_some(Table::Campaigns);
    }
    SIGNS.iter().find(|sign| sign.is_of(facts)).map(|sign| sign.table)
}

/// What names a campaign and nothing else.
const CAMPAIGN_NAMES: &[&str] = &[
    "мероприятие",
    "название мероприятия",
    "кампания",
    "название кампании",
    "акция",
    "название акции",
    "campaign",
    "campaign name",
    "event",
    "event name",
];

/// Campaigns with what they cost, or with both their days, whatever is planned or budgeted beside
/// it; a plan of a KPI or of a person is none.
fn is_of_campaigns(facts: &Facts) -> bool {
    const TITLE: &[&str] = &["мероприят", "кампани", "акци", "campaign", "event", "выставк"];
    let own = |id| has_exactly(facts, Table::Campaigns, id);
    let is_named = is_named_by(facts, CAMPAIGN_NAMES) || own("name") && says(facts, TITLE);
    let is_target = ["kpi", "who"].into_iter().any(|id| has_exactly(facts, Table::Targets, id));
    let is_dated = own("from") && (own("cost") || own("to") && !says(facts, &["план", "plan"]));
    is_named && is_dated && !is_target && !has_exactly(facts, Table::Sales, "customer")
}

/// What is sold stands in lines of sales, whatever the title says of payments.
fn is_of_goods(facts: &Facts) -> bool {
    let of_sales = |id| has_exactly(facts, Table::Sales, id);
    of_sales("sku") && (of_sales("quantity") || of_sales("price"))
}

impl Sign {
    fn is_of(&self, facts: &Facts) -> bool {
        let is_titled = facts.layout.title.days.is_some() && self.table == Table::Balances;
        let has = |id: &&str| {
            has(facts, self.table, id)
                || is_titled && matches!(*id, "from" | "to")
                || *id == "rep" && person::is_named(facts)
                || *id == "points" && has_points(facts)
        };
        let exactly = |ids: &&[&str]| ids.iter().all(|id| has_exactly(facts, self.table, id));
        self.has.iter().all(has) && (says(facts, self.title) || self.or_exactly.iter().any(exactly))
    }
}

/// Points may be written `8 / 10`, which is no number by itself.
fn has_points(facts: &Facts) -> bool {
    let named = |column: usize| {
        let name = facts.layout.names.get(column);
        name.is_some_and(|it| field::fit(Table::Attempts, "points", it).is_some())
    };
    facts.profiles.iter().enumerate().any(|(column, profile)| {
        let is_slashed = |it: &String| it.contains('/') || it.contains(" из ");
        named(column) && profile.samples.iter().any(is_slashed)
    })
}
