//! Signatures of requests: AWS Signature Version 4 (SigV4) and 4a (SigV4a).
//!
//! The runtime signs requests itself, because `aws-sigv4` has no choice of cryptographic library and caches no keys. The
//! results are the same: `tests/oracles/tests/signing` compares signatures with those of `aws-sigv4`. See
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>.
//!
//! A signature takes these steps, each in a module:
//!
//! 1. `canonical` writes the canonical request, from the canonical path, query and headers.
//! 2. `scope` writes the string to sign, which contains the digest of the canonical request.
//! 3. `keys` derives the key from credentials. `cache` keeps derived keys, and documents the precautions.
//! 4. `signer` computes the signature and adds it to the request, in headers or in the query.
//!
//! `backend` contains the cryptographic primitives. `scheme` contains the authentication schemes of the orchestrator,
//! which read the `params` from the endpoint and the configuration with `config`.
//!
//! This module is public for tests only.

mod backend;
mod cache;
mod canonical;
mod config;
mod error;
mod headers;
mod keys;
mod params;
mod path;
mod payload;
mod query;
mod scheme;
mod scope;
mod signer;
mod skew;
mod target;
mod time;

pub use cache::SigningKeys;
pub use error::SigningError;
pub use params::{Algorithm, Params, Placement, SigningOptions};
pub use payload::Payload;
pub(crate) use scheme::SigningScheme;
pub use signer::sign;
#[cfg(feature = "test-util")]
pub use signer::signed_texts;
pub(crate) use skew::{AttemptSkew, ClockSkew};
pub use time::SigningTime;
