//! What the screen and the workers say to each other:
//! `[u32 length of the header, little-endian][postcard header][payload]`.

use super::error::FileRefused;
use super::format::Bytes;
use super::review::{Beside, Choice, Review};
use crate::lang::Lang;
use crate::model::rules::Rules;
use crate::model::table::Table;
use crate::model::zone::Zone;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// From the screen to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read these files; the payload is their bytes, one after another.
    Read {
        /// Their names and lengths in bytes.
        files: Vec<(String, u64)>,
        /// Digests of the sheets that are here already.
        here: Vec<String>,
        /// Names of the people that are here already.
        people: Vec<String>,
        /// The last day that may be taken for today, as days since 1970-01-01.
        today: i32,
    },
    /// What is here already, before files are read: what was chosen in earlier ones; the payload is
    /// the batches, one after another.
    Here {
        /// What was remembered, as [`super::recall::Remembered::text`] writes it.
        memory: Vec<String>,
        /// Tables and lengths of the encoded batches, but for what was typed.
        batches: Vec<(Table, u64)>,
        /// The zone that their times are counted in.
        zone: Zone,
    },
    /// The person chose something about a sheet of the review, by its index.
    Choose {
        /// Which sheet.
        sheet: u32,
        /// All that is chosen about it.
        choice: Choice,
    },
    /// Make the batches of what is chosen; what is left out is told in a language.
    Commit(Lang),
    /// Write the tables of a workspace into a zip; the payload is its batches, one after another.
    Tables {
        /// Lengths of the encoded batches.
        batches: Vec<u64>,
        /// Currency of the workspace.
        currency: String,
        /// How the KPIs count.
        rules: Rules,
        /// The text of `settings.json`.
        settings: String,
    },
    /// Write a workbook to be filled in.
    Template {
        /// Of which table.
        table: Table,
        /// In which language its notes and formats are.
        lang: Lang,
        /// Name of its sheet.
        sheet: String,
        /// Its headers.
        headers: Vec<String>,
        /// Rows of an example.
        rows: Vec<Vec<String>>,
    },
    /// Read these files as well, and add them to the review; the payload is their bytes.
    Add {
        /// Their names and lengths in bytes.
        files: Vec<(String, u64)>,
    },
}

/// From the screen to the program that makes demo companies: which one to make.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DemoAsked {
    /// Which one, from 1.
    pub number: u8,
    /// The day after its last one, as days since 1970-01-01.
    pub today: i32,
    /// The language of its names.
    pub lang: Lang,
}

/// From a worker to the screen. New kinds stand at the end: browser tests and benchmarks know them
/// by their places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The program is ready for requests.
    Ready,
    /// Work goes on.
    Progress {
        /// How much is done, 0 to 100.
        percent: u8,
        /// What is being done.
        stage: Stage,
        /// With which file; empty where it is none in particular.
        file: String,
    },
    /// What was found.
    Review(Review),
    /// The batches; the payload is them, encoded, one after another.
    Batches {
        /// Their lengths in bytes.
        lengths: Vec<u64>,
    },
    /// The zip of tables is the payload.
    Tables,
    /// The workbook is the payload.
    Template,
    /// A file could not be read (or the request not be carried out), nothing else is there.
    Failed(FileRefused),
    /// What rows of each sheet of the review are to those that are here; `None` where nothing lands.
    Beside(Vec<Option<Beside>>),
    /// What is to be remembered of what lands, before the batches.
    Remembered(Vec<Kept>),
    /// What is left out, before the batches: of each sheet the name of a csv file, its rows, and its
    /// length in bytes; the payload is the files, one after another.
    LeftOut(Vec<(String, usize, u64)>),
}

/// What is remembered of a sheet, as the screen keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is known again by.
    pub id: String,
    /// The file and sheet that it was chosen for last.
    pub name: String,
    /// Id of the table; empty: not imported.
    pub table: String,
    /// All of it, for the worker.
    pub text: String,
}

/// What the worker is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Reading the files.
    Reading,
    /// Finding out what the sheets are.
    Understanding,
    /// Making batches.
    Packing,
    /// Writing files.
    Writing,
}

impl Stage {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Reading => "reading",
            Stage::Understanding => "understanding",
            Stage::Packing => "packing",
            Stage::Writing => "writing",
        }
    }
}

/// A message as bytes.
pub fn encode<T: Serialize>(header: &T, payload: &[&[u8]]) -> Vec<u8> {
    let header = postcard::to_allocvec(header).unwrap_or_default();
    let length = u32::try_from(header.len()).unwrap_or(0);
    let size = 4 + header.len() + payload.iter().map(|part| part.len()).sum::<usize>();
    let mut message = Vec::with_capacity(size);
    message.extend_from_slice(&length.to_le_bytes());
    message.extend_from_slice(&header);
    for part in payload {
        message.extend_from_slice(part);
    }
    message
}

/// The header and the payload of a message; `None` when it is none of ours.
pub fn decode<T: DeserializeOwned>(message: &[u8]) -> Option<(T, &[u8])> {
    let (length, rest) = message.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (header, payload) = rest.split_at_checked(length)?;
    Some((postcard::from_bytes(header).ok()?, payload))
}

/// Cuts a payload into parts of these lengths; `None` when they do not fill it exactly.
pub fn parts<'a>(mut payload: &'a [u8], lengths: &[u64]) -> Option<Vec<&'a [u8]>> {
    let mut parts = Vec::with_capacity(lengths.len());
    for &length in lengths {
        let (part, rest) = payload.split_at_checked(usize::try_from(length).ok()?)?;
        parts.push(part);
        payload = rest;
    }
    payload.is_empty().then_some(parts)
}

/// The header and the payload of a message that may be large, which is not moved; `None` when it is
/// none of ours.
pub fn opened<T: DeserializeOwned>(message: &Bytes) -> Option<(T, Bytes)> {
    let mut head = Vec::new();
    message.read(0, 4, &mut head);
    let length = usize::try_from(u32::from_le_bytes(*head.first_chunk::<4>()?)).ok()?;
    let payload = message.part(length.checked_add(4)?, message.len().checked_sub(length + 4)?)?;
    message.read(4, length, &mut head);
    Some((postcard::from_bytes(head.get(4..)?).ok()?, payload))
}

/// The files of a payload, by their names and lengths; `None` when they do not fill it exactly.
pub fn files(named: Vec<(String, u64)>, payload: &Bytes) -> Option<Vec<(String, Bytes)>> {
    let (mut files, mut from) = (Vec::with_capacity(named.len()), 0);
    for (name, length) in named {
        let file = payload.part(from, usize::try_from(length).ok()?)?;
        from += file.len();
        files.push((name, file));
    }
    (from == payload.len()).then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_reads_back() {
        let request = Request::Tables {
            batches: vec![2, 3],
            currency: "RUB".to_owned(),
            rules: Rules::default(),
            settings: "{}".to_owned(),
        };
        let message = encode(&request, &[b"ab", b"cde"]);
        let (back, payload) = decode::<Request>(&message).expect("a message");
        assert_eq!(back, request);
        assert_eq!(parts(payload, &[2, 3]), Some(vec![&b"ab"[..], b"cde"]));
        assert_eq!(parts(payload, &[2, 2]), None);
        assert!(decode::<Request>(&message[..3]).is_none());
    }
}
