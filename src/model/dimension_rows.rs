//! The rows of the dimensions' tables: what each says of its thing. A later row of a thing wins
//! where it says something.

use super::answers::Answer;
use super::batch::{Batch, Place};
use super::campaigns::{Attribution, Campaign, CampaignUnit};
use super::date::Date;
use super::dimensions::{Dimensions, day, new_product, number, word};
use super::names::{next_code, shown};
use super::table::Table;
use super::topics::Topic;
use super::unit::{Money, Quantity, Share};
use super::writings::Writings;
use std::sync::Arc;

const TABLES: [Table; 5] =
    [Table::Reps, Table::Products, Table::Customers, Table::Campaigns, Table::Topics];

impl Dimensions {
    /// What the dimension tables of the batches say, and the person of who is one with whom.
    pub fn of(batches: &[Arc<Batch>], answers: &[Answer]) -> Dimensions {
        let mut all = Dimensions::default();
        all.writings = Writings::of(answers);
        let mut customers = all.customer_rows(batches, answers).into_iter();
        all.rep_rows(batches);
        all.team_rows(batches);
        for table in TABLES {
            for (index, batch) in batches.iter().enumerate().filter(|(_, it)| it.table == table) {
                for row in 0..batch.len() {
                    let place = Place { batch: next_code(index), row: next_code(row) };
                    match table {
                        Table::Reps => {
                            if let Some(&code) = all.rep_of_row.get(&place) {
                                all.add_rep(batch, row, code);
                            }
                        }
                        Table::Products => all.add_product(batch, row),
                        Table::Customers => {
                            if let Some(code) = customers.next().flatten() {
                                all.add_customer(batch, row, code);
                            }
                        }
                        Table::Campaigns => all.add_campaign(batch, row, place),
                        _ => all.add_topic(batch, row, place),
                    }
                }
            }
        }
        all
    }

    fn add_rep(&mut self, batch: &Batch, row: usize, code: u32) {
        let Some(name) = word(batch, "name", row) else { return };
        let id = word(batch, "id", row);
        let team = word(batch, "team", row).map(|team| self.team(team));
        let known = self.reps.at(code).and_then(|it| it.id.clone());
        let link = self.rep_link(name, id.or(known.as_deref()), code);
        let Some(rep) = self.reps.at(code) else { return };
        rep.name = shown(name);
        rep.link = link;
        rep.is_listed = true;
        rep.id = id.map(str::to_owned).or(rep.id.take());
        rep.team = team.or(rep.team);
        rep.active_from = day(batch, "active_from", row).or(rep.active_from);
        rep.active_to = day(batch, "active_to", row).or(rep.active_to);
        (rep.active_from, rep.active_to) = forwards(rep.active_from, rep.active_to);
        let fte = number(batch, "fte", row).filter(|it| *it >= 0);
        rep.fte = fte.map_or(rep.fte, Share);
        rep.salary = number(batch, "salary", row).map(Money).or(rep.salary);
        rep.target_bonus = number(batch, "target_bonus", row).map(Money).or(rep.target_bonus);
        if let Some(ramp) = word(batch, "ramp", row) {
            rep.ramp = ramp_steps(ramp);
        }
    }

    fn add_product(&mut self, batch: &Batch, row: usize) {
        let Some(sku) = word(batch, "sku", row) else { return };
        let name = word(batch, "name", row).unwrap_or(sku);
        let code = self.products.row(Some(sku), name, new_product);
        let Some(product) = self.products.at(code) else { return };
        product.sku = shown(sku);
        product.name = shown(name);
        product.group = word(batch, "group", row).map(str::to_owned).or(product.group.take());
        product.unit = word(batch, "unit", row).map(str::to_owned).or(product.unit.take());
        product.price = number(batch, "price", row).map(Money).or(product.price);
        product.cost = number(batch, "cost", row).map(Money).or(product.cost);
        product.launched = day(batch, "launched", row).or(product.launched);
        if let Some(kind) = number(batch, "kind", row) {
            product.companion = kind == 1;
            product.service = kind == 2;
        }
    }

    fn add_customer(&mut self, batch: &Batch, row: usize, code: u32) {
        let Some(name) = word(batch, "name", row) else { return };
        let text = |field| word(batch, field, row).map(str::to_owned);
        let owner = word(batch, "owner", row).map(|owner| self.rep(owner));
        if let Some(phones) = word(batch, "phone", row) {
            self.add_phones(phones, code);
        }
        let parent = word(batch, "parent", row).map(|parent| self.customer(parent));
        let Some(customer) = self.customers.at(code) else { return };
        customer.name = shown(name);
        customer.id = text("id").or(customer.id.take());
        customer.tax_id = text("tax_id").or(customer.tax_id.take());
        customer.phone = text("phone").or(customer.phone.take());
        customer.email = text("email").or(customer.email.take());
        customer.segment = text("segment").or(customer.segment.take());
        customer.parent = parent.filter(|&it| it != code).or(customer.parent);
        customer.owner = owner.or(customer.owner);
        customer.internal = number(batch, "internal", row).map_or(customer.internal, |it| it != 0);
        let limit = number(batch, "credit_limit", row).map(Money);
        customer.credit_limit = limit.or(customer.credit_limit);
        customer.terms_days = number(batch, "terms_days", row).or(customer.terms_days);
    }

    fn add_campaign(&mut self, batch: &Batch, row: usize, place: Place) {
        let Some(name) = word(batch, "name", row) else { return };
        let id = word(batch, "id", row);
        let code = self.campaigns.row(id, name, Campaign::named);
        let Some(campaign) = self.campaigns.at(code) else { return };
        let number = |field| number(batch, field, row);
        campaign.name = shown(name);
        campaign.id = id.map(str::to_owned).or(campaign.id.take());
        campaign.from = day(batch, "from", row).or(campaign.from);
        campaign.to = day(batch, "to", row).or(campaign.to);
        (campaign.from, campaign.to) = forwards(campaign.from, campaign.to);
        campaign.window_days = number("window_days").unwrap_or(campaign.window_days);
        campaign.unit = number("unit").and_then(CampaignUnit::at).unwrap_or(campaign.unit);
        campaign.cost = number("cost").map(Money).or(campaign.cost);
        let attribution = number("attribution").and_then(Attribution::at);
        campaign.attribution = attribution.unwrap_or(campaign.attribution);
        campaign.place = Some(place);
    }

    fn add_topic(&mut self, batch: &Batch, row: usize, place: Place) {
        let Some(name) = word(batch, "name", row) else { return };
        let code = self.topics.row(None, name, Topic::named);
        let Some(topic) = self.topics.at(code) else { return };
        let number = |field| number(batch, field, row);
        let least = |field| number(field).filter(|it| *it >= 0);
        topic.name = shown(name);
        topic.required = number("required").map_or(topic.required, |it| it != 0);
        topic.weight = least("weight").map_or(topic.weight, Quantity);
        topic.pass = least("pass").map(Share).filter(|it| *it <= Share::ONE).unwrap_or(topic.pass);
        topic.valid_days = least("valid_days").unwrap_or(topic.valid_days);
        topic.from = day(batch, "from", row).or(topic.from);
        topic.to = day(batch, "to", row).or(topic.to);
        (topic.from, topic.to) = forwards(topic.from, topic.to);
        topic.place = Some(place);
    }
}

/// The first and last day; neither, where they contradict each other.
fn forwards(from: Option<Date>, to: Option<Date>) -> (Option<Date>, Option<Date>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) { (None, None) } else { (from, to) }
}

/// `50/75/100`: percents of the target in the first, second, third month of work.
fn ramp_steps(text: &str) -> Vec<Share> {
    let percent = |step: &str| step.trim().trim_end_matches('%').trim().parse::<i64>().ok();
    let steps: Option<Vec<i64>> = text.split('/').map(percent).collect();
    steps.unwrap_or_default().into_iter().map(|it| Share(it.clamp(0, 1_000) * 10_000)).collect()
}
