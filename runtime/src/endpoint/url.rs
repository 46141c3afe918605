//! The URLs of endpoints: whether requests can be sent to them, and where these go.

use http::Uri;

use super::ResolveEndpointError;

/// Checks that requests can be sent to a URL. The rules of a service only make such ones, but may be
/// given any other.
///
/// # Errors
///
/// The URL is empty, or none that names a host to reach over HTTP or HTTPS.
pub(super) fn check(url: &str) -> Result<(), ResolveEndpointError> {
    if url.is_empty() {
        let message = "the endpoint URL is empty; leave it out to call the service's own";
        return Err(ResolveEndpointError::new(message));
    }
    host_and_port(url).map(drop).ok_or_else(|| {
        ResolveEndpointError::new(format!(
            "the endpoint URL `{url}` can't be called: it has to start with `http://` or `https://` \
             and to name a host, such as `http://localhost:8000`"
        ))
    })
}

/// The host of a URL, with its port if there is one, such as `localhost:8000`.
pub(crate) fn host_and_port(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?;
    let host = authority.host();
    let reachable = matches!(uri.scheme_str(), Some("http" | "https")) && !host.is_empty();
    let text = match authority.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    // A port that is no number up to 65535 is not among the parts, but still in the text.
    (reachable && authority.as_str().ends_with(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_named_with_their_ports() {
        for (url, expected) in [
            ("http://localhost:8000", "localhost:8000"),
            ("https://example.com", "example.com"),
            ("HTTPS://example.com/path", "example.com"),
            ("http://[::1]:80/", "[::1]:80"),
            ("http://user:secret@example.com:1", "example.com:1"),
        ] {
            assert_eq!(host_and_port(url).as_deref(), Some(expected));
            assert_eq!(check(url), Ok(()));
        }
    }

    #[test]
    fn urls_that_nothing_can_be_sent_to_are_refused() {
        for url in [
            " ",
            "localhost",
            "localhost:8000",
            "/path",
            "http://",
            "http:///path",
            "http://:80",
            "ftp://localhost",
            "http://[::1",
            "http://a b/",
            "http://localhost:99999",
            "http://localhost:port",
            "http://b\u{fc}cher.example",
            "\0",
        ] {
            assert_eq!(host_and_port(url), None, "{url}");
            let message = check(url).expect_err("no URL to call").to_string();
            assert!(message.starts_with(&format!("the endpoint URL `{url}` can't be called: ")));
        }
    }

    #[test]
    fn an_empty_url_is_a_mistake_of_its_own() {
        let message = check("").expect_err("no URL").to_string();
        assert_eq!(message, "the endpoint URL is empty; leave it out to call the service's own");
    }
}
