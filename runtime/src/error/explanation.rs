//! Explanations of failures that this library causes.

use std::borrow::Cow;
use std::fmt;

/// The error of a failure that this library causes, with the remedy. The `Display` output of a call's error contains
/// it.
#[derive(Clone, Debug)]
pub(crate) struct Explanation(Cow<'static, str>);

impl Explanation {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Explanation {}
