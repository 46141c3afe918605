//! The parameters of a signature.

use std::fmt;
use std::time::Duration;

use aws_credential_types::Credentials;

use super::SigningTime;

/// The parameters of a signature, besides the request.
pub struct Params<'a> {
    /// The credentials to sign with.
    pub credentials: &'a Credentials,
    /// The algorithm, with the regions in which the signature is valid.
    pub algorithm: Algorithm<'a>,
    /// The service in which the signature is valid (signing name).
    pub service: &'a str,
    /// The time of the signature.
    pub time: SigningTime,
    /// Options, which depend on the service.
    pub options: SigningOptions,
}

/// A signature algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm<'a> {
    /// SigV4: HMAC-SHA-256 with a key for a region.
    V4 {
        /// The region.
        region: &'a str,
    },
    /// SigV4a: ECDSA on P-256.
    V4a {
        /// The comma-separated regions, or `*` for all.
        region_set: &'a str,
    },
}

impl<'a> Algorithm<'a> {
    /// Returns the algorithm's name in requests.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V4 { .. } => "AWS4-HMAC-SHA256",
            Self::V4a { .. } => "AWS4-ECDSA-P256-SHA256",
        }
    }

    /// Returns the region in the scope of the signature.
    pub(super) fn region_in_scope(self) -> Option<&'a str> {
        match self {
            Self::V4 { region } => Some(region),
            Self::V4a { .. } => None,
        }
    }

    /// Returns the region set that is sent with the request.
    pub(super) fn region_set(self) -> Option<&'a str> {
        match self {
            Self::V4 { .. } => None,
            Self::V4a { region_set } => Some(region_set),
        }
    }
}

/// Options of a signature, which depend on the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningOptions {
    /// Whether to encode the path a second time. All services except Amazon S3 require it.
    pub double_uri_encode: bool,
    /// Whether to remove `.`, `..` and empty segments from the path. All services except Amazon S3 require it.
    pub normalize_uri_path: bool,
    /// Whether to send the digest of the payload in the header `x-amz-content-sha256`.
    pub content_sha256_header: bool,
    /// Whether to send the session token without signing it.
    pub omit_session_token: bool,
    /// The lowercase header, or the query parameter, for the session token, if different from the usual one.
    pub session_token_name: Option<&'static str>,
    /// The place of the signature in the request.
    pub placement: Placement,
}

impl Default for SigningOptions {
    fn default() -> Self {
        Self {
            double_uri_encode: true,
            normalize_uri_path: true,
            content_sha256_header: false,
            omit_session_token: false,
            session_token_name: None,
            placement: Placement::Headers,
        }
    }
}

/// The place of a signature in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// The header `authorization`.
    Headers,
    /// The query, for URLs that are signed in advance (presigned).
    Query {
        /// The time for which the signature is valid.
        expires_in: Duration,
    },
}

impl Params<'_> {
    /// Returns the session token, if the credentials have one.
    pub(super) fn session_token(&self) -> Option<&str> {
        self.credentials.session_token()
    }

    /// Returns the session token, if it is part of the signature.
    pub(super) fn signed_session_token(&self) -> Option<&str> {
        self.session_token().filter(|_| !self.options.omit_session_token)
    }

    /// Returns the name of the header with the session token.
    pub(super) fn session_token_header(&self) -> &'static str {
        self.options.session_token_name.unwrap_or("x-amz-security-token")
    }

    /// Returns the name of the query parameter with the session token.
    pub(super) fn session_token_parameter(&self) -> &'static str {
        self.options.session_token_name.unwrap_or("X-Amz-Security-Token")
    }
}

impl fmt::Debug for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Params")
            .field("algorithm", &self.algorithm)
            .field("service", &self.service)
            .field("time", &self.time.date_time())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
