//! How fast an inquiry is to be answered: by its channel, on the day it is received.
//!
//! Of the rules in force that day (the KPI handbook B3): those that name the channel itself, else
//! those of its kind, else those of any other; of several the latest. Kinds are told by words, in
//! Russian and English: chats and messengers, site forms and leads, missed calls, e-mail.

use crate::model::callbacks::MISSED;
use crate::model::date::Date;
use crate::model::names::fold;
use crate::model::rules::Sla;
use crate::model::slice::index;
use crate::model::sort;

/// Minutes for any channel where no rule says (the KPI handbook B3).
const ANY: u32 = 60;

/// A kind of channels: how rules name it, and how the words of its channels begin.
struct Kind {
    rule: &'static [&'static str],
    words: &'static [&'static str],
}

/// The kinds, in the order they are looked for: «чат на сайте» is a chat.
const KINDS: [Kind; 4] = [
    Kind { rule: &["chat", "чат"], words: CHAT },
    Kind {
        rule: &["missed call", "пропущенный звонок", "пропущенный"], words: MISSED
    },
    Kind {
        rule: &["email", "e-mail", "почта", "эл. почта", "электронная почта"], words: EMAIL
    },
    Kind {
        rule: &["form", "форма", "заявка", "лид", "lead", "site form"], words: FORM
    },
];

const CHAT: &[&str] = &[
    "чат",
    "онлайнчат",
    "мессендж",
    "телеграм",
    "ватсап",
    "вотсап",
    "вацап",
    "вайбер",
    "chat",
    "livechat",
    "webchat",
    "messenger",
    "messaging",
    "telegram",
    "whatsapp",
    "wechat",
    "viber",
    "jivo",
];
const EMAIL: &[&str] = &["почт", "емейл", "имейл", "мейл", "email", "mail", "письм"];
const FORM: &[&str] = &[
    "форм",
    "заявк",
    "сайт",
    "лид",
    "лендинг",
    "квиз",
    "form",
    "site",
    "website",
    "web",
    "lead",
    "landing",
];

/// The kind of a channel, as a place in the list of kinds.
fn kind(channel: &str) -> Option<usize> {
    let name = fold(channel).replace("e-mail", "email").replace("е-мейл", "емейл");
    let begins = |words: &[&str]| {
        let mut of_name = name.split(|c: char| !c.is_alphanumeric());
        of_name.any(|word| words.iter().any(|it| word.starts_with(it)))
    };
    KINDS.iter().position(|kind| begins(kind.words))
}

/// How near a rule is to a channel: it names it, its kind, or any other.
fn nearness(rule: &Sla, channel: Option<&str>) -> Option<u8> {
    let named = fold(&rule.channel);
    let of_kind = |channel: &str| {
        kind(channel).and_then(|at| KINDS.get(at)).is_some_and(|it| it.rule.contains(&&*named))
    };
    match channel {
        _ if named.is_empty() => Some(0),
        Some(channel) if fold(channel) == named => Some(2),
        Some(channel) if of_kind(channel) => Some(1),
        _ => None,
    }
}

/// What is allowed on each channel.
pub(super) struct Allowed {
    /// Of each channel, and of none at last: first day, minutes; from the rule that holds least.
    channels: Vec<Vec<(Option<Date>, u32)>>,
}

impl Allowed {
    /// By the rules of a firm and the names of channels, by code.
    pub fn of(rules: &[Sla], channels: &[String]) -> Allowed {
        let of_channel = |channel: Option<&str>| {
            let mut near: Vec<(u8, &Sla)> =
                rules.iter().filter_map(|rule| Some((nearness(rule, channel)?, rule))).collect();
            sort::by_key(&mut near, |(near, rule)| (*near, rule.from));
            near.into_iter().map(|(_, rule)| (rule.from, rule.minutes)).collect()
        };
        let named = channels.iter().map(|name| Some(name.as_str()));
        Allowed { channels: named.chain([None]).map(of_channel).collect() }
    }

    /// Working minutes that an answer may take.
    pub fn minutes(&self, channel: u32, received: Date) -> u32 {
        let rules = self.channels.get(index(channel)).or(self.channels.last());
        let in_force = |rule: &&(Option<Date>, u32)| rule.0.is_none_or(|from| from <= received);
        rules.and_then(|rules| rules.iter().rfind(in_force)).map_or(ANY, |rule| rule.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rules::Rules;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    fn minutes(rules: &[Sla], channel: &str, day: &str) -> u32 {
        Allowed::of(rules, &[channel.to_owned()]).minutes(0, date(day))
    }

    fn rule(channel: &str, from: Option<&str>, minutes: u32) -> Sla {
        Sla { channel: channel.to_owned(), from: from.map(date), minutes }
    }

    #[test]
    fn channels_are_told_by_their_words_in_both_languages() {
        let rules = Rules::default().sla;
        let of = |channels: &str, expected: u32| {
            for channel in channels.split(", ") {
                assert_eq!(minutes(&rules, channel, "2026-09-01"), expected, "{channel}");
            }
        };
        of("Чат, онлайн-чат, WhatsApp, Telegram bot, чат на сайте, Мессенджеры, live chat", 5);
        of("Заявка с сайта, форма, Лиды, site form, Lead, web", 15);
        of("Пропущенный, пропущенный вызов, missed call", 15);
        of("E-mail, Почта, электронная почта, email, mail.ru", 240);
        of("звонок, визит, печать, Авито", 60);
    }

    #[test]
    fn a_rule_that_names_the_channel_itself_wins() {
        let rules = [rule("чат", None, 5), rule("telegram", None, 1), rule("", None, 30)];
        assert_eq!(minutes(&rules, "Telegram", "2026-09-01"), 1);
        assert_eq!(minutes(&rules, "WhatsApp", "2026-09-01"), 5);
        assert_eq!(minutes(&rules, "Почта", "2026-09-01"), 30);
        assert_eq!(Allowed::of(&rules, &[]).minutes(u32::MAX, date("2026-09-01")), 30);
        assert_eq!(minutes(&[], "Почта", "2026-09-01"), 60);
    }

    #[test]
    fn a_dated_rule_holds_from_its_day_on() {
        let rules =
            [rule("chat", Some("2026-09-02"), 2), rule("chat", None, 5), rule("", None, 60)];
        assert_eq!(minutes(&rules, "Чат", "2026-09-01"), 5);
        assert_eq!(minutes(&rules, "Чат", "2026-09-02"), 2);
        let later = [rule("чат", Some("2026-09-02"), 2), rule("", None, 60)];
        assert_eq!(minutes(&later, "Чат", "2026-09-01"), 60);
    }
}
