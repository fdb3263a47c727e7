//! What is owed by age: a bar a person in steps from not due to the oldest, its figures inside.

use super::{Sheet, called, cut, shown_of};
use crate::chart::Drawn;
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::written::Written;
use crate::lang::format::percent;
use crate::lang::shown::Shown;
use crate::lang::words::{NO_DATA, sentence};
use crate::lang::{Lang, text};
use crate::model::slice::By;
use crate::model::unit::Exact;
use crate::report::ageing::{Ageing, AgeingRow};
use crate::report::receivables::AGES;
use crate::report::whose::Whose;

const INKS: [Ink; AGES.len()] = [Ink::Age0, Ink::Age1, Ink::Age2, Ink::Age3, Ink::Age4, Ink::Age5];

const KEYS: &[Key] = &[
    Key::new("age0", AGES[0]),
    Key::new("age1", AGES[1]),
    Key::new("age2", AGES[2]),
    Key::new("age3", AGES[3]),
    Key::new("age4", AGES[4]),
    Key::new("age5", AGES[5]),
];

pub(super) fn draw(ages: &Ageing, sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let shown = cut(&ages.rows);
    let money = Shown::Money(sheet.currency);
    let written = Written::of(money, shown.iter().map(|it| it.open), lang);
    let whole = |it: &AgeingRow| it.ages.iter().map(|it| it.approximate().max(0.0)).sum::<f64>();
    let name = match ages.by {
        By::Customer => text("Кто должен: по срокам", "Who owes: by age"),
        _ => text("Задолженность по срокам", "Receivables by age"),
    };
    let chart = Rows {
        title: written.title(name.get(lang)),
        summary: summary(ages, money, lang),
        keys: KEYS,
        rows: shown.iter().map(|it| row(it, &written)).collect(),
        span: (0.0, shown.iter().map(whole).fold(0.0, f64::max)),
        ticks: Vec::new(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn whose(of: &AgeingRow) -> Whose {
    Whose { name: of.name.clone(), link: None, part: of.part }
}

fn row(of: &AgeingRow, written: &Written<'_>) -> Row {
    let lang = written.lang;
    let mut marks = Vec::new();
    let mut from = 0.0;
    for (age, ink) in of.ages.iter().zip(INKS).filter(|it| *it.0 > Exact::ZERO) {
        let to = from + age.approximate();
        marks.push(Mark::Bar(from, to, ink, written.value(*age)));
        from = to;
    }
    let all = written.told(of.open);
    let words = match (of.share, lang) {
        (Ok(share), Lang::Ru) => format!("{all}, просрочено {}", percent(share, lang)),
        (Ok(share), Lang::En) => format!("{all}, {} overdue", percent(share, lang)),
        (Err(_), _) if of.advances != Exact::ZERO => {
            let advance = text("аванс", "advance").get(lang);
            format!("{advance} {}", written.shown.short(of.advances, lang))
        }
        (Err(_), _) => text("долга нет", "nothing owed").get(lang).to_owned(),
    };
    Row { name: whose(of).said(lang), marks, words, lines: lines(of, written), ..Row::default() }
}

fn lines(of: &AgeingRow, written: &Written<'_>) -> Vec<String> {
    let lang = written.lang;
    let mut lines = Vec::new();
    let mut say = |name: &str, amount: Exact| {
        if amount != Exact::ZERO {
            lines.push(format!("{name} {}", written.shown.short(amount, lang)));
        }
    };
    say(text("просрочено", "overdue").get(lang), of.overdue);
    say(text("всего", "in all").get(lang), of.open);
    for (age, (name, amount)) in AGES.iter().zip(of.ages).enumerate() {
        let days = text("дней", "days").get(lang);
        let name = name.get(lang);
        match age {
            0 => say(name, amount),
            _ => say(&format!("{name} {days}:"), amount),
        }
    }
    say(text("спорное", "disputed").get(lang), of.disputed);
    say(text("аванс, отдельно", "advance, apart").get(lang), of.advances);
    say(text("унаследовано", "inherited").get(lang), of.inherited);
    if lines.is_empty() {
        lines.push(text("долга нет", "nothing owed").get(lang).to_owned());
    }
    lines
}

fn summary(ages: &Ageing, money: Shown<'_>, lang: Lang) -> String {
    let mut said: Vec<String> = shown_of(ages.rows.len(), lang).into_iter().collect();
    let total = &ages.total;
    let (open, overdue) = (money.short(total.open, lang), money.short(total.overdue, lang));
    match (ages.rows.is_empty(), total.share) {
        (true, _) => said.push(sentence(NO_DATA.get(lang))),
        (false, Ok(share)) => said.push(match lang {
            Lang::Ru => format!("Всего {open}, просрочено {overdue} ({})", percent(share, lang)),
            Lang::En => format!("{open} in all, {overdue} overdue ({})", percent(share, lang)),
        }),
        (false, Err(_)) => said.push(text("Долга нет", "Nothing is owed").get(lang).to_owned()),
    }
    if let Some(most) = ages.rows.iter().max_by_key(|it| it.overdue)
        && most.overdue > Exact::ZERO
    {
        let (name, overdue) = (called(&whose(most), lang), money.short(most.overdue, lang));
        said.push(match lang {
            Lang::Ru => format!("Больше всего просрочки: {name}, {overdue}"),
            Lang::En => format!("The most overdue: {name}, {overdue}"),
        });
    }
    if total.advances != Exact::ZERO {
        let advances = money.short(total.advances, lang);
        said.push(match lang {
            Lang::Ru => format!("Авансы стоят отдельно: {advances}"),
            Lang::En => format!("Advances stand apart: {advances}"),
        });
    }
    said.join(". ") + "."
}
