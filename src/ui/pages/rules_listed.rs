//! What a firm decides about counting, as the settings list it: names, choices, where each is kept.

use crate::lang::{Text, text};
use crate::model::rules::{Allocation, AttemptRule, Denominator, LessIsBetter, Recognition, Rules};
use crate::model::vat::VatBasis;
use crate::model::zone::Zone;

/// One switch: what it decides, what can be chosen.
pub struct Choice {
    /// Its name in handles.
    pub id: &'static str,
    /// What it decides.
    pub name: Text,
    /// What can be chosen; the first is the default.
    pub options: &'static [Text],
    /// What is chosen.
    pub get: fn(&Rules) -> usize,
    /// Chooses.
    pub set: fn(&mut Rules, usize),
}

const RECOGNITION: [Recognition; 4] =
    [Recognition::Shipment, Recognition::Payment, Recognition::Won, Recognition::Margin];
const ATTEMPTS: [AttemptRule; 4] =
    [AttemptRule::Last, AttemptRule::Best, AttemptRule::Average, AttemptRule::First];
const BASES: [VatBasis; 2] = [VatBasis::With, VatBasis::Without];
const CALLS: [Denominator; 3] = [Denominator::Dials, Denominator::Connects, Denominator::Contacts];
const SCALES: [LessIsBetter; 3] =
    [LessIsBetter::Ratio, LessIsBetter::Difference, LessIsBetter::BaseNorm];
const MONEY_TO: [Allocation; 3] = [Allocation::Client, Allocation::Contract, Allocation::Document];

/// The place of a value among all; the first, where it is not there.
fn place<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|it| it == value).unwrap_or(0)
}

fn at<T: Copy + Default>(all: &[T], place: usize) -> T {
    all.get(place).copied().unwrap_or_default()
}

/// Every switch.
pub const CHOICES: &[Choice] = &[
    Choice {
        id: "recognition",
        name: text("Когда продажа засчитывается", "When a sale counts"),
        options: &[
            text("отгрузка: по дате документа", "shipment: on the document's date"),
            text("оплата: когда пришли деньги", "payment: when money comes"),
            text("закрытая сделка", "the deal is won"),
            text("маржа: выручка минус себестоимость", "margin: revenue less cost"),
        ],
        get: |rules| place(&RECOGNITION, &rules.recognition),
        set: |rules, to| rules.recognition = at(&RECOGNITION, to),
    },
    Choice {
        id: "fact",
        name: text("Факт плана продаж", "The fact of the sales plan"),
        options: &[
            text("за вычетом возвратов", "less returns"),
            text("продано, возвраты отдельно", "sold, returns apart"),
        ],
        get: |rules| usize::from(rules.fact_is_sold),
        set: |rules, to| rules.fact_is_sold = to == 1,
    },
    Choice {
        id: "vat",
        name: text("Суммы в показателях", "Amounts in the KPIs"),
        options: &[text("с НДС", "with VAT"), text("без НДС", "net of VAT")],
        get: |rules| place(&BASES, &rules.vat.basis),
        set: |rules, to| rules.vat.basis = at(&BASES, to),
    },
    Choice {
        id: "timezone",
        name: text("Часовой пояс", "Time zone"),
        options: &[
            text("Москва (МСК)", "Moscow"),
            text("Калининград (МСК−1)", "Kaliningrad"),
            text("Самара (МСК+1)", "Samara"),
            text("Екатеринбург (МСК+2)", "Yekaterinburg"),
            text("Омск (МСК+3)", "Omsk"),
            text("Новосибирск (МСК+4)", "Novosibirsk"),
            text("Красноярск (МСК+4)", "Krasnoyarsk"),
            text("Иркутск (МСК+5)", "Irkutsk"),
            text("Якутск (МСК+6)", "Yakutsk"),
            text("Владивосток (МСК+7)", "Vladivostok"),
            text("Магадан (МСК+8)", "Magadan"),
            text("Камчатка (МСК+9)", "Kamchatka"),
            text("Гринвич (UTC)", "UTC"),
        ],
        get: |rules| usize::from(rules.zone.0),
        set: |rules, to| rules.zone = u8::try_from(to).map_or(Zone::MOSCOW, Zone),
    },
    Choice {
        id: "attempt",
        name: text("Какая попытка теста идёт в зачёт", "Which attempt at a test counts"),
        options: &[
            text("последняя", "the last"),
            text("лучшая", "the best"),
            text("средняя", "the average"),
            text("первая", "the first"),
        ],
        get: |rules| place(&ATTEMPTS, &rules.attempt),
        set: |rules, to| rules.attempt = at(&ATTEMPTS, to),
    },
    Choice {
        id: "missing",
        name: text("Обязательная тема без теста", "A required topic without a test"),
        options: &[
            text("считается нулём", "counts as zero"),
            text("не считается, виден охват", "is left out, coverage is shown"),
        ],
        get: |rules| usize::from(rules.missing_left_out),
        set: |rules, to| rules.missing_left_out = to == 1,
    },
    Choice {
        id: "denominator",
        name: text("Сто чего: звонки холодной базы", "A hundred of what: cold calls"),
        options: &[
            text("наборы номера", "dials"),
            text("разговоры", "connects"),
            text("контакты", "contacts"),
        ],
        get: |rules| place(&CALLS, &rules.denominator),
        set: |rules, to| rules.denominator = at(&CALLS, to),
    },
    Choice {
        id: "deal_to",
        name: text("Сделка после нескольких звонков", "A deal after several calls"),
        options: &[
            text("тому, кто звонил последним", "to who called last"),
            text("тому, кто звонил первым", "to who called first"),
        ],
        get: |rules| usize::from(rules.deal_to_first),
        set: |rules, to| rules.deal_to_first = to == 1,
    },
    Choice {
        id: "repeat",
        name: text("Постоянный клиент купил раньше", "A repeat customer has bought before"),
        options: &[
            text("до начала периода", "the period began"),
            text("в том числе внутри периода", "also inside the period"),
        ],
        get: |rules| usize::from(rules.repeat_inclusive),
        set: |rules, to| rules.repeat_inclusive = to == 1,
    },
    Choice {
        id: "allocation",
        name: text("Оплата без номера счёта гасит", "A payment without an invoice pays"),
        options: &[
            text("самый старый долг клиента", "the customer's oldest debt"),
            text("самый старый долг договора", "the contract's oldest debt"),
            text("ничего: остаётся авансом", "nothing: it stays an advance"),
        ],
        get: |rules| place(&MONEY_TO, &rules.allocation),
        set: |rules, to| rules.allocation = at(&MONEY_TO, to),
    },
    Choice {
        id: "due_day_off",
        name: text("Срок оплаты в выходной", "A due date on a day off"),
        options: &[
            text("остаётся", "stays"),
            text("переходит на рабочий день", "moves to the next working day"),
        ],
        get: |rules| usize::from(rules.due_moves),
        set: |rules, to| rules.due_moves = to == 1,
    },
    Choice {
        id: "loose_credit_note",
        name: text("Возврат без номера счёта", "A credit note without an invoice"),
        options: &[
            text("уменьшает самый старый долг", "lowers the oldest debt"),
            text("остаётся отдельным минусом", "stays a minus of its own"),
        ],
        get: |rules| usize::from(rules.loose_credit_stays),
        set: |rules, to| rules.loose_credit_stays = to == 1,
    },
    Choice {
        id: "planned_is_held",
        name: text("Прошедшая встреча «запланирована»", "A past meeting still planned"),
        options: &[text("не засчитывается", "does not count"), text("засчитывается", "counts")],
        get: |rules| usize::from(rules.planned_is_held),
        set: |rules, to| rules.planned_is_held = to == 1,
    },
    Choice {
        id: "over_minimum",
        name: text("Встречи сверх минимума", "Meetings over the minimum"),
        options: &[
            text("видны, выполнение не выше 100 %", "are shown, attainment stays at 100 %"),
            text("повышают выполнение", "raise the attainment"),
        ],
        get: |rules| usize::from(rules.over_minimum),
        set: |rules, to| rules.over_minimum = to == 1,
    },
    Choice {
        id: "less_is_better",
        name: text("Выполнение, если лучше меньше", "Attainment where less is better"),
        options: &[
            text("план ÷ факт", "target ÷ fact"),
            text("2 − факт ÷ план", "2 − fact ÷ target"),
            text("от базы («минимум») до нормы («план»)", "from base (minimum) to norm (plan)"),
        ],
        get: |rules| place(&SCALES, &rules.less_is_better),
        set: |rules, to| rules.less_is_better = at(&SCALES, to),
    },
];

/// Absences that may take days from a plan, in the order of the rules.
pub const ABSENCES: [Text; 5] = [
    text("отпуск", "vacation"),
    text("больничный", "sick leave"),
    text("командировка", "business trip"),
    text("за свой счёт", "unpaid leave"),
    text("прогул", "absence without leave"),
];
