//! Opening and saving a workspace.

use super::sales;
use planerka::lang::Lang;
use planerka::store::backend::Backend;
use planerka::store::error::{Part, SaveError, Warning};
use planerka::store::memory::{Fault, Memory};
use planerka::store::pack::{pack, unpack};
use planerka::store::stored::StoredBatch;
use planerka::store::workspace::{Opened, Workspace};
use std::collections::BTreeMap;
use std::slice::from_ref;
use std::sync::Arc;

fn open(memory: &Memory) -> Opened<Memory> {
    Workspace::open(memory.clone(), "demo")
}

/// A batch of so many bytes that nothing makes shorter.
fn noise(seed: u32, bytes: usize) -> Arc<StoredBatch> {
    let mut random = super::Random(seed);
    let bytes = (0..bytes).map(|_| (random.next() * 256.0) as u8).collect();
    Arc::new(StoredBatch::new(format!("noise {seed}"), bytes))
}

#[test]
fn a_batch_is_written_once_and_comes_back() {
    let memory = Memory::default();
    let batch = Arc::new(StoredBatch::encode(&sales(500)).expect("encoded"));
    let mut workspace = open(&memory).workspace;
    let saved = workspace.commit(from_ref(&batch), "{}").expect("saved");
    assert_eq!((saved.generation, saved.units_used), (1, memory.units().expect("units")));
    let before = memory.changes().len();
    let big = noise(1, 1_200_000);
    workspace.commit(&[batch.clone(), big.clone()], "{}").expect("saved");
    assert_eq!(memory.changes().len() - before, 3 + 1, "three chunks and a head");
    workspace.commit(&[batch.clone(), big.clone()], "{}").expect("saved");
    assert_eq!(memory.changes().len() - before, 3 + 1, "the same again writes nothing");

    let opened = open(&memory);
    assert_eq!(opened.warning, None);
    assert_eq!((opened.state.generation, opened.state.extra.as_str()), (2, "{}"));
    assert_eq!(opened.state.batches, [batch, big]);
    assert_eq!(opened.state.batches[0].decode(), Ok(sales(500)));
    assert_eq!(opened.state.batches[0].label(), "sales · Продажи 2025.xlsx · TDSheet");
}

#[test]
fn workspaces_do_not_see_each_other() {
    let memory = Memory::default();
    let (first, second) = (noise(1, 50), noise(2, 50));
    open(&memory).workspace.commit(from_ref(&first), "1").expect("saved");
    let mut other = Workspace::open(memory.clone(), "other").workspace;
    other.commit(&[second], "2").expect("saved");
    other.commit(&[], "3").expect("saved");
    other.commit(&[], "4").expect("saved");
    assert_eq!(open(&memory).state.batches, [first]);
}

#[test]
fn a_newer_version_is_not_touched() {
    let memory = Memory::default();
    let batch = noise(1, 50);
    let mut workspace = open(&memory).workspace;
    workspace.commit(from_ref(&batch), "old").expect("saved");
    workspace.commit(from_ref(&batch), "new").expect("saved");
    let mut texts = memory.texts();
    let head = &texts["planerka/demo/h1"];
    let mut bytes = unpack(head.splitn(3, ' ').nth(2).expect("a head")).expect("bytes");
    assert_eq!(bytes[0], 1);
    bytes[0] = 2;
    let packed = pack(&bytes);
    let summed = format!("planerka/demo/h1 {packed}").into_bytes();
    let sum = StoredBatch::new(String::new(), summed).id().to_owned();
    texts.insert("planerka/demo/h1".to_owned(), format!("planerka {sum} {packed}"));
    let memory = Memory::holding(texts.clone());
    let mut opened = open(&memory);
    assert_eq!(opened.warning, Some(Warning::NewerVersion));
    assert_eq!(opened.state.extra, "old");
    assert_eq!(opened.workspace.commit(&[], ""), Err(SaveError::NewerVersion));
    assert_eq!(opened.workspace.start_over(), Err(SaveError::NewerVersion));
    assert_eq!(memory.texts(), texts);
}

#[test]
fn another_tab_is_not_overwritten() {
    let memory = Memory::default();
    let (mut one, mut two) = (open(&memory).workspace, open(&memory).workspace);
    one.commit(&[noise(1, 50)], "one").expect("saved");
    assert_eq!(two.commit(&[], "two"), Err(SaveError::Elsewhere));
    assert_eq!(open(&memory).state.extra, "one");
}

#[test]
fn when_there_is_no_room_the_save_before_the_last_makes_it() {
    let memory = Memory::limited(BTreeMap::new(), 2000);
    let mut workspace = open(&memory).workspace;
    let big = |seed| noise(seed, 2500);
    workspace.commit(&[big(1)], "1").expect("saved");
    workspace.commit(&[], "2").expect("saved");
    workspace.commit(&[big(2)], "3").expect("the first one goes");
    assert_eq!(workspace.commit(&[big(2), big(3)], "4"), Err(SaveError::Full));
    let opened = open(&memory);
    assert_eq!((opened.state.extra.as_str(), opened.warning), ("3", None));
    let chunks = memory.texts().keys().filter(|key| key.contains("c:")).count();
    assert_eq!(chunks, 1, "what was written of the failed save is gone");
    workspace.commit(&[], "5").expect("saved");
    assert_eq!(open(&memory).state.extra, "5");
}

#[test]
fn what_was_deleted_makes_room_for_what_could_not_be_saved() {
    let memory = Memory::limited(BTreeMap::new(), 3_000);
    let mut workspace = open(&memory).workspace;
    let big = |seed| noise(seed, 3_300);
    let (small, old, new) = (noise(1, 50), big(2), big(3));
    workspace.commit(&[small.clone(), old.clone()], "1").expect("saved");
    let both = [small.clone(), old, new.clone()];
    assert_eq!(workspace.commit_letting_go(&both, "2"), Err(SaveError::Full));
    assert_eq!(open(&memory).state.extra, "1");
    // The old one is deleted on screen: it is still there, and the new one is not.
    let wanted = [small, new];
    assert_eq!(workspace.commit(&wanted, "3"), Err(SaveError::Full));
    workspace.commit_letting_go(&wanted, "3").expect("the old one goes");
    let opened = open(&memory);
    assert_eq!((opened.warning, opened.state.extra.as_str()), (None, "3"));
    assert_eq!(opened.state.batches, wanted);
    // Where even that is too little, what is kept of what is wanted stays.
    let larger = noise(4, 9000);
    let short = [wanted[0].clone(), larger];
    assert_eq!(workspace.commit_letting_go(&short, "4"), Err(SaveError::Full));
    assert_eq!(open(&memory).state.batches, wanted[..1]);
}

#[test]
fn what_a_later_state_was_to_replace_stays_where_that_finds_no_room() {
    let memory = Memory::limited(BTreeMap::new(), 3_000);
    let mut workspace = open(&memory).workspace;
    let state = |seed, bytes| {
        let noise = noise(seed, bytes);
        Arc::new(StoredBatch::new("sales · август.csv".to_owned(), noise.bytes().to_vec()))
    };
    let (small, old, new) = (noise(1, 50), state(2, 3_300), state(3, 9_000));
    workspace.commit(&[small.clone(), old.clone()], "1").expect("saved");
    assert_eq!(workspace.commit_letting_go(&[small.clone(), new], "2"), Err(SaveError::Full));
    assert_eq!(open(&memory).state.batches, [small, old]);
}

#[test]
fn what_is_left_of_damage_is_rescued_before_it_is_started_over() {
    let memory = Memory::default();
    let (kept, lost) = (noise(1, 50), noise(2, 50));
    let mut workspace = open(&memory).workspace;
    let batches = [kept.clone(), lost.clone()];
    workspace.commit(&batches, "1").expect("saved");
    workspace.commit(&batches, "2").expect("saved");
    memory.remove(&format!("planerka/demo/c:{}", lost.id())).expect("removed");
    let before = memory.texts();
    let mut opened = open(&memory);
    let parts = vec![Part::Batch("noise 2".to_owned()); 2];
    assert_eq!(opened.warning, Some(Warning::NothingOpened(parts)));
    assert_eq!(opened.rescued, from_ref(&kept));
    assert_eq!(opened.workspace.commit(&[], ""), Err(SaveError::Damaged));
    assert_eq!(memory.texts(), before);
    opened.workspace.start_over().expect("started over");
    opened.workspace.commit(&opened.rescued, "3").expect("saved");
    let opened = open(&memory);
    assert_eq!((opened.warning, opened.state.batches), (None, vec![kept]));
    assert_eq!(memory.texts().len(), 3, "two slots and a chunk");
}

#[test]
fn a_letter_of_the_only_head_loses_no_batch() {
    let memory = Memory::default();
    let batch = Arc::new(StoredBatch::encode(&sales(500)).expect("encoded"));
    open(&memory).workspace.commit(from_ref(&batch), "1").expect("saved");
    let mut head = memory.get("planerka/demo/h0").expect("there").expect("a head");
    let last = head.pop().expect("a letter");
    head.push(char::from_u32(u32::from(last) ^ 1).expect("another letter"));
    memory.set("planerka/demo/h0", &head).expect("set");
    let before = memory.texts();
    let mut opened = open(&memory);
    assert_eq!(opened.warning, Some(Warning::NothingOpened(vec![Part::Head(0)])));
    assert_eq!(opened.rescued, from_ref(&batch));
    assert_eq!(opened.workspace.commit(&[], ""), Err(SaveError::Damaged));
    assert_eq!(memory.texts(), before, "nothing is written over it");
}

#[test]
fn what_was_erased_is_told_and_saved_again_only_when_asked() {
    let memory = Memory::default();
    let batch = noise(1, 50);
    let mut workspace = open(&memory).workspace;
    assert_eq!(workspace.standing(), Ok(()), "nothing was saved yet");
    workspace.commit(from_ref(&batch), "1").expect("saved");
    assert_eq!(workspace.standing(), Ok(()));
    for key in memory.keys().expect("keys") {
        memory.remove(&key).expect("removed");
    }
    assert_eq!(workspace.standing(), Err(SaveError::Erased));
    assert_eq!(workspace.commit(&[], "2"), Err(SaveError::Erased));
    assert!(memory.texts().is_empty());
    workspace.begin_anew();
    workspace.commit(from_ref(&batch), "1").expect("saved again");
    let opened = open(&memory);
    assert_eq!((opened.warning, opened.state.batches), (None, vec![batch]));
}

#[test]
fn blocked_storage_is_said_and_never_written() {
    let memory = Memory::default();
    memory.fail(0, Fault::CrashBefore);
    assert!(memory.set("x", "").is_err());
    let mut opened = open(&memory);
    assert_eq!(opened.warning, Some(Warning::Blocked));
    assert_eq!(opened.workspace.commit(&[], ""), Err(SaveError::Blocked));
}

#[test]
fn every_error_says_what_to_do_in_both_languages() {
    let parts = vec![Part::Head(0), Part::Batch("sales · a.xlsx".to_owned())];
    let warnings = [
        Warning::Blocked,
        Warning::NewerVersion,
        Warning::OneDamaged(parts.clone()),
        Warning::NothingOpened(parts),
    ];
    for warning in warnings {
        assert_ne!(warning.text(Lang::Ru), warning.text(Lang::En));
    }
    let damaged = Warning::OneDamaged(vec![Part::Batch("sales · a.xlsx".to_owned())]);
    assert!(damaged.text(Lang::Ru).ends_with("Повреждено: sales · a.xlsx."));
    let both = Warning::NothingOpened(vec![Part::Head(0), Part::Head(1)]);
    assert!(both.text(Lang::Ru).ends_with("Повреждено: список сохранённого."));
}
