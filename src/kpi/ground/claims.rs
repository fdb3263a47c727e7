//! The campaigns that each line of sales belongs to.

use super::contacts::Contacts;
use super::touches::{Claim, Touches};
use crate::model::column::NO_CODE;
use crate::model::known::Known;
use crate::model::sales::{Line, Sales};
use crate::model::slice::index;

/// The campaigns' parts of every line, line after line.
pub(super) struct Claims {
    /// Where the parts of a line begin; one more than there are lines.
    starts: Vec<usize>,
    list: Vec<Claim>,
}

impl Claims {
    /// Of each line up to the as-of date; what comes back is taken from the campaigns that the
    /// document which it returns belongs to.
    pub fn of(known: &Known, contacts: &Contacts, touches: &Touches) -> Claims {
        let sales = &known.data.sales;
        let sold = sold(known);
        let mut all = Claims { starts: vec![0], list: Vec::new() };
        for (at, date) in sales.date.iter().enumerate() {
            if *date <= known.as_of {
                let code = |codes: &[u32]| codes.get(at).copied().unwrap_or(NO_CODE);
                let of_document = sold.get(index(code(&sales.returns_of))).copied().flatten();
                let customer = code(&sales.customer);
                let is_own = |it: &usize| sales.customer.get(*it) == Some(&customer);
                let line = of_document.filter(is_own).unwrap_or(at);
                all.list.extend(claims(sales, contacts, touches, line));
            }
            all.starts.push(all.list.len());
        }
        all
    }

    /// The campaigns' parts of a line.
    pub fn of_line(&self, at: usize) -> &[Claim] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self.list.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

fn claims(sales: &Sales, contacts: &Contacts, touches: &Touches, line: usize) -> Vec<Claim> {
    let code = |codes: &[u32]| codes.get(line).copied().unwrap_or(NO_CODE);
    let day = sales.date.get(line).copied().unwrap_or_default();
    let contact = contacts.of_customer(code(&sales.customer));
    touches.claims(code(&sales.campaign), contact, day)
}

/// The first sold line of each document, by its number's code; of one day the one that names a
/// campaign, by name, so that the order of the rows of a file does not show.
fn sold(known: &Known) -> Vec<Option<usize>> {
    let sales = &known.data.sales;
    let key = |at: usize| {
        let campaign = sales.campaign.get(at).and_then(|&it| known.data.campaigns.get(index(it)));
        let name = campaign.map(|it| it.name.as_str());
        (sales.date.get(at), name.is_none(), name)
    };
    let mut first: Vec<Option<usize>> = vec![None; known.data.documents.len()];
    let lines = sales.date.iter().zip(&sales.document).zip(&sales.line).enumerate();
    for (at, ((&date, &document), &line)) in lines {
        let is_sold = line == Line::Sold && date <= known.as_of;
        if let Some(first) = first.get_mut(index(document)).filter(|_| is_sold)
            && first.is_none_or(|it| key(at) < key(it))
        {
            *first = Some(at);
        }
    }
    first
}
