//! Response time of a real export: tickets and comments of Zendesk, as its connector leaves them.

use crate::imports::{csv_sheet, mapped, session};
use crate::samples;
use planerka::import::issue::IssueKind;
use planerka::kpi::{NoValue, defs};
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The rows of a file by the names of its columns.
fn rows(folder: &Path, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(file)).expect(file);
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// By hand: ten tickets of 2020, nine by e-mail and one by the web, two of them deleted. The twenty
/// comments are of seven other tickets, so none of the ten has a first human reply: no minutes, and
/// years later every one that is left is a breach.
#[test]
fn the_tickets_of_zendesk_have_no_reply_and_say_so() {
    let Some(folder) = samples().map(|it| it.join("zendesk_seed")).filter(|it| it.is_dir()) else {
        println!("skipped: no export of Zendesk in the samples");
        return;
    };
    let (tickets, comments) =
        (rows(&folder, "ticket_data.csv"), rows(&folder, "ticket_comment_data.csv"));
    let is_reply = |ticket: &BTreeMap<String, String>| {
        comments
            .iter()
            .any(|it| it["ticket_id"] == ticket["id"] && it["user_id"] != ticket["requester_id"])
    };
    let replied = tickets.iter().filter(|it| is_reply(it)).count();
    let deleted = tickets.iter().filter(|it| it["status"] == "deleted").count();
    assert_eq!((tickets.len(), replied, deleted), (10, 0, 2));

    let session = session(vec![csv_sheet(&folder.join("ticket_data.csv"))]);
    let review = session.review();
    let sheet = &review.sheets[0];
    let fields = "id=id, created_at=received, status=status";
    assert!(mapped(sheet).starts_with(&format!("inquiries: {fields}")), "{}", mapped(sheet));
    let asked: Vec<_> = sheet.issues.iter().map(|it| (it.kind, &*it.column, it.count)).collect();
    assert_eq!(asked, [(IssueKind::UnknownWord, "status", 2)], "what «deleted» means is asked");

    let today = Date::parse("2026-11-23").expect("a date");
    let batches = session.commit(today);
    let data = Dataset::build(batches.into_iter().map(Arc::new).collect(), Options::default());
    let period = Period::parse("2020").expect("a year");
    let scope = Scope { period, as_of: today, today, who: Who::Company };
    let kpi = defs::find("response_time").expect("the KPI");
    let slice = kpi.slice(&Known::of(&data, scope), scope);
    let value = |id: &str| kpi.measure(id).expect(id).count(&slice).value;
    let whole = |number: i64| Ok(Exact::whole(number));
    assert_eq!([value("answered"), value("unanswered")], [whole(0), whole(8)]);
    assert_eq!((value("headline"), value("median_minutes")), (whole(0), Err(NoValue::ZeroWhole)));
}
