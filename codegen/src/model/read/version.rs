//! Supported versions of Smithy.

/// A supported version of Smithy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// 1.0. Numbers and booleans have a default unless they are boxed.
    One,
    /// 2.0.
    Two,
}

impl Version {
    /// Parses the value of the property `smithy`.
    pub(super) fn of(text: &str) -> Option<Self> {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
        match major {
            "1" if is_number(minor) => Some(Self::One),
            "2" if is_number(minor) => Some(Self::Two),
            _ => None,
        }
    }
}
