//! Opening a workspace: the highest generation that is whole, else the other, else nothing.

use crate::model::sort;
use crate::store::backend::Backend;
use crate::store::codec;
use crate::store::error::{BackendError, Part, SaveError, Warning};
use crate::store::head::{Entry, Head, Slot};
use crate::store::pack;
use crate::store::stored::{StoredBatch, digest, label};
use crate::store::workspace::{Kept, Opened, Workspace};
use std::collections::HashSet;
use std::sync::Arc;

/// Opens a workspace; writes nothing.
pub(super) fn open<B: Backend>(backend: B, id: &str) -> Opened<B> {
    let id: String =
        id.chars().filter(|it| it.is_ascii_alphanumeric() || "-_".contains(*it)).collect();
    let mut workspace = Workspace {
        backend,
        root: format!("planerka/{id}/"),
        lock: None,
        slots: [None, None],
        last: None,
        older: None,
        seen: 0,
        verified: HashSet::new(),
    };
    match read(&mut workspace) {
        Ok((state, warning, rescued)) => Opened { workspace, state, warning, rescued },
        Err(_) => {
            workspace.lock = Some(SaveError::Blocked);
            let warning = Some(Warning::Blocked);
            Opened { workspace, state: Kept::default(), warning, rescued: Vec::new() }
        }
    }
}

type Found = (Kept, Option<Warning>, Vec<Arc<StoredBatch>>);

fn read<B: Backend>(workspace: &mut Workspace<B>) -> Result<Found, BackendError> {
    let mut damaged = Vec::new();
    let mut heads = Vec::new();
    let (mut newer, mut lost) = (false, Vec::new());
    for slot in [0, 1] {
        let key = workspace.slot_key(slot);
        let text = workspace.backend.get(&key)?;
        match Slot::of(&key, text.as_deref()) {
            Slot::Empty => lost.push(head_part(slot)),
            Slot::None => {}
            Slot::Damaged => damaged.push(head_part(slot)),
            Slot::Newer => newer = true,
            Slot::Whole(head) => heads.push((slot, head)),
        }
        workspace.slots[slot] = text;
    }
    sort::by_key(&mut heads, |(_, head)| std::cmp::Reverse(head.generation));
    workspace.seen = heads.first().map_or(0, |(_, head)| head.generation);
    if workspace.seen > 0 {
        // A save leaves both slots with something.
        damaged.extend(lost);
    }
    let mut state = Kept::default();
    let mut whole = Vec::new();
    for (slot, head) in heads {
        if workspace.last.is_some() {
            workspace.older = Some(head);
            continue;
        }
        let (batches, broken) = load(workspace, &head)?;
        if broken.is_empty() {
            workspace.verified.extend(head.chunks());
            state = Kept { generation: head.generation, batches, extra: head.extra.clone() };
            workspace.last = Some((slot, head));
        } else {
            damaged.extend(broken);
            whole.extend(batches);
        }
    }
    whole.retain(|batch| state.batches.iter().all(|other| other.id() != batch.id()));
    whole.dedup_by(|a, b| a.id() == b.id());
    if workspace.last.is_none() && !damaged.is_empty() {
        rescue(workspace, &mut whole)?;
    }
    let warning = judge(workspace, newer, damaged);
    Ok((state, warning, whole))
}

/// What to tell, and whether anything may be written.
fn judge<B>(workspace: &mut Workspace<B>, newer: bool, damaged: Vec<Part>) -> Option<Warning> {
    if newer {
        workspace.lock = Some(SaveError::NewerVersion);
        return Some(Warning::NewerVersion);
    }
    if damaged.is_empty() {
        return None;
    }
    if workspace.last.is_some() {
        return Some(Warning::OneDamaged(damaged));
    }
    workspace.lock = Some(SaveError::Damaged);
    Some(Warning::NothingOpened(damaged))
}

fn head_part(slot: usize) -> Part {
    Part::Head(u8::try_from(slot).unwrap_or(0))
}

/// Adds the batches of one chunk that no head names any more: most are.
fn rescue<B: Backend>(
    workspace: &Workspace<B>,
    whole: &mut Vec<Arc<StoredBatch>>,
) -> Result<(), BackendError> {
    let prefix = workspace.chunk_key("");
    for key in workspace.backend.keys()? {
        let Some(chunk) = key.strip_prefix(&prefix) else { continue };
        let text = workspace.backend.get(&key)?;
        let bytes = text.as_deref().and_then(pack::unpack).filter(|it| digest(it) == chunk);
        let Some(bytes) = bytes.filter(|_| whole.iter().all(|it| it.id() != chunk)) else {
            continue;
        };
        if let Ok(batch) = codec::decode(&bytes) {
            whole.push(Arc::new(StoredBatch::new(label(&batch), bytes)));
        }
    }
    Ok(())
}

type Loaded = (Vec<Arc<StoredBatch>>, Vec<Part>);

/// The batches of a save that are whole, and the labels of those that are not.
fn load<B: Backend>(workspace: &Workspace<B>, head: &Head) -> Result<Loaded, BackendError> {
    let (mut batches, mut broken) = (Vec::new(), Vec::new());
    for entry in &head.batches {
        match batch(workspace, entry)? {
            Some(batch) => batches.push(Arc::new(batch)),
            None => broken.push(Part::Batch(entry.label.clone())),
        }
    }
    Ok((batches, broken))
}

fn batch<B: Backend>(
    workspace: &Workspace<B>,
    entry: &Entry,
) -> Result<Option<StoredBatch>, BackendError> {
    let mut bytes = Vec::new();
    for chunk in &entry.chunks {
        let text = workspace.backend.get(&workspace.chunk_key(chunk))?;
        match text.as_deref().and_then(pack::unpack).filter(|it| digest(it) == *chunk) {
            Some(part) => bytes.extend(part),
            None => return Ok(None),
        }
    }
    let (label, chunks) = (entry.label.clone(), entry.chunks.clone());
    Ok(Some(StoredBatch::known(label, bytes, chunks)))
}
