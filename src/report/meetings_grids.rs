//! Meetings and presentations as tables: people, and the funnel from an event to a deal.

use super::board::planned_reps;
use super::breakdown::called;
use super::grid::{Cell, Grid};
use super::meetings::{Met, Outcome, count, met, outcome};
use crate::kpi::engine::{known as has_begun, planned};
use crate::kpi::{Kpi, NoValue, Unit};
use crate::lang::{Text, text};
use crate::model::slice::{By, Slice};
use crate::model::unit::Exact;

/// What came of meetings or presentations; none where none is known.
pub fn outcomes(slice: &Slice) -> Option<Grid> {
    has_begun(slice).is_ok().then(|| funnel(&outcome(slice)))
}

const HEAD: [Text; 13] = [
    text("Менеджер", "Salesperson"),
    text("Проведено", "Held"),
    text("Минимум", "Minimum"),
    text("Выполнение", "Reached"),
    text("Разных клиентов", "Customers"),
    text("С новыми", "With new"),
    text("С действующими", "With existing"),
    text("Онлайн", "Online"),
    text("На выезде", "On site"),
    text("Дней в разъездах", "Travel days"),
    text("Внесено задним числом", "Entered late"),
    text("В последний день", "On the last day"),
    text("Отметка", "Flag"),
];

/// Who held meetings or presentations, with whom and how; none where none is known.
pub fn people(kpi: &Kpi, slice: &Slice) -> Option<Grid> {
    has_begun(slice).ok()?;
    let parts = slice.split(By::Rep, &planned_reps(slice));
    let shown =
        |(_, part): &&(Option<u32>, Slice)| !part.rows.is_empty() || planned(kpi, part).is_ok();
    let row = |(code, part): &(Option<u32>, Slice)| {
        let name = called(By::Rep, *code, part).0;
        let nobody = Cell::Said(text("Не назначен", "Unassigned"));
        cells(name.map_or(nobody, Cell::Named), &met(kpi, part))
    };
    let all = cells(Cell::Said(text("Всего", "In all")), &met(kpi, slice));
    Some(Grid {
        id: "met",
        title: text("Кто, с кем и как", "Who, with whom and how"),
        note: Some(text(
            "Совместная встреча: 1 каждому и 1 в итоге. Новый: до этого дня не покупал. В разъездах: \
             дни с выездной встречей и командировок. Последний рабочий день месяца с четвертью \
             встреч (от трёх) отмечен.",
            "A joint meeting is 1 for each and 1 in all. New: had bought nothing before that day. \
             Travel: days with a meeting on site and of business trips. A month's last working day \
             with a quarter of its meetings (three at least) is flagged.",
        )),
        head: HEAD.to_vec(),
        rows: parts.iter().filter(shown).map(row).collect(),
        total: Some(all),
    })
}

fn cells(name: Cell, it: &Met) -> Vec<Cell> {
    let figure = |value| Cell::Figure(value, Unit::Count);
    let burst = text("всплеск в последний день", "burst on the last day");
    vec![
        name,
        figure(it.held),
        it.minimum.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Count)),
        Cell::Figure(it.reached, Unit::Share),
        Cell::count(it.customers),
        figure(it.with_new),
        figure(it.with_old),
        figure(it.online),
        figure(it.on_site),
        figure(it.travel_days),
        Cell::count(it.late),
        Cell::count(it.last_day),
        if it.is_burst { Cell::Said(burst) } else { Cell::Empty },
    ]
}

fn funnel(it: &Outcome) -> Grid {
    let share = |part: Result<Exact, NoValue>, whole: Result<Exact, NoValue>| {
        part.and_then(|part| part.over(whole?).ok_or(NoValue::ZeroWhole))
    };
    let met = Ok(count(it.met));
    let before_deal = it.offered.or(met);
    let step = |name: Text, of: Result<Exact, NoValue>, share: Cell| {
        vec![Cell::Said(name), Cell::Figure(of, Unit::Count), share]
    };
    let part = |value| Cell::Figure(value, Unit::Share);
    let rows = vec![
        step(text("была встреча", "met"), met, Cell::Empty),
        step(text("предложена сделка", "offered a deal"), it.offered, part(share(it.offered, met))),
        step(text("купили", "bought"), it.bought, part(share(it.bought, before_deal))),
    ];
    Grid {
        id: "met-funnel",
        title: text("Что дали встречи: клиенты", "What came of it: customers"),
        note: Some(text(
            "После первой встречи периода и не позже срока сделки звонка (в настройках). Сделка \
             предложена в день, когда она заведена.",
            "After the first meeting of the period, within the days of a call's deal (in the \
             settings). A deal is offered on the day it was entered.",
        )),
        head: vec![
            text("Шаг", "Step"),
            text("Клиентов", "Customers"),
            text("От предыдущего шага", "Of the step before"),
        ],
        rows,
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::kpi::fixture::{Asked, asked};
    use crate::model::rules::Rules;
    use crate::model::table::Table;
    use crate::report::board::row;

    const MEETINGS: &str = "at | rep | customer | kind | status | online | entered
        2026-03-02 | А; Б | К1 | | held | no | 2026-03-02
        2026-03-03 | А | К2 | | held | yes | 2026-03-20
        2026-03-03 | Б | К3 | | held | |
        2026-03-31 | А | К1 | | held | no |
        2026-03-31 | А | К2 | | held | no |
        2026-03-31 | А | К3 | | held | no |
        2026-03-30 | Б | К1 | presentation | held | |";
    const ABSENCES: &str = "rep | from | to | kind
        Б | 2026-03-02 | 2026-03-04 | trip\nБ | 2026-03-31 | 2026-04-02 | trip
        А | 2026-03-09 | 2026-03-10 | absent";
    const SALES: &str = "date | customer | rep | amount | status | created
        2026-03-02 | К1 | А | 100 | won | 2026-02-20\n2026-03-20 | К2 | А | 100 | won |
        2026-05-20 | К3 | А | 100 | open | 2026-03-10\n2026-03-01 | К3 | А | 1 | lost | 2026-03-02";
    const TARGETS: &str = "kpi | who | level | from | amount
        meetings | А | minimum | 2026-03-01 | 4\nmeetings | Б | minimum | 2026-03-01 | 4";

    fn march(tables: &[(Table, &str)]) -> Asked {
        asked("2026-03", Rules::default(), tables)
    }

    fn of(asked: &Asked, kpi: &str, rep: &str) -> Met {
        met(defs::find(kpi).expect("a KPI"), &asked.slice(kpi, rep))
    }

    fn whole(number: i64) -> Result<Exact, NoValue> {
        Ok(Exact::whole(number))
    }

    fn all() -> Asked {
        march(&[
            (Table::Meetings, MEETINGS),
            (Table::Absences, ABSENCES),
            (Table::Sales, SALES),
            (Table::Targets, TARGETS),
        ])
    }

    #[test]
    fn a_person_is_shown_with_whom_where_and_how_late() {
        let asked = all();
        let it = of(&asked, "meetings", "А");
        assert_eq!((it.held, it.customers), (whole(5), 3));
        assert_eq!((it.reached, it.minimum), (whole(1), Some(Exact::whole(4))));
        // К1 buys on the 2nd, К2 on the 20th: both are existing on the 31st alone.
        assert_eq!((it.with_new, it.with_old), (whole(3), whole(2)));
        assert_eq!((it.online, it.on_site), (whole(1), whole(4)));
        // The 2nd and the 31st; absence is no trip.
        assert_eq!(it.travel_days, whole(2));
        assert_eq!((it.late, it.last_day, it.is_burst), (1, 3, true));
    }

    #[test]
    fn a_joint_event_is_one_in_all_and_days_of_people_add_up() {
        let asked = all();
        let (all, own) = (of(&asked, "meetings", ""), of(&asked, "meetings", "Б"));
        assert_eq!((all.held, own.held), (whole(6), whole(2)));
        // Б: the trip of the 2nd to the 4th (a meeting of one of these days once), and the 31st.
        assert_eq!((own.travel_days, all.travel_days), (whole(4), whole(6)));
        assert_eq!((own.last_day, own.is_burst), (0, false));
        assert_eq!(of(&asked, "presentations", "Б").held, whole(1));
    }

    #[test]
    fn what_no_table_says_has_no_value() {
        let asked = march(&[(Table::Meetings, "at | rep | customer\n2026-03-02 | А | К1")]);
        let it = of(&asked, "meetings", "");
        assert_eq!((it.with_new, it.with_old), (Err(NoValue::NoRows), Err(NoValue::NoRows)));
        assert_eq!((it.online, it.travel_days), {
            let none = Err(NoValue::MissingField("online"));
            (none, none)
        });
        let came = outcome(&asked.slice("meetings", ""));
        assert_eq!((came.met, came.bought), (1, Err(NoValue::NoRows)));
        assert_eq!(came.offered, Err(NoValue::MissingField("created")));
    }

    #[test]
    fn what_is_said_after_the_as_of_date_gives_no_value_to_what_was_not_said() {
        let meetings = "at | rep | customer | online\n2026-03-02 | А | К1 |
            2026-03-20 | А | К1 | no";
        let trips = "rep | from | to | kind\nА | 2026-03-21 | 2026-03-22 | trip";
        let tables = [(Table::Meetings, meetings), (Table::Absences, trips)];
        let early = of(&march(&tables).on("2026-03-10"), "meetings", "");
        let none = Err(NoValue::MissingField("online"));
        assert_eq!((early.online, early.on_site, early.travel_days), (none, none, none));
        let late = of(&march(&tables), "meetings", "");
        assert_eq!((late.on_site, late.travel_days), (whole(1), whole(3)));
    }

    #[test]
    fn a_quarter_of_three_on_the_last_working_day_is_a_burst_and_two_are_none() {
        let day = |rows: &str| {
            let rows = format!("at | rep | customer\n{rows}");
            let it = of(&march(&[(Table::Meetings, &rows)]), "meetings", "");
            (it.last_day, it.is_burst)
        };
        let earlier = |count: usize| {
            (1..=count).map(|it| format!("2026-03-{it:02} | А | К1\n")).collect::<String>()
        };
        let last = |count: usize| {
            (1..=count).map(|it| format!("2026-03-31 | А | К{it}\n")).collect::<String>()
        };
        assert_eq!(day(&(earlier(9) + &last(3))), (3, true));
        assert_eq!(day(&(earlier(10) + &last(3))), (3, false));
        assert_eq!(day(&last(2)), (2, false));
        // The 28th of February 2026 is a Saturday, the 27th the last working day.
        let february = "at | rep | customer\n2026-02-26 | А | К1\n2026-02-27 | А | К1
            2026-02-28 | А | К1";
        let asked = asked("2026-02", Rules::default(), &[(Table::Meetings, february)]);
        assert_eq!(of(&asked, "meetings", "").last_day, 2);
    }

    #[test]
    fn a_funnel_counts_customers_from_their_first_meeting_on() {
        let asked = all();
        let it = outcome(&asked.slice("meetings", ""));
        // К1 bought on the very day, К2 later, К3 was offered a deal that is open; a deal offered
        // the day before the meeting is none of it.
        assert_eq!((it.met, it.offered, it.bought), (3, whole(3), whole(2)));
        let early = outcome(&all().on("2026-03-09").slice("meetings", ""));
        assert_eq!((early.met, early.offered, early.bought), (3, whole(1), whole(1)));
    }

    #[test]
    fn the_tables_have_a_row_each_and_a_total() {
        let asked = all();
        let slice = asked.slice("meetings", "");
        let people = people(defs::find("meetings").expect("a KPI"), &slice).expect("known");
        let names: Vec<&Cell> = people.rows.iter().map(|row| &row[0]).collect();
        assert_eq!(names, [&Cell::Named("А".to_owned()), &Cell::Named("Б".to_owned())]);
        let rows = people.rows.iter().chain(&people.total);
        assert!(rows.clone().all(|row| row.len() == people.head.len()));
        assert_eq!(
            outcomes(&slice).expect("known").rows[2][1..],
            [Cell::count(2), Cell::figure(Exact::new(2, 3), Unit::Share)]
        );
    }

    #[test]
    fn what_is_over_the_minimum_is_rewarded_by_a_rule_alone() {
        let meetings =
            "at | rep | customer\n2026-03-02 | А | К1\n2026-03-03 | А | К2\n2026-03-04 | А | К3";
        let targets = "kpi | who | level | from | amount\nmeetings | А | minimum | 2026-03-01 | 2";
        let tables = [(Table::Meetings, meetings), (Table::Targets, targets)];
        let board = |rules| {
            let asked = asked("2026-03", rules, &tables);
            let row = row(defs::find("meetings").expect("a KPI"), &asked.slice("meetings", "А"));
            let figure = asked.value("meetings", "attainment", "А");
            assert_eq!(row.attainment, figure, "the board and the figure are one");
            (row.fact, row.target, figure)
        };
        let two = Some(Exact::whole(2));
        assert_eq!(board(Rules::default()), (whole(3), two, whole(1)));
        let rules = Rules { over_minimum: true, ..Rules::default() };
        assert_eq!(board(rules), (whole(3), two, Ok(Exact::new(3, 2))));
    }
}
