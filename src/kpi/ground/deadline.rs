//! Deadlines of people: a leave longer than the firm says moves them (the KPI handbook B2).

use crate::model::absences::AbsenceKind;
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::sort;

/// The last of so many days after a day, moved by the days of each long leave that begins before
/// it is over: on leave, ill, or away without pay.
pub fn deadline(data: &Dataset, rep: u32, from: Date, days: i64) -> Date {
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let last = Date(from.0.saturating_add(days));
    if data.rules.leave_days == 0 {
        return last;
    }
    let is_leave = |kind: AbsenceKind| {
        matches!(kind, AbsenceKind::Vacation | AbsenceKind::Sick | AbsenceKind::Unpaid)
    };
    let own = data.absences.iter().filter(|it| it.rep == rep && is_leave(it.kind));
    let is_long = |it: &Period| i64::from(it.days()) > i64::from(data.rules.leave_days);
    let mut leaves: Vec<Period> = own.map(|it| it.days).filter(is_long).collect();
    sort::by_key(&mut leaves, |it| (it.from, it.to));
    let (mut last, mut counted) = (last, from);
    for leave in leaves {
        let start = leave.from.max(counted.plus(1));
        if let Some(days) = Period::new(start, leave.to).filter(|_| leave.from <= last) {
            last = Date(last.0.saturating_add(days.days()));
            counted = leave.to;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{asked, date};
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn a_leave_longer_than_the_setting_moves_the_deadline_by_its_days() {
        let absences = "rep | from | to | kind
            А | 2026-03-02 | 2026-03-15 | vacation\nБ | 2026-03-02 | 2026-03-16 | vacation
            В | 2026-03-02 | 2026-03-31 | trip\nГ | 2026-01-01 | 2026-01-20 | sick
            Д | 2026-03-02 | 2026-03-16 | sick\nД | 2026-03-10 | 2026-03-26 | unpaid
            Е | 2026-03-12 | 2026-03-31 | vacation";
        let until = |leave_days: u32, rep: &str| {
            let rules = Rules { leave_days, ..Rules::default() };
            let asked = asked("2026-03", rules, &[(Table::Absences, absences)]);
            let code = (0..).zip(&asked.data.reps).find(|it| it.1.name == rep).expect("a rep").0;
            deadline(&asked.data, code, date("2026-03-01"), 10).to_string()
        };
        assert_eq!(until(14, "А"), "2026-03-11", "14 days are not longer than 14");
        assert_eq!(until(14, "Б"), "2026-03-26");
        assert_eq!(until(0, "Б"), "2026-03-11", "off");
        assert_eq!(until(14, "В"), "2026-03-11", "a business trip is no leave");
        assert_eq!(until(14, "Г"), "2026-03-11", "a leave before it");
        assert_eq!(until(14, "Д"), "2026-04-05", "of two that overlap each day once");
        assert_eq!(until(14, "Е"), "2026-03-11", "a leave that begins after the deadline");
    }
}
