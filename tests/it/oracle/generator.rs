//! Random workspaces with the traps of the KPI handbook: the people, things and rules of each. What
//! happens in them stands in `deals.rs` and `activity.rs`.

use crate::oracle::activity;
use crate::oracle::deals;
use crate::oracle::random::{Files, Random, money};
use crate::oracle::targets;
use planerka::model::date::{Date, Period};

const NAMES: [&str; 9] = [
    "Орлова Анна",
    "Ким Дмитрий",
    "Гусев Пётр",
    "Белова Ирина",
    "Седов Олег",
    "Чернова Вера",
    "Юдин Марк",
    "Лапина Дарья",
    "Котов Антон",
];
const FLAT: [&str; 3] = ["Север", "Юг", ""];
/// Divisions and groups of them; in a division itself there may be people too.
const TREE: [&str; 6] = ["Опт / Урал", "Опт / Москва", "Опт / Урал", "Опт", "Розница", ""];
/// The groups of products.
pub const GROUPS: [&str; 4] = ["Насосы", "Насосы / Малые", "Фильтры", "Сервис"];
/// The topics.
pub const TOPICS: [&str; 5] = ["Насосы", "Фильтры", "Монтаж", "Договоры", "Старое"];
/// The campaigns.
pub const CAMPAIGNS: [&str; 3] = ["Выставка", "Акция весны", "Рассылка"];

/// What a random workspace is made of, and what happens in it at all.
pub struct World {
    pub random: Random,
    pub files: Files,
    /// The half-year of the facts.
    pub year: Period,
    pub reps: Vec<String>,
    pub teams: Vec<String>,
    /// SKU and price in kopecks.
    pub products: Vec<(String, i64)>,
    /// How a customer is named in other tables.
    pub customers: Vec<String>,
    /// Whether there are amounts in other currencies.
    pub currencies: bool,
    /// Whether documents carry credits.
    pub credits: bool,
}

impl World {
    /// The rep of a row; nobody in so many of a hundred cases.
    pub fn rep(&self, nobody: i64) -> String {
        if self.random.percent(nobody) {
            String::new()
        } else {
            self.random.one(&self.reps).clone()
        }
    }

    /// The customer of a row; nobody in so many of a hundred cases.
    pub fn customer(&self, nobody: i64) -> String {
        if self.random.percent(nobody) {
            String::new()
        } else {
            self.random.one(&self.customers).clone()
        }
    }

    /// A day of the half-year.
    pub fn day(&self) -> Date {
        self.random.day(self.year.from, self.year.to)
    }

    /// A month of it, as text.
    pub fn month(&self) -> String {
        self.year.from.plus(self.random.within(0, 5) as i32 * 31).to_string()[..7].to_owned()
    }

    /// Its quarters, as text.
    pub fn quarters(&self) -> [String; 2] {
        let (year, month, _) = self.year.from.parts();
        if month == 1 { [1, 2] } else { [3, 4] }.map(|it| format!("{year}-Q{it}"))
    }
}

/// The csv files of a random workspace, the same for the same seed, and the half-year of its facts.
pub fn workspace(seed: u64) -> (Files, Period) {
    let random = Random::new(seed);
    let halves = [
        "2024-01-01..2024-06-30",
        "2024-07-01..2024-12-31",
        "2025-01-01..2025-06-30",
        "2025-07-01..2025-12-31",
    ];
    let year = Period::parse(random.one::<&str>(&halves)).expect("a half-year");
    let mut world = World {
        currencies: random.percent(40),
        credits: random.percent(50),
        random,
        files: Files::default(),
        year,
        reps: vec![],
        teams: vec![],
        products: vec![],
        customers: vec![],
    };
    people(&mut world);
    things(&mut world);
    customers(&mut world);
    ownership(&mut world);
    if world.random.percent(50) {
        absences(&mut world);
    }
    if world.random.percent(40) {
        shifts(&mut world);
    }
    targets::write(&mut world);
    rates(&mut world);
    deals::write(&mut world);
    activity::write(&mut world);
    (world.files, year)
}

fn people(world: &mut World) {
    let teams: &[&str] = if world.random.percent(60) { &TREE } else { &FLAT };
    let count = world.random.within(4, 6) as usize;
    for name in &NAMES[..count] {
        let random = &world.random;
        let team = *random.one(teams);
        let hired = random
            .percent(40)
            .then(|| random.day(world.year.from.plus(-60), world.year.to.plus(-30)));
        let left = random.percent(15).then(|| random.day(world.year.from.plus(60), world.year.to));
        let ramp =
            if hired.is_some() { *random.one(&["", "50/75", "50/75/100", "0/50"]) } else { "" };
        let fte = *random.one(&["", "", "1", "0.5", "0.75"]);
        let text = |date: Option<Date>| date.map(|it| it.to_string()).unwrap_or_default();
        world.files.row(
            "reps",
            "name team active_from active_to fte ramp",
            &[name, team, &text(hired), &text(left), fte, ramp],
        );
        world.reps.push((*name).to_owned());
        if !team.is_empty() && !world.teams.contains(&team.to_owned()) {
            world.teams.push(team.to_owned());
        }
    }
}

fn things(world: &mut World) {
    for n in 1..=world.random.within(5, 8) {
        let random = &world.random;
        let price = random.within(50, 20_000) * 10;
        let sku = format!("p{n:02}");
        let cost = price * random.within(40, 90) / 100;
        let kind = *random.one(&["", "main", "main", "companion", "service"]);
        let (price_text, cost_text) =
            (random.maybe(85, money(price)), random.maybe(70, money(cost)));
        let unit = if random.percent(4) { "кг" } else { "шт" };
        let group = random.maybe(90, *random.one(&GROUPS));
        world.files.row(
            "products",
            "sku name group unit kind price cost",
            &[&sku, &format!("Товар {n}"), &group, unit, kind, &price_text, &cost_text],
        );
        world.products.push((sku, price));
    }
    for name in CAMPAIGNS {
        let from = world.day();
        let random = &world.random;
        let to = from.plus(random.within(0, 30) as i32);
        let unit = *random.one(&["clients", "clients", "profit", "revenue", "leads"]);
        let (window, cost) = (
            random.within(0, 60).to_string(),
            random.maybe(70, money(random.within(1, 90_000) * 100)),
        );
        let attribution = *random.one(&["", "first", "last", "equal"]);
        world.files.row(
            "campaigns",
            "name from to window_days unit cost attribution",
            &[name, &from.to_string(), &to.to_string(), &window, unit, &cost, attribution],
        );
    }
    for name in TOPICS {
        let random = &world.random;
        let (required, weight) =
            (*random.one(&["", "yes", "yes", "no"]), *random.one(&["", "1", "2", "3"]));
        let (pass, valid) = (*random.one(&["", "0.7", "0.8"]), *random.one(&["", "90", "180"]));
        let from = if random.percent(20) {
            random.day(world.year.from, world.year.to).to_string()
        } else {
            String::new()
        };
        let to = if name == "Старое" {
            world.year.from.plus(90).to_string()
        } else {
            String::new()
        };
        world.files.row(
            "topics",
            "name required weight pass valid_days from to",
            &[name, required, weight, pass, valid, if to.is_empty() { &from } else { "" }, &to],
        );
    }
}

const CUSTOMERS: &str = "name id segment owner credit_limit internal terms_days";

fn customers(world: &mut World) {
    let with_ids = world.random.percent(70);
    for n in 1..=world.random.within(8, 20) {
        let owner = if world.random.percent(30) { String::new() } else { world.rep(0) };
        let random = &world.random;
        let (name, id) =
            (format!("Клиент {n:02}"), if with_ids { format!("C{n:03}") } else { String::new() });
        let limit = random.maybe(30, money(random.within(1, 500) * 10_000));
        let internal = if random.percent(6) { "yes" } else { "" };
        let terms = random.maybe(40, random.one(&["7", "14", "30", "45"]).to_string());
        let segment = random.maybe(50, *random.one(&["A", "B"]));
        world.files.row(
            "customers",
            CUSTOMERS,
            &[&name, &id, &segment, &owner, &limit, internal, &terms],
        );
        // The same customer again: a row with other cells, or a name written in another way.
        if world.random.percent(8) {
            let again = if with_ids { name.clone() } else { name.to_uppercase() };
            let terms = world.random.maybe(50, "21");
            let cells = [&*again, &id, "C", "", "", "", &terms];
            world.files.row("customers", CUSTOMERS, &cells);
        }
        if !with_ids && world.random.percent(15) {
            world.customers.push(format!(" {} ", name.to_lowercase()));
        }
        world.customers.push(if with_ids { id } else { name });
    }
}

/// Handovers: a dated owner that ends, one that begins, some that overlap.
fn ownership(world: &mut World) {
    for customer in world.customers.clone() {
        if !world.random.percent(35) {
            continue;
        }
        let change = world.day();
        let (before, after) = (world.rep(0), world.rep(0));
        let overlap = if world.random.percent(20) { 10 } else { -1 };
        let begin = if world.random.percent(50) {
            String::new()
        } else {
            world.year.from.plus(-30).to_string()
        };
        let end =
            if world.random.percent(80) { change.plus(overlap).to_string() } else { String::new() };
        let header = "customer rep from to";
        world.files.row("assignments", header, &[&customer, &before, &begin, &end]);
        if world.random.percent(80) {
            world.files.row("assignments", header, &[&customer, &after, &change.to_string(), ""]);
        }
    }
}

fn absences(world: &mut World) {
    for _ in 0..world.random.within(2, 8) {
        let (rep, from) = (world.rep(0), world.day());
        let to = from.plus(world.random.within(0, 20) as i32);
        let kind = *world.random.one(&["", "vacation", "sick", "trip", "unpaid", "absent"]);
        world.files.row(
            "absences",
            "rep from to kind",
            &[&rep, &from.to_string(), &to.to_string(), kind],
        );
    }
}

/// Weeks of a rep or a team, night shifts, and single days.
fn shifts(world: &mut World) {
    const HEADER: &str = "who weekday date start end from to";
    for rep in world.reps.clone().iter().take(3) {
        let (start, end) =
            *world.random.one(&[("10:00", "19:00"), ("20:00", "08:00"), ("08:30", "12:30")]);
        let from = world.random.maybe(50, world.year.from.plus(45).to_string());
        match world.random.within(0, 2) {
            0 => {
                for weekday in ["1", "2", "3", "4", "5"] {
                    world.files.row("shifts", HEADER, &[rep, weekday, "", start, end, &from, ""]);
                }
            }
            1 => {
                for weekday in ["2", "4", "6"] {
                    world.files.row("shifts", HEADER, &[rep, weekday, "", start, end, &from, ""]);
                }
            }
            _ => {
                for _ in 0..10 {
                    let date = world.day().to_string();
                    world.files.row("shifts", HEADER, &[rep, "", &date, start, end, "", ""]);
                }
            }
        }
    }
    if let (true, Some(team)) = (world.random.percent(50), world.teams.first().cloned()) {
        for weekday in ["1", "3", "5", "7"] {
            world.files.row("shifts", HEADER, &[&team, weekday, "", "11:00", "15:00", "", ""]);
        }
    }
}

/// Rates of every month but the first, so that early amounts have none; one per hundred units.
fn rates(world: &mut World) {
    if !world.currencies {
        return;
    }
    for month in 0..6 {
        let date = world.year.from.plus(20 + month * 27).to_string();
        let (dollar, tenge) =
            (world.random.within(700_000, 1_100_000), world.random.within(150_000, 200_000));
        for (currency, rate, nominal) in [("USD", dollar, ""), ("KZT", tenge, "100")] {
            let rate = format!("{}.{:04}", rate / 10_000, rate % 10_000);
            world.files.row(
                "rates",
                "date currency rate nominal",
                &[&date, currency, &rate, nominal],
            );
        }
    }
}
