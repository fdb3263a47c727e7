//! The campaigns that each line of sales belongs to.

use super::contacts::reached;
use super::touches::{Claim, touches};
use crate::model::always::Always;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::sales::Line;
use crate::model::slice::index;
use std::rc::Rc;

/// The campaigns' parts of every line, line after line.
pub(super) struct Claims {
    /// Where the parts of a line begin; one more than there are lines.
    starts: Vec<usize>,
    list: Vec<Claim>,
    /// Whether anything was given back before the document that it is of was sold: then the as-of
    /// date says which campaigns it is taken from.
    pub hangs_on_day: bool,
}

/// The claims as they are known on the as-of date.
pub(super) fn claims(known: &Known) -> Rc<Claims> {
    let lasting = known.always.derive(|always| Claims::of(always, None));
    match lasting.hangs_on_day {
        true => known.derive(|known| Claims::of(&known.always, Some(known.as_of))),
        false => lasting,
    }
}

impl Claims {
    /// Of each line; what comes back is taken from the campaigns that the document which it returns
    /// belongs to, once that is sold.
    fn of(always: &Always, as_of: Option<Date>) -> Claims {
        let sales = &always.data.sales;
        let (touches, reached) = (touches(always), reached(always));
        let sold = sold(always.data);
        let day = |at: usize| sales.date.get(at).copied().unwrap_or_default();
        let mut all = Claims { starts: vec![0], list: Vec::new(), hangs_on_day: false };
        for (at, date) in sales.date.iter().enumerate() {
            let code = |codes: &[u32]| codes.get(at).copied().unwrap_or(NO_CODE);
            let of_document = sold.get(index(code(&sales.returns_of))).copied().flatten();
            let customer = code(&sales.customer);
            let is_own = |it: &usize| sales.customer.get(*it) == Some(&customer);
            let is_known = |it: &usize| as_of.is_none_or(|as_of| day(*it) <= as_of);
            let line = of_document.filter(is_known).filter(is_own).unwrap_or(at);
            all.hangs_on_day |= of_document.is_some_and(|it| day(it) > *date);
            let contact = reached.of_customer(code_at(&sales.customer, line));
            let named = code_at(&sales.campaign, line);
            all.list.extend(touches.claims(always.data, named, contact, day(line)));
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

fn code_at(codes: &[u32], line: usize) -> u32 {
    codes.get(line).copied().unwrap_or(NO_CODE)
}

/// The first sold line of each document, by its number's code; of one day the one that names a
/// campaign, by name, so that the order of the rows of a file does not show.
fn sold(data: &Dataset) -> Vec<Option<usize>> {
    let sales = &data.sales;
    let key = |at: usize| {
        let campaign = sales.campaign.get(at).and_then(|&it| data.campaigns.get(index(it)));
        let name = campaign.map(|it| it.name.as_str());
        (sales.date.get(at), name.is_none(), name)
    };
    let mut first: Vec<Option<usize>> = vec![None; data.documents.len()];
    for (at, (&document, &line)) in sales.document.iter().zip(&sales.line).enumerate() {
        if let Some(first) = first.get_mut(index(document)).filter(|_| line == Line::Sold)
            && first.is_none_or(|it| key(at) < key(it))
        {
            *first = Some(at);
        }
    }
    first
}
