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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_read_back() {
        for text in [
            "#",
            "#/",
            "#/board",
            "#/board?p=2026-09",
            "#/people?p=2026-Q3&asof=2026-08-15",
            "#/people/r1f3?p=all",
            "#/kpi/plan_revenue?p=2026-09-01..2026-09-15&who=t77&cmp=year&lang=en",
            "#/plans",
            "#/exam?who=r1",
            "#/data",
            "#/data/import",
            "#/settings?lang=ru",
            "#/kpi/plan_units?p=2026-09&view=sku",
            "#/kpi/response_time?view=calendar&lang=en",
            "#/demo/1/board",
            "#/demo/3",
            "#/demo/2/people/r1f3?p=all",
        ] {
            assert_eq!(Link::parse(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_understood_is_left_out_and_told() {
        let link = Link::parse("#/nowhere?p=2026-13&asof=x&who=&cmp=z&lang=de");
        let all = vec![Unread::Screen, Unread::Period, Unread::AsOf, Unread::People];
        assert_eq!(link, Link { unread: all, ..Link::default() });
        assert_eq!(link.at(Page::Board), Link { page: Page::Board, ..Link::default() });
        let reversed = Link::parse("#/board?p=2026-09-30..2026-09-01&who=r1&asof=2026-02-29");
        assert_eq!(reversed.unread, [Unread::Period, Unread::AsOf]);
        for nobody in ["#/people/Ким Д.", "#/people/<b>", "#/kpi/"] {
            let link = Link::parse(nobody);
            assert_eq!((link.page, link.unread.as_slice()), (Page::Home, &[Unread::Screen][..]));
        }
        assert_eq!(Link::parse("").page, Page::Home);
    }

    #[test]
    fn files_never_come_into_a_demo_and_there_are_three() {
        let link = Link::parse("#/demo/2/board?p=2026-09");
        assert_eq!((link.demo, &link.page), (Some(2), &Page::Board));
        assert_eq!(link.at(Page::Import).to_string(), "#/data/import?p=2026-09");
        assert_eq!(link.at(Page::Start).to_string(), "#/?p=2026-09");
        assert_eq!(Link::parse("#/demo/2/data/import").demo, None);
        for strange in ["#/demo/0/board", "#/demo/4", "#/demo/01/board", "#/demo"] {
            let link = Link::parse(strange);
            assert_eq!((link.demo, link.unread.as_slice()), (None, &[Unread::Screen][..]));
        }
    }

    #[test]
    fn another_screen_keeps_the_view() {
        let link = Link::parse("#/board?p=2026-09&who=r1");
        assert_eq!(link.at(Page::People).to_string(), "#/people?p=2026-09&who=r1");
    }

    #[test]
    fn a_view_is_of_its_kpi_alone() {
        let link = Link::parse("#/kpi/response_time?p=2026-09&view=calendar");
        assert_eq!(link.view, Some(View::Calendar));
        assert_eq!(link.at(Page::Board).to_string(), "#/board?p=2026-09");
        let units = Page::Kpi("plan_units".to_owned());
        assert_eq!(link.at(units).to_string(), "#/kpi/plan_units?p=2026-09");
        for none in ["#/kpi/response_time?view=sku", "#/kpi/plan_units?view=", "#/board?view=sku"] {
            assert_eq!(Link::parse(none).view, None, "{none}");
        }
    }
}
