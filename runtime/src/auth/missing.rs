//! What a call lacks to authenticate with.

use std::fmt;

use super::AuthScheme;

/// A call has to be authenticated, and nothing is configured to do it with.
#[derive(Debug)]
pub(crate) struct MissingIdentity(Vec<AuthScheme>);

impl MissingIdentity {
    /// The error of a call that could be authenticated in any of these ways.
    pub(super) fn of(schemes: Vec<AuthScheme>) -> Self {
        Self(schemes)
    }

    /// Whether what is missing is only credentials.
    pub(crate) fn is_about_credentials(&self) -> bool {
        self.0.iter().all(|scheme| scheme.is_signature())
    }
}

impl fmt::Display for MissingIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said: Vec<&str> = Vec::new();
        for text in self.0.iter().filter_map(|scheme| advice(*scheme)) {
            if !said.contains(&text) {
                said.push(text);
            }
        }
        f.write_str(&said.join("; "))?;
        f.write_str(if said.len() > 1 { "; one of these is enough" } else { "" })
    }
}

impl std::error::Error for MissingIdentity {}

/// What is missing for a scheme, and how to set it.
fn advice(scheme: AuthScheme) -> Option<&'static str> {
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

/// None of an operation's ways of authenticating can be used with the endpoint and in this build.
#[derive(Debug)]
pub(crate) struct NoUsableScheme(pub(super) &'static [AuthScheme]);

impl fmt::Display for NoUsableScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("none of the operation's ways of authenticating can be used: ")?;
        for (index, scheme) in self.0.iter().enumerate() {
            let reason = match scheme.is_available() {
                true => "the endpoint doesn't list it",
                false => "it needs the feature `sigv4a`",
            };
            let separator = if index > 0 { ", " } else { "" };
            write!(f, "{separator}{} ({reason})", scheme.name())?;
        }
        Ok(())
    }
}

impl std::error::Error for NoUsableScheme {}

/// A call has to be signed for a region, and neither the configuration nor the endpoint has one.
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
