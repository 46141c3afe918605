//! What the paths of acceptors compare with.
//!
//! See <https://smithy.io/2.0/additional-specs/waiters.html#pathcomparator-enum> and
//! <https://jmespath.org/specification.html>.

/// The comparator `allStringEquals`: whether there are texts, and all of them are the expected one.
pub fn all_string_equals<'t, T: Into<Option<&'t str>>>(
    texts: impl IntoIterator<Item = T>,
    expected: &str,
) -> bool {
    let mut texts = texts.into_iter().peekable();
    texts.peek().is_some() && texts.all(|text| text.into() == Some(expected))
}

/// The comparator `anyStringEquals`: whether one of the texts is the expected one.
pub fn any_string_equals<'t, T: Into<Option<&'t str>>>(
    texts: impl IntoIterator<Item = T>,
    expected: &str,
) -> bool {
    texts.into_iter().any(|text| text.into() == Some(expected))
}

/// JMESPath's `contains` of a list: whether one of the items is the given one.
pub fn contains<T: PartialEq>(items: impl IntoIterator<Item = T>, item: T) -> bool {
    items.into_iter().any(|it| it == item)
}
