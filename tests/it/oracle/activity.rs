//! What people do: attempts at tests, inquiries, calls and meetings.

use crate::oracle::generator::{CAMPAIGNS, TOPICS, World};
use planerka::model::date::Date;

/// Writes the tables of activity.
pub fn write(world: &mut World) {
    for _ in 0..world.random.within(10, 40) {
        attempt(world);
    }
    for n in 0..world.random.within(15, 50) {
        inquiry(world, n);
    }
    for _ in 0..world.random.within(25, 80) {
        call(world);
    }
    for _ in 0..world.random.within(15, 50) {
        meeting(world);
    }
}

/// A time of the day in minutes, as text; a bare date in so many of a hundred cases.
fn time(world: &mut World, date: Date, minute: i64, bare: i64) -> String {
    let date = date.plus((minute.div_euclid(1440)) as i32);
    let minute = minute.rem_euclid(1440);
    if world.random.percent(bare) {
        return date.to_string();
    }
    let seconds = world.random.within(0, 59);
    let seconds = if world.random.percent(50) { format!(":{seconds:02}") } else { String::new() };
    format!("{date} {:02}:{:02}{seconds}", minute / 60, minute % 60)
}

fn attempt(world: &mut World) {
    let (date, rep) = (world.day(), world.rep(0));
    let minute = world.random.within(540, 1080);
    let at = time(world, date, minute, 30);
    let topic = *world.random.one(&TOPICS);
    let by_test = world.random.percent(20);
    let max = *world.random.one(&["10", "20", "100"]);
    let points =
        (max.parse::<i64>().expect("a number") * world.random.within(30, 100) / 100).to_string();
    let finished = if world.random.percent(8) { "no" } else { "" };
    let (topic, test) = if by_test { ("", topic) } else { (topic, "Тест 1") };
    world.files.row(
        "attempts",
        "date rep topic test points max finished",
        &[&at, &rep, topic, test, &points, max, finished],
    );
    if world.random.percent(15) {
        // Another the same day: the later time wins, without times the higher.
        let later = time(world, date, minute + 30, 30);
        let points = world.random.within(3, 10).to_string();
        world.files.row(
            "attempts",
            "date rep topic test points max finished",
            &[&later, &rep, topic, test, &points, "10", ""],
        );
    }
}

fn inquiry(world: &mut World, n: i64) {
    const HEADER: &str =
        "id received replied channel customer owner replied_by reply_kind status wait_minutes";
    let (date, minute) = (world.day(), world.random.within(0, 1439));
    let received = time(world, date, minute, 5);
    let after = *world.random.one(&[0, 1, 4, 6, 14, 30, 61, 240, 900, 3000, -5]);
    let bare = if received.len() == 10 { 100 } else { 4 };
    let replied = time(world, date, minute + after + world.random.within(0, 3), bare);
    let replied = if world.random.percent(75) { replied } else { String::new() };
    let channel = *world.random.one(&["chat", "form", "missed call", "email", "", "other"]);
    let (customer, owner) = (world.customer(30), world.rep(40));
    let replied_by = if replied.is_empty() { String::new() } else { world.rep(40) };
    let bot = if !replied.is_empty() && world.random.percent(10) { "bot" } else { "" };
    let status = *world.random.one(&["", "open", "closed", "closed", "spam"]);
    let wait = if replied.is_empty() && world.random.percent(20) {
        world.random.within(0, 300).to_string()
    } else {
        String::new()
    };
    world.files.row(
        "inquiries",
        HEADER,
        &[
            &format!("I{n:05}"),
            &received,
            &replied,
            channel,
            &customer,
            &owner,
            &replied_by,
            bot,
            status,
            &wait,
        ],
    );
}

fn call(world: &mut World) {
    let (date, minute) = (world.day(), world.random.within(540, 1080));
    let at = time(world, date, minute, 15);
    let (rep, customer) = (world.rep(0), world.customer(25));
    let phone = if customer.is_empty() {
        world.random.maybe(60, format!("+7 900 000-00-{:02}", world.random.within(0, 40)))
    } else {
        String::new()
    };
    let direction = *world.random.one(&["", "out", "out", "in"]);
    let seconds =
        world.random.maybe(85, world.random.one(&["0", "9", "15", "40", "300"]).to_string());
    let base = *world.random.one(&["", "", "", "cold", "warm"]);
    let total = world.random.percent(6);
    let (count, deals) = if total {
        (
            world.random.within(5, 60).to_string(),
            world.random.maybe(60, world.random.within(0, 3).to_string()),
        )
    } else {
        (String::new(), String::new())
    };
    let (customer, phone) = if total { (String::new(), String::new()) } else { (customer, phone) };
    let campaign = world.random.maybe(10, *world.random.one(&CAMPAIGNS));
    world.files.row(
        "calls",
        "at rep customer phone direction seconds base count deals campaign",
        &[&at, &rep, &customer, &phone, direction, &seconds, base, &count, &deals, &campaign],
    );
}

fn meeting(world: &mut World) {
    let (date, minute) = (world.day(), world.random.within(540, 1080));
    let at = time(world, date, minute, 15);
    let first = world.rep(5);
    let second = world.rep(0);
    let reps = if !first.is_empty() && first != second && world.random.percent(20) {
        format!("{first};{second}")
    } else {
        first
    };
    let customer = world.customer(8);
    let kind = *world.random.one(&["", "meeting", "presentation", "both"]);
    let status = *world.random.one(&["", "", "held", "held", "planned", "cancelled", "moved"]);
    let minutes = world.random.maybe(60, world.random.one(&["5", "20", "60"]).to_string());
    for _ in 0..if world.random.percent(8) { 2 } else { 1 } {
        let at =
            if world.random.percent(50) { at.clone() } else { time(world, date, minute + 60, 0) };
        world.files.row(
            "meetings",
            "at rep customer kind status minutes",
            &[&at, &reps, &customer, kind, status, &minutes],
        );
    }
}
