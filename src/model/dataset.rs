//! The dataset: the sum of batches, joined. Built once, then read-only.

/// Why a row of a batch does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It has no date, nor has its document.
    NoDate,
    /// It has neither an amount nor a price to count one from.
    NoAmount,
    /// It is the header of a document whose lines are here: they are the facts.
    HeaderOfLines,
    /// The deal is lost or still open.
    NotWon,
    /// The customer is one of the firm's own.
    Internal,
    /// Another currency than the workspace's, and no rate to convert it.
    OtherCurrency,
    /// The amount is too large to be counted.
    TooLarge,
    /// A target that names nobody we know.
    UnknownWho,
    /// A target of a KPI we do not know.
    UnknownKpi,
    /// A target whose last day is before the first.
    EmptyPeriod,
    /// Replaced by what was typed in the app.
    Replaced,
}

/// All that is known.
#[derive(Debug, Default)]
pub struct Dataset {}
