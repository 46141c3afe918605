//! The URLs of endpoints: whether requests can be sent to them, and where these go.

use aws_smithy_types::endpoint::Endpoint;
use http::Uri;
use http::uri::Authority;

use super::ResolveEndpointError;

/// Checks that requests can be sent to a URL. Endpoint rules return any URL that is configured.
///
/// # Errors
///
/// The URL is empty, names no host to reach over HTTP or HTTPS, or has a query or a fragment.
pub(super) fn check(url: &str) -> Result<(), ResolveEndpointError> {
    if url.is_empty() {
        let message = "the endpoint URL is empty; leave it out to call the service's own";
        return Err(ResolveEndpointError::new(message));
    }
    let refused = |reason: &str| {
        let url = redacted(url);
        Err(ResolveEndpointError::new(format!(
            "the endpoint URL `{url}` can't be called: {reason}"
        )))
    };
    match host_and_port(url) {
        None => refused(
            "it has to start with `http://` or `https://` and to name a host, such as \
             `http://localhost:8000`",
        ),
        Some(_) if url.contains(['?', '#']) => {
            refused("it has a query or a fragment, which requests would not carry")
        }
        Some(_) => Ok(()),
    }
}

/// Checks an endpoint that did not come from rules; see [`check`].
pub(super) fn checked(endpoint: Endpoint) -> Result<Endpoint, ResolveEndpointError> {
    check(endpoint.url())?;
    let url = without_user_info(endpoint.url().to_owned());
    match url == endpoint.url() {
        true => Ok(endpoint),
        false => Ok(endpoint.into_builder().url(url).build()),
    }
}

/// Removes the user name and the password from a URL, if it has any. Requests don't carry them: the header
/// that they would be sent in holds the signature.
pub(super) fn without_user_info(url: String) -> String {
    let Ok(uri) = url.parse::<Uri>() else { return url };
    let authority = uri.authority().map(Authority::as_str).unwrap_or_default();
    match authority.rsplit_once('@') {
        Some((user_info, _)) => url.replacen(&format!("{user_info}@"), "", 1),
        None => url,
    }
}

/// A URL without what may be secret in it: user name, password, query and fragment. It need not be valid.
pub(super) fn redacted(url: &str) -> String {
    let is_scheme = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (Some(scheme), rest),
        _ => (None, url),
    };
    let (user_info, rest) = match rest.rsplit_once('@') {
        Some((_, rest)) => ("…@", rest),
        None => ("", rest),
    };
    let (rest, more) = match rest.find(['?', '#']) {
        Some(at) => (&rest[..=at], "…"),
        None => (rest, ""),
    };
    let scheme = scheme.map(|scheme| format!("{scheme}://")).unwrap_or_default();
    format!("{scheme}{user_info}{rest}{more}")
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
    fn queries_and_fragments_are_refused() {
        for (url, shown) in [
            ("http://localhost?a=b", "http://localhost?…"),
            ("http://localhost/a?", "http://localhost/a?…"),
            ("http://localhost/#c", "http://localhost/#…"),
        ] {
            let message = check(url).expect_err("a query").to_string();
            let expected = format!(
                "the endpoint URL `{shown}` can't be called: it has a query or a fragment, which requests \
                 would not carry"
            );
            assert_eq!(message, expected);
        }
    }

    #[test]
    fn user_names_and_passwords_are_left_out_and_never_shown() {
        for (url, expected) in [
            ("http://user:secret@localhost:8000/a@b", "http://localhost:8000/a@b"),
            ("http://secret@localhost", "http://localhost"),
            ("http://http:secret@http:1", "http://http:1"),
            ("http://localhost/a@b", "http://localhost/a@b"),
        ] {
            assert_eq!(without_user_info(url.to_owned()), expected);
            assert!(!redacted(url).contains("secret"));
            let endpoint = checked(Endpoint::builder().url(url).build()).expect("an endpoint");
            assert_eq!(endpoint.url(), expected);
        }
        for (url, expected) in [
            ("http://user:sec/ret@local host", "http://…@local host"),
            ("user:secret@localhost:8000", "…@localhost:8000"),
            ("user:secret@http://localhost", "…@http://localhost"),
            ("http:/user:secret@localhost", "…@localhost"),
            ("http://user:sec?ret@localhost", "http://…@localhost"),
            ("https://h/?X-Amz-Signature=secret", "https://h/?…"),
            ("localhost:8000", "localhost:8000"),
        ] {
            assert_eq!(redacted(url), expected);
        }
    }

    #[test]
    fn an_empty_url_is_a_mistake_of_its_own() {
        let message = check("").expect_err("no URL").to_string();
        assert_eq!(message, "the endpoint URL is empty; leave it out to call the service's own");
    }
}
