//! Targets of divisions, versions, levels and things.

use super::{build, date, period, plan, planned};
use planerka::kpi::target::Plan;
use planerka::model::dataset::Reason;
use planerka::model::fixture::batch;
use planerka::model::table::Table;
use planerka::model::targets::{Level, Of, Who};
use planerka::model::unit::Exact;

#[test]
fn divisions_are_the_sum_of_their_groups_and_people() {
    let reps = "name|team\nА|Юг / Опт\nБ|Юг / Розница\nВ|Юг\nГ|";
    let targets = "kpi|who|from|amount\nplan_revenue|А|2026-09-01|22\nplan_revenue|Б|2026-09-01|44\n\
                   plan_revenue|В|2026-09-01|66\nplan_revenue|Г|2026-09-01|88\n\
                   plan_revenue|Розница|2026-09-01|50";
    let data = build(vec![batch(Table::Reps, reps), batch(Table::Targets, targets)]);
    let team = |name: &str| {
        let at = data.teams.iter().position(|it| it.name == name).expect(name);
        Who::Team(u32::try_from(at).expect("few"))
    };
    let of = |who| planned(&data, who, "2026-09").map(|it| it.rounded(0));
    assert_eq!(of(team("Юг / Опт")), Some(22));
    assert_eq!(of(team("Юг / Розница")), Some(50), "its own row");
    assert_eq!(of(team("Юг")), Some(22 + 50 + 66));
    assert_eq!(of(Who::Company), Some(22 + 50 + 66 + 88));
    // Fifty are planned, 44 are handed out: 12 % too few. The division has no row of its own.
    let assigned = |who| plan(&data, "plan_revenue").assigned(who, &Of::All, period("2026-09"));
    let over = |who| assigned(who).and_then(|it| it.over());
    assert_eq!(over(team("Юг / Розница")), Some(Exact::new(-12, 100)));
    assert_eq!(assigned(team("Юг")), None);
    assert_eq!(assigned(Who::Rep(0)), None);
}

#[test]
fn over_assignment_is_what_is_handed_out_above_the_own_target() {
    let reps = "name|team\nА|Юг\nБ|Юг";
    let targets = "kpi|who|from|to|amount\nplan_revenue||2026-07-01|2026-09-30|1000\n\
                   plan_revenue|А|2026-07-01|2026-09-30|600\nplan_revenue|Б|2026-07-01|2026-09-30|500";
    let data = build(vec![batch(Table::Reps, reps), batch(Table::Targets, targets)]);
    let assigned = plan(&data, "plan_revenue").assigned(Who::Company, &Of::All, period("2026-Q3"));
    let assigned = assigned.expect("both are planned");
    assert_eq!(assigned.below.amount, Exact::whole(1_100));
    assert_eq!(assigned.over(), Some(Exact::new(1, 10)));
    assert_eq!(assigned.own.rows.len() + assigned.below.rows.len(), 3);
}

#[test]
fn a_revised_plan_has_an_original() {
    let targets = "kpi|from|amount|version_from\nplan_revenue|2026-09-01|100|\n\
                   plan_revenue|2026-09-01|80|2026-09-10\nplan_revenue|2026-09-01|70|2026-09-20";
    let data = build(vec![batch(Table::Targets, targets)]);
    let known = |day| Plan::of(&data, "plan_revenue", Level::Plan, date(day));
    let of = |plan: Plan| {
        plan.sum(Who::Company, &Of::All, period("2026-09")).map(|it| it.amount.rounded(0))
    };
    assert_eq!((of(known("2026-09-09")), of(known("2026-09-10"))), (Some(100), Some(80)));
    assert_eq!(of(known("2026-09-30")), Some(70));
    assert_eq!(of(known("2026-09-30").original()), Some(100));
}

#[test]
fn minimum_plan_and_stretch_are_targets_by_themselves() {
    let targets = "kpi|from|level|amount\nplan_revenue|2026-09-01|minimum|80\n\
                   plan_revenue|2026-09-01||100\nplan_revenue|2026-09-01|stretch|130";
    let data = build(vec![batch(Table::Targets, targets)]);
    let of = |level| {
        let plan = Plan::of(&data, "plan_revenue", level, date("2026-12-31"));
        plan.sum(Who::Company, &Of::All, period("2026-09")).map(|it| it.amount.rounded(0))
    };
    let levels = [Level::Minimum, Level::Plan, Level::Stretch].map(of);
    assert_eq!(levels, [Some(80), Some(100), Some(130)]);
}

#[test]
fn targets_are_of_campaigns_channels_topics_products_and_groups() {
    let products = batch(Table::Products, "sku|group\na|Чай / Зелёный\nb|Чай / Чёрный\nc|Кофе");
    let targets = "kpi|of|from|amount\n\
        campaign_plan|Выставка|2026-09-01|20\nresponse_time|chat|2026-09-01|0.9\n\
        product_knowledge|Возражения|2026-09-01|0.8\nplan_units|чай|2026-09-01|100\n\
        plan_units|чай / черный|2026-09-01|60\nplan_units|a|2026-09-01|30\n\
        plan_units|c|2026-09-01|5\nmeetings|Кофе|2026-09-01|7\nmeetings|Презентация|2026-09-01|4";
    let data = build(vec![products, batch(Table::Targets, targets)]);
    let of = |kpi: &str, of: &Of| {
        plan(&data, kpi).sum(Who::Company, of, period("2026-09")).map(|it| it.amount.rounded(1))
    };
    assert_eq!(of("campaign_plan", &Of::Campaign(0)), Some(200));
    assert_eq!(of("response_time", &Of::Channel(0)), Some(9));
    assert_eq!(of("product_knowledge", &Of::Topic(0)), Some(8));
    assert_eq!(data.campaigns.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["Выставка"]);
    assert_eq!(data.products.len(), 3, "no product but those of the table");
    // The group's row holds for its groups and products; coffee is beside it.
    assert_eq!(of("plan_units", &Of::All), Some(1_050));
    assert_eq!(of("plan_units", &Of::Group("Чай / Чёрный".into())), Some(600));
    assert_eq!(of("meetings", &Of::Group("Кофе".into())), Some(70));
    let unknown = data.excluded.iter().filter(|(_, why)| *why == Reason::UnknownThing).count();
    assert_eq!(unknown, 1, "meetings of a presentation");
}

#[test]
fn a_group_without_a_row_is_the_sum_of_those_within_it() {
    let products = batch(Table::Products, "sku|group\na|Чай / Зелёный\nb|Чай / Чёрный");
    let targets = "kpi|of|from|amount\nplan_units|Чай / Зелёный|2026-09-01|40\n\
        plan_units|a|2026-09-01|30\nplan_units|b|2026-09-01|5";
    let data = build(vec![products, batch(Table::Targets, targets)]);
    let tea =
        plan(&data, "plan_units").sum(Who::Company, &Of::Group("Чай".into()), period("2026-09"));
    assert_eq!(tea.map(|it| it.amount.rounded(0)), Some(45));
}

#[test]
fn averages_are_weighted_by_working_days_and_never_cut() {
    let targets = "kpi|from|to|amount\nresponse_time|2026-09-01|2026-09-15|0.8\n\
                   response_time|2026-09-16|2026-09-30|0.9";
    let data = build(vec![batch(Table::Targets, targets)]);
    let mean = |days| {
        plan(&data, "response_time").mean(Who::Company, &Of::All, period(days)).map(|it| it.amount)
    };
    assert_eq!(mean("2026-09"), Some(Exact::new(85, 100)));
    assert_eq!(mean("2026-09-10"), Some(Exact::new(8, 10)));
    assert_eq!(mean("2026-09-12..2026-09-13"), Some(Exact::new(8, 10)), "a weekend");
    assert_eq!(mean("2026-10"), None);
}
