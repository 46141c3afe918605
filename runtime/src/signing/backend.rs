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

/// Declares digests and authentication codes with a library that has the interface of `ring`.
#[cfg(any(feature = "default-https-client", feature = "fips", feature = "ring-https-client"))]
macro_rules! digests {
    ($library:ident) => {
        use $library::{digest, hmac};

        /// Returns the SHA-256 digest of bytes.
        pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
            first_32(digest::digest(&digest::SHA256, bytes).as_ref())
        }

        /// Returns the HMAC-SHA-256 of bytes.
        pub(crate) fn hmac_sha256(key: &[u8], bytes: &[u8]) -> [u8; 32] {
            first_32(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), bytes).as_ref())
        }

        fn first_32(bytes: &[u8]) -> [u8; 32] {
            let mut array = [0; 32];
            array.copy_from_slice(bytes);
            array
        }
    };
}
#[cfg(any(feature = "default-https-client", feature = "fips", feature = "ring-https-client"))]
use digests;

#[cfg(test)]
mod tests;
