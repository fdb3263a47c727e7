//! What the person has answered, and takes back.

use super::state::State;
use crate::model::answers::{Answer, Side};
use crate::model::doubtful::is_one_name;
use crate::model::table::Table;

impl State {
    /// Forgets what was chosen for files with these headers.
    pub fn forget(self, id: &str) {
        self.set(|settings| settings.memory.forget(id));
    }

    /// Says of two names that they are one, or are not.
    pub fn answer(self, answer: Answer) {
        self.set(|settings| {
            let all = &mut settings.rules.answers;
            all.retain(|it| !it.is_of(answer.table, &answer.one, &answer.other));
            all.push(answer);
        });
    }

    /// Says that a name is of another than it was taken for: by itself, or by an earlier answer.
    pub fn part(self, table: Table, one: Side, other: Side) {
        self.set(|settings| {
            let all = &mut settings.rules.answers;
            let joins = |it: &Answer| {
                let is =
                    |side: &Side| side.id.is_none() && is_one_name(table, &side.name, &other.name);
                it.table == table && it.is_same && (is(&it.one) || is(&it.other))
            };
            all.retain(|it| !joins(it));
            all.push(Answer { table, one, other, is_same: false });
        });
    }

    /// Takes an answer back: it is asked again.
    pub fn unanswer(self, answer: &Answer) {
        self.set(|settings| settings.rules.answers.retain(|it| it != answer));
    }
}
