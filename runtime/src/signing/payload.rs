//! The part of a canonical request that stands for the payload.

use std::fmt;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::backend;

/// The treatment of a request's payload.
#[derive(Clone, Copy)]
pub enum Payload<'a> {
    /// Sign these bytes.
    Bytes(&'a [u8]),
    /// Sign a payload with this SHA-256 digest, in lowercase hexadecimal digits.
    Digest(&'a str),
    /// Don't sign the payload.
    Unsigned,
    /// Don't sign the payload, which is streamed with checksums in trailers.
    UnsignedTrailers,
    /// Sign the chunks of the payload separately, which is streamed with checksums in trailers.
    SignedTrailers,
}

impl<'a> Payload<'a> {
    /// Returns the text that stands for the payload. Computes the digest of bytes.
    pub(super) fn hash(self) -> PayloadHash<'a> {
        match self {
            Self::Bytes(bytes) => PayloadHash::of_bytes(bytes),
            Self::Digest(digest) => PayloadHash::Text(digest),
            Self::Unsigned => PayloadHash::Text("UNSIGNED-PAYLOAD"),
            Self::UnsignedTrailers => PayloadHash::Text("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            Self::SignedTrailers => PayloadHash::Text("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
        }
    }
}

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The bytes may be confidential.
        match self {
            Self::Bytes(_) => f.write_str("Bytes(** redacted **)"),
            other => f.write_str(other.hash().as_str()),
        }
    }
}

/// The text that stands for a payload.
#[derive(Clone, Copy, Debug)]
pub(super) enum PayloadHash<'a> {
    Digest([u8; 64]),
    Text(&'a str),
}

impl PayloadHash<'static> {
    /// Returns the text for a request whose body is signed if it is in memory. Other bodies are not signed.
    pub(super) fn of_body(request: &HttpRequest) -> Self {
        match request.body().bytes() {
            Some(bytes) => Self::of_bytes(bytes),
            None => Payload::Unsigned.hash(),
        }
    }

    fn of_bytes(bytes: &[u8]) -> Self {
        Self::Digest(hex(&backend::sha256(bytes)))
    }
}

impl PayloadHash<'_> {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Digest(digits) => str::from_utf8(digits).unwrap_or_default(),
            Self::Text(text) => text,
        }
    }
}

/// Returns the lowercase hexadecimal digits of a digest.
pub(super) fn hex(digest: &[u8; 32]) -> [u8; 64] {
    let mut digits = [0; 64];
    hex::encode_to_slice(digest, &mut digits).expect("two digits per byte");
    digits
}
