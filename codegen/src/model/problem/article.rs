//! Nouns in messages.

use std::fmt;

/// A noun after its indefinite article.
pub(super) struct Article<'a, T: ?Sized>(pub(super) &'a T);

impl<T: AsRef<str> + ?Sized> fmt::Display for Article<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = self.0.as_ref();
        // `union` is the only shape type that starts with `u`, and takes `a`.
        let vowel = noun.starts_with(['a', 'e', 'i', 'o']);
        write!(f, "{} {noun}", if vowel { "an" } else { "a" })
    }
}
