//! What campaigns bring: sales, new customers, contacts called, and what they cost. One row is one
//! rep's part of a line, of a new customer or of a contact; the cost of a campaign is nobody's.

use super::claims::{Claims, claims};
use super::clients::clients;
use super::contacts::contacts;
use super::sales::{self, Lines, MONEY_PARTS, lines};
use super::touches::{Claim, SPLIT, Touch, Touches, touches};
use crate::model::always::Always;
use crate::model::batch::Place;
use crate::model::campaigns::Campaign;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::facts::{Facts, overlays};
use crate::model::known::Known;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Money of campaigns is kept in these parts of the major unit.
pub(crate) const SALE_PARTS: i128 = MONEY_PARTS * SPLIT as i128;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brought {
    /// A part of a sale (or of a return): worth in [`SALE_PARTS`], with its margin.
    Sale,
    /// A part of a new customer, in [`super::clients::CLIENT_PARTS`].
    Client,
    /// A contact called for the first time.
    Lead,
    /// What the campaign cost, in [`SALE_PARTS`].
    Cost,
}

/// What campaigns bring, as columns.
#[derive(Default)]
pub(crate) struct Campaigns {
    /// The rows.
    pub facts: Rc<Facts>,
    /// What each is.
    pub brought: Vec<Brought>,
    /// How much it is.
    pub worth: Vec<i128>,
    /// Of a sale, its margin in [`SALE_PARTS`]; nothing where no cost is known.
    pub margin: Vec<i128>,
}

/// One row, while they are gathered.
pub(super) struct Row {
    pub brought: Brought,
    pub date: Date,
    pub campaign: u32,
    pub rep: u32,
    pub customer: u32,
    pub is_overlay: bool,
    pub worth: i128,
    pub margin: i128,
    pub place: Place,
    pub lent_by: Option<Place>,
}

/// The rows.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    campaigns(known).facts.clone()
}

/// What campaigns bring, as it is known on the as-of date.
pub(crate) fn campaigns(known: &Known) -> Rc<Campaigns> {
    known.derive(|known| {
        if known.data.campaigns.is_empty() {
            return Campaigns::default();
        }
        let clients = clients(known, &contacts(known), &claims(known));
        brought(known).0.with(&clients)
    })
}

/// What campaigns bring but for new customers, on any day: who is one, returns may change.
struct Lasting(Campaigns);

fn brought(known: &Known) -> Rc<Lasting> {
    let (lines, claims) = (lines(known), claims(known));
    let all = |always: &Always| Lasting(Campaigns::of_lines(always, &lines, &claims));
    match sales::are_lasting(known) && !claims.hangs_on_day {
        true => known.always.derive(all),
        false => known.derive(|known| all(&known.always)),
    }
}

/// The parts of sales; notes the lines whose cost nobody knows.
fn of_sales(data: &Dataset, lines: &Lines, claims: &Claims, uncosted: &mut Vec<Place>) -> Vec<Row> {
    let (sales, facts) = (&data.sales, lines.facts());
    let mut rows = Vec::new();
    for (row, (&date, &place)) in (0u32..).zip(facts.date.iter().zip(&*facts.place)) {
        let at = lines.line(row);
        let own = claims.of_line(at);
        let amount = sales.amount.get(at).copied().unwrap_or_default();
        let cost = sales.cost.get(at).copied().flatten();
        if !own.is_empty() && cost.is_none() {
            uncosted.push(place);
        }
        let parts = |money: i64, claim: &Claim| {
            i128::from(money) * i128::from(lines.share(row)) * i128::from(claim.share)
        };
        let margin = cost.map_or(0, |cost| amount.0.saturating_sub(cost.0));
        rows.extend(own.iter().map(|claim| Row {
            brought: Brought::Sale,
            date,
            campaign: claim.campaign,
            rep: facts.rep.get(index(row)).copied().unwrap_or(NO_CODE),
            customer: facts.customer.get(index(row)).copied().unwrap_or(NO_CODE),
            is_overlay: facts.is_overlay.get(index(row)) == Some(&true),
            worth: parts(amount.0, claim),
            margin: parts(margin, claim),
            place,
            lent_by: facts.lent_by.get(index(row)).copied().flatten(),
        }));
    }
    rows
}

/// The contacts that each campaign has called, each on the first of its calls.
fn leads(data: &Dataset, touches: &Touches) -> Vec<Row> {
    let calls = &data.calls;
    let mut seen = BTreeSet::new();
    let first = touches.list.iter().filter(|it| seen.insert((it.contact, it.campaign)));
    let lead = |touch: &Touch| {
        Some(Row {
            brought: Brought::Lead,
            date: touch.at.date(),
            campaign: touch.campaign,
            rep: calls.rep.get(touch.row).copied().unwrap_or(NO_CODE),
            customer: calls.customer.get(touch.row).copied().unwrap_or(NO_CODE),
            is_overlay: false,
            worth: 1,
            margin: 0,
            place: calls.place.get(touch.row).copied()?,
            lent_by: None,
        })
    };
    first.filter_map(lead).collect()
}

/// What the campaigns cost, each on its first day.
fn costs(data: &Dataset) -> Vec<Row> {
    let cost = |(campaign, it): (u32, &Campaign)| {
        let (date, cost, place) = (it.from?, it.cost?, it.place?);
        let major = MONEY_PARTS / i128::from(Money::PER_MAJOR) * i128::from(SPLIT);
        Some(Row {
            brought: Brought::Cost,
            date,
            campaign,
            rep: NO_CODE,
            customer: NO_CODE,
            is_overlay: false,
            worth: i128::from(cost.0) * major,
            margin: 0,
            place,
            lent_by: None,
        })
    };
    (0..).zip(&data.campaigns).filter_map(cost).collect()
}

impl Campaigns {
    fn of_lines(always: &Always, lines: &Lines, claims: &Claims) -> Campaigns {
        let data = always.data;
        let mut uncosted = Vec::new();
        let mut rows = of_sales(data, lines, claims, &mut uncosted);
        rows.extend(leads(data, &touches(always)));
        rows.extend(costs(data));
        if !uncosted.is_sorted() {
            sort::whole(&mut uncosted);
        }
        uncosted.dedup();
        let calls = data.calls.at.iter().map(|at| at.date());
        let begun = data.campaigns.iter().filter_map(|it| it.from);
        let first = data.sales.date.iter().copied().chain(calls).chain(begun).min();
        let facts = Facts { defaulted: uncosted, first, ..Facts::default() };
        Campaigns { facts: Rc::new(facts), ..Campaigns::default() }.with(&rows)
    }

    /// These rows and more.
    fn with(&self, rows: &[Row]) -> Campaigns {
        let own = &self.facts;
        let is_overlay =
            own.is_overlay.iter().copied().chain((own.is_overlay.len()..own.len()).map(|_| false));
        let facts = Facts {
            date: and(&own.date, rows, |it| it.date),
            rep: and(&own.rep, rows, |it| it.rep),
            customer: and(&own.customer, rows, |it| it.customer),
            campaign: and(&own.campaign, rows, |it| it.campaign),
            is_overlay: overlays(is_overlay.chain(rows.iter().map(|it| it.is_overlay))),
            place: and(&own.place, rows, |it| it.place),
            lent_by: and(&own.lent_by, rows, |it| it.lent_by),
            defaulted: own.defaulted.clone(),
            first: own.first,
            ..Facts::default()
        };
        Campaigns {
            facts: Rc::new(facts),
            brought: and(&self.brought, rows, |it| it.brought),
            worth: and(&self.worth, rows, |it| it.worth),
            margin: and(&self.margin, rows, |it| it.margin),
        }
    }
}

/// A column and what more rows say in it.
fn and<T: Copy, C: FromIterator<T>>(column: &[T], rows: &[Row], of: impl Fn(&Row) -> T) -> C {
    column.iter().copied().chain(rows.iter().map(of)).collect()
}
