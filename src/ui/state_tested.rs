//! The steps of questions, tests and trainings: what is run and written here is kept like typed plans.

use super::state::State;
use super::state_ground::Change;
use crate::model::hand_attempts::{Made, add_attempts};
use crate::model::hand_questions::{QuestionEdit, edit_questions};
use crate::model::hand_trainings::{TrainingEdit, edit_trainings};
use crate::model::table::Table;
use crate::store::error::Damage;

impl State {
    /// Adds the attempts that a test run here became, as one step.
    pub fn examine(self, made: &[Made]) -> Result<(), Damage> {
        let today = self.today();
        self.typed(Change::Examined, Table::Attempts, |it| add_attempts(it, made, today))
    }

    /// Writes trainings planned or done, as one step.
    pub fn train(self, edits: &[TrainingEdit]) -> Result<(), Damage> {
        let today = self.today();
        self.typed(Change::Trained, Table::Trainings, |it| edit_trainings(it, edits, today))
    }

    /// Adds, changes or takes away a typed question, as one step.
    pub fn ask(self, edit: QuestionEdit) -> Result<(), Damage> {
        let today = self.today();
        self.typed(Change::Asked, Table::Questions, |it| edit_questions(it, edit, today))
    }
}
