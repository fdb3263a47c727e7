//! Numbers as bytes by weight, deflated: most planes by matches, a plane of noise by the lengths of
//! its bytes' codes alone, which is three times as quick and no longer.

use super::numbers::deflate;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// The level that looks for one match a place at most.
const QUICK: u8 = 1;

/// So many bytes from the middle of a plane say whether it has matches worth looking for.
const SAMPLE: usize = 16_384;

/// Planes shorter than this are deflated as one: they take no time.
const SHORT: usize = 4 * SAMPLE;

/// The quick way may take longer by one part in so many.
const NO_LONGER: usize = 128;

/// The planes, of so many bytes each, as one stream that any inflater reads.
pub(super) fn deflated(planes: &[u8], length: usize) -> Vec<u8> {
    if length < SHORT {
        return if planes.is_empty() { Vec::new() } else { deflate(planes) };
    }
    let mut bytes = Vec::new();
    let last = planes.len() / length;
    for (plane, number) in planes.chunks(length).zip(1..) {
        let level = if is_noise(plane) { QUICK } else { super::numbers::DEFLATE_LEVEL };
        // A negative window: deflate alone, without the wrapping of zlib.
        let flags = create_comp_flags_from_zip_params(level.into(), -15, 0);
        let flush = if number == last { TDEFLFlush::Finish } else { TDEFLFlush::Sync };
        compress_to_output(&mut CompressorOxide::new(flags), plane, flush, |part| {
            bytes.extend_from_slice(part);
            true
        });
    }
    bytes
}

fn is_noise(plane: &[u8]) -> bool {
    let middle = (plane.len() - SAMPLE) / 2;
    let sample = plane.get(middle..middle + SAMPLE).unwrap_or(plane);
    let quick = miniz_oxide::deflate::compress_to_vec(sample, QUICK).len();
    quick <= deflate(sample).len() + sample.len() / NO_LONGER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::codec::numbers::inflate;

    #[test]
    fn planes_of_either_kind_are_one_stream() {
        let noise = |at: usize| {
            let mixed = (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            ((mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 40) as u8
        };
        let order = |at: usize| (at / 1000) as u8;
        for kinds in [[noise as fn(usize) -> u8, order], [order, noise], [noise, noise]] {
            let planes: Vec<u8> = kinds.iter().flat_map(|kind| (0..SHORT + 7).map(kind)).collect();
            let bytes = deflated(&planes, SHORT + 7);
            assert_eq!(inflate(&bytes, planes.len()).as_deref(), Ok(planes.as_slice()));
            assert!(bytes.len() < deflate(&planes).len() * 102 / 100);
        }
        assert!(is_noise(&(0..SHORT).map(noise).collect::<Vec<u8>>()));
    }
}
