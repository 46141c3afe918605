//! Parsing of URLs: the endpoint rule function `parseURL`.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#parseurl-function>.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::url;

/// The parts of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Url {
    /// `http` or `https`.
    pub scheme: String,
    /// The host with its port, if it has one, but without user name and password.
    pub authority: String,
    /// The unmodified path; empty if there is none.
    ///
    /// The specification's table shows `/` in this case, but its text calls the path unmodified, and AWS's own
    /// clients follow the text.
    pub path: String,
    /// The path, with a slash at both ends.
    pub normalized_path: String,
    /// Whether the host is an IP address.
    pub is_ip: bool,
}

/// Parses a URL. Returns `None` if requests can't be sent to it, or if it has a query.
pub fn parse_url(text: &str) -> Option<Url> {
    let authority = url::host_and_port(text)?;
    let (scheme, rest) = text.split_once("://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    if rest.contains(['?', '#']) {
        return None;
    }
    let ends = if path.ends_with('/') { "" } else { "/" };
    Some(Url {
        scheme: scheme.to_lowercase(),
        is_ip: is_ip(&authority),
        normalized_path: format!("{path}{ends}"),
        path: path.to_owned(),
        authority,
    })
}

/// Returns whether the host of an authority is an IP address. Version 6 addresses are in brackets.
fn is_ip(authority: &str) -> bool {
    match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, _)) => host.parse::<Ipv6Addr>().is_ok(),
        None => {
            let host = authority.split(':').next().unwrap_or_default();
            host.parse::<Ipv4Addr>().is_ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_the_parts_of_urls() {
        for (text, expected) in [
            ("https://example.com", ("https", "example.com", "", "/", false)),
            ("https://example.com/", ("https", "example.com", "/", "/", false)),
            (
                "http://example.com:80/foo/bar",
                ("http", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ),
            ("http://example.com/foo/", ("http", "example.com", "/foo/", "/foo/", false)),
            ("https://127.0.0.1", ("https", "127.0.0.1", "", "/", true)),
            ("http://192.168.1.1:1234/foo/", ("http", "192.168.1.1:1234", "/foo/", "/foo/", true)),
            ("https://[fe80::1]", ("https", "[fe80::1]", "", "/", true)),
            ("https://[2001:db8::7348]:443", ("https", "[2001:db8::7348]:443", "", "/", true)),
            ("http://99_ab-.com", ("http", "99_ab-.com", "", "/", false)),
            ("https://999.999.abc.blah", ("https", "999.999.abc.blah", "", "/", false)),
            ("HTTP://user:secret@example.com/a", ("http", "example.com", "/a", "/a/", false)),
        ] {
            let url = parse_url(text).expect(text);
            let Url { scheme, authority, path, normalized_path, is_ip } = &url;
            assert_eq!((&**scheme, &**authority, &**path, &**normalized_path, *is_ip), expected);
        }
    }

    #[test]
    fn rejects_urls_without_a_callable_endpoint() {
        for text in [
            "",
            "example.com",
            "acbd://example.com",
            "http://abc.com:a/foo",
            "https://example.com:8443?foo=bar&faz=baz",
            "https://example.com/path?query1=foo",
            "https://example.com/path?",
            "https://example.com/#part",
        ] {
            assert_eq!(parse_url(text), None, "{text}");
        }
    }
}
