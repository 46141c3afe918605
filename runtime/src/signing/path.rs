//! The path of a canonical request.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::SigningOptions;

/// All characters except those that RFC 3986 calls unreserved.
pub(super) const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Writes the canonical form of an encoded path.
pub(super) fn write(path: &str, options: &SigningOptions, text: &mut String) {
    let path = if options.normalize_uri_path { normalized(path) } else { Cow::Borrowed(path) };
    if options.double_uri_encode {
        text.extend(utf8_percent_encode(&path, RESERVED_IN_PATH));
    } else {
        text.push_str(&path);
    }
}

/// Removes the dot segments and the empty segments of a path (RFC 3986, section 5.2.4).
fn normalized(path: &str) -> Cow<'_, str> {
    if path.starts_with('/') && !path.contains("/.") && !path.contains("//") {
        return Cow::Borrowed(path);
    }
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let mut normalized = String::with_capacity(path.len() + 1);
    for segment in &segments {
        normalized.push('/');
        normalized.push_str(segment);
    }
    let is_folder = ["/", "/.", "/.."].iter().any(|end| path.ends_with(end));
    if is_folder || segments.is_empty() {
        normalized.push('/');
    }
    Cow::Owned(normalized)
}
