//! Lists of words: the values that a field may have, as a Rust enum.

/// An enum whose variants are the words of a list, in the list's order: a batch keeps the place.
macro_rules! listed {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item])* $variant),+ }

        impl $name {
            /// The words, as files hold them.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The one at that place of the list.
            pub fn at(place: i64) -> Option<$name> {
                let all = [$($name::$variant),+];
                usize::try_from(place).ok().and_then(|place| all.get(place).copied())
            }

            /// Its word in files.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
    };
}

pub(super) use listed;

#[cfg(test)]
mod tests {
    listed! {
        /// A colour.
        Colour {
            /// The first.
            Red = "red",
            /// The second.
            Green = "green",
        }
    }

    #[test]
    fn places_and_words_are_of_one_list() {
        for (place, word) in (0..).zip(Colour::WORDS) {
            assert_eq!(Colour::at(place).map(Colour::word), Some(*word));
        }
        assert_eq!((Colour::at(2), Colour::at(-1)), (None, None));
    }
}
