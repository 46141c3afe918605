//! The query of a canonical request.

use std::ops::Range;

use form_urlencoded::parse;
use percent_encoding::utf8_percent_encode;

use super::path::RESERVED;

/// Writes the canonical form of an encoded query with additional parameters: all names and values encoded alike, in
/// the order of their encoded forms.
pub(super) fn write<'a>(
    query: &str,
    additional: impl IntoIterator<Item = (&'a str, &'a str)>,
    text: &mut String,
) {
    let mut encoded = String::new();
    let mut parameters: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut add = |name: &str, value: &str| {
        let name = encode(name, &mut encoded);
        parameters.push((name, encode(value, &mut encoded)));
    };
    parse(query.as_bytes()).for_each(|(name, value)| add(&name, &value));
    additional.into_iter().for_each(|(name, value)| add(name, value));
    parameters.sort_unstable_by(|(name, value), (other_name, other_value)| {
        let [name, value, other_name, other_value] =
            [name, value, other_name, other_value].map(|range| &encoded[range.clone()]);
        (name, value).cmp(&(other_name, other_value))
    });
    for (at, (name, value)) in parameters.into_iter().enumerate() {
        if at > 0 {
            text.push('&');
        }
        text.push_str(&encoded[name]);
        text.push('=');
        text.push_str(&encoded[value]);
    }
}

/// Encodes a name or a value. Returns the range of the encoded form.
fn encode(plain: &str, encoded: &mut String) -> Range<usize> {
    let start = encoded.len();
    encoded.extend(utf8_percent_encode(plain, RESERVED));
    start..encoded.len()
}

/// Returns a URI with additional parameters at the end of its query.
pub(super) fn extended<'a>(
    uri: &str,
    additional: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let uri = uri.split_once('#').map_or(uri, |(before, _)| before);
    let mut extended = uri.to_owned();
    let mut separator = match uri.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    for (name, value) in additional {
        extended.push_str(separator);
        extended.extend(utf8_percent_encode(name, RESERVED));
        extended.push('=');
        extended.extend(utf8_percent_encode(value, RESERVED));
        separator = "&";
    }
    extended
}
