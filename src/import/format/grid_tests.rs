//! A sheet being filled: where cells come to lie, and the limits.

use super::grid::Grid;
use super::guard::{COLUMNS_MAX, TEXT_LETTERS_MAX};
use crate::import::error::Refusal;
use crate::import::sheet::{Cell, Key, Sheet};

#[test]
fn far_corners_take_no_room() {
    let mut grid = Grid::new(Sheet::default(), 10);
    grid.row(1);
    grid.number(0, 1.0).expect("room");
    grid.row(1_048_576);
    grid.number(16_383, 2.0).expect("room");
    let (sheet, left) = grid.finish();
    assert_eq!((sheet.height, sheet.columns.len(), left), (2, 2, 8));
    assert_eq!((sheet.row_number(0), sheet.row_number(1)), (1, 1_048_576));
    assert_eq!((sheet.column_number(0), sheet.column_number(1)), (1, 16_384));
    assert_eq!(sheet.cell(1, 1), Cell::Number(2.0));
}

#[test]
fn columns_come_in_the_order_of_the_file() {
    let mut grid = Grid::new(Sheet::default(), 10);
    grid.row(3);
    grid.text(4, "E").expect("room");
    grid.row(4);
    grid.text(3, "D").expect("room");
    let (sheet, _) = grid.finish();
    assert_eq!(sheet.cell(0, 1), Cell::Text("E"));
    assert_eq!(sheet.cell(1, 0), Cell::Text("D"));
    assert_eq!((sheet.first_row, sheet.first_column), (3, 4));
    assert!(sheet.row_numbers.is_empty() && sheet.column_numbers.is_empty());
}

#[test]
fn cells_over_the_limit_are_refused() {
    let mut grid = Grid::new(Sheet::default(), 1);
    grid.row(1);
    grid.flag(0, true).expect("room");
    assert_eq!(grid.flag(1, true), Err(Refusal::TooManyCells));
    assert_eq!(grid.number(COLUMNS_MAX, 1.0), Err(Refusal::TooManyCells));
}

#[test]
fn long_texts_are_cut_and_counted() {
    let mut grid = Grid::new(Sheet::default(), 1);
    grid.row(1);
    grid.text(0, &"я".repeat(40_000)).expect("room");
    let (sheet, _) = grid.finish();
    assert_eq!(sheet.cut_texts, 1);
    let Cell::Text(text) = sheet.cell(0, 0) else { panic!("no text") };
    assert_eq!(text.chars().count(), TEXT_LETTERS_MAX);
}

#[test]
fn a_row_that_is_taken_back_leaves_nothing() {
    let mut grid = Grid::new(Sheet::default(), 5);
    let word = |grid: &mut Grid, column: usize, text: &'static str| {
        grid.word(column, Key::of(text.as_bytes(), 0, text.len()), || {
            Ok::<_, Refusal>(text.into())
        })
        .expect("room");
    };
    grid.row(2);
    word(&mut grid, 0, "a");
    grid.row(7);
    word(&mut grid, 1, "b");
    word(&mut grid, 0, "c");
    grid.take_row_back();
    grid.row(7);
    word(&mut grid, 0, "d");
    grid.take_row_back();
    grid.row(7);
    word(&mut grid, 0, "c");
    let (sheet, left) = grid.finish();
    assert_eq!((sheet.height, left, sheet.row_number(1)), (2, 3, 7));
    let cells = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(row, column)| sheet.cell(row, column));
    assert_eq!(cells, [Cell::Text("a"), Cell::Text("c"), Cell::Empty, Cell::Empty]);
}
