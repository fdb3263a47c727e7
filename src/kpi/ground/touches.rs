//! Attribution: which campaigns a sale belongs to (the KPI handbook B4, 4b).
//!
//! A sale that names a campaign belongs to it inside the campaign's window, from its first day to
//! so many days after its last. Any other belongs to the campaigns whose calls reached the
//! customer up to that many days before; of several, as the one touched last is set: to the first
//! touched, to the last, or to each in equal parts.

use super::contacts::reached;
use crate::model::always::Always;
use crate::model::calls::Direction;
use crate::model::campaigns::Attribution;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::time::Time;
use std::rc::Rc;

/// A whole sale: in so many parts it can be split evenly between up to twelve campaigns.
pub(super) const SPLIT: i64 = 27_720;

/// A campaign's part of a sale, in parts of [`SPLIT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    pub campaign: u32,
    pub share: i64,
}

/// One call of a campaign: whom it reached, when, which call it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Touch {
    pub contact: u32,
    pub at: Time,
    pub campaign: u32,
    pub row: usize,
}

/// The calls of campaigns, by contact and then by time; what a day makes of them, the calls up to
/// it alone say.
pub(super) struct Touches {
    pub list: Vec<Touch>,
}

/// The outgoing calls that name a campaign.
pub(super) fn touches(always: &Always) -> Rc<Touches> {
    always.derive(Touches::of)
}

impl Touches {
    fn of(always: &Always) -> Touches {
        let (data, reached) = (always.data, reached(always));
        let calls = &data.calls;
        let touch = |(row, (&at, &campaign)): (usize, (&Time, &u32))| {
            let is_own = calls.direction.get(row) == Some(&Direction::Out) && campaign != NO_CODE;
            is_own.then(|| Touch { contact: reached.of_call(row), at, campaign, row })
        };
        let all = calls.at.iter().zip(&calls.campaign).enumerate();
        let mut list: Vec<Touch> = all.filter_map(touch).collect();
        // At one moment by name, so that the order of the rows of a file does not show.
        let rep = |it: &Touch| {
            let rep = calls.rep.get(it.row).and_then(|&rep| data.rep(rep));
            rep.map_or("", |rep| rep.name.as_str())
        };
        let key = |it: &Touch| (it.contact, it.at, name(data, it.campaign), rep(it));
        sort::by(&mut list, |a, b| key(a).cmp(&key(b)));
        Touches { list }
    }

    /// Which campaigns a sale of a day belongs to; in the order of their first touch.
    pub fn claims(
        &self,
        data: &Dataset,
        named: u32,
        contact: Option<u32>,
        day: Date,
    ) -> Vec<Claim> {
        let campaign = data.campaigns.get(index(named));
        if campaign.is_some_and(|it| it.counts_on(day)) {
            return vec![Claim { campaign: named, share: SPLIT }];
        }
        contact.map_or_else(Vec::new, |contact| self.reached(data, contact, day))
    }

    /// The campaigns whose calls reached the contact not too long before the day.
    fn reached(&self, data: &Dataset, contact: u32, day: Date) -> Vec<Claim> {
        let first = self.list.partition_point(|it| it.contact < contact);
        let own = self.list.get(first..).unwrap_or_default().iter();
        let own = own.take_while(|it| it.contact == contact && it.at.date() <= day);
        let holds = |it: &&Touch| {
            let window = data.campaigns.get(index(it.campaign)).map_or(0, |it| it.window_days);
            i64::from(day.0 - it.at.date().0) <= window
        };
        let touched: Vec<u32> = own.filter(holds).map(|it| it.campaign).collect();
        let (Some(&first), Some(&last)) = (touched.first(), touched.last()) else {
            return Vec::new();
        };
        let whole = |campaign: u32| vec![Claim { campaign, share: SPLIT }];
        match data.campaigns.get(index(last)).map(|it| it.attribution) {
            Some(Attribution::First) => whole(first),
            Some(Attribution::Equal) => shared(&touched),
            Some(Attribution::Last) | None => whole(last),
        }
    }
}

/// Equal parts of each, once; what does not divide evenly goes to the first.
fn shared(touched: &[u32]) -> Vec<Claim> {
    let mut campaigns: Vec<u32> = Vec::new();
    for campaign in touched {
        if !campaigns.contains(campaign) {
            campaigns.push(*campaign);
        }
    }
    let count = i64::try_from(campaigns.len()).unwrap_or(SPLIT).max(1);
    let (each, rest) = (SPLIT / count, SPLIT % count);
    let claim = |(at, campaign): (usize, u32)| Claim {
        campaign,
        share: each + if at == 0 { rest } else { 0 },
    };
    campaigns.into_iter().enumerate().map(claim).collect()
}

fn name(data: &Dataset, campaign: u32) -> &str {
    data.campaigns.get(index(campaign)).map_or("", |it| it.name.as_str())
}
