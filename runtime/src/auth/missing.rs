//! Errors about missing configuration for authentication.

use std::fmt;

use super::AuthScheme;

/// The error of a call that requires authentication without a configured identity.
#[derive(Debug)]
pub(crate) struct MissingIdentity(Vec<AuthScheme>);

impl MissingIdentity {
    /// Creates the error of a call that accepts any of these schemes.
    pub(super) fn of(schemes: Vec<AuthScheme>) -> Self {
        Self(schemes)
    }
}

impl fmt::Display for MissingIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut advice: Vec<&str> = Vec::new();
        for text in self.0.iter().filter_map(|scheme| advice_for(*scheme)) {
            if !advice.contains(&text) {
                advice.push(text);
            }
        }
        f.write_str(&advice.join("; "))?;
        f.write_str(if advice.len() > 1 { "; configure one of these" } else { "" })
    }
}

impl std::error::Error for MissingIdentity {}

/// Returns a message about the missing identity of a scheme, with the remedy.
fn advice_for(scheme: AuthScheme) -> Option<&'static str> {
    match scheme {
        AuthScheme::SigV4 | AuthScheme::SigV4a => Some(
            "no credentials are configured: set them with `Config::builder().credentials_provider(…)`, \
             or load them with `aws_config`",
        ),
        #[cfg(feature = "http-api-key-auth")]
        AuthScheme::HttpApiKey(_) => {
            Some("no API key is configured: set one with `Config::builder().api_key(…)`")
        }
        #[cfg(feature = "http-basic-auth")]
        AuthScheme::HttpBasic => {
            Some("no login is configured: set one with `Config::builder().basic_auth_login(…)`")
        }
        #[cfg(feature = "http-bearer-auth")]
        AuthScheme::HttpBearer => Some(
            "no bearer token is configured: set one with `Config::builder().bearer_token(…)` or \
             `token_provider(…)`",
        ),
        AuthScheme::NoAuth => None,
    }
}

/// The error of a call whose schemes are all unsupported by the endpoint or this build.
#[derive(Debug)]
pub(crate) struct NoUsableScheme(pub(super) &'static [AuthScheme]);

impl fmt::Display for NoUsableScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("none of the operation's authentication schemes can be used: ")?;
        for (index, scheme) in self.0.iter().enumerate() {
            let reason = match scheme.is_available() {
                true => "the endpoint doesn't list it",
                false => "it requires the feature `sigv4a`",
            };
            let separator = if index > 0 { ", " } else { "" };
            write!(f, "{separator}{} ({reason})", scheme.name())?;
        }
        Ok(())
    }
}

impl std::error::Error for NoUsableScheme {}

/// The error of a call that must be signed for a region without a configured one.
#[derive(Debug)]
pub(crate) struct MissingRegion;

impl fmt::Display for MissingRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "no region is configured: set one with `Config::builder().region(…)`, or in the environment \
             that `aws_config` loads, with AWS_REGION",
        )
    }
}

impl std::error::Error for MissingRegion {}
