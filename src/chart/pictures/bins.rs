//! A histogram of waits: honest bins, and a line where the time allowed ends.

use super::Sheet;
use crate::chart::columns::{Column, Columns};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::{Drawn, NOTATION, Said};
use crate::lang::format::{count, minutes, percent, percent_whole};
use crate::lang::plural::Plural;
use crate::lang::words::{NO_DATA, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::waits::{Bins, Clock, UNTIL};

const KEYS: &[Key] = &[
    NOTATION.actual.called(text("доля обращений", "share of inquiries")),
    NOTATION.plan.called(ALLOWED),
];
const ALLOWED: Text = text("норматив", "allowed");
const CALENDAR_KEYS: &[Key] =
    &[NOTATION.actual.called(text("доля обращений", "share of inquiries"))];
const TITLE: Text = text(
    "Время ответа, рабочих минут: доля обращений",
    "Response time, working minutes: share of inquiries",
);
const CALENDAR_TITLE: Text = text(
    "Время ответа, календарных минут: доля обращений",
    "Response time, calendar minutes: share of inquiries",
);
const INQUIRIES: Plural =
    Plural::new(["обращение", "обращения", "обращений"], ["inquiry", "inquiries"]);
/// Fewer than this say little (the screens handbook, 3).
const FEW: usize = 20;

pub(super) fn draw(bins: &Bins, sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let all = bins.all();
    // Each channel may have its own: as many lines, of which the first says what they are.
    let allowed = bins.allowed.iter().filter(|_| all > 0).enumerate();
    let lines = allowed.map(|(at, &it)| line(it, at == 0, lang)).collect();
    let (title, keys) = match bins.clock {
        Clock::Working => (TITLE, KEYS),
        Clock::Calendar => (CALENDAR_TITLE, CALENDAR_KEYS),
    };
    let named = bins.bins().into_iter().filter(|_| all > 0).enumerate();
    let columns = named.map(|(at, (name, many))| column(bins, at, name.get(lang), many, lang));
    let chart = Columns {
        title: title.get(lang).to_owned(),
        summary: summary(bins, lang),
        keys,
        skipped: 0,
        columns: columns.collect(),
        lines,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

/// Where so many minutes are among the bins: in one of them, as far as they are in it.
fn line(minutes: u32, is_first: bool, lang: Lang) -> (f64, String) {
    let mut from = 0.0;
    let mut at = UNTIL.len() as f64 + 0.5;
    for (bin, until) in UNTIL.iter().enumerate() {
        let until = *until as f64;
        if f64::from(minutes) <= until {
            at = bin as f64 + (f64::from(minutes) - from) / (until - from);
            break;
        }
        from = until;
    }
    let said = written(minutes, lang);
    (at, if is_first { format!("{} {said}", ALLOWED.get(lang)) } else { said })
}

fn written(of: u32, lang: Lang) -> String {
    minutes(Exact::whole(of.into()), lang)
}

fn column(bins: &Bins, at: usize, whole: &str, many: usize, lang: Lang) -> Column {
    let share = bins.share(many).unwrap_or(Exact::ZERO);
    // Long names stand in two lines.
    let (name, under) = match whole.split_once(' ') {
        Some((first, rest)) if whole.chars().count() > 6 => (first, rest),
        _ => (whole, ""),
    };
    let head = match (at <= UNTIL.len(), at < 4, lang) {
        (false, ..) => sentence(whole),
        (true, true, Lang::Ru) => format!("{whole} мин"),
        (true, true, Lang::En) => format!("{whole} min"),
        _ => sentence(whole),
    };
    Column {
        name: name.to_owned(),
        under: under.to_owned(),
        parts: vec![(share.approximate(), Ink::Actual)],
        words: percent_whole(share, lang),
        said: Said { head, lines: vec![percent(share, lang), of_all(many, bins.all(), lang)] },
        ..Column::default()
    }
}

fn of_all(many: usize, all: usize, lang: Lang) -> String {
    let (many, whole) = (count(many, lang), count(all, lang));
    let of = if lang == Lang::Ru { "из" } else { "of" };
    format!("{many} {of} {whole} {}", INQUIRIES.out_of(all, lang))
}

fn summary(bins: &Bins, lang: Lang) -> String {
    let all = bins.all();
    let mut said = Vec::new();
    if all == 0 {
        said.push(sentence(NO_DATA.get(lang)));
    } else {
        said.push(sentence(&INQUIRIES.with(all, lang)));
    }
    if let (Some(median), Some(p90)) = (bins.median, bins.p90) {
        let (median, p90) = (minutes(median, lang), minutes(p90, lang));
        said.push(match lang {
            Lang::Ru => format!("Половине ответили за {median}, девяти из десяти за {p90}"),
            Lang::En => format!("Half were answered within {median}, nine of ten within {p90}"),
        });
    }
    if let Some(none) = bins.counts.last().copied().filter(|&it| it > 0) {
        said.push(match lang {
            Lang::Ru => format!("Без ответа: {}", count(none, lang)),
            Lang::En => format!("Not answered: {}", count(none, lang)),
        });
    }
    if bins.waiting > 0 {
        said.push(match lang {
            Lang::Ru => format!("Ещё ждут в пределах норматива: {}", count(bins.waiting, lang)),
            Lang::En => format!("Still waiting within the time: {}", count(bins.waiting, lang)),
        });
    }
    if bins.unknown > 0 {
        let unknown = count(bins.unknown, lang);
        said.push(match lang {
            Lang::Ru => format!("Известны только рабочие минуты, без времени ответа: {unknown}"),
            Lang::En => format!("Only the working minutes are known, not when: {unknown}"),
        });
    }
    if bins.allowed.len() > 1 {
        let all: Vec<String> = bins.allowed.iter().map(|&it| written(it, lang)).collect();
        said.push(format!("{}: {}", sentence(ALLOWED.get(lang)), all.join(", ")));
    }
    if (1..FEW).contains(&all) {
        let few = text("Мало данных, выводы рано", "Too few to conclude anything");
        said.push(few.get(lang).to_owned());
    }
    said.join(". ") + "."
}
