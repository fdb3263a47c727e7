//! Commands of the palette: screens, KPIs, people, periods, and what can be done anywhere.

use super::act::go;
use super::listen::{Keyboard, Over};
use crate::import::kpi_names::names;
use crate::kpi::defs;
use crate::lang::words::sentence;
use crate::lang::{Lang, Text, date, text};
use crate::model::date::{Grain, Period};
use crate::ui::context::Ui;
use crate::ui::exporting::Export;
use crate::ui::pages::title;
use crate::ui::route::{Link, Page, When};
use crate::ui::shell::{pick_files, switch_lang};
use leptos::prelude::*;
use std::sync::Arc;

/// So many periods of each length are offered, the latest first.
const PERIODS: usize = 24;

/// One command.
#[derive(Clone)]
pub struct Command {
    /// What it is called.
    pub name: String,
    /// What else it is found by.
    pub also: String,
    /// What kind of thing it is.
    pub kind: Text,
    /// What it does.
    pub run: Arc<dyn Fn(Keyboard) + Send + Sync>,
}

/// What people say for receivables, and no file means by the share that is overdue.
const RECEIVABLES: &str = "дебиторка дебиторская receivables";

const SCREEN: Text = text("раздел", "section");
const KPI: Text = text("показатель", "KPI");
const PERSON: Text = text("менеджер", "salesperson");
const PERIOD: Text = text("период", "period");
const DEED: Text = text("действие", "action");

fn command(name: String, kind: Text, run: impl Fn(Ui) + Send + Sync + 'static) -> Command {
    let run = Arc::new(move |keyboard: Keyboard| run(keyboard.ui));
    Command { name, also: String::new(), kind, run }
}

/// All commands, in the language of the screen: what is done most comes first.
pub fn all(ui: Ui) -> Vec<Command> {
    let lang = ui.state.speaks.get_untracked();
    let screens = [
        Page::Board,
        Page::People,
        Page::Plans,
        Page::Exam,
        Page::Data,
        Page::Settings,
        Page::Start,
    ];
    let screens = screens.into_iter().map(move |page| {
        let name = title(&page).get(lang).to_owned();
        command(name, SCREEN, move |ui| go(ui, page.clone()))
    });
    let kpis = defs::ALL.iter().map(move |kpi| {
        let page = Page::Kpi(kpi.id.to_owned());
        let command = command(kpi.name.get(lang).to_owned(), KPI, move |ui| go(ui, page.clone()));
        let spoken = if kpi.id == "overdue_receivables" { RECEIVABLES } else { "" };
        let also = [kpi.definition.get(lang), spoken, &names(kpi.id).join(" ")].join(" ");
        Command { also, ..command }
    });
    let deeds = deeds(lang);
    let people = people(ui);
    screens.chain(kpis).chain(deeds).chain(people).chain(periods(ui, lang)).collect()
}

fn deeds(lang: Lang) -> impl Iterator<Item = Command> {
    let deed = move |name: Text, run: fn(Ui)| command(name.get(lang).to_owned(), DEED, run);
    [
        deed(text("Загрузить файлы", "Import files"), |_| pick_files()),
        deed(text("Отменить последнее", "Undo the last step"), |ui| ui.undo()),
        deed(text("Вернуть отменённое", "Redo"), |ui| ui.redo()),
        Command {
            run: Arc::new(|keyboard: Keyboard| keyboard.open(Over::Sheet)),
            ..deed(text("Клавиши", "Keys"), |_| ())
        },
        deed(text("Печать", "Print"), |_| {
            let _ = window().print();
        }),
        deed(
            text("Скачать показатели (json)", "Download the figures (json)"),
            |ui| {
                ui.export(Export::Results);
            },
        ),
        deed(text("Скачать таблицы (zip)", "Download the tables (zip)"), |ui| {
            ui.export(Export::Tables);
        }),
        deed(text("Switch to English", "Переключить на русский"), switch_lang),
        deed(text("Светлая или тёмная тема", "Light or dark theme"), |ui| {
            ui.switch_theme()
        }),
    ]
    .into_iter()
}

fn people(ui: Ui) -> Vec<Command> {
    ui.state.data.with_untracked(|data| {
        let person = |rep: &crate::model::reps::Rep| {
            let page = Page::Person(rep.link.clone());
            command(rep.name.clone(), PERSON, move |ui| go(ui, page.clone()))
        };
        data.reps.iter().map(person).collect()
    })
}

/// The latest months, quarters and years that there are facts of.
fn periods(ui: Ui, lang: Lang) -> Vec<Command> {
    let Some(span) = ui.state.data.with_untracked(|it| it.span()) else { return Vec::new() };
    let of = |grain: Grain| -> Vec<Period> {
        let parts = span.split(grain).into_iter().rev().take(PERIODS);
        parts.map(|it| Period::around(it.from, grain)).collect()
    };
    let periods = [Grain::Month, Grain::Quarter, Grain::Year].into_iter().flat_map(of);
    let go = |period: Period| {
        let name = sentence(&date::period(period, lang));
        command(name, PERIOD, move |ui| {
            let link = ui.state.link_untracked();
            ui.go(&Link { period: Some(When::Of(period)), as_of: None, ..link });
        })
    };
    periods.map(go).collect()
}
