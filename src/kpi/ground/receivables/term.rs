//! Terms: when a claim is due.

use crate::model::dataset::Dataset;
use crate::model::date::Date;

/// No run of days off is longer.
const DAYS_OFF: i32 = 60;

/// When an invoice's row is due: the date it says, else its own term after its date, else the
/// customer's, else the company's; and whether it is the company's (the KPI handbook B7).
pub(super) fn due(data: &Dataset, row: usize) -> Option<(Date, bool)> {
    let all = &data.invoices;
    let (date, customer) = (*all.date.get(row)?, *all.customer.get(row)?);
    if let Some(due) = all.due.get(row).copied().flatten() {
        return Some((on_working_day(data, due), false));
    }
    let own = all.terms_days.get(row).copied().flatten();
    let (due, by_default) = after(data, date, own, customer);
    Some((on_working_day(data, due), by_default))
}

/// So many days after a date: those said, else the customer's, else the company's; and whether they
/// are the company's.
pub(super) fn after(data: &Dataset, date: Date, own: Option<i64>, customer: u32) -> (Date, bool) {
    let stated = own.or_else(|| data.customer(customer)?.terms_days);
    let days = stated.unwrap_or(data.rules.terms_days.into());
    (date.plus(i32::try_from(days).unwrap_or_default()), stated.is_none())
}

/// The day, or the next working one where the firm has it so.
pub(super) fn on_working_day(data: &Dataset, day: Date) -> Date {
    if !data.rules.due_moves {
        return day;
    }
    let calendar = data.hours.calendar();
    (0..DAYS_OFF).map(|days| day.plus(days)).find(|it| calendar.is_working(*it)).unwrap_or(day)
}
