//! Comparators of acceptors.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html#pathcomparator-enum>.

/// The comparator `allStringEquals`: returns whether there are texts and all of them equal the expected one.
pub fn all_string_equals<'t, T: Into<Option<&'t str>>>(
    texts: impl IntoIterator<Item = T>,
    expected: &str,
) -> bool {
    let mut texts = texts.into_iter().peekable();
    texts.peek().is_some() && texts.all(|text| text.into() == Some(expected))
}

/// The comparator `anyStringEquals`: returns whether one of the texts equals the expected one.
pub fn any_string_equals<'t, T: Into<Option<&'t str>>>(
    texts: impl IntoIterator<Item = T>,
    expected: &str,
) -> bool {
    texts.into_iter().any(|text| text.into() == Some(expected))
}
