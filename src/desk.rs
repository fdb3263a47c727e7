//! The desk of the worker program: what it does for each message of the screen.
//!
//! Kept apart from the browser, so that tests and benchmarks drive the same code natively.

use crate::export::tables::tables_zip;
use crate::import::against;
use crate::import::error::{FileRefused, Refusal};
use crate::import::format::{self, TextOptions};
use crate::import::message::{Kept, Reply, Request, Stage, decode, parts};
use crate::import::recall::Remembered;
use crate::import::review::{Beside, Choice};
use crate::import::sheet::Sheet;
use crate::import::understand::Session;
use crate::model::batch::Batch;
use crate::model::dataset::{Dataset, Options};
use crate::model::date::Date;
use crate::report::table::tables;
use crate::store::codec;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sends a reply and the parts of its payload.
pub type Send<'a> = &'a mut dyn FnMut(&Reply, &[&[u8]]);

/// What the worker has at hand: one drop of files.
#[derive(Default)]
pub struct Desk {
    session: Option<Session>,
    /// The files of text among them, each with the place of its sheet, to be read anew in another
    /// encoding.
    texts: Vec<(usize, String, Vec<u8>)>,
    today: Date,
    here: Here,
}

impl Desk {
    /// Does what a message asks; one that is none of ours is not heeded.
    pub fn answer(&mut self, message: Vec<u8>, send: Send) {
        let Some((request, payload)) = decode::<Request>(&message) else { return };
        match request {
            Request::Read { files, here, people, today } => {
                let lengths: Vec<u64> = files.iter().map(|(_, length)| *length).collect();
                let Some(bytes) = parts(payload, &lengths) else { return };
                let bytes: Vec<Vec<u8>> = bytes.into_iter().map(<[u8]>::to_vec).collect();
                drop(message);
                self.today = Date(today);
                let names = files.into_iter().map(|(name, _)| name);
                self.read(names.zip(bytes).collect(), here, people, send);
            }
            Request::Here { memory, batches } => {
                let Some(batches) = parts(payload, &batches) else { return };
                self.here = Here::of(&memory, &batches);
            }
            Request::Choose { sheet, choice } => {
                self.choose(usize::try_from(sheet).unwrap_or(usize::MAX), choice);
                self.show(send);
            }
            Request::Commit => self.commit(send),
            Request::Tables { batches, currency, rules, settings } => {
                let Some(parts) = parts(payload, &batches) else { return };
                let options = Options { currency: Some(currency), rules, ..Options::default() };
                write_tables(&parts, options, &settings, send);
            }
        }
    }

    fn read(
        &mut self,
        files: Vec<(String, Vec<u8>)>,
        here: Vec<String>,
        people: Vec<String>,
        send: Send,
    ) {
        let total: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut done = 0;
        let mut sheets: Vec<Sheet> = Vec::new();
        let mut refused = Vec::new();
        self.texts.clear();
        for (file, bytes) in files {
            let size = bytes.len();
            let mut last = None;
            let mut progress = |percent: u8| {
                let read = done + size * usize::from(percent.min(100)) / 100;
                let percent = whole_percent(read, total);
                if last != Some(percent) {
                    last = Some(percent);
                    let stage = Stage::Reading;
                    send(&Reply::Progress { percent, stage, file: file.clone() }, &[]);
                }
            };
            progress(0);
            match read_file(&file, bytes, &TextOptions::default(), &mut progress) {
                Ok((read, kept)) => {
                    self.texts.extend(kept.map(|bytes| (sheets.len(), file, bytes)));
                    sheets.extend(read);
                }
                Err(why) => refused.push(FileRefused { file, why }),
            }
            done += size;
        }
        let stage = Stage::Understanding;
        send(&Reply::Progress { percent: 100, stage, file: String::new() }, &[]);
        let session = Session::new(sheets, refused, here, people, self.today);
        self.session = Some(session.recalling(self.here.memory.clone()));
        self.here.counted.clear();
        self.show(send);
    }

    /// Takes a choice over; another encoding or delimiter reads the file anew.
    fn choose(&mut self, sheet: usize, choice: Choice) {
        let Some(session) = &mut self.session else { return };
        let text = self.texts.iter().find(|(at, ..)| *at == sheet);
        let shown = session.sheet(sheet).map(|it| it.choice);
        let form = |it: &Choice| (it.encoding.clone(), it.delimiter);
        match text.filter(|_| shown.as_ref().map(form) != Some(form(&choice))) {
            Some((_, file, bytes)) => {
                let options =
                    TextOptions { encoding: choice.encoding, delimiter: choice.delimiter };
                let read = format::read(file, bytes.clone(), &options, &mut |_| ());
                if let Some(read) = read.ok().and_then(|sheets| sheets.into_iter().next()) {
                    session.replace(sheet, read);
                }
            }
            None => session.choose(sheet, choice),
        }
    }

    fn show(&mut self, send: Send) {
        let Some(session) = &self.session else { return };
        let mut review = session.review();
        for (at, sheet) in review.sheets.iter_mut().enumerate() {
            sheet.beside = session.lands(at).map(|it| self.here.beside(at, it));
        }
        send(&Reply::Review(review), &[]);
    }

    fn commit(&self, send: Send) {
        let Some(session) = &self.session else { return };
        let batches = session.commit(self.today);
        let mut encoded = Vec::with_capacity(batches.len());
        for (at, batch) in batches.iter().enumerate() {
            let percent = whole_percent(at, batches.len());
            let file = batch.origin.file.clone();
            send(&Reply::Progress { percent, stage: Stage::Packing, file: file.clone() }, &[]);
            match codec::encode(batch) {
                Ok(bytes) => encoded.push(bytes),
                Err(_) => {
                    let why = Refusal::TooManyCells;
                    send(&Reply::Failed(FileRefused { file, why }), &[]);
                    return;
                }
            }
        }
        send(&Reply::Remembered(session.remembered().iter().map(kept).collect()), &[]);
        let lengths = encoded.iter().map(|bytes| bytes.len() as u64).collect();
        let payload: Vec<&[u8]> = encoded.iter().map(Vec::as_slice).collect();
        send(&Reply::Batches { lengths }, &payload);
    }
}

fn kept(it: &Remembered) -> Kept {
    Kept {
        id: it.headers.clone(),
        name: it.name.clone(),
        table: it.table.clone().unwrap_or_default(),
        text: it.text(),
    }
}

/// What is here already.
#[derive(Default)]
struct Here {
    memory: Vec<Remembered>,
    batches: Vec<against::Kept>,
    /// Of each sheet what it is beside the batches, and of which state of it.
    counted: BTreeMap<usize, (u32, Beside)>,
}

impl Here {
    /// A batch that cannot be read is none: the screen has opened all of them.
    fn of(memory: &[String], batches: &[&[u8]]) -> Here {
        let batches = batches.iter().filter_map(|bytes| codec::decode(bytes).ok());
        Here {
            memory: memory.iter().filter_map(|it| Remembered::read(it)).collect(),
            batches: batches.map(against::Kept::of).collect(),
            counted: BTreeMap::new(),
        }
    }

    fn beside(&mut self, at: usize, (batch, times): (&Batch, u32)) -> Beside {
        match self.counted.get(&at) {
            Some((of, counted)) if *of == times => *counted,
            _ => {
                let counted = against::beside(batch, &self.batches);
                self.counted.insert(at, (times, counted));
                counted
            }
        }
    }
}

/// The sheets of a file, and its bytes where it may have to be read anew.
fn read_file(
    file: &str,
    bytes: Vec<u8>,
    options: &TextOptions,
    progress: &mut dyn FnMut(u8),
) -> Result<(Vec<Sheet>, Option<Vec<u8>>), Refusal> {
    let kept = format::is_text(&bytes).then(|| bytes.clone());
    let sheets = format::read(file, bytes, options, progress)?;
    Ok((sheets, kept))
}

fn write_tables(batches: &[&[u8]], options: Options, settings: &str, send: Send) {
    let failed =
        || Reply::Failed(FileRefused { file: "tables.zip".to_owned(), why: Refusal::Damaged });
    let stage = Stage::Writing;
    send(&Reply::Progress { percent: 0, stage, file: String::new() }, &[]);
    let decoded: Result<Vec<_>, _> =
        batches.iter().map(|bytes| codec::decode(bytes).map(Arc::new)).collect();
    let Ok(batches) = decoded else {
        send(&failed(), &[]);
        return;
    };
    let data = Dataset::build(batches, options);
    match tables_zip(&tables(&data), settings) {
        Ok(zip) => send(&Reply::Tables, &[&zip]),
        Err(_) => send(&failed(), &[]),
    }
}

fn whole_percent(done: usize, of: usize) -> u8 {
    if of == 0 {
        return 100;
    }
    u8::try_from(done.saturating_mul(100) / of).unwrap_or(100).min(100)
}
