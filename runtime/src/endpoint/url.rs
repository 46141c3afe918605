//! Validation of endpoint URLs.

use aws_smithy_types::endpoint::Endpoint;
use http::Uri;
use http::uri::Authority;

use super::error::ResolveEndpointError;

/// Checks that requests can be sent to a URL. Endpoint rules return configured URLs unchecked.
///
/// # Errors
///
/// The URL is empty, names no host for HTTP or HTTPS, or has a query or a fragment.
pub(super) fn check(url: &str) -> Result<(), ResolveEndpointError> {
    if url.is_empty() {
        let message = "the endpoint URL is empty; omit it to call the service's default endpoint";
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
            "it must start with `http://` or `https://` and name a host, such as \
             `http://localhost:8000`",
        ),
        Some(_) if url.contains(['?', '#']) => {
            refused("it has a query or a fragment, which can't be sent with requests")
        }
        Some(_) => Ok(()),
    }
}

/// Checks an endpoint of a custom resolver; see [`check`].
pub(super) fn checked(endpoint: Endpoint) -> Result<Endpoint, ResolveEndpointError> {
    check(endpoint.url())?;
    let url = without_user_info(endpoint.url().to_owned());
    match url == endpoint.url() {
        true => Ok(endpoint),
        false => Ok(endpoint.into_builder().url(url).build()),
    }
}

/// Removes the user name and password from a URL. They can't be sent, because the header for them holds the
/// signature.
pub(super) fn without_user_info(url: String) -> String {
    let Ok(uri) = url.parse::<Uri>() else { return url };
    let authority = uri.authority().map(Authority::as_str).unwrap_or_default();
    match authority.rsplit_once('@') {
        Some((user_info, _)) => url.replacen(&format!("{user_info}@"), "", 1),
        None => url,
    }
}

/// Redacts the user name, password, query and fragment of a URL, which may be invalid.
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

/// Returns the host of a URL, with its port if it has one, such as `localhost:8000`.
pub(crate) fn host_and_port(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?;
    let host = authority.host();
    let reachable = matches!(uri.scheme_str(), Some("http" | "https")) && !host.is_empty();
    let text = match authority.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    // A port that is not a number up to 65535 is part of the authority's text only.
    (reachable && authority.as_str().ends_with(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_include_their_ports() {
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
    fn rejects_urls_without_a_reachable_host() {
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
    fn rejects_queries_and_fragments() {
        for (url, shown) in [
            ("http://localhost?a=b", "http://localhost?…"),
            ("http://localhost/a?", "http://localhost/a?…"),
            ("http://localhost/#c", "http://localhost/#…"),
        ] {
            let message = check(url).expect_err("a query").to_string();
            let expected = format!(
                "the endpoint URL `{shown}` can't be called: it has a query or a fragment, which can't be \
                 sent with requests"
            );
            assert_eq!(message, expected);
        }
    }

    #[test]
    fn removes_and_redacts_user_names_and_passwords() {
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
    fn rejects_an_empty_url() {
        let message = check("").expect_err("no URL").to_string();
        assert_eq!(
            message,
            "the endpoint URL is empty; omit it to call the service's default endpoint"
        );
    }
}
