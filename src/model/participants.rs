//! Whom a cell of a meeting names: several salespeople between `;`, and between commas, lines or
//! «и» where they are surely several.

/// Whom a cell names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participants {
    /// Each of them.
    pub names: Vec<String>,
    /// Whether one of these may be several people: it is taken for one.
    pub is_doubtful: bool,
}

/// The salespeople that a cell names; `is_known` tells whether a name is somebody's already.
///
/// «Иванов, Иван» is the known Иванов Иван; «Ким, Гусев» are two where both are known, and so are
/// «Ким Дмитрий, Гусев Пётр», who look like two names. Whatever else has a comma in it is one.
pub fn participants(text: &str, is_known: impl Fn(&str) -> bool) -> Participants {
    let mut all = Participants::default();
    for part in text.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        match several(part, &is_known) {
            Some(names) => all.names.extend(names),
            None => {
                all.is_doubtful = true;
                all.names.push(part.to_owned());
            }
        }
    }
    all
}

/// The names in a cell that stand by themselves, nothing beside them but `;`.
pub(super) fn alone(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(';').map(str::trim).filter(|it| !it.is_empty());
    parts.filter(|it| split(it).len() < 2)
}

fn split(part: &str) -> Vec<&str> {
    let lines = part.split([',', '\n']);
    let words = lines.flat_map(|it| it.split(" и ")).flat_map(|it| it.split(" and "));
    words.map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// The names in a part; none where it cannot be told.
fn several(part: &str, is_known: &impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let parts = split(part);
    let owned = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
    if parts.len() < 2 || is_known(part) {
        return Some(vec![part.to_owned()]);
    }
    if parts.iter().all(|it| is_known(it)) {
        return Some(owned(&parts));
    }
    if let [last, first] = parts.as_slice() {
        let whole = [format!("{last} {first}"), format!("{first} {last}")];
        if let Some(one) = whole.into_iter().find(|it| is_known(it)) {
            return Some(vec![one]);
        }
    }
    parts.iter().all(|it| is_known(it) || is_like_a_name(it)).then(|| owned(&parts))
}

/// Whether it is a first and a last name, perhaps by initials, or an e-mail; a firm is not.
fn is_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [one] = words.as_slice() {
        return one.contains('@');
    }
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        let starts = letters.next().is_some_and(char::is_uppercase);
        let is_form = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        starts && !is_form && letters.all(|it| it.is_alphabetic() || matches!(it, '.' | '-' | '\''))
    };
    words.len() <= 4 && words.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_known_decides_what_a_comma_parts() {
        let known = ["Ким", "Гусев", "Иванов Иван", "Смит, Джон"];
        let names = |text: &str| {
            let found = participants(text, |it| known.contains(&it));
            (found.names.join("|"), found.is_doubtful)
        };
        for (text, expected) in [
            ("Ким; Гусев", "Ким|Гусев"),
            ("Ким, Гусев", "Ким|Гусев"),
            ("Ким и Гусев", "Ким|Гусев"),
            ("Ким\nГусев;Иванов Иван", "Ким|Гусев|Иванов Иван"),
            ("Иванов, Иван", "Иванов Иван"),
            ("Смит, Джон", "Смит, Джон"),
            ("Ли Анна, Цой Олег and Ким", "Ли Анна|Цой Олег|Ким"),
            ("Ли А.П., Цой О.", "Ли А.П.|Цой О."),
            ("a@firm.ru, b@firm.ru", "a@firm.ru|b@firm.ru"),
            (";;;", ""),
        ] {
            assert_eq!(names(text), (expected.to_owned(), false), "{text}");
        }
        for text in ["Петров, Пётр", "Ким, стажёр", "Ли Анна, ООО Ромашка", "Иванов и партнёры"]
        {
            assert_eq!(names(text), (text.to_owned(), true), "{text}");
        }
    }
}
