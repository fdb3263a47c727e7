//! What is in force where a KPI is counted: the firm's rules and the calendar, said beside it.

use crate::kpi::{Kpi, Planning};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::rules::{Recognition, Rules};
use crate::model::slice::Slice;
use crate::model::table::Table;
use crate::model::vat::VatBasis;

/// What of the firm's decisions a KPI of a slice depends on, a sentence each.
pub fn in_force(kpi: &Kpi, slice: &Slice) -> Vec<Text> {
    let (data, period) = (slice.data, slice.scope.period);
    let is_money = kpi.id == "plan_revenue";
    let basis = is_money.then(|| recognition(data.rules.recognition));
    let sold = (is_money && data.rules.fact_is_sold)
        .then_some(text("Возвраты из факта не вычитаются.", "Returns are not taken off the fact."));
    let is_split = kpi.planned != Planning::Whole;
    let spread = spread(&data.rules).filter(|_| is_split);
    let vat = has_money(kpi).then(|| vat(kpi, data));
    let is_foreseen = || data.hours.calendar().foresees(period);
    let foreseen = (is_split && is_foreseen()).then_some(FORESEEN);
    [basis, sold, spread, vat, foreseen].into_iter().flatten().collect()
}

/// Whether it counts money of documents.
fn has_money(kpi: &Kpi) -> bool {
    ["plan_revenue", "average_contract", "overdue_receivables"].contains(&kpi.id)
}

/// In which basis amounts are counted, and whether some are as their source states them.
fn vat(kpi: &Kpi, data: &Dataset) -> Text {
    let is_cash = kpi.id == "plan_revenue" && data.rules.recognition == Recognition::Payment;
    let tables = if is_cash { &[Table::Payments, Table::Invoices] } else { kpi.tables };
    let own = (0..).zip(&data.batches).filter(|(_, batch)| tables.contains(&batch.table));
    let of_money = own.filter(|(_, batch)| batch.table != Table::Targets);
    let stated: Vec<bool> =
        of_money.map(|(at, _)| data.vat.is_stated(at).unwrap_or(false)).collect();
    let is_any = stated.contains(&true);
    match (is_any, stated.contains(&false), data.rules.vat.basis) {
        (false, ..) => {
            text("НДС: суммы как в файлах.", "VAT: the amounts are as the files state them.")
        }
        (_, false, VatBasis::With) => text("Суммы с НДС.", "The amounts hold VAT."),
        (_, false, VatBasis::Without) => text("Суммы без НДС.", "The amounts are net of VAT."),
        (_, true, VatBasis::With) => text(
            "Суммы с НДС; загрузки без отметки об НДС взяты как есть.",
            "The amounts hold VAT; imports of which nothing is said are as stated.",
        ),
        (_, true, VatBasis::Without) => text(
            "Суммы без НДС; загрузки без отметки об НДС взяты как есть.",
            "The amounts are net of VAT; imports of which nothing is said are as stated.",
        ),
    }
}

/// Said where working days of a calendar that is only foreseen count.
pub const FORESEEN: Text = text(
    "Календарь не утверждён: рабочие дни части периода предсказаны.",
    "The calendar is not approved: working days of a part of the period are foreseen.",
);

/// When a sale counts.
pub fn recognition(recognition: Recognition) -> Text {
    match recognition {
        Recognition::Shipment => text(
            "Факт по отгрузке: на дату документа.",
            "The fact is what was shipped, on the document's date.",
        ),
        Recognition::Payment => text(
            "Факт по оплате: на дату денег.",
            "The fact is what was paid, on the day money came.",
        ),
        Recognition::Won => text(
            "Факт по закрытым сделкам: на дату выигрыша.",
            "The fact is deals won, on the day they were.",
        ),
        Recognition::Margin => text(
            "Факт — маржа: выручка минус себестоимость, на дату документа; себестоимость товара — как в файле товаров.",
            "The fact is margin: revenue less cost, on the document's date; a product's cost is as its file states it.",
        ),
    }
}

/// How a plan lies on days, where not by working days alone.
pub fn spread(rules: &Rules) -> Option<Text> {
    match (rules.month_weights, rules.weekday_weights) {
        (None, None) => None,
        (Some(_), None) => Some(text(
            "План распределён по весам месяцев, внутри месяца по рабочим дням.",
            "The plan lies by weights of months, within a month by working days.",
        )),
        (None, Some(_)) => Some(text(
            "План распределён по рабочим дням с весами дней недели.",
            "The plan lies by working days with weights of weekdays.",
        )),
        (Some(_), Some(_)) => Some(text(
            "План распределён по весам месяцев, внутри месяца по весам дней недели.",
            "The plan lies by weights of months, within a month by weights of weekdays.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::model::dataset::Options;
    use crate::model::date::{Date, Period};
    use crate::model::known::Known;
    use crate::model::scope::Scope;
    use crate::model::targets::Who;

    fn said(kpi: &Kpi, period: &str, rules: Rules) -> Vec<&'static str> {
        let data = Dataset::build(Vec::new(), Options { rules, ..Options::default() });
        let today = Date::parse("2026-06-01").expect("a date");
        let period = Period::parse(period).expect("a period");
        let scope = Scope { period, as_of: today, today, who: Who::Company };
        let slice = kpi.slice(&Known::of(&data, scope), scope);
        in_force(kpi, &slice).into_iter().map(|it| it.get(crate::lang::Lang::En)).collect()
    }

    #[test]
    fn the_basis_is_said_of_the_plan_in_money_alone() {
        let rules = || Rules { recognition: Recognition::Payment, ..Rules::default() };
        let money = said(defs::money(), "2025", rules());
        let vat = "VAT: the amounts are as the files state them.";
        assert_eq!(money, ["The fact is what was paid, on the day money came.", vat]);
        assert_eq!(said(defs::contracts(), "2025", rules()), [vat]);
    }

    #[test]
    fn a_calendar_that_is_only_foreseen_is_said_where_plans_lie_on_its_days() {
        let foreseen = FORESEEN.get(crate::lang::Lang::En);
        assert!(said(defs::money(), "2040-03", Rules::default()).contains(&foreseen));
        assert!(!said(defs::money(), "2025-03", Rules::default()).contains(&foreseen));
        assert!(!said(defs::contracts(), "2040-03", Rules::default()).contains(&foreseen));
    }
}
