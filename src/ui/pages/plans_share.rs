//! Sharing out: a year's plan over months and rows as last year sold or by working days, or last
//! year's plan or fact and so many per cent. What it gives stands in the grid until it is applied.

use super::plans::Planning;
use super::plans_model::{Draft, MONTHS, Plan, PlanRow, rows};
use crate::lang::format::{Sign, trimmed};
use crate::lang::{Lang, Text, text};
use crate::model::dataset::Dataset;
use crate::model::slice::By;
use crate::model::unit::Exact;
use crate::report::plan_share::{
    Months, NotShared, Weights, only_while_here, season, shared, working_days,
};
use crate::ui::parts::copied::copy;
use crate::ui::paste::{Amount, amount};
use leptos::prelude::*;

/// Millionths of a unit.
const UNIT: i128 = 1_000_000;

/// How a year is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// An amount, as last year sold.
    Season,
    /// An amount, by working days.
    Days,
    /// Last year's plan and so many per cent.
    PlanBefore,
    /// Last year's fact and so many per cent.
    FactBefore,
}

const WAYS: [(Way, &str, Text); 4] = [
    (Way::Season, "season", text("по сезонности прошлого года", "as last year sold")),
    (Way::Days, "days", text("по рабочим дням", "by working days")),
    (Way::PlanBefore, "plan", text("как план прошлого года ± %", "last year's plan ± %")),
    (Way::FactBefore, "fact", text("как факт прошлого года ± %", "last year's fact ± %")),
];

impl Way {
    /// Whether what is typed is a change in per cent, not an amount.
    fn is_change(self) -> bool {
        matches!(self, Way::PlanBefore | Way::FactBefore)
    }
}

/// Why nothing was shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    NoNumber,
    NoPlan,
    Not(NotShared),
}

impl Refused {
    fn text(self) -> Text {
        match self {
            Refused::NoNumber => text(
                "Введите число: сумму на год больше нуля или изменение в процентах.",
                "Type a number: an amount over zero for the year, or a change in per cent.",
            ),
            Refused::NoPlan => text(
                "На прошлый год у этих строк нет планов по месяцам.",
                "These rows have no plans by month for last year.",
            ),
            Refused::Not(why) => why.text(),
        }
    }
}

/// What to share out, and over which rows of the grid.
struct Asked<'a> {
    way: Way,
    /// In millionths: of the unit, or of a per cent.
    number: i64,
    rows: &'a [PlanRow],
    /// The rows that are shared over, by place.
    over: Vec<usize>,
}

impl Asked<'_> {
    fn months(&self, data: &Dataset, planning: Planning) -> Result<Vec<Months>, Refused> {
        let (plan, year) = (planning.plan.get_untracked(), planning.year.get_untracked());
        let today = planning.ui.state.today();
        let by = if plan == Plan::Money { By::Rep } else { By::Product };
        let codes: Vec<u32> = self.over.iter().filter_map(|&at| self.rows.get(at)?.code).collect();
        let firm = || season(plan.kpi(), data, year - 1, By::Company, &[], today);
        let sold = |it: &Vec<Weights>| it.iter().flatten().any(|it| *it > 0);
        let own = || match codes.is_empty() {
            true => firm(),
            false => season(plan.kpi(), data, year - 1, by, &codes, today).filter(sold),
        };
        // Where none of them sold anything, each has the season of the firm.
        let seasons = || own().or_else(|| Some(vec![*firm()?.first()?; self.over.len()]));
        let here = |of: Vec<Weights>| self.while_here(of, data, planning);
        let no_season = Refused::Not(NotShared::NoSeason);
        match self.way {
            _ if !self.way.is_change() && self.number <= 0 => Err(Refused::NoNumber),
            Way::Season => {
                let weights = here(seasons().ok_or(no_season)?);
                shared(self.number, &weights).map_err(Refused::Not)
            }
            Way::Days => {
                let days = here(working_days(data, year, self.over.len()));
                shared(self.number, &days).map_err(Refused::Not)
            }
            Way::FactBefore => {
                let facts = here(own().ok_or(no_season)?);
                // Facts are told in hundredths.
                Ok(facts.into_iter().map(|row| row.map(|it| self.grown(it * UNIT / 100))).collect())
            }
            Way::PlanBefore => {
                let level = planning.level.get_untracked();
                let before = rows(data, plan, level, year - 1, today);
                let of = |at: &usize| {
                    let row = self.rows.get(*at)?;
                    let same = before.iter().find(|it| it.who == row.who && it.of == row.of)?;
                    Some(same.months.map(|it| i128::from(it.unwrap_or(0))))
                };
                let plans = self.over.iter().map(|at| of(at).unwrap_or([0; MONTHS])).collect();
                let plans: Vec<Weights> = here(plans);
                let plans = sold(&plans).then_some(plans).ok_or(Refused::NoPlan)?;
                Ok(plans.into_iter().map(|row| row.map(|it| self.grown(it))).collect())
            }
        }
    }

    /// Nothing in months in which a person is not in the firm: no plan counts there.
    fn while_here(&self, of: Vec<Weights>, data: &Dataset, planning: Planning) -> Vec<Weights> {
        let is_money = planning.plan.get_untracked() == Plan::Money;
        let year = planning.year.get_untracked();
        let rep = |at: &usize| self.rows.get(*at)?.code.filter(|_| is_money);
        let rows = of.into_iter().zip(&self.over);
        rows.map(|(row, at)| match rep(at) {
            Some(rep) => only_while_here(row, data, rep, year),
            None => row,
        })
        .collect()
    }

    /// So many per cent more, in whole units.
    fn grown(&self, millionths: i128) -> i64 {
        let factor = 100 * UNIT + i128::from(self.number);
        let grown = Exact::new(millionths, UNIT).times(Exact::new(factor.max(0), 100 * UNIT));
        let units = grown.map_or(0, |it| it.rounded(0));
        i64::try_from(units.saturating_mul(UNIT)).unwrap_or(i64::MAX)
    }
}

/// The button, and what it opens.
#[component]
pub fn Sharing(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let is_open = RwSignal::new(false);
    view! {
        <div class="toolbar">
            <button class="btn" data-testid="plans-share" aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|it| *it = !*it)>
                {ui.state.say("Распределить год", "Share out a year")}
            </button>
            <Copying planning/>
        </div>
        <Show when=move || is_open.get()><Form planning/></Show>
    }
}

/// The grid as text for a spreadsheet.
#[component]
fn Copying(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let copy = move |_| {
        let lang = ui.state.speaks.get_untracked();
        let number = |it: Option<i64>| {
            // No spaces in numbers: the spreadsheet is to read them.
            let text = it.map(|it| trimmed(Exact::new(it.into(), UNIT), 2, Sign::Minus, lang));
            let text = text.unwrap_or_default().replace('\u{a0}', "").replace('\u{2212}', "-");
            if lang == Lang::En { text.replace(',', "") } else { text }
        };
        let lines = planning.rows.with_untracked(|rows| {
            let line = |(at, row): (usize, &PlanRow)| {
                let name = if row.name.is_empty() { FIRM.get(lang) } else { &row.name };
                let months =
                    (0..MONTHS).map(|month| {
                        number(planning.draft.with_untracked(|draft| {
                            super::plans_model::cell(rows, draft, at, month)
                        }))
                    });
                std::iter::once(name.to_owned()).chain(months).collect::<Vec<_>>().join("\t")
            };
            rows.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        });
        copy(ui, lines, |lang| TABLE.get(lang).to_owned());
    };
    view! {
        <button class="btn" data-testid="plans-copy" on:click=copy>
            {ui.state.say("Скопировать таблицу", "Copy the table")}
        </button>
    }
}

const TABLE: Text = text("таблица планов", "the table of plans");
const FIRM: Text = text("Весь отдел", "Whole team");

/// What is typed to share out a year.
#[component]
fn Form(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let (way, over) = (RwSignal::new(Way::Season), RwSignal::new(None::<usize>));
    let (number, refused) = (RwSignal::new(String::new()), RwSignal::new(None::<Refused>));
    // Another list has other rows.
    Effect::new(move |_| {
        planning.plan.track();
        over.set(None);
    });
    let show = move |_| {
        let text = number.get_untracked();
        let text = text.trim().trim_start_matches('+').trim_end_matches('%');
        let typed = amount(text, ui.state.speaks.get_untracked() == Lang::En);
        let typed = match typed {
            Amount::Of(it) => Some(it),
            // No change at all is the year before as it was.
            Amount::Empty if way.get_untracked().is_change() => Some(0),
            Amount::Empty | Amount::Unread => None,
        };
        let given = typed.ok_or(Refused::NoNumber).and_then(|number| {
            planning.rows.with_untracked(|rows| {
                let parts = (0..rows.len()).filter(|&at| rows.get(at).is_some_and(|it| it.is_part));
                let all: Vec<usize> = parts.collect();
                let over = over.get_untracked().map_or(all, |at| vec![at]);
                let asked = Asked { way: way.get_untracked(), number, rows, over };
                let months = ui.state.data.with_untracked(|data| asked.months(data, planning))?;
                Ok(asked.over.iter().copied().zip(months).collect::<Vec<_>>())
            })
        });
        refused.set(given.as_ref().err().copied());
        if let Ok(given) = given {
            planning.put(&given);
        }
    };
    let hint = move || match way.get().is_change() {
        true => ui.state.say("Изменение, %", "Change, %")(),
        false => ui.state.say("План на год", "Plan of the year")(),
    };
    view! {
        <section class="card share" data-testid="plans-share-form">
            <label class="field">
                <span class="field-name">{ui.state.say("Кому", "Over whom")}</span>
                <select class="select" data-testid="share-over"
                    on:change=move |event| over.set(event_target_value(&event).parse().ok())>
                    <option value="all">{ui.state.say("Всем строкам вместе", "All rows together")}</option>
                    <Rows planning/>
                </select>
            </label>
            <label class="field">
                <span class="field-name">{ui.state.say("Как", "How")}</span>
                <select class="select" data-testid="share-way" on:change=move |event| {
                    let value = event_target_value(&event);
                    let found = WAYS.iter().find(|it| it.1 == value);
                    way.set(found.map_or(Way::Season, |it| it.0));
                }>
                    {WAYS.map(|(_, id, name)| view! {
                        <option value=id>{move || name.get(ui.state.speaks.get())}</option>
                    }).collect_view()}
                </select>
            </label>
            <label class="field">
                <span class="field-name">{hint}</span>
                <input class="input" inputmode="decimal" autocomplete="off" data-testid="share-number"
                    aria-invalid=move || refused.get().is_some().to_string()
                    prop:value=move || number.get()
                    on:input=move |event| number.set(event_target_value(&event))/>
            </label>
            <button class="btn btn-primary" data-testid="share-show" on:click=show>
                {ui.state.say("Показать в таблице", "Show in the grid")}
            </button>
            <p class="note" role="status">
                {move || refused.get().map(|why| why.text().get(ui.state.speaks.get()))}
            </p>
        </section>
    }
}

/// The rows of the grid as choices.
#[component]
fn Rows(planning: Planning) -> impl IntoView {
    let ui = planning.ui;
    let choice = move |(at, row): (usize, PlanRow)| {
        let name = move || match row.name.is_empty() {
            true => FIRM.get(ui.state.speaks.get()).to_owned(),
            false => row.name.clone(),
        };
        view! { <option value=at.to_string()>{name}</option> }
    };
    move || planning.rows.get().into_iter().enumerate().map(choice).collect_view()
}

impl Planning {
    /// Puts amounts of rows into the grid, to be looked at and applied.
    fn put(self, given: &[(usize, Months)]) {
        self.draft.update(|draft| {
            self.rows.with_untracked(|rows| put(rows, draft, given));
        });
        self.unread.update(|unread| {
            unread.retain(|it| given.iter().all(|(row, _)| *row != it.0));
        });
    }
}

/// What differs from what is written; a month without anything to plan stays as it is.
fn put(rows: &[PlanRow], draft: &mut Draft, given: &[(usize, Months)]) {
    for (row, months) in given {
        for (at, &amount) in months.iter().enumerate() {
            let before = rows.get(*row).and_then(|it| it.months.get(at).copied().flatten());
            let new = Some(amount).filter(|it| *it != 0).or(before.map(|_| 0));
            if new == before {
                draft.remove(&(*row, at));
            } else {
                draft.insert((*row, at), new);
            }
        }
    }
}
