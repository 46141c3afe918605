//! Strings: the endpoint rule functions `substring`, `split`, `uriEncode` and `ite`, and templates.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html>.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except letters, digits and the unreserved punctuation of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Concatenates the parts of a template.
pub fn text<const N: usize>(parts: [&str; N]) -> String {
    parts.concat()
}

/// Returns the substring from `start` to before `end`, counted from the end of the text if `from_end` is set.
/// Returns `None` if the text is too short or not ASCII.
pub fn substring(text: &str, start: usize, end: usize, from_end: bool) -> Option<&str> {
    if start >= end || !text.is_ascii() {
        return None;
    }
    match from_end {
        false => text.get(start..end),
        true => text.get(text.len().checked_sub(end)?..text.len().checked_sub(start)?),
    }
}

/// Splits text at delimiters, into at most `limit` parts if that is not 0. The last part may then contain
/// delimiters.
pub fn split(text: &str, delimiter: &str, limit: usize) -> Vec<String> {
    match limit {
        // An empty delimiter does not split.
        _ if delimiter.is_empty() => vec![text.to_owned()],
        0 => text.split(delimiter).map(str::to_owned).collect(),
        limit => text.splitn(limit, delimiter).map(str::to_owned).collect(),
    }
}

/// Returns an item of a list, if the list is long enough.
pub fn item(list: &[String], index: usize) -> Option<&str> {
    list.get(index).map(String::as_str)
}

/// Percent-encodes all characters except letters, digits and `-_.~` (RFC 3986, section 2.1).
pub fn uri_encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Returns one of two values.
pub fn ite<T>(condition: bool, then: T, otherwise: T) -> T {
    if condition { then } else { otherwise }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings_count_from_either_end() {
        assert_eq!(substring("abcdefg", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcd", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcdefg", 0, 4, true), Some("defg"));
        assert_eq!(substring("defg", 0, 4, true), Some("defg"));
        assert_eq!(substring("defg", 1, 3, false), Some("ef"));
        assert_eq!(substring("defg", 1, 3, true), Some("ef"));
        assert_eq!(substring("\u{7f}abcdef", 0, 4, false), Some("\u{7f}abc"));
    }

    #[test]
    fn rejects_short_and_non_ascii_text() {
        for from_end in [false, true] {
            assert_eq!(substring("abc", 0, 4, from_end), None);
            assert_eq!(substring("", 0, 4, from_end), None);
            assert_eq!(substring("\u{fdfd}", 0, 1, from_end), None);
            assert_eq!(substring("abc", 2, 2, from_end), None);
            assert_eq!(substring("abc", 2, 1, from_end), None);
        }
    }

    #[test]
    fn splits_the_specifications_examples() {
        for (text, delimiter, limit, expected) in [
            ("a--b--c", "--", 0, &["a", "b", "c"][..]),
            ("a--b--c", "--", 2, &["a", "b--c"]),
            ("a--b--c", "--", 1, &["a--b--c"]),
            ("", "--", 0, &[""]),
            ("--", "--", 0, &["", ""]),
            ("----", "--", 0, &["", "", ""]),
            ("--b--", "--", 0, &["", "b", ""]),
            ("--x-s3--azid--suffix", "--", 0, &["", "x-s3", "azid", "suffix"]),
            ("--x-s3--azid--suffix", "--", 2, &["", "x-s3--azid--suffix"]),
            ("abc", "x", 0, &["abc"]),
            ("mybucket", "--", 1, &["mybucket"]),
            ("aaa", "aa", 0, &["", "a"]),
            ("abc", "", 0, &["abc"]),
        ] {
            assert_eq!(split(text, delimiter, limit), expected, "{text} {delimiter} {limit}");
        }
    }

    #[test]
    fn returns_items_within_the_list() {
        let list = split("a,b", ",", 0);
        assert_eq!((item(&list, 1), item(&list, 2)), (Some("b"), None));
    }

    #[test]
    fn encodes_reserved_characters() {
        assert_eq!(uri_encode("AZaz09-_.~"), "AZaz09-_.~");
        assert_eq!(uri_encode("/:,?#[]{}|@! "), "%2F%3A%2C%3F%23%5B%5D%7B%7D%7C%40%21%20");
        assert_eq!(uri_encode("$&'()*+;="), "%24%26%27%28%29%2A%2B%3B%3D");
        assert_eq!(uri_encode("%<>\"^`\\\u{e9}"), "%25%3C%3E%22%5E%60%5C%C3%A9");
    }

    #[test]
    fn selects_by_a_condition() {
        assert_eq!((ite(true, "-fips", ""), ite(false, "-fips", "")), ("-fips", ""));
        assert_eq!(ite(false, Some("a"), None), None);
        assert_eq!(text(["a", "b"]), "ab");
    }
}
