//! Which table a sheet is, by its headers, its cells and its name.

use super::across;
use super::entity::{self, Entity};
use super::facts::{Facts, Suits};
use super::field::{self, Fit};
use super::guess_events;
use super::own;
use super::person;
use crate::model::table::Table;

/// The table a sheet goes to; `None`: none of ours.
pub fn table(facts: &Facts) -> Option<Table> {
    if facts.layout.headers.is_empty() {
        return None;
    }
    if facts.layout.rows.is_empty() {
        // Nothing to be told by but our own headers: a template that is not filled in yet.
        return own::table(facts);
    }
    let events = || (!across::is_across(facts)).then(|| guess_events::table(facts)).flatten();
    own::table(facts)
        .or_else(events)
        .or_else(|| targets(facts))
        .or_else(|| match entity::of(facts) {
            Entity::Of(table) if !(has(facts, Table::Sales, "date") && is_measured(facts)) => {
                dimension(facts, Some(table))
            }
            Entity::Other if is_price_list(facts) => Some(Table::Products),
            Entity::Other => is_sold(facts).then_some(Table::Sales),
            _ if is_sales(facts) => Some(Table::Sales),
            _ => dimension(facts, None),
        })
        .or_else(|| own::by_ids(facts))
}

/// Whether some column is that field, and its cells suit it.
pub(super) fn has(facts: &Facts, table: Table, id: &str) -> bool {
    best(facts, table, id).is_some()
}

pub(super) fn has_exactly(facts: &Facts, table: Table, id: &str) -> bool {
    best(facts, table, id).is_some_and(|fit| fit.exact)
}

fn best(facts: &Facts, table: Table, id: &str) -> Option<Fit> {
    let kind = table.field(id)?.kind;
    let columns = facts.layout.names.iter().enumerate();
    columns
        .filter(|(column, _)| facts.suits(*column, kind) == Suits::Yes)
        .filter_map(|(_, name)| field::fit(table, id, name))
        .max()
}

pub(super) fn says(facts: &Facts, stems: &[&str]) -> bool {
    let title = &facts.layout.title.words;
    title.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

pub(super) const PLAN: &[&str] = &[
    "план",
    "plan",
    "target",
    "quota",
    "goal",
    "цел",
    "норм",
    "квот",
    "задани",
    "бюджет",
    "budget",
];
pub(super) const SALES: &[&str] =
    &["продаж", "sale", "реализац", "отгруз", "заказ", "order", "invoice", "deal", "сделк"];
pub(super) const FACT: &[&str] =
    &["факт", "fact", "actual", "отчет", "report", "выручк", "revenue"];
/// What other tables are about; without a word of sales beside it, it is not sales.
const OTHER: &[&str] = &[
    "оплат",
    "платеж",
    "payment",
    "поступлени",
    "задолжен",
    "дебитор",
    "долг",
    "debt",
    "receivable",
    "aging",
    "ageing",
    "звонк",
    "calls",
    "обращени",
    "ticket",
    "чат",
    "chat",
    "встреч",
    "meeting",
    "сальдо",
    "осв",
    "оборотно",
    "остатк",
    "stock",
    "comment",
    "results",
];

fn targets(facts: &Facts) -> Option<Table> {
    let names = &facts.layout.names;
    let is_plan = |word: &String| PLAN.iter().any(|stem| word.starts_with(stem));
    let plan_header = has_plan(facts);
    if across::is_across(facts) {
        let sold = says(facts, SALES) || says(facts, FACT);
        let planned = says(facts, PLAN) || names.iter().any(|name| name.words.iter().any(is_plan));
        return (planned || !sold).then_some(Table::Targets);
    }
    let who = has(facts, Table::Targets, "who") || has(facts, Table::Targets, "of");
    let from = has(facts, Table::Targets, "from");
    let amount = has(facts, Table::Targets, "amount");
    let document =
        has(facts, Table::Sales, "customer") || has_exactly(facts, Table::Sales, "document");
    let planned = plan_header || says(facts, PLAN) && amount;
    (planned && amount && (who || from) && !document).then_some(Table::Targets)
}

/// Whether a column of numbers is called a plan.
pub(super) fn has_plan(facts: &Facts) -> bool {
    let is_plan = |word: &String| PLAN.iter().any(|stem| word.starts_with(stem));
    facts.layout.names.iter().enumerate().any(|(column, name)| {
        name.words.iter().any(is_plan)
            && facts.profiles.get(column).is_some_and(|it| it.is_numbers())
    })
}

fn is_measured(facts: &Facts) -> bool {
    has(facts, Table::Sales, "amount")
        || has(facts, Table::Sales, "quantity")
            && (has(facts, Table::Sales, "price") || has(facts, Table::Sales, "sku"))
}

/// Lines with a date, lines of documents dated elsewhere, or the documents without their lines.
fn is_sales(facts: &Facts) -> bool {
    if says(facts, OTHER) && !says(facts, SALES) || is_debt(facts) {
        return false;
    }
    let has = |id: &str| has(facts, Table::Sales, id);
    let document = has_exactly(facts, Table::Sales, "document") || has("document");
    let party = has("customer") || has("rep");
    // A report of a month names it in the title.
    let is_dated = facts.layout.title.days.is_some() && says(facts, SALES);
    is_dated && has("amount") && (party || has("sku"))
        || has("date") && is_measured(facts)
        || document && has("quantity") && (has("price") || has("sku") || has("amount"))
        || document && has("date") && party
}

/// Rows of something unheard of are sales when they have a date, a sum and somebody.
fn is_sold(facts: &Facts) -> bool {
    let has = |id: &str| has(facts, Table::Sales, id);
    is_sales(facts) && has("date") && is_measured(facts) && (has("customer") || has("rep"))
}

/// Headers of debts: such a list has customers and sums, but sells nothing.
fn is_debt(facts: &Facts) -> bool {
    const DEBT: &[&str] =
        &["долг", "долга", "задолженность", "сальдо", "просрочено", "outstanding", "overdue"];
    facts.layout.names.iter().any(|name| DEBT.iter().any(|it| name.has(it)))
}

fn is_price_list(facts: &Facts) -> bool {
    has_exactly(facts, Table::Products, "name")
        && has(facts, Table::Products, "price")
        && !has(facts, Table::Sales, "date")
}

/// A list of people, customers or products.
fn dimension(facts: &Facts, entity: Option<Table>) -> Option<Table> {
    let any = |table: Table, ids: &[&str]| ids.iter().any(|id| has(facts, table, id));
    let is_named = person::is_named(facts);
    let reps = &["team", "active_from", "active_to", "fte", "salary", "target_bonus", "email"];
    let customers = &[
        "tax_id",
        "phone",
        "email",
        "segment",
        "owner",
        "credit_limit",
        "terms_days",
        "id",
        "parent",
    ];
    match entity {
        Some(Table::Reps) => (is_named || has(facts, Table::Reps, "name")).then_some(Table::Reps),
        Some(Table::Customers) if is_debt(facts) => None,
        Some(Table::Customers) => {
            (is_named || has(facts, Table::Customers, "name")).then_some(Table::Customers)
        }
        Some(Table::Products) => {
            any(Table::Products, &["name", "price", "group"]).then_some(Table::Products)
        }
        Some(_) => None,
        None if is_price_list(facts) || is_goods(facts) => Some(Table::Products),
        None if says(facts, OTHER) || is_debt(facts) => None,
        None if is_named_by(facts, REP_NAMES) && any(Table::Reps, reps) => Some(Table::Reps),
        None if is_named_by(facts, CUSTOMER_NAMES) && any(Table::Customers, customers) => {
            Some(Table::Customers)
        }
        None if has(facts, Table::Customers, "name")
            && any(Table::Customers, &["tax_id", "credit_limit", "terms_days"]) =>
        {
            Some(Table::Customers)
        }
        None => None,
    }
}

const REP_NAMES: &[&str] = &[
    "фио",
    "сотрудник",
    "менеджер",
    "salesperson",
    "employee",
    "sales rep",
    "продавец",
    "employee name",
    "торговый представитель",
    "фио сотрудника",
    "фио менеджера",
    "rep name",
];
const CUSTOMER_NAMES: &[&str] = &[
    "контрагент",
    "клиент",
    "покупатель",
    "customer",
    "customer name",
    "client",
    "client name",
    "company name",
    "account name",
    "наименование контрагента",
    "наименование клиента",
    "заказчик",
    "название компании",
    "компания",
    "company",
];

pub(super) fn is_named_by(facts: &Facts, names: &[&str]) -> bool {
    facts.layout.names.iter().any(|name| names.contains(&name.words.join(" ").as_str()))
}

/// SKUs with what only products have.
fn is_goods(facts: &Facts) -> bool {
    let has = |id: &str| has(facts, Table::Products, id);
    let named = is_named_by(
        facts,
        &["артикул", "sku", "номенклатура", "товар", "product", "код товара", "product code"],
    );
    named
        && (has("price") || has("cost") || has("group") || has("unit"))
        && !is_named_by(facts, CUSTOMER_NAMES)
}
