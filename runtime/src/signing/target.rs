//! The parts of a request's URI.

use super::SigningError;

/// The parts of an absolute URI that a signature uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target<'a> {
    scheme: &'a str,
    authority: Option<&'a str>,
    /// The encoded path, at least `/`.
    pub(super) path: &'a str,
    /// The encoded query without its question mark.
    pub(super) query: &'a str,
}

impl<'a> Target<'a> {
    /// Splits the URI of a request, which is valid: requests parse their URIs.
    pub(super) fn of(uri: &'a str) -> Self {
        let uri = uri.split_once('#').map_or(uri, |(before, _)| before);
        let (before, query) = uri.split_once('?').unwrap_or((uri, ""));
        match before.split_once("://") {
            Some((scheme, rest)) if !before.starts_with('/') => {
                let at = rest.find('/').unwrap_or(rest.len());
                let (authority, path) = rest.split_at(at);
                let path = if path.is_empty() { "/" } else { path };
                Self { scheme, authority: Some(authority), path, query }
            }
            _ => Self { scheme: "", authority: None, path: before, query },
        }
    }

    /// Returns the value of the header `host`, which HTTP clients add: the host with its port, unless the port is the
    /// scheme's default.
    pub(super) fn host(&self) -> Result<&'a str, SigningError> {
        let authority = self.authority.ok_or(SigningError::NoAuthority)?;
        let default_port = match self.scheme {
            scheme if scheme.eq_ignore_ascii_case("http") => ":80",
            scheme if scheme.eq_ignore_ascii_case("https") => ":443",
            _ => return Ok(authority),
        };
        Ok(match authority.strip_suffix(default_port) {
            Some(host) => host.rsplit_once('@').map_or(host, |(_, host)| host),
            None => authority,
        })
    }
}
