//! Cryptographic primitives: SHA-256, HMAC-SHA-256, and ECDSA signatures on P-256.
//!
//! Each backend is a module with the same functions. The build uses the library that it links for HTTPS:
//!
//! | module | library | used |
//! |---|---|---|
//! | `aws_lc` | `aws-lc-rs` | with the feature `default-https-client` or `fips` |
//! | `ring` | `ring` | otherwise, with the feature `ring-https-client` |
//! | `pure` | `sha2`, `hmac` and `p256` | otherwise |
//!
//! Tests compile all modules whose libraries are linked.

#[cfg(any(feature = "default-https-client", feature = "fips"))]
mod aws_lc;
#[cfg(any(
    test,
    not(any(feature = "default-https-client", feature = "fips", feature = "ring-https-client"))
))]
mod pure;
#[cfg(all(
    feature = "ring-https-client",
    any(test, not(any(feature = "default-https-client", feature = "fips")))
))]
mod ring;

#[cfg(any(feature = "default-https-client", feature = "fips"))]
use aws_lc as selected;
#[cfg(not(any(
    feature = "default-https-client",
    feature = "fips",
    feature = "ring-https-client"
)))]
use pure as selected;
#[cfg(all(
    feature = "ring-https-client",
    not(any(feature = "default-https-client", feature = "fips"))
))]
use ring as selected;

#[cfg(feature = "sigv4a")]
pub(super) use selected::EcdsaKey;
pub(super) use selected::{hmac_sha256, sha256};

#[cfg(test)]
mod tests;
