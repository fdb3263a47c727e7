//! Links: a screen and what is looked at on it, written after the `#` (the outer contract, Links).

use crate::lang::Lang;
use crate::model::date::{Date, Period};
use crate::model::scope::Compare;
use crate::report::view::View;
use crate::ui::unread::Unread;
use std::fmt;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Nothing said, or nothing known: the board where there is data, else the start.
    #[default]
    Home,
    /// What the app is, and the way in.
    Start,
    /// Every KPI against its plan.
    Board,
    /// Everybody in a table.
    People,
    /// One person's board, by the name in links.
    Person(String),
    /// One KPI, by its id.
    Kpi(String),
    /// Targets, typed or pasted.
    Plans,
    /// Knowledge tests taken on this device.
    Exam,
    /// What is here and where it comes from.
    Data,
    /// The review of what is about to be imported.
    Import,
    /// Language, theme, currency, calendar, storage.
    Settings,
    /// Every chart, to be looked at.
    #[cfg(debug_assertions)]
    Gallery,
}

/// The period of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// First to last dated fact.
    All,
    /// These days.
    Of(Period),
}

/// Where the person is, and what they look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The screen.
    pub page: Page,
    /// The demo that it is of, from 1; `None`: the person's own data.
    pub demo: Option<u8>,
    /// The period; `None`: the last month with facts.
    pub period: Option<When>,
    /// The as-of date; `None`: today, or the end of the period when that is earlier.
    pub as_of: Option<Date>,
    /// Whose rows, by the name in links; `None`: the company's.
    pub who: Option<String>,
    /// What values are set against.
    pub compare: Option<Compare>,
    /// How the charts of a KPI are looked at, where not in its own way.
    pub view: Option<View>,
    /// The language, where the link names one.
    pub lang: Option<Lang>,
    /// What it said that was not understood.
    pub unread: Vec<Unread>,
}

impl Link {
    /// Reads what stands after the `#` (with or without it). What is not understood is left out, and
    /// told where something else is shown for it.
    pub fn parse(hash: &str) -> Link {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let (demo, path) = demo(path);
        let (page, mut unread) = page(path)
            .map_or_else(|| (Page::Home, vec![Unread::Screen]), |page| (page, Vec::new()));
        // The way in for files is never a demo's.
        let demo = demo.filter(|_| !matches!(page, Page::Start | Page::Import));
        let mut link = Link { page, demo, ..Link::default() };
        let mut told = |is_read: bool, part| {
            if !is_read {
                unread.push(part)
            }
        };
        for pair in query.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            match key {
                "p" if value == "all" => link.period = Some(When::All),
                "p" => {
                    link.period = Period::parse(value).map(When::Of);
                    told(link.period.is_some(), Unread::Period);
                }
                "asof" => {
                    link.as_of = Date::parse(value);
                    told(link.as_of.is_some(), Unread::AsOf);
                }
                "who" => {
                    link.who = id(value);
                    told(link.who.is_some(), Unread::People);
                }
                "cmp" => link.compare = compare(value),
                "view" => {
                    if let Page::Kpi(kpi) = &link.page {
                        link.view = View::parse(value, kpi);
                    }
                }
                "lang" => link.lang = Lang::parse(value),
                _ => {}
            }
        }
        link.unread = unread;
        link
    }

    /// The same view on another screen.
    pub fn at(&self, page: Page) -> Link {
        Link { page, unread: Vec::new(), ..self.clone() }
    }

    /// The view, where the KPI of the link has it: on another screen it is nothing to keep.
    fn own_view(&self) -> Option<View> {
        self.view.filter(|it| matches!(&self.page, Page::Kpi(kpi) if kpi == it.kpi()))
    }

    /// The board of a demo, or of the person's own data, as it comes.
    pub fn board(&self, demo: Option<u8>) -> Link {
        Link { page: Page::Board, demo, lang: self.lang, ..Link::default() }
    }
}

/// With the `#`, ready to be an address.
impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        if let Some(number) = self.demo
            && !matches!(self.page, Page::Start | Page::Import)
        {
            write!(f, "/demo/{number}")?;
        }
        match &self.page {
            Page::Home => {}
            Page::Start => f.write_str("/")?,
            Page::Board => f.write_str("/board")?,
            Page::People => f.write_str("/people")?,
            Page::Person(id) => write!(f, "/people/{id}")?,
            Page::Kpi(id) => write!(f, "/kpi/{id}")?,
            Page::Plans => f.write_str("/plans")?,
            Page::Exam => f.write_str("/exam")?,
            Page::Data => f.write_str("/data")?,
            Page::Import => f.write_str("/data/import")?,
            Page::Settings => f.write_str("/settings")?,
            #[cfg(debug_assertions)]
            Page::Gallery => f.write_str("/gallery")?,
        }
        let period = self.period.map(|when| match when {
            When::All => "all".to_owned(),
            When::Of(period) => period.to_string(),
        });
        let compare = self.compare.map(|it| match it {
            Compare::Plan => "plan".to_owned(),
            Compare::Previous => "prev".to_owned(),
            Compare::Year => "year".to_owned(),
        });
        let query = [
            ("p", period),
            ("asof", self.as_of.map(|it| it.to_string())),
            ("who", self.who.clone()),
            ("cmp", compare),
            ("view", self.own_view().map(|it| it.id().to_owned())),
            ("lang", self.lang.map(|it| it.id().to_owned())),
        ];
        let given = query.into_iter().filter_map(|(key, value)| Some((key, value?)));
        for (at, (key, value)) in given.enumerate() {
            write!(f, "{}{key}={value}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

/// The demo before a path, and the path after it: one without a screen is its board.
fn demo(path: &str) -> (Option<u8>, &str) {
    let Some(rest) = path.strip_prefix("/demo/") else { return (None, path) };
    let (number, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match ["1", "2", "3"].into_iter().zip(1..).find(|it| it.0 == number) {
        Some((_, number)) => (Some(number), if rest == "/" { "" } else { rest }),
        None => (None, path),
    }
}

fn page(path: &str) -> Option<Page> {
    let parts: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    Some(match parts.as_slice() {
        [] if path.is_empty() => Page::Home,
        [] => Page::Start,
        ["board"] => Page::Board,
        ["people"] => Page::People,
        ["people", person] => Page::Person(id(person)?),
        ["kpi", kpi] => Page::Kpi(id(kpi)?),
        ["plans"] => Page::Plans,
        ["exam"] => Page::Exam,
        ["data"] => Page::Data,
        ["data", "import"] => Page::Import,
        ["settings"] => Page::Settings,
        #[cfg(debug_assertions)]
        ["gallery"] => Page::Gallery,
        _ => return None,
    })
}

/// A name in links: never one of a person, so never more than these letters.
fn id(text: &str) -> Option<String> {
    let is_id = |it: u8| it.is_ascii_alphanumeric() || b"-_".contains(&it);
    (!text.is_empty() && text.len() <= 64 && text.bytes().all(is_id)).then(|| text.to_owned())
}

fn compare(text: &str) -> Option<Compare> {
    match text {
        "plan" => Some(Compare::Plan),
        "prev" => Some(Compare::Previous),
        "year" => Some(Compare::Year),
        _ => None,
    }
}
