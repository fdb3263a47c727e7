//! How a dataset is built: at once, or a part at a time with room between them for whoever waits.

use super::assignments::Assignments;
use super::batch::Batch;
use super::cells::Counted;
use super::credits::Credits;
use super::dataset::{Dataset, Options, Reason};
use super::dimensions::Dimensions;
use super::documents::Documents;
use super::events::{self, Events};
use super::hours::Hours;
use super::joining::Joining;
use super::plan_index::PlanIndex;
use super::products::Product;
use super::rates::Rates;
use super::repeated;
use super::reps::above;
use super::sort;
use super::table::Table;
use super::vat::Brought;
use super::{absences, currency, join, plans, shifts, zone};
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};

/// The next stamp.
static STAMP: AtomicU64 = AtomicU64::new(0);

/// Makes room between two parts of a work.
pub type Pause<'a> = &'a dyn Fn() -> Pin<Box<dyn Future<Output = ()>>>;

/// What a work comes to that makes no room between its parts: it never waits.
pub fn at_once<T>(work: impl AsyncFnOnce(Pause<'_>) -> T) -> T {
    let mut work = pin!(work(&|| Box::pin(ready(()))));
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

impl Dataset {
    /// Adds up the batches, in their order.
    pub fn build(batches: Vec<Arc<Batch>>, options: Options) -> Dataset {
        Dataset::with(events::ALL, batches, options)
    }

    /// The same by a program that may not know how all events are joined.
    pub fn with(events: Events, batches: Vec<Arc<Batch>>, options: Options) -> Dataset {
        at_once(async |pause| Dataset::by_parts(events, batches, options, pause).await)
    }

    /// The same a part at a time: a table of events is one.
    pub async fn by_parts(
        events: Events,
        batches: Vec<Arc<Batch>>,
        options: Options,
        pause: Pause<'_>,
    ) -> Dataset {
        let batches = zone::moved(batches, options.rules.zone);
        let again = repeated::of(&batches);
        let counted = Counted::new(&batches, &again);
        let mut excluded = again.iter().map(|it| (it.row, Reason::ComesAgain)).collect();
        pause().await;
        let mut dimensions = Dimensions::of(&batches, &options.rules.answers);
        pause().await;
        let mut joining = Joining {
            assignments: Assignments::of(counted, &mut dimensions, &mut excluded),
            rates: Rates::of(counted, &mut excluded),
            dimensions,
            documents: Documents::default(),
            vat: Brought::of(&options.rules.vat, &batches),
            currency: options.currency.unwrap_or_else(|| currency::of(&batches)),
            excluded,
        };
        let joined = join::sales(counted, &mut joining);
        pause().await;
        let mut data = Dataset {
            sales: joined.sales,
            contracts: joined.contracts,
            absences: absences::of(counted, &mut joining),
            shifts: shifts::of(counted, &mut joining),
            credits: Credits::of(counted, &mut joining),
            ..Dataset::default()
        };
        for join in events.joins {
            pause().await;
            join(&mut data, counted, &mut joining);
        }
        pause().await;
        // After all facts: what they name, targets may be of.
        data.targets = plans::targets(counted, &mut joining);
        (data.batches, data.again) = (batches, again);
        data.name(joining);
        (events.settle)(&mut data);
        data.rules = options.rules;
        data.groups = groups(&data.products);
        pause().await;
        data.span = data.dates_span();
        data.hours = Hours::new(options.calendar, &data.shifts, above(&data.reps, &data.teams));
        data.plans = PlanIndex::new(&data.targets, &data.absences, &data.rules);
        data
    }

    /// The same, which nobody changes any more: what follows from it is remembered.
    pub fn settled(self) -> Dataset {
        Dataset { stamp: Some(STAMP.fetch_add(1, Ordering::Relaxed)), ..self }
    }

    /// Takes over what the tables were joined with.
    fn name(&mut self, joining: Joining) {
        let names = joining.dimensions;
        self.directories.extend([
            (Table::Reps, names.reps.directory),
            (Table::Products, names.products.directory),
            (Table::Customers, names.customers.directory),
            (Table::Campaigns, names.campaigns.directory),
            (Table::Topics, names.topics.directory),
        ]);
        self.reps = names.reps.list;
        self.doubts = names.doubts;
        self.rep_of_row = names.rep_of_row;
        self.teams = names.teams.list;
        self.products = names.products.list;
        self.customers = names.customers.list;
        self.campaigns = names.campaigns.list;
        self.topics = names.topics.list;
        self.channels = names.channels.list;
        self.subjects = names.subjects.list;
        self.outcomes = names.outcomes.list;
        self.phones = names.phones.list;
        self.tests = names.tests.list;
        self.banks = names.banks.list;
        self.units = names.units.list;
        self.currencies = names.currencies.list;
        self.documents = joining.documents.list;
        self.assignments = joining.assignments;
        self.rates = joining.rates;
        self.currency = joining.currency;
        self.vat = joining.vat;
        self.excluded = joining.excluded;
    }
}

fn groups(products: &[Product]) -> Vec<String> {
    let names = sort::distinct(products.iter().filter_map(|it| it.group.as_ref()));
    names.into_iter().cloned().collect()
}
