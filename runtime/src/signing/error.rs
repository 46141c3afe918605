//! Errors of signing.

use std::fmt;

use aws_smithy_runtime_api::client::identity::Identity;

/// The reason why a request can't be signed.
#[derive(Debug)]
#[non_exhaustive]
pub enum SigningError {
    /// The configuration has no `SigV4OperationSigningConfig`.
    MissingOperationSigningConfig,
    /// Neither endpoint nor configuration contains a region.
    MissingSigningRegion,
    /// Neither endpoint nor configuration contains a region set.
    MissingSigningRegionSet,
    /// Neither endpoint nor configuration contains a signing name.
    MissingSigningName,
    /// The identity is not of the type `Credentials`.
    WrongIdentityType(Identity),
    /// A property of the endpoint has a wrong type.
    BadEndpointProperty(&'static str),
    /// A signature in the query requires an expiration.
    MissingExpiration,
    /// The options contain a setting that this signer doesn't support.
    UnsupportedOption,
    /// The URI has no authority, and the request has no header `host`.
    NoAuthority,
    /// A header contains characters that can't be sent.
    InvalidHeader,
    /// The signed URI is invalid.
    InvalidUri,
    /// The time can't be formatted.
    TimeOutOfRange,
    /// No key can be derived from the credentials.
    NoKey,
    /// The cryptographic library fails.
    Cryptography,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingOperationSigningConfig => "missing operation signing config",
            Self::MissingSigningRegion => "missing signing region",
            Self::MissingSigningRegionSet => "missing signing region set",
            Self::MissingSigningName => "missing signing name",
            Self::WrongIdentityType(identity) => {
                return write!(
                    f,
                    "wrong identity type for SigV4/sigV4a. Expected AWS credentials but got `{identity:?}`"
                );
            }
            Self::BadEndpointProperty(name) => {
                return write!(f, "unexpected type for `{name}` in endpoint auth scheme config");
            }
            Self::MissingExpiration => "a signature in the query requires an expiration",
            Self::UnsupportedOption => "the signing options are not supported",
            Self::NoAuthority => "the URI of the request has no host",
            Self::InvalidHeader => "a header contains characters that can't be sent",
            Self::InvalidUri => "the URI can't be extended with the signature",
            Self::TimeOutOfRange => "the time of the signature is out of range",
            Self::NoKey => "no key can be derived from the credentials",
            Self::Cryptography => "the cryptographic library failed",
        })
    }
}

impl std::error::Error for SigningError {}
