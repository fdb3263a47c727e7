//! The desk of the worker programs: what they do for each message of the screen.
//!
//! Kept apart from the browser, so that tests and benchmarks drive the same code natively.

use crate::demo;
use crate::export::csv;
use crate::export::tables::tables_zip;
use crate::export::template::template;
use crate::import::error::{FileRefused, Refusal};
use crate::import::format::{self, Bytes, TextOptions};
use crate::import::here::Here;
use crate::import::message::{DemoAsked, Kept, Reply, Request, Stage, files, opened, parts};
use crate::import::recall::Remembered;
use crate::import::refused::Refused;
use crate::import::review::Choice;
use crate::import::sheet::Sheet;
use crate::import::understand::Session;
use crate::lang::Lang;
use crate::model::batch::Batch;
use crate::model::dataset::{Dataset, Options};
use crate::model::date::Date;
use crate::model::table::Table;
use crate::model::zone::Zone;
use crate::report::table::tables;
use crate::store::codec;
use std::sync::Arc;

/// Sends a reply and the parts of its payload.
pub type Send<'a> = &'a mut dyn FnMut(&Reply, &[&[u8]]);

/// What the worker has at hand: one drop of files.
#[derive(Default)]
pub struct Desk {
    session: Option<Session>,
    /// The files of text among them, each with the place of its sheet among all that were read, to be
    /// read anew in another encoding.
    texts: Vec<(usize, String, Bytes)>,
    sheets: usize,
    today: Date,
    memory: Vec<Remembered>,
    here: Here,
}

impl Desk {
    /// Reads a small file for nothing, so that the browser has compiled the hot code well before the
    /// first real one comes; whether there is another such file. Each takes some hundredths of a second.
    pub fn warm_up(at: usize) -> bool {
        let Some(file) = format::warm::file(at) else { return false };
        let mut desk = Desk::default();
        let (name, message) = file;
        let file = (name, Bytes::from(message));
        desk.read(vec![file], Vec::new(), Vec::new(), &mut |_, _| ());
        desk.commit(Lang::Ru, &mut |_, _| ());
        true
    }

    /// Does what a message asks; one that is none of ours is not heeded.
    ///
    /// What it calls is not put into it: a browser compiles a function when it is first called, and all
    /// of them at once took 27 ms of the first import.
    pub fn answer(&mut self, message: &Bytes, send: Send) {
        let Some((request, payload)) = opened::<Request>(message) else { return };
        match request {
            Request::Read { files: named, here, people, today } => {
                let Some(files) = files(named, &payload) else { return };
                self.today = Date(today);
                self.read(files, here, people, send);
            }
            Request::Add { files: named } => {
                let Some(files) = files(named, &payload) else { return };
                self.add(files, send);
            }
            Request::Here { memory, batches, zone } => {
                self.take_here(&memory, &batches, zone, &payload.whole());
            }
            Request::Choose { sheet, choice } => {
                self.choose(usize::try_from(sheet).unwrap_or(usize::MAX), choice);
                self.show(send);
            }
            Request::Commit(lang) => self.commit(lang, send),
            Request::Tables { batches, currency, rules, settings } => {
                let options = Options { currency: Some(currency), rules, ..Options::default() };
                write_tables(&payload.whole(), &batches, options, &settings, send);
            }
            Request::Template { table, lang, sheet, headers, rows } => {
                write_template(table, lang, &sheet, &headers, &rows, send);
            }
        }
    }

    #[inline(never)]
    fn add(&mut self, files: Vec<(String, Bytes)>, send: Send) {
        let first = self.sheets;
        let (sheets, refused) = self.sheets_of(files, send);
        if let Some(session) = &mut self.session {
            session.add(sheets, refused, first);
        }
        self.show(send);
    }

    #[inline(never)]
    fn take_here(&mut self, memory: &[String], batches: &[(Table, u64)], zone: Zone, bytes: &[u8]) {
        let lengths: Vec<u64> = batches.iter().map(|it| it.1).collect();
        let Some(cut) = parts(bytes, &lengths) else { return };
        self.memory = memory.iter().filter_map(|it| Remembered::read(it)).collect();
        self.here =
            Here::of(batches.iter().map(|it| it.0).zip(cut), zone, |it| codec::decode(it).ok());
    }

    #[inline(never)]
    fn read(
        &mut self,
        files: Vec<(String, Bytes)>,
        here: Vec<String>,
        people: Vec<String>,
        send: Send,
    ) {
        self.texts.clear();
        self.sheets = 0;
        let (sheets, refused) = self.sheets_of(files, send);
        let session = Session::new(sheets, refused, here, people, self.today);
        self.session = Some(session.recalling(self.memory.clone()));
        self.show(send);
    }

    /// The sheets of files, and the files that could not be read.
    fn sheets_of(
        &mut self,
        files: Vec<(String, Bytes)>,
        send: Send,
    ) -> (Vec<Sheet>, Vec<FileRefused>) {
        let total: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let (mut done, mut sheets, mut refused) = (0, Vec::new(), Vec::new());
        for (file, bytes) in files {
            let size = bytes.len();
            let mut last = None;
            let mut progress = |percent: u8| {
                let read = done as u64 + size as u64 * u64::from(percent.min(100)) / 100;
                let percent = whole_percent(read, total as u64);
                if last != Some(percent) {
                    last = Some(percent);
                    let stage = Stage::Reading;
                    send(&Reply::Progress { percent, stage, file: file.clone() }, &[]);
                }
            };
            progress(0);
            match format::read(&file, &bytes, &TextOptions::default(), &mut progress) {
                Ok(read) => {
                    if read.iter().any(|it| it.text_form.is_some()) {
                        self.texts.push((self.sheets + sheets.len(), file, bytes));
                    }
                    sheets.extend(read);
                }
                Err(why) => refused.push(FileRefused { file, why }),
            }
            done += size;
        }
        let stage = Stage::Understanding;
        send(&Reply::Progress { percent: 100, stage, file: String::new() }, &[]);
        self.sheets += sheets.len();
        (sheets, refused)
    }

    /// Takes a choice over; another encoding or delimiter reads the file anew.
    #[inline(never)]
    fn choose(&mut self, sheet: usize, choice: Choice) {
        let Some(session) = &mut self.session else { return };
        let read_as = session.read_as(sheet);
        let text = self.texts.iter().find(|(at, ..)| Some(*at) == read_as);
        let shown = session.sheet(sheet).map(|it| it.choice);
        let form = |it: &Choice| (it.encoding.clone(), it.delimiter);
        match text.filter(|_| shown.as_ref().map(form) != Some(form(&choice))) {
            Some((_, file, bytes)) => {
                let options =
                    TextOptions { encoding: choice.encoding, delimiter: choice.delimiter };
                let read = format::read(file, bytes, &options, &mut |_| ());
                if let Some(read) = read.ok().and_then(|sheets| sheets.into_iter().next()) {
                    session.replace(sheet, read);
                }
            }
            None => session.choose(sheet, choice),
        }
    }

    /// Tells what was found; then, which may take longer, what of it is here already.
    #[inline(never)]
    fn show(&mut self, send: Send) {
        let Some(session) = &self.session else { return };
        let review = session.review();
        let sheets = review.sheets.len();
        send(&Reply::Review(review), &[]);
        let lands: Vec<_> = (0..sheets).map(|at| session.lands(at)).collect();
        send(&Reply::Beside(self.here.beside(&lands, self.today)), &[]);
    }

    #[inline(never)]
    fn commit(&self, lang: Lang, send: Send) {
        let Some(session) = &self.session else { return };
        let batches: Vec<&Batch> = session.batches().collect();
        let Some(packed) = packed(&batches, send) else { return };
        leave_out(&session.refused(lang), lang, send);
        send(&Reply::Remembered(session.remembered().into_iter().map(Kept::from).collect()), &[]);
        hand_over(&packed, send);
    }
}

/// Makes the demo company that a message asks for.
pub fn demo(message: &Bytes, send: Send) {
    let Some((DemoAsked { number, today, lang }, _)) = opened(message) else { return };
    let batches = demo::batches(usize::from(number).saturating_sub(1), Date(today), lang);
    if let Some(packed) = packed(&batches.iter().collect::<Vec<_>>(), send) {
        hand_over(&packed, send);
    }
}

/// The batches encoded; `None`, and told, where one cannot be.
fn packed(batches: &[&Batch], send: Send) -> Option<Vec<Vec<u8>>> {
    let mut packed = Vec::with_capacity(batches.len());
    for (at, batch) in batches.iter().enumerate() {
        let percent = whole_percent(at as u64, batches.len() as u64);
        let file = batch.origin.file.clone();
        send(&Reply::Progress { percent, stage: Stage::Packing, file: file.clone() }, &[]);
        let Ok(bytes) = codec::encode(batch) else {
            fail(&file, Refusal::TooManyCells, send);
            return None;
        };
        packed.push(bytes);
    }
    Some(packed)
}

fn hand_over(packed: &[Vec<u8>], send: Send) {
    let lengths = packed.iter().map(|bytes| bytes.len() as u64).collect();
    let payload: Vec<&[u8]> = packed.iter().map(Vec::as_slice).collect();
    send(&Reply::Batches { lengths }, &payload);
}

/// Sends the rows that are left out, a file a sheet.
fn leave_out(refused: &[Refused<'_>], lang: Lang, send: Send) {
    if refused.is_empty() {
        return;
    }
    let delimiter = if lang == Lang::Ru { ';' } else { ',' };
    let file = |it: &Refused<'_>| {
        let mut file = csv::begun();
        it.each_line(|line| csv::write_line(&mut file, line, delimiter));
        file.into_bytes()
    };
    let files: Vec<Vec<u8>> = refused.iter().map(file).collect();
    let told = refused.iter().zip(&files);
    let told = told.map(|(it, file)| (format!("{}.csv", it.name()), it.count(), file.len() as u64));
    let payload: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    send(&Reply::LeftOut(told.collect()), &payload);
}

fn fail(file: &str, why: Refusal, send: Send) {
    send(&Reply::Failed(FileRefused { file: file.to_owned(), why }), &[]);
}

#[inline(never)]
fn write_tables(bytes: &[u8], lengths: &[u64], options: Options, settings: &str, send: Send) {
    let Some(batches) = parts(bytes, lengths) else { return };
    let stage = Stage::Writing;
    send(&Reply::Progress { percent: 0, stage, file: String::new() }, &[]);
    let decoded: Result<Vec<_>, _> =
        batches.iter().map(|bytes| codec::decode(bytes).map(Arc::new)).collect();
    let zip = decoded
        .ok()
        .and_then(|batches| tables_zip(&tables(&Dataset::build(batches, options)), settings).ok());
    match zip {
        Some(zip) => send(&Reply::Tables, &[&zip]),
        None => fail("tables.zip", Refusal::Damaged, send),
    }
}

#[inline(never)]
fn write_template(
    table: Table,
    lang: Lang,
    sheet: &str,
    headers: &[String],
    rows: &[Vec<String>],
    send: Send,
) {
    match template(table, sheet, headers, rows, lang) {
        Ok(book) => send(&Reply::Template, &[&book]),
        Err(_) => fail(sheet, Refusal::Damaged, send),
    }
}

fn whole_percent(done: u64, of: u64) -> u8 {
    if of == 0 {
        return 100;
    }
    u8::try_from(done.saturating_mul(100) / of).unwrap_or(100).min(100)
}
