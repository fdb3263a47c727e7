//! The ways out: the figures in view and the tables behind them, as files.

use super::browser;
use super::context::Ui;
use super::program::Program;
use super::template::{Template, template};
use super::worker::{Client, Heard};
use crate::import::message::{Reply, Request, Stage};
use crate::lang::Text;
use crate::model::table::Table;
use crate::report::{results, settings};
use js_sys::Uint8Array;
use leptos::prelude::*;

/// What a browser calls a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file to write.
#[derive(Clone, Copy)]
pub enum Export {
    /// The figures in view, for other programs.
    Results,
    /// The tables as the KPIs count them.
    Tables,
    /// A table's file to be filled in, or with an example.
    Template(Table, bool),
}

/// Downloads it.
pub fn export(ui: Ui, what: Export) {
    match what {
        Export::Results => ui.export_results(),
        Export::Tables => ui.export_tables(),
        Export::Template(table, is_filled) => ui.export_template(table, is_filled),
    }
}

impl Ui {
    /// Downloads the figures in view for other programs.
    fn export_results(self) {
        let scope = self.state.scope.get_untracked();
        let text = self.state.data.with_untracked(|data| results::results(data, scope));
        self.downloaded(browser::download("kpi-results.json", "application/json", text.as_bytes()));
    }

    /// Downloads the tables as the KPIs count them; the worker writes them.
    fn export_tables(self) {
        let (state, progress) = (self.state, self.import.progress);
        let period = state.scope.get_untracked().period;
        let memory: Vec<String> = state.ground.with_untracked(|ground| {
            ground.settings.memory.all().into_iter().map(|it| it.text).collect()
        });
        let settings = state
            .data
            .with_untracked(|data| settings::settings_with(data, period, state.today(), &memory));
        let buffers: Vec<Uint8Array> = state.ground.with_untracked(|ground| {
            ground.entries.iter().map(|it| Uint8Array::from(it.stored.bytes())).collect()
        });
        let batches = buffers.iter().map(|it| u64::from(it.length())).collect();
        progress.set(Some((0, Stage::Writing)));
        let client = Client::start(Program::Reader, move |heard| self.hear_tables(heard));
        let currency = state.data.with_untracked(|data| data.currency.clone());
        let rules = state.data.with_untracked(|data| data.rules.clone());
        client.ask(&Request::Tables { batches, currency, rules, settings }, buffers);
        self.writer.set_value(Some(client));
    }

    /// Downloads a file to be filled in; the worker writes it.
    fn export_template(self, table: Table, is_filled: bool) {
        let lang = self.state.speaks.get_untracked();
        let Template { file, sheet, headers, rows } = template(table, is_filled, lang);
        self.import.progress.set(Some((0, Stage::Writing)));
        let client = Client::start(Program::Reader, move |heard| self.hear_template(heard, &file));
        client.ask(&Request::Template { table, lang, sheet, headers, rows }, Vec::new());
        self.writer.set_value(Some(client));
    }

    fn hear_template(self, heard: Heard, file: &str) {
        match heard {
            // There may be more to come.
            Heard::Reply(Reply::Ready | Reply::Progress { .. }, _) => return,
            Heard::Reply(Reply::Template, book) => {
                self.downloaded(browser::download(file, XLSX, &book));
            }
            _ => self.toast(false, true, |lang| {
                let words = Text {
                    ru: "Не удалось записать шаблон. Попробуйте ещё раз.",
                    en: "The template could not be written. Try again.",
                };
                words.get(lang).to_owned()
            }),
        }
        self.import.progress.set(None);
        self.writer.set_value(None);
    }

    fn hear_tables(self, heard: Heard) {
        match heard {
            Heard::Reply(Reply::Progress { percent, stage, .. }, _) => {
                return self.import.progress.set(Some((percent.min(100), stage)));
            }
            Heard::Reply(Reply::Tables, zip) => {
                self.downloaded(browser::download("tables.zip", "application/zip", &zip));
            }
            _ => self.toast(false, true, |lang| {
                let words = Text {
                    ru: "Не удалось собрать таблицы. Попробуйте ещё раз.",
                    en: "The tables could not be written. Try again.",
                };
                words.get(lang).to_owned()
            }),
        }
        self.import.progress.set(None);
        self.writer.set_value(None);
    }

    /// Downloads a file.
    pub fn download(self, name: &str, kind: &str, bytes: &[u8]) {
        self.downloaded(browser::download(name, kind, bytes));
    }

    fn downloaded(self, done: Result<(), wasm_bindgen::JsValue>) {
        if done.is_err() {
            self.toast(false, true, |lang| {
                let words = Text {
                    ru: "Браузер не дал скачать файл.",
                    en: "The browser did not let the file be downloaded.",
                };
                words.get(lang).to_owned()
            });
        }
    }
}
