//! Links as they are written and read.

use super::route::{Link, Page};
use super::unread::Unread;
use crate::report::view::View;

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
