//! Things by a key, in a sorted list: a tree of the standard library is made anew for each kind of
//! things, and each was four kilobytes of the screen's program. For what is looked up, and seldom
//! changed.

use super::sort;
use serde::{Deserialize, Serialize};

/// Pairs in the order of their keys, one of each key.
///
/// Kept as a list of pairs, which is how postcard writes a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sorted<K, V> {
    pairs: Vec<(K, V)>,
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Sorted<K, V> {
        Sorted { pairs: Vec::new() }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    /// Of equal keys the last holds.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Sorted<K, V> {
        let mut pairs: Vec<(K, V)> = pairs.into_iter().collect();
        pairs.reverse();
        sort::by(&mut pairs, |a, b| a.0.cmp(&b.0));
        pairs.dedup_by(|later, kept| later.0 == kept.0);
        Sorted { pairs }
    }
}

impl<K: Ord, V> Sorted<K, Vec<V>> {
    /// All values of each key, in their order.
    pub fn grouped(pairs: impl Iterator<Item = (K, V)>) -> Sorted<K, Vec<V>> {
        Sorted { pairs: sort::grouped(pairs) }
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key).ok().and_then(|at| self.pairs.get(at)).map(|it| &it.1)
    }

    /// Whether there is one.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a value in the place of the one that was there, if any.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => {
                if let Some(pair) = self.pairs.get_mut(at) {
                    pair.1 = value;
                }
            }
            Err(at) => self.pairs.insert(at, (key, value)),
        }
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &K) {
        if let Ok(at) = self.place(key) {
            self.pairs.remove(at);
        }
    }

    /// All pairs in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> + Clone {
        self.pairs.iter().map(|(key, value)| (key, value))
    }

    /// All keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> + Clone {
        self.pairs.iter().map(|it| &it.0)
    }

    /// All values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.pairs.iter().map(|it| &it.1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        self.pairs.binary_search_by(|it| it.0.cmp(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_holds(
            pairs in prop::collection::vec((0u8..20, 0u16..99), 0..40),
            more in prop::collection::vec((0u8..20, 0u16..99, any::<bool>()), 0..20),
        ) {
            let mut ours: Sorted<u8, u16> = pairs.iter().copied().collect();
            let mut theirs: BTreeMap<u8, u16> = pairs.iter().copied().collect();
            for (key, value, is_kept) in more {
                if is_kept {
                    ours.insert(key, value);
                    theirs.insert(key, value);
                } else {
                    ours.remove(&key);
                    theirs.remove(&key);
                }
            }
            prop_assert!(ours.iter().eq(theirs.iter()) && ours.values().eq(theirs.values()));
            for key in 0..20 {
                prop_assert_eq!(ours.get(&key), theirs.get(&key));
                prop_assert_eq!(ours.contains_key(&key), theirs.contains_key(&key));
            }
            // What an earlier program kept as a tree is read.
            let bytes = postcard::to_allocvec(&theirs).expect("written");
            prop_assert_eq!(&postcard::to_allocvec(&ours).expect("written"), &bytes);
            prop_assert_eq!(postcard::from_bytes::<Sorted<u8, u16>>(&bytes).expect("read"), ours);
        }
    }
}
