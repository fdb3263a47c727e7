//! The bytes of a file. They may be many: they stay where they are, in a browser outside the program's
//! own memory, and are read a piece at a time where that is enough.

use std::borrow::Cow;
use std::rc::Rc;

/// Bytes that lie outside the memory of the program.
pub trait Outside {
    /// How many there are.
    fn size(&self) -> usize;
    /// Copies those from a place on; there are as many.
    fn copy(&self, from: usize, to: &mut [u8]);
}

#[derive(Clone)]
enum Place {
    Here(Rc<Vec<u8>>),
    Outside(Rc<dyn Outside>),
}

/// The bytes of a file; copies are the same.
#[derive(Clone)]
pub struct Bytes {
    place: Place,
    from: usize,
    len: usize,
}

impl Bytes {
    /// Bytes that lie elsewhere.
    pub fn outside(bytes: Rc<dyn Outside>) -> Bytes {
        Bytes { len: bytes.size(), place: Place::Outside(bytes), from: 0 }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Some of them; `None` where there are not as many.
    pub fn part(&self, from: usize, len: usize) -> Option<Bytes> {
        let end = from.checked_add(len)?;
        (end <= self.len).then(|| Bytes { place: self.place.clone(), from: self.from + from, len })
    }

    /// All of them, where they lie if that is here.
    pub fn whole(&self) -> Cow<'_, [u8]> {
        match &self.place {
            Place::Here(bytes) => {
                Cow::Borrowed(bytes.get(self.from..self.from + self.len).unwrap_or_default())
            }
            Place::Outside(_) => {
                let mut bytes = Vec::new();
                self.read(0, self.len, &mut bytes);
                Cow::Owned(bytes)
            }
        }
    }

    /// Puts those from a place on, at most so many, behind what is there; how many they were.
    pub fn read(&self, from: usize, most: usize, to: &mut Vec<u8>) -> usize {
        let start = to.len();
        to.resize(start + self.len.saturating_sub(from).min(most), 0);
        self.copy(from, to.get_mut(start..).unwrap_or_default())
    }

    /// Copies those from a place on, as many as there is room for; how many they were.
    pub fn copy(&self, from: usize, to: &mut [u8]) -> usize {
        let count = self.len.saturating_sub(from).min(to.len());
        let from = self.from + from;
        let to = to.get_mut(..count).unwrap_or_default();
        match &self.place {
            Place::Here(bytes) => {
                to.copy_from_slice(bytes.get(from..from + count).unwrap_or_default());
            }
            Place::Outside(bytes) => bytes.copy(from, to),
        }
        count
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes { len: bytes.len(), place: Place::Here(Rc::new(bytes)), from: 0 }
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Bytes {
        Bytes::from(bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Elsewhere(Vec<u8>);

    impl Outside for Elsewhere {
        fn size(&self) -> usize {
            self.0.len()
        }

        fn copy(&self, from: usize, to: &mut [u8]) {
            to.copy_from_slice(&self.0[from..from + to.len()]);
        }
    }

    #[test]
    fn bytes_elsewhere_are_read_as_those_here() {
        let here: Vec<u8> = (0..100).collect();
        let elsewhere = Bytes::outside(Rc::new(Elsewhere(here.clone())));
        let here = Bytes::from(here);
        for bytes in [here, elsewhere] {
            let part = bytes.part(10, 20).expect("as many").part(5, 15).expect("as many");
            assert_eq!(*part.whole(), (15..30).collect::<Vec<u8>>());
            let mut read = vec![0];
            assert_eq!((part.read(12, 9, &mut read), read), (3, vec![0, 27, 28, 29]));
            assert_eq!(part.read(15, 9, &mut Vec::new()), 0);
            assert!(part.part(10, 6).is_none() && bytes.part(usize::MAX, 2).is_none());
        }
    }
}
