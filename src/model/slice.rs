//! The slice: the lines of a dataset that a scope gives, and the parts that they fall into.

use super::column::NO_CODE;
use super::contracts::Contracts;
use super::dataset::Dataset;
use super::date::{Date, Grain, Period};
use super::scope::Scope;
use super::targets::{Of, Who};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a slice is cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Not at all.
    Company,
    /// Teams.
    Team,
    /// Salespeople.
    Rep,
    /// Products.
    Product,
    /// Product groups.
    ProductGroup,
    /// Customers.
    Customer,
    /// Months.
    Month,
}

impl By {
    /// Its name in results files.
    pub fn id(self) -> &'static str {
        match self {
            By::Company => "company",
            By::Team => "team",
            By::Rep => "rep",
            By::Product => "product",
            By::ProductGroup => "product_group",
            By::Customer => "customer",
            By::Month => "month",
        }
    }
}

/// One of the parts that a slice falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the slice is cut by.
    pub by: By,
    /// Which part: the code that [`Slice::split`] gives it.
    pub code: Option<u32>,
}

/// Some lines of a dataset.
#[derive(Clone)]
pub struct Slice<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    /// What is looked at.
    pub scope: Scope,
    /// Which products; targets are read for them alone.
    pub of: Of,
    /// Set where the lines are one customer's (none: nobody's): there are no targets of those.
    pub customer: Option<u32>,
    /// The lines, ascending: places in the dataset's sales.
    pub rows: Rc<[u32]>,
    /// All lines of the period, whoever's: what contracts are whole in.
    whole: Rc<Whole>,
}

/// All lines of a period, and their contracts, counted when first asked for.
#[derive(Default)]
struct Whole {
    rows: Rc<[u32]>,
    contracts: OnceCell<Contracts>,
}

impl Whole {
    fn of(rows: Rc<[u32]>) -> Rc<Whole> {
        Rc::new(Whole { rows, contracts: OnceCell::new() })
    }
}

impl<'a> Slice<'a> {
    /// The lines that the scope gives.
    pub fn of(data: &'a Dataset, scope: Scope) -> Slice<'a> {
        let sales = &data.sales;
        let period_rows: Rc<[u32]> = match scope.facts() {
            Some(days) => (0..)
                .zip(&sales.date)
                .filter(|&(_, &date)| days.contains(date))
                .map(|(row, _)| row)
                .collect(),
            None => Rc::default(),
        };
        let rows = match scope.who {
            Who::Company => period_rows.clone(),
            who => {
                let of_who = |row: &u32| is_of(data, who, code(&sales.rep, *row));
                period_rows.iter().copied().filter(of_who).collect()
            }
        };
        Slice { data, scope, of: Of::All, customer: None, rows, whole: Whole::of(period_rows) }
    }

    /// The contracts of the period, whole, whoever's lines they are of.
    pub fn contracts(&self) -> &Contracts {
        self.whole.contracts.get_or_init(|| Contracts::of(self.data, &self.whole.rows))
    }

    /// Cuts it into parts: months in order, the rest by code, what names nothing last.
    /// Parts without lines are not there, but for reps, teams and products that `wanted` names.
    pub fn split(&self, by: By, wanted: &[u32]) -> Vec<(Option<u32>, Slice<'a>)> {
        let sales = &self.data.sales;
        match by {
            By::Company => vec![(None, self.clone())],
            By::Month => self.months(),
            By::Rep => self.parts(
                wanted,
                |row| code(&sales.rep, row),
                |slice, rep| {
                    slice.scope.who = rep.map_or(Who::Nobody, Who::Rep);
                },
            ),
            By::Team => self.parts(
                wanted,
                |row| self.team(row),
                |slice, team| {
                    if matches!(slice.scope.who, Who::Rep(_)) {
                        return;
                    }
                    slice.scope.who = team.map_or(Who::Nobody, Who::Team);
                },
            ),
            By::Product => self.parts(
                wanted,
                |row| code(&sales.product, row),
                |slice, product| {
                    slice.of = product.map_or(Of::Nothing, Of::Product);
                },
            ),
            By::ProductGroup => self.groups(),
            By::Customer => self.parts(
                wanted,
                |row| code(&sales.customer, row),
                |slice, customer| {
                    slice.customer = Some(customer.unwrap_or(NO_CODE));
                },
            ),
        }
    }

    /// One part of it; the whole, where there is no such part.
    pub fn part(&self, part: Part) -> Slice<'a> {
        let wanted: Vec<u32> = part.code.into_iter().filter(|_| part.by != By::Month).collect();
        let parts = self.split(part.by, &wanted);
        let found = parts.into_iter().find(|(code, _)| *code == part.code);
        found.map_or_else(|| self.clone(), |(_, slice)| slice)
    }

    /// The same with targets read for other days: its lines stay, they are not looked at for that.
    pub fn planned_over(&self, days: Period) -> Slice<'a> {
        Slice { scope: self.scope.over(days), ..self.clone() }
    }

    /// Its months, weeks … with the lines of each; those without lines too.
    pub fn over_time(&self, grain: Grain) -> Vec<Slice<'a>> {
        let periods = self.scope.period.split(grain);
        let cut = |rows: &[u32]| {
            let mut parts: Vec<Vec<u32>> = vec![Vec::new(); periods.len()];
            for &row in rows {
                let day = self.date(row);
                let index = periods.partition_point(|period| period.to < day);
                if let Some(part) = parts.get_mut(index) {
                    part.push(row);
                }
            }
            parts
        };
        let (own, all) = (cut(&self.rows), cut(&self.whole.rows));
        let parts = own.into_iter().zip(all).zip(&periods);
        parts
            .map(|((rows, whole), &period)| Slice {
                scope: self.scope.over(period),
                rows: rows.into(),
                whole: Whole::of(whole.into()),
                ..self.clone()
            })
            .collect()
    }

    /// The day of a line.
    pub fn date(&self, row: u32) -> Date {
        self.data.sales.date.get(index(row)).copied().unwrap_or_default()
    }

    fn months(&self) -> Vec<(Option<u32>, Slice<'a>)> {
        (0..).map(Some).zip(self.over_time(Grain::Month)).collect()
    }

    fn team(&self, row: u32) -> Option<u32> {
        self.data.rep(code(&self.data.sales.rep, row)?)?.team
    }

    fn groups(&self) -> Vec<(Option<u32>, Slice<'a>)> {
        let group = |row: u32| {
            let product = self.data.product(code(&self.data.sales.product, row)?)?;
            product.group.as_deref()
        };
        let mut parts: BTreeMap<Option<&str>, Vec<u32>> = BTreeMap::new();
        for &row in &*self.rows {
            parts.entry(group(row)).or_default().push(row);
        }
        let slice = |(group, rows): (Option<&str>, Vec<u32>)| Slice {
            of: group.map_or(Of::Nothing, |name| Of::Group(name.to_owned())),
            rows: rows.into(),
            ..self.clone()
        };
        let (unnamed, named): (Vec<_>, Vec<_>) = parts.into_iter().partition(|it| it.0.is_none());
        let named = (0..).map(Some).zip(named.into_iter().map(slice));
        named.chain(unnamed.into_iter().map(|part| (None, slice(part)))).collect()
    }

    fn parts(
        &self,
        wanted: &[u32],
        code: impl Fn(u32) -> Option<u32>,
        narrow: impl Fn(&mut Slice<'a>, Option<u32>),
    ) -> Vec<(Option<u32>, Slice<'a>)> {
        let mut parts: BTreeMap<u32, Vec<u32>> =
            wanted.iter().map(|&code| (code, Vec::new())).collect();
        for &row in &*self.rows {
            parts.entry(code(row).unwrap_or(NO_CODE)).or_default().push(row);
        }
        let slice = |(code, rows): (u32, Vec<u32>)| {
            let code = Some(code).filter(|&it| it != NO_CODE);
            let mut slice = Slice { rows: rows.into(), ..self.clone() };
            narrow(&mut slice, code);
            (code, slice)
        };
        parts.into_iter().map(slice).collect()
    }
}

/// Whether a salesperson's (or nobody's) rows are those of `who`.
fn is_of(data: &Dataset, who: Who, rep: Option<u32>) -> bool {
    match who {
        Who::Company => true,
        Who::Nobody => rep.is_none(),
        Who::Rep(code) => rep == Some(code),
        Who::Team(team) => rep.is_some_and(|rep| data.is_of_team(rep, team)),
    }
}

fn code(codes: &[u32], row: u32) -> Option<u32> {
    codes.get(index(row)).copied().filter(|&it| it != NO_CODE)
}

/// Place of a line as an index.
pub fn index(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}
