//! Primitives in Rust, for builds that link no other cryptographic library.

#[cfg(feature = "sigv4a")]
pub(crate) use ecdsa::EcdsaKey;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Returns the SHA-256 digest of bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Returns the HMAC-SHA-256 of bytes.
pub(crate) fn hmac_sha256(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

#[cfg(feature = "sigv4a")]
mod ecdsa {
    use p256::ecdsa::signature::Signer;
    use p256::ecdsa::{DerSignature, SigningKey};

    /// A private key on P-256, which `p256` erases on drop.
    pub(crate) struct EcdsaKey(SigningKey);

    impl EcdsaKey {
        /// Creates the key of a big-endian scalar. Returns `None` if the scalar is zero, or not less than the order.
        pub(crate) fn from_scalar(scalar: &[u8; 32]) -> Option<Self> {
            SigningKey::from_slice(scalar).ok().map(Self)
        }

        /// Returns the DER-encoded signature of a message, with a nonce derived from key and message (RFC 6979).
        pub(crate) fn sign(&self, message: &[u8]) -> Option<impl AsRef<[u8]> + use<>> {
            let signature: DerSignature = self.0.try_sign(message).ok()?;
            Some(signature)
        }
    }
}
