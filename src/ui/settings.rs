//! What the firm decides, and how it is kept.

use super::memory::Memory;
use crate::model::calendar::{Calendar, DayKind};
use crate::model::date::Date;
use crate::model::rules::Rules;
use crate::store::pack;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What the firm decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Serialize))]
pub struct Settings {
    /// Currency of the workspace; `None`: the one that most rows name.
    pub currency: Option<String>,
    /// Days (since 1970-01-01) that are otherwise than in the production calendar.
    pub calendar: BTreeMap<i32, DayKind>,
    /// How the KPIs count.
    pub rules: Rules,
    /// What was chosen about files.
    pub memory: Memory,
}

/// A setting by its name, as postcard writes it.
type Part = (String, Vec<u8>);

/// Each setting is kept by its name, so that what an older or a newer program kept is read as far
/// as both know it. Not as JSON: its reader is a tenth of the first load's engine.
macro_rules! kept {
    ($($($setting:ident).+),* $(,)?) => {
        fn parts(&self) -> Vec<Part> {
            vec![$(part(stringify!($($setting).+), &self.$($setting).+)),*]
        }

        fn take(&mut self, (name, bytes): &Part) {
            match name.as_str() {
                $(stringify!($($setting).+) => read(bytes, &mut self.$($setting).+),)*
                _ => {}
            }
        }
    };
}

impl Settings {
    kept! {
        currency,
        calendar,
        memory,
        rules.zone,
        rules.vat,
        rules.recognition,
        rules.month_weights,
        rules.weekday_weights,
        rules.fact_is_sold,
        rules.absences,
        rules.attempt,
        rules.leave_days,
        rules.missing_left_out,
        rules.denominator,
        rules.connect_seconds,
        rules.deal_days,
        rules.deal_to_first,
        rules.repeat_inclusive,
        rules.lookback_months,
        rules.allocation,
        rules.terms_days,
        rules.due_moves,
        rules.loose_credit_stays,
        rules.dso_days,
        rules.inherited_days,
        rules.planned_is_held,
        rules.min_minutes,
        rules.late_days,
        rules.over_minimum,
        rules.less_is_better,
        rules.sla,
        rules.answers,
    }

    /// Reads what [`Settings::write`] wrote; what is damaged is the default.
    pub fn read(text: &str) -> Settings {
        let bytes = pack::unpack(text).unwrap_or_default();
        let parts: Vec<Part> = postcard::from_bytes(&bytes).unwrap_or_default();
        let mut settings = Settings::default();
        parts.iter().for_each(|part| settings.take(part));
        settings
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        pack::pack(&postcard::to_stdvec(&self.parts()).unwrap_or_default())
    }

    /// The working calendar.
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.calendar.iter().map(|(&day, &kind)| (Date(day), kind)))
    }
}

fn part(name: &str, setting: &impl Serialize) -> Part {
    (name.to_owned(), postcard::to_stdvec(setting).unwrap_or_default())
}

/// What does not read back stays as it is.
fn read<T: DeserializeOwned>(bytes: &[u8], setting: &mut T) {
    if let Ok(read) = postcard::from_bytes(bytes) {
        *setting = read;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rules::Recognition;
    use serde_json::Value;

    /// Names of all settings, by their own account.
    fn names() -> Vec<String> {
        let Ok(Value::Object(mut all)) = serde_json::to_value(Settings::default()) else {
            return Vec::new();
        };
        let rules = all.remove("rules");
        let of_rules = rules.as_ref().and_then(Value::as_object).into_iter();
        let of_rules = of_rules.flat_map(|it| it.keys().map(|name| format!("rules.{name}")));
        all.keys().cloned().chain(of_rules).collect()
    }

    #[test]
    fn every_setting_is_kept() {
        let mut kept: Vec<String> =
            Settings::default().parts().into_iter().map(|(name, _)| name).collect();
        let mut all = names();
        kept.sort();
        all.sort();
        assert!(all.len() > 20);
        assert_eq!(kept, all);
    }

    #[test]
    fn settings_read_back_and_damage_is_the_default() {
        let mut settings = Settings { currency: Some("KZT".to_owned()), ..Settings::default() };
        settings.calendar.insert(20_000, DayKind::Short);
        settings.rules.recognition = Recognition::Payment;
        settings.rules.month_weights = Some([9; 12]);
        settings.rules.sla.clear();
        assert_eq!(Settings::read(&settings.write()), settings);
        let text = settings.write();
        let cut: String = text.chars().take(text.chars().count() / 2).collect();
        for damaged in ["", "{}", cut.as_str()] {
            assert_eq!(Settings::read(damaged), Settings::default(), "{damaged}");
        }
    }

    #[test]
    fn what_another_program_kept_is_read_as_far_as_it_is_known() {
        let parts =
            vec![part("colour", &7u32), part("rules.deal_days", &30u32), part("currency", &true)];
        let text = pack::pack(&postcard::to_stdvec(&parts).expect("bytes"));
        let read = Settings::read(&text);
        assert_eq!(read.rules, Rules { deal_days: 30, ..Rules::default() });
        assert_eq!(read.currency, None);
    }
}
