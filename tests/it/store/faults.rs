//! The protocol of saving, checked case by case: whatever fails, opening gives the state before
//! the save or after it, never anything else.

use super::Random;
use planerka::store::error::SaveError;
use planerka::store::memory::{Change, Fault, Memory};
use planerka::store::stored::StoredBatch;
use planerka::store::workspace::{Kept, Workspace};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is given to one save.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    batches: Vec<Arc<StoredBatch>>,
    extra: String,
}

impl From<Kept> for State {
    fn from(kept: Kept) -> State {
        State { batches: kept.batches, extra: kept.extra }
    }
}

/// Eight saves of a person who imports, drops, replaces and renames.
fn history(seed: u32) -> Vec<State> {
    let mut random = Random(seed);
    let mut state = State::default();
    let mut states = Vec::new();
    for step in 0..8 {
        let count = state.batches.len();
        match random.below(5) {
            0 if count > 0 => drop(state.batches.remove(random.below(count))),
            1 if count > 0 => state.batches[random.below(count)] = batch(&mut random),
            2 => {}
            _ => state.batches.push(batch(&mut random)),
        }
        state.extra = format!("{{\"step\":{step}}}");
        states.push(state.clone());
    }
    states
}

/// Of few different ones, so that a dropped batch comes back now and then.
fn batch(random: &mut Random) -> Arc<StoredBatch> {
    let which = random.below(6);
    let bytes = (0..which * 7 + 3).map(|at| (at * which) as u8).collect();
    Arc::new(StoredBatch::new(format!("batch {which}"), bytes))
}

fn reopened(texts: BTreeMap<String, String>) -> (State, bool) {
    let opened = Workspace::open(Memory::holding(texts), "w");
    (opened.state.into(), opened.warning.is_none())
}

/// Both saves that are kept open when the other is lost.
fn both_open(texts: &BTreeMap<String, String>, saved: &State, earlier: &State) -> bool {
    let heads = ["planerka/w/h0", "planerka/w/h1"];
    let held = |key: &str| texts.get(key).is_some_and(|text| text != "none");
    let open = [(0, 1), (1, 0)].into_iter().filter(|&(at, _)| held(heads[at])).map(|(_, other)| {
        let mut texts = texts.clone();
        texts.insert(heads[other].to_owned(), "lost".to_owned());
        reopened(texts).0
    });
    open.into_iter().all(|state| state == *saved || state == *earlier)
}

/// Plays a history with one fault; `None` when the fault came too late to happen.
fn play(states: &[State], after: usize, fault: Fault) -> Option<()> {
    let memory = Memory::default();
    let mut workspace = Workspace::open(memory.clone(), "w").workspace;
    memory.fail(after, fault);
    let (mut saved, mut earlier) = (State::default(), State::default());
    let mut failed = false;
    for (step, state) in states.iter().enumerate() {
        if step % 3 == 2 {
            workspace = Workspace::open(memory.clone(), "w").workspace;
        }
        let case = || format!("{fault:?} at {after}");
        match workspace.commit(&state.batches, &state.extra) {
            Ok(_) => earlier = std::mem::replace(&mut saved, state.clone()),
            Err(error) => {
                failed = true;
                let (found, whole) = reopened(memory.texts());
                assert!(whole, "{}", case());
                let crashed = matches!(fault, Fault::CrashBefore | Fault::CrashAfter);
                assert!(found == saved || crashed && found == *state, "{}", case());
                let expected = match fault {
                    Fault::CrashBefore | Fault::CrashAfter => SaveError::Blocked,
                    Fault::FullOnce | Fault::Full => SaveError::Full,
                    Fault::Torn => SaveError::NotReadBack,
                };
                assert_eq!(error, expected, "{}", case());
                if crashed {
                    return Some(());
                }
            }
        }
        let (found, whole) = reopened(memory.texts());
        assert!(found == saved && whole, "{}", case());
        assert!(both_open(&memory.texts(), &saved, &earlier), "{}", case());
    }
    let happened = failed || after < memory.changes().len();
    happened.then_some(())
}

#[test]
fn whatever_fails_the_state_is_the_one_before_or_after() {
    let mut cases = 0;
    for seed in 0..120 {
        let states = history(seed);
        for fault in
            [Fault::CrashBefore, Fault::CrashAfter, Fault::FullOnce, Fault::Full, Fault::Torn]
        {
            cases += (0..).map_while(|after| play(&states, after, fault)).count();
        }
    }
    println!("{cases} cases of a fault");
    assert!(cases > 5000, "{cases}");
}

#[test]
fn a_small_storage_keeps_the_last_save_that_fits() {
    let (mut cases, mut full) = (0, 0);
    for seed in 0..300 {
        let memory = Memory::limited(BTreeMap::new(), 210 + 2 * seed as usize);
        let mut workspace = Workspace::open(memory.clone(), "w").workspace;
        let mut saved = State::default();
        for state in history(seed) {
            match workspace.commit(&state.batches, &state.extra) {
                Ok(_) => saved = state,
                Err(error) => {
                    assert_eq!(error, SaveError::Full);
                    full += 1;
                }
            }
            assert!(reopened(memory.texts()) == (saved.clone(), true));
            cases += 1;
        }
    }
    println!("{cases} saves into a small storage, {full} did not fit");
    assert!(full > 100 && full < cases / 2);
}

#[test]
fn any_prefix_of_the_writes_is_a_save() {
    let mut cases = 0;
    for seed in 0..120 {
        let states = history(seed);
        let memory = Memory::default();
        let mut workspace = Workspace::open(memory.clone(), "w").workspace;
        for state in &states {
            workspace.commit(&state.batches, &state.extra).expect("saved");
        }
        let (mut texts, mut heads) = (BTreeMap::new(), 0);
        for change in memory.changes() {
            match change {
                Change::Set(key, text) => {
                    heads += usize::from(key.starts_with("planerka/w/h") && text != "none");
                    texts.insert(key, text);
                }
                Change::Remove(key) => drop(texts.remove(&key)),
            }
            let expected =
                heads.checked_sub(1).map_or_else(State::default, |at| states[at].clone());
            assert!(reopened(texts.clone()) == (expected, true));
            cases += 1;
        }
    }
    println!("{cases} prefixes");
}

/// Two saves, their texts, and the states of both.
fn two_saves() -> (BTreeMap<String, String>, State, State) {
    let batch = |label: &str, byte| Arc::new(StoredBatch::new(label.to_owned(), vec![byte; 9]));
    let first = State { batches: vec![batch("a", 1), batch("b", 2)], extra: "{}".to_owned() };
    let second = State { batches: vec![batch("b", 2), batch("c", 3)], extra: "[]".to_owned() };
    let memory = Memory::default();
    let mut workspace = Workspace::open(memory.clone(), "w").workspace;
    for state in [&first, &second] {
        workspace.commit(&state.batches, &state.extra).expect("saved");
    }
    (memory.texts(), first, second)
}

#[test]
fn no_single_damage_is_taken_for_a_save() {
    let (texts, first, second) = two_saves();
    let (mut cases, mut last, mut other, mut nothing) = (0, 0, 0, 0);
    let mut check = |texts: BTreeMap<String, String>| {
        let (state, whole) = reopened(texts);
        cases += 1;
        match state {
            state if state == second => last += 1,
            state if state == first && !whole => other += 1,
            state if state == State::default() && !whole => nothing += 1,
            state => panic!("{state:?} was accepted"),
        }
    };
    for (key, text) in &texts {
        let with = |text: String| {
            let mut texts = texts.clone();
            texts.insert(key.clone(), text);
            texts
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        for at in 0..units.len() {
            for bit in 0..16 {
                let mut changed = units.clone();
                changed[at] ^= 1 << bit;
                check(with(String::from_utf16_lossy(&changed)));
            }
            check(with(String::from_utf16_lossy(&units[..at])));
        }
        for other in texts.values().filter(|other| *other != text) {
            check(with(other.clone()));
        }
        let mut texts = texts.clone();
        texts.remove(key);
        check(texts);
    }
    println!("{cases} damages: {last} opened the last save, {other} the other, {nothing} nothing");
    assert!(cases > 3000);
}
