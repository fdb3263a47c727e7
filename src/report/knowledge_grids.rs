//! What everybody knows, and what became of every gap, as tables.

use super::grid::{Cell, Grid};
use super::knowledge::{Gap, KnowledgeRow, gaps, knowledge, standing};
use crate::kpi::Unit;
use crate::lang::{Text, text};
use crate::model::date::Date;
use crate::model::slice::Slice;
use crate::model::trainings::TrainingStatus;
use crate::model::unit::Exact;

const REP: Text = text("Менеджер", "Salesperson");
const TOPIC: Text = text("Тема", "Topic");
const SCORE: Text = text("Балл", "Score");

/// Rep by topic, then the gaps from test to retest.
pub fn grids(slice: &Slice) -> Vec<Grid> {
    let known = knowledge(slice).into_iter().map(known_row).collect();
    let opened = gaps(slice).into_iter().map(gap_row).collect();
    vec![
        Grid {
            id: "knowledge-topics",
            title: text("Кто что знает", "Who knows what"),
            note: None,
            head: vec![
                REP,
                TOPIC,
                text("Состояние", "State"),
                SCORE,
                text("Дата теста", "Tested on"),
                text("Действует по", "Valid to"),
            ],
            rows: known,
            total: None,
        },
        Grid {
            id: "knowledge-gaps",
            title: text("Пробелы: обучение и повторный тест", "Gaps: training and retest"),
            note: Some(text(
                "По попыткам ниже порога. Темы без попытки и с истёкшим сроком — в таблице «Кто что знает».",
                "Of attempts below the pass. Topics without an attempt and expired ones are in “Who knows what”.",
            )),
            head: vec![
                REP,
                TOPIC,
                text("Найден", "Found on"),
                SCORE,
                text("Обучение", "Training"),
                text("Обучен", "Trained on"),
                text("Повторный тест", "Retested on"),
                text("Балл после", "Score after"),
                text("Рост", "Lift"),
                text("Закрыт", "Closed on"),
                text("В срок", "In time"),
            ],
            rows: opened,
            total: None,
        },
    ]
}

fn day(date: Option<Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Day)
}

fn share(value: Option<Exact>) -> Cell {
    value.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share))
}

fn points(value: Option<Exact>) -> Cell {
    value.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Points))
}

fn known_row(row: KnowledgeRow) -> Vec<Cell> {
    vec![
        Cell::Named(row.rep),
        Cell::Named(row.topic),
        Cell::Said(standing(row.standing)),
        share(row.score),
        day(row.date),
        day(row.expires),
    ]
}

fn gap_row(gap: Gap) -> Vec<Cell> {
    let training = match gap.training {
        None => text("не назначено", "not assigned"),
        Some((_, TrainingStatus::Planned)) => text("назначено", "planned"),
        Some((_, TrainingStatus::Done)) => text("проведено", "done"),
    };
    let in_time = if gap.is_closed_in_time { text("да", "yes") } else { text("нет", "no") };
    vec![
        Cell::Named(gap.rep),
        Cell::Named(gap.topic),
        Cell::Day(gap.opened),
        share(Some(gap.score)),
        Cell::Said(training),
        day(gap.training.map(|(date, _)| date)),
        day(gap.retest.map(|(date, _)| date)),
        share(gap.retest.map(|(_, score)| score)),
        points(gap.lift),
        day(gap.closed),
        Cell::Said(in_time),
    ]
}
