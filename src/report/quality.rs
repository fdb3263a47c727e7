//! The data-quality line: rows used, left out by reason, unassigned, defaulted.

use crate::kpi::Kpi;
use crate::lang::{Text, text};
use crate::model::batch::Place;
use crate::model::dataset::{Doubt, Reason};
use crate::model::date::Date;
use crate::model::slice::{Slice, UNALLOCATED, index};
use crate::model::sort;

/// Days without facts after which data is said to be stale.
const STALE_DAYS: i32 = 7;

/// How the rows of the scope were used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Rows that count.
    pub used: usize,
    /// Rows left out of the whole workspace, by reason.
    pub excluded: Vec<(Reason, usize)>,
    /// Rows with something that could name two, and so names nobody.
    pub doubts: Vec<(Doubt, usize)>,
    /// Of the rows used, those without a salesperson.
    pub unassigned: usize,
    /// Of the rows used, those of what credits leave over, or have too much.
    pub unallocated: usize,
    /// Of the rows used, those of which something is taken by default.
    pub defaulted: usize,
    /// What is taken.
    pub by_default: Option<Text>,
    /// Last dated fact up to the as-of date.
    pub last_fact: Option<Date>,
    /// Whether that is long before the last day looked at.
    pub is_stale: bool,
}

/// How the rows of a KPI's slice were used.
pub fn quality(kpi: &Kpi, slice: &Slice) -> Quality {
    let facts = &slice.facts;
    let is_defaulted = |row: &&u32| {
        let place = facts.place.get(index(**row));
        place.is_some_and(|it| facts.defaulted.binary_search(it).is_ok())
    };
    let last_fact = slice.known.last_fact();
    let until = slice.scope.as_of.min(slice.scope.period.to);
    Quality {
        used: slice.rows.len(),
        excluded: sort::counted(left_out(kpi, slice).map(|it| it.1)),
        doubts: sort::counted(slice.data.doubts.iter().map(|it| it.1)),
        unassigned: slice.rows.iter().filter(|&&row| slice.rep(row).is_none()).count(),
        unallocated: slice.rows.iter().filter(|&&row| slice.rep(row) == Some(UNALLOCATED)).count(),
        defaulted: slice.rows.iter().filter(is_defaulted).count(),
        by_default: Some(kpi.defaulted),
        last_fact,
        is_stale: last_fact.is_some_and(|last| until.0 - last.0 > STALE_DAYS),
    }
}

/// The rows of a KPI's tables that do not count, and those that its facts leave out.
pub fn left_out<'a>(
    kpi: &Kpi,
    slice: &'a Slice,
) -> impl Iterator<Item = &'a (Place, Reason)> + use<'a> {
    let (data, tables) = (slice.data, kpi.tables);
    let is_of_kpi = move |place: Place| {
        let table = data.batch(place).map(|batch| batch.table);
        table.is_some_and(|table| tables.contains(&table))
    };
    let of_tables = data.excluded.iter().filter(move |(place, _)| is_of_kpi(*place));
    of_tables.chain(&slice.facts.excluded)
}

const COMES_AGAIN: Text = text(
    "повторяется в более поздней загрузке, учтена она",
    "comes again in a later import, which counts",
);

/// Why rows are left out, in words.
pub fn reason(why: Reason) -> Text {
    match why {
        Reason::NoDate => {
            text("нет даты ни в строке, ни в документе", "no date in the row nor in its document")
        }
        Reason::NoAmount => text("нет ни суммы, ни цены", "neither an amount nor a price"),
        Reason::HeaderOfLines => text(
            "итог документа, его строки уже посчитаны",
            "a document's total, its lines are counted",
        ),
        Reason::HeaderDiffers => text(
            "итог документа не равен сумме его строк (посчитаны строки)",
            "a document's total differs from its lines (the lines are counted)",
        ),
        Reason::NotWon => text("сделка не выиграна", "the deal is not won"),
        Reason::Internal => text("внутренний клиент", "an internal customer"),
        Reason::OtherCurrency => text("другая валюта, нет курса", "another currency, no rate"),
        Reason::NoCost => text("нет себестоимости", "no cost"),
        Reason::NotCash => text("погашено не деньгами", "settled without money"),
        Reason::TooLarge => text("слишком большая сумма", "the amount is too large"),
        Reason::NotHeld => {
            text("встреча отменена или перенесена", "the meeting was cancelled or moved")
        }
        Reason::OnlyPlanned => text(
            "встреча только запланирована, итога нет",
            "the meeting was only planned, nothing says it was held",
        ),
        Reason::TooShort => text("встреча слишком короткая", "the meeting is too short"),
        Reason::NoCustomer => text("встреча без клиента", "a meeting without a customer"),
        Reason::Repeated => text(
            "та же встреча ещё раз: тот же клиент, менеджер, день",
            "the same meeting again: customer, salesperson and day",
        ),
        Reason::Incoming => text("входящий звонок", "an incoming call"),
        Reason::WarmCall => {
            text("звонок по тёплой базе", "a call to a customer who has bought before")
        }
        Reason::Missing => text("пуста обязательная ячейка", "a required cell is empty"),
        Reason::Backwards => text(
            "конец раньше начала или ответ раньше обращения",
            "ends before it begins, or is answered before it is asked",
        ),
        Reason::Spam => text("спам", "spam"),
        Reason::SameInquiry => text(
            "ещё одна строка того же обращения: оно посчитано один раз",
            "one more row of the same inquiry: it is counted once",
        ),
        Reason::Unfinished => text("тест не закончен", "the test was not finished"),
        Reason::NoTopic => text("тест без темы", "a test of no topic"),
        Reason::NoMaximum => text("максимум баллов не больше нуля", "no points to get"),
        Reason::OverMaximum => {
            text("баллов больше максимума или меньше нуля", "points over the maximum or below zero")
        }
        Reason::Negative => text("отрицательное число", "a negative number"),
        Reason::OverWhole => {
            text("доля меньше нуля или больше целого", "a share below zero or over the whole")
        }
        Reason::ImpossibleTarget => {
            text("план меньше нуля или доля больше целого", "a target below zero or over the whole")
        }
        Reason::EmptyTarget => {
            text("план без суммы или дат", "a target without an amount or dates")
        }
        Reason::UnknownThing => {
            text("план на то, чего в данных нет", "a target of something unknown")
        }
        Reason::Consignment => text("под реализацию: долга ещё нет", "on consignment: no debt yet"),
        Reason::Replaced => text("заменено введённым вручную", "replaced by what was typed in"),
        Reason::ComesAgain => COMES_AGAIN,
    }
}

/// What names nobody for sure, in words.
pub fn doubt(what: Doubt) -> Text {
    match what {
        Doubt::Id => text(
            "в списке людей один код у разных имён, по нему никого не узнаём",
            "in the list of people one id of different names, nobody is known by it",
        ),
        Doubt::Name => text(
            "в списке людей одно имя у разных кодов, по нему никого не узнаём",
            "in the list of people one name of different ids, nobody is known by it",
        ),
        Doubt::Alias => text(
            "в списке людей другое имя или почта не одного человека, по ним никого не узнаём",
            "in the list of people an alias or e-mail of more than one, nobody is known by it",
        ),
        Doubt::Participants => text(
            "во встрече неясно, один участник или несколько, принят один",
            "a meeting may be of one or of several people, one is taken",
        ),
    }
}
