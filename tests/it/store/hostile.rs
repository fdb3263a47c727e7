//! Whatever bytes there are, reading them ends in a batch or in an error.

use super::codec::batches;
use super::{Random, sales};
use planerka::store::codec::{decode, encode};
use planerka::store::error::Damage;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

#[test]
fn any_change_of_a_bit_is_noticed() {
    let bytes = encode(&sales(40)).expect("encoded");
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(decode(&changed).is_err(), "bit {bit} of byte {at}");
        }
        assert!(decode(&bytes[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_newer_format_is_told_from_damage() {
    let mut bytes = encode(&sales(3)).expect("encoded");
    bytes[3] = 2;
    assert_eq!(decode(&bytes), Err(Damage::Checksum));
    seal(&mut bytes);
    assert_eq!(decode(&bytes), Err(Damage::Newer(2)));
}

/// A forger counts the checksum too: what is under it must hold by itself.
#[test]
fn forged_bytes_do_no_harm() {
    let mut random = Random(7);
    for rows in [0, 5, 700] {
        let bytes = encode(&sales(rows)).expect("encoded");
        for _ in 0..1500 {
            let mut changed = bytes.clone();
            for _ in 0..1 + random.below(3) {
                mutate(&mut changed, &mut random);
            }
            seal(&mut changed);
            // Some are batches still, with other words in them.
            if let Ok(batch) = decode(&changed) {
                assert!(encode(&batch).is_ok());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn forged_batches_do_no_harm(batch in batches(), seed in any::<u32>()) {
        let mut bytes = encode(&batch).expect("encoded");
        mutate(&mut bytes, &mut Random(seed));
        seal(&mut bytes);
        let _ = decode(&bytes);
    }

    #[test]
    fn noise_is_no_batch(mut bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&bytes).is_err());
        bytes.splice(0..0, *b"plb\x01");
        bytes.extend([0; 16]);
        seal(&mut bytes);
        let _ = decode(&bytes);
    }
}

/// Changes, cuts, doubles or swaps something before the checksum.
fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let body = bytes.len() - 16;
    let at = 4 + random.below(body - 4);
    match random.below(5) {
        0 => bytes[at] ^= 1 << random.below(8),
        1 => bytes[at] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)],
        2 => drop(bytes.drain(at..body)),
        3 => {
            let part = bytes[at..body.min(at + 9)].to_vec();
            bytes.splice(at..at, part);
        }
        _ => {
            let other = 4 + random.below(body - 4);
            bytes.swap(at, other);
        }
    }
}

/// Puts the right checksum under the bytes.
fn seal(bytes: &mut [u8]) {
    let (body, sum) = bytes.split_at_mut(bytes.len() - 16);
    sum.copy_from_slice(&Sha256::digest(&*body)[..16]);
}
