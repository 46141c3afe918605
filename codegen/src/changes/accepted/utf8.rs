//! An automaton for well-formed UTF-8, to count characters.
//!
//! See table 3-7 of the [Unicode standard](https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/).

/// The bytes that are valid next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Expected {
    /// The first byte of a character.
    #[default]
    Character,
    /// A continuation byte in the given range.
    Continuation {
        /// The number of bytes left, including the next.
        left: u8,
        /// The minimum of the next byte.
        least: u8,
        /// The maximum of the next byte.
        most: u8,
    },
}

impl Expected {
    /// Returns the state after a byte; `None` if the byte is invalid.
    pub(super) fn after(self, byte: u8) -> Option<Self> {
        match self {
            Self::Character => first(byte),
            Self::Continuation { left, least, most } => {
                let next = if left == 1 { Self::Character } else { any(left - 1) };
                (least..=most).contains(&byte).then_some(next)
            }
        }
    }
}

fn first(byte: u8) -> Option<Expected> {
    let limited = |left, least, most| Some(Expected::Continuation { left, least, most });
    match byte {
        0x00..=0x7F => Some(Expected::Character),
        0xC2..=0xDF => Some(any(1)),
        0xE0 => limited(2, 0xA0, 0xBF),
        0xED => limited(2, 0x80, 0x9F),
        0xE1..=0xEF => Some(any(2)),
        0xF0 => limited(3, 0x90, 0xBF),
        0xF1..=0xF3 => Some(any(3)),
        0xF4 => limited(3, 0x80, 0x8F),
        _ => None,
    }
}

fn any(left: u8) -> Expected {
    Expected::Continuation { left, least: 0x80, most: 0xBF }
}

/// The first byte of each range of equivalent bytes.
pub(super) const BOUNDARIES: [u8; 14] =
    [0x00, 0x80, 0x90, 0xA0, 0xC0, 0xC2, 0xE0, 0xE1, 0xED, 0xEE, 0xF0, 0xF1, 0xF4, 0xF5];
