//! The message line: what the board says, in a sentence or three made from its numbers.

use super::board::{Board, Person, PersonRow};
use crate::kpi::defs;
use crate::lang::Lang;
use crate::lang::words::sentence;
use crate::lang::{date, format, money};
use crate::model::unit::Exact;

/// The message of a board.
pub fn message(board: &Board, lang: Lang, currency: &str) -> String {
    let period = sentence(&date::period(board.scope.period, lang));
    let row = board.rows.iter().find(|row| row.kpi.id == defs::MONEY);
    let Some((row, net)) = row.and_then(|row| Some((row, row.fact.ok()?))) else {
        return match lang {
            Lang::Ru => format!("{period}: продаж пока нет."),
            Lang::En => format!("{period}: no sales yet."),
        };
    };
    let sold = money::short(net, currency, lang);
    let Some((target, variance)) = row.target.zip(row.variance) else {
        return without_plan(board, &period, &sold, lang, currency);
    };
    let head = match (board.running, row.attainment.ok()) {
        (Some(running), _) => {
            let pace = row.to_date.and_then(|to_date| net.over(to_date));
            running_head(&period, running.elapsed, running.of, pace, lang)
        }
        (None, Some(attained)) => {
            let percent = format::percent(attained, lang);
            match lang {
                Lang::Ru => format!("{period}: план выполнен на {percent}"),
                Lang::En => format!("{period}: {percent} of plan"),
            }
        }
        (None, None) => format!("{period}: {sold}"),
    };
    let gap = gap(variance, target, lang, currency);
    format!("{head}, {gap}.{}{}", partial(board, target, lang), worst(board, lang, currency))
}

/// Says where the plan is that of some of the people, while the fact is that of all.
fn partial(board: &Board, target: Exact, lang: Lang) -> String {
    let sold = |row: &&PersonRow| {
        matches!(row.person, Person::Rep { .. }) && row.net.is_ok_and(|it| it > Exact::ZERO)
    };
    let plans = || board.people.iter().filter_map(|row| row.target);
    let sum = plans().try_fold(Exact::ZERO, Exact::plus);
    let all = board.people.iter().filter(sold).count();
    let with = board.people.iter().filter(sold).filter(|row| row.target.is_some()).count();
    // A plan of the firm's own is that of all of them.
    if with == all || with == 0 || sum != Some(target) {
        return String::new();
    }
    match lang {
        Lang::Ru => format!(" План есть у {with} из {all}."),
        Lang::En => format!(" {with} of {all} have a plan."),
    }
}

fn without_plan(board: &Board, period: &str, sold: &str, lang: Lang, currency: &str) -> String {
    let average = board.rows.iter().find(|row| row.kpi.id == defs::contracts().id);
    let average = average.and_then(|row| row.fact.ok());
    let average = average.map(|it| money::short(it, currency, lang));
    match (lang, average) {
        (Lang::Ru, Some(average)) => {
            format!("{period}: продано на {sold}, средний договор {average}. План не задан.")
        }
        (Lang::En, Some(average)) => {
            format!("{period}: {sold} sold, {average} an average contract. No plan is set.")
        }
        (Lang::Ru, None) => format!("{period}: продано на {sold}. План не задан."),
        (Lang::En, None) => format!("{period}: {sold} sold. No plan is set."),
    }
}

fn running_head(period: &str, elapsed: i64, of: i64, pace: Option<Exact>, lang: Lang) -> String {
    let pace = pace.map(|it| format::percent(it, lang));
    match (lang, pace) {
        (Lang::Ru, Some(pace)) => {
            format!("{period}, {elapsed}-й рабочий день из {of}: {pace} плана на дату")
        }
        (Lang::En, Some(pace)) => {
            format!("{period}, working day {elapsed} of {of}: {pace} of the plan to date")
        }
        (Lang::Ru, None) => format!("{period}, {elapsed}-й рабочий день из {of}"),
        (Lang::En, None) => format!("{period}, working day {elapsed} of {of}"),
    }
}

fn gap(variance: Exact, target: Exact, lang: Lang, currency: &str) -> String {
    let zero = Exact::ZERO;
    let size = if variance < zero { zero.minus(variance).unwrap_or(zero) } else { variance };
    let size = money::gap(size, target, currency, lang);
    let size = size.trim_start_matches('+');
    match (lang, variance < zero) {
        (Lang::Ru, true) => format!("не хватает {size}"),
        (Lang::Ru, false) => format!("сверх плана {size}"),
        (Lang::En, true) => format!("{size} short"),
        (Lang::En, false) => format!("{size} above"),
    }
}

/// Who is furthest below plan, where it is not one person's board.
fn worst(board: &Board, lang: Lang, currency: &str) -> String {
    if board.people.len() < 2 {
        return String::new();
    }
    let behind = |row: &PersonRow| {
        let due = row.to_date.or(row.target)?;
        let variance = row.net.ok()?.minus(due)?;
        (variance < Exact::ZERO).then_some((variance, due))
    };
    let first = board.people.first().and_then(|row| Some((row, behind(row)?)));
    let Some((PersonRow { person: Person::Rep { name, .. }, .. }, (variance, due))) = first else {
        return String::new();
    };
    let gap = money::gap(variance, due, currency, lang);
    match lang {
        Lang::Ru => format!(" Самое большое отставание: {name} ({gap})."),
        Lang::En => format!(" Furthest behind: {name} ({gap})."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::reach;
    use crate::model::dataset::{Dataset, Options};
    use crate::model::date::{Date, Period};
    use crate::model::fixture::batch;
    use crate::model::known::Known;
    use crate::model::scope::Scope;
    use crate::model::table::Table;
    use crate::model::targets::Who;
    use crate::report::board::board;

    const SALES: &str = "date | rep | customer | sku | quantity | amount
        2026-08-10 | Ким Д. | Ромашка | A-1 | 1 | 100
        2026-08-15 | Орлова М. | Ромашка | A-1 | 2 | 250
        2026-08-16 | Титов Р. | Лютик | A-1 | 1 | 50";

    fn said(plans: &str) -> String {
        let plans = format!("kpi|from|to|who|amount\n{plans}");
        let batches = vec![batch(Table::Sales, SALES), batch(Table::Targets, &plans)];
        let data = Dataset::build(batches, Options::default());
        let as_of = Date::parse("2026-08-31").expect("a date");
        let period = Period::parse("2026-08").expect("a period");
        let scope = Scope { period, as_of, today: as_of.plus(1), who: Who::Company };
        message(&board(&reach::ALL, &Known::of(&data, scope), scope), Lang::Ru, "RUB")
    }

    #[test]
    fn a_plan_of_some_of_the_people_is_said_to_be_that() {
        let of = |rep: &str| format!("plan_revenue|2026-08-01|2026-08-31|{rep}|200");
        let some = "План есть у 1 из 3.";
        assert!(said(&of("Ким Д.")).contains(some), "{}", said(&of("Ким Д.")));
        let all = ["Ким Д.", "Орлова М.", "Титов Р."].map(of).join("\n");
        assert!(!said(&all).contains("План есть"));
        // The firm's own plan is that of all of them.
        let own = format!("{}\nplan_revenue|2026-08-01|2026-08-31||500", of("Ким Д."));
        assert!(!said(&own).contains("План есть"), "{}", said(&own));
    }
}
