//! What presses numbers, where the program has it.

use crate::store::error::Damage;
use pco::data_types::Number;
use serde::Serialize;

/// What numbers are pressed by, where the program has it.
pub(super) type Press = Option<Pressing>;

/// `pco` for each kind of number. Kept as functions, so that a program which never asks for it does
/// not carry it: the screen packs only the few rows that are typed.
#[derive(Clone, Copy)]
pub(super) struct Pressing {
    small: fn(&[u32]) -> Result<Vec<u8>, Damage>,
    large: fn(&[i64]) -> Result<Vec<u8>, Damage>,
}

impl Pressing {
    /// By `pco`.
    pub const PCO: Pressing =
        Pressing { small: super::numbers::by_pco, large: super::numbers::by_pco };
}

/// A kind of number that streams are made of.
pub(super) trait Stream: Number + Serialize {
    /// The function for it.
    fn of(pressing: Pressing) -> fn(&[Self]) -> Result<Vec<u8>, Damage>;
}

impl Stream for u32 {
    fn of(pressing: Pressing) -> fn(&[u32]) -> Result<Vec<u8>, Damage> {
        pressing.small
    }
}

impl Stream for i64 {
    fn of(pressing: Pressing) -> fn(&[i64]) -> Result<Vec<u8>, Damage> {
        pressing.large
    }
}
