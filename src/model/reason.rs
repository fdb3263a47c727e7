//! Why a row of a file does not count, and what of it joins nothing.

/// Why a row of a batch does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It has no date, nor has its document.
    NoDate,
    /// It has neither an amount nor a price to count one from.
    NoAmount,
    /// It is the header of a document whose lines are here: they are the facts.
    HeaderOfLines,
    /// The same, and what it states differs from what its lines sum to: worth a look.
    HeaderDiffers,
    /// The deal is lost or still open.
    NotWon,
    /// The customer is one of the firm's own.
    Internal,
    /// Another currency than the workspace's, and no rate to convert it.
    OtherCurrency,
    /// Its goods have no cost, and margin is counted.
    NoCost,
    /// Settled without money, and money is counted.
    NotCash,
    /// The amount is too large to be counted.
    TooLarge,
    /// A meeting that was cancelled, or moved to another day.
    NotHeld,
    /// A meeting of the past that nobody has said to be held.
    OnlyPlanned,
    /// A meeting shorter than those that count.
    TooShort,
    /// A meeting with nobody.
    NoCustomer,
    /// The same meeting again.
    Repeated,
    /// A call of a customer, not to one.
    Incoming,
    /// A call to a customer who has bought before.
    WarmCall,
    /// It lacks what a row of its table cannot be without.
    Missing,
    /// It ends before it begins, or is answered before it is asked.
    Backwards,
    /// No inquiry at all.
    Spam,
    /// One more row of an inquiry that is counted.
    SameInquiry,
    /// A test that was not finished: no attempt.
    Unfinished,
    /// A test of no topic.
    NoTopic,
    /// A test with no points to get.
    NoMaximum,
    /// More points than there were to get, or fewer than none.
    OverMaximum,
    /// Fewer than none.
    Negative,
    /// A share of less than nothing, or of more than the whole.
    OverWhole,
    /// A target of less than none, or of a share over the whole.
    ImpossibleTarget,
    /// A target without an amount or days.
    EmptyTarget,
    /// A target of something that its KPI cannot be cut by.
    UnknownThing,
    /// Delivered to be sold (под реализацию): no debt yet.
    Consignment,
    /// Replaced by what was typed in the app.
    Replaced,
    /// A later import brings the same row again, and that one counts.
    ComesAgain,
}

/// What names nobody for sure, for it could be two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// An id that rows of different names have.
    Id,
    /// A name that rows of different ids have.
    Name,
    /// An alias or an e-mail that is of two people, or another's name.
    Alias,
    /// A cell of a meeting that may name one or several.
    Participants,
}
