//! The teams that rows of salespeople name: `Division / Group` is a team of a team.

use super::batch::Batch;
use super::column::{Column, NO_CODE};
use super::dimensions::Dimensions;
use super::names::{fold, link, shown};
use super::reps::Team;
use super::sort;
use super::table::Table;
use std::sync::Arc;

/// Levels of divisions that a team's name is read as.
const LEVELS: usize = 10;

impl Dimensions {
    /// The code of the team that the text names, divisions first: `Division / Group`.
    pub fn team(&mut self, text: &str) -> u32 {
        match self.teams.directory.find(text) {
            Some(code) => code,
            None => self.team_path(&levels(text)),
        }
    }

    /// The code of the team of that path, the uppermost division first.
    pub fn team_path(&mut self, path: &[&str]) -> u32 {
        let mut parent = None;
        let mut name = String::new();
        for level in path {
            name = if name.is_empty() { (*level).to_owned() } else { format!("{name} / {level}") };
            let new = |name: &str| Team { name: shown(name), link: link('t', name), parent };
            parent = Some(self.teams.code(&name, new));
        }
        parent.unwrap_or(NO_CODE)
    }

    /// The teams that the rows of salespeople name by their whole paths, `Division / Group`; the
    /// last part alone is a name too, where one path alone ends with it.
    pub fn team_rows(&mut self, batches: &[Arc<Batch>]) {
        let mut paths: Vec<(String, u32)> = Vec::new();
        let own = batches.iter().filter(|it| it.table == Table::Reps);
        for texts in own.filter_map(|it| match &it.column("team")?.column {
            Column::Text(texts) => Some(texts),
            Column::Number(_) => None,
        }) {
            for text in texts.words.iter() {
                if let path @ [_, .., own] = levels(text).as_slice() {
                    paths.push((fold(own), self.team_path(path)));
                }
            }
        }
        for (own, codes) in sort::grouped(paths.into_iter()) {
            if let [code] = sort::distinct(codes.into_iter()).as_slice() {
                self.teams.directory.add_name(&own, *code);
            }
        }
    }
}

/// The names of a team and of the divisions that it is in, the uppermost first.
fn levels(team: &str) -> Vec<&str> {
    team.splitn(LEVELS, " / ").map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch;
    use crate::model::targets::Who;

    #[test]
    fn a_division_is_the_team_of_its_teams_in_whatever_order_rows_stand() {
        let people = [
            "А | Север / Группа 1",
            "Б | Группа 1",
            "В | Север",
            "Г | Юг / Группа 2",
            "Д | Группа 2",
            "Е | Запад / Группа 2",
        ];
        for turned in [false, true] {
            let mut rows = people.to_vec();
            if turned {
                rows.reverse();
            }
            let text = format!("name | team\n{}", rows.join("\n"));
            let mut names = Dimensions::of(&[batch(Table::Reps, &text)], &[]);
            let group = names.team("Север / Группа 1");
            let division = names.team("Север");
            assert_eq!(names.teams.list[group as usize].parent, Some(division));
            assert_eq!(names.team("Группа 1"), group);
            assert_eq!(names.who(Some("группа 1")), Who::Team(group));
            // A group of two divisions is neither's when it is named alone.
            let (south, west, alone) = (
                names.team("Юг / Группа 2"),
                names.team("Запад / Группа 2"),
                names.team("Группа 2"),
            );
            assert!(alone != south && alone != west && south != west);
            assert_eq!(names.teams.list[alone as usize].parent, None);
        }
    }
}
