//! Sorting, by one machine for every kind of things.
//!
//! The standard library's is made anew for each type and each order: forty of them were 150 KB of
//! the screen's program. Here the places of things are sorted, and only comparing knows the things.
//! Collecting a `BTreeMap` or a `BTreeSet` sorts too: extending an empty one does not.

use super::slice::index;
use std::cmp::Ordering;

/// Sorts things by their own order; equal ones stay as they stand.
pub fn whole<T: Ord>(things: &mut [T]) {
    by(things, T::cmp);
}

/// Sorts things by a key, which is asked for once; equal ones stay as they stand.
pub fn by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = things.iter().map(key).collect();
    let places = sorted(things.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(places, &mut |a, b| things.swap(a, b));
}

/// Sorts things by an order; equal ones stay as they stand.
pub fn by<T>(things: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(things.len(), &|a, b| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    arrange(places, &mut |a, b| things.swap(a, b));
}

/// Different things in their order.
pub fn distinct<T: Ord>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct: Vec<T> = things.collect();
    whole(&mut distinct);
    distinct.dedup();
    distinct
}

/// Different things in their order, and how many there are of each.
pub fn counted<T: Ord>(things: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut all: Vec<T> = things.collect();
    whole(&mut all);
    let mut counted: Vec<(T, usize)> = Vec::new();
    for thing in all {
        match counted.last_mut().filter(|it| it.0 == thing) {
            Some(it) => it.1 += 1,
            None => counted.push((thing, 1)),
        }
    }
    counted
}

/// Things by their key, in order of keys; those of one key stay as they stand.
pub fn grouped<K: Ord, T>(keyed: impl Iterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut keyed: Vec<(K, T)> = keyed.collect();
    by(&mut keyed, |a, b| a.0.cmp(&b.0));
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, thing) in keyed {
        match groups.last_mut().filter(|it| it.0 == key) {
            Some(group) => group.1.push(thing),
            None => groups.push((key, vec![thing])),
        }
    }
    groups
}

/// Which place comes first, second, …; tables hold no more rows than an `u32` counts.
fn sorted(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(count).collect();
    places.sort_by(|&a, &b| order(index(a), index(b)));
    places
}

/// Puts what stands at each of the places where that place is listed, cycle by cycle.
fn arrange(mut places: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(place) = places.get_mut(at) {
            let from = index(*place);
            *place = u32::try_from(at).unwrap_or(u32::MAX);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            rows in prop::collection::vec((0u8..9, 0u16..99), 0..60)
        ) {
            let (mut ours, mut theirs) = (rows.clone(), rows.clone());
            whole(&mut ours);
            theirs.sort();
            prop_assert_eq!(&ours, &theirs);
            let (mut ours, mut theirs) = (rows.clone(), rows.clone());
            by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(&ours, &theirs);
            let (mut ours, mut theirs) = (rows.clone(), rows);
            let mut groups: std::collections::BTreeMap<u8, Vec<u16>> = Default::default();
            ours.iter().for_each(|it| groups.entry(it.0).or_default().push(it.1));
            let groups: Vec<_> = groups.into_iter().collect();
            prop_assert_eq!(grouped(ours.iter().copied()), groups);
            by(&mut ours, |a, b| b.0.cmp(&a.0));
            theirs.sort_by_key(|it| std::cmp::Reverse(it.0));
            prop_assert_eq!(&ours, &theirs);
        }
    }
}
