//! Primitives of `ring`.

#[cfg(feature = "sigv4a")]
pub(crate) use ecdsa::EcdsaKey;

super::digests!(ring);

#[cfg(feature = "sigv4a")]
mod ecdsa {
    use p256::elliptic_curve::sec1::ToSec1Point;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
    use zeroize::Zeroizing;

    /// A private key on P-256, with its public key.
    ///
    /// ring never erases keys. The key is kept in its encoded form, which is erased on drop, and each signature creates
    /// ring's key pair on the stack.
    pub(crate) struct EcdsaKey {
        scalar: Zeroizing<[u8; 32]>,
        public: [u8; 65],
    }

    impl EcdsaKey {
        /// Creates the key of a big-endian scalar. Returns `None` if the scalar is zero, or not less than the order.
        pub(crate) fn from_scalar(scalar: &[u8; 32]) -> Option<Self> {
            // ring requires the public key, and cannot derive it.
            let key = p256::SecretKey::from_slice(scalar).ok()?;
            let mut public = [0; 65];
            public.copy_from_slice(key.public_key().to_sec1_point(false).as_bytes());
            Some(Self { scalar: Zeroizing::new(*scalar), public })
        }

        /// Returns the DER-encoded signature of a message. Returns `None` if the library fails.
        pub(crate) fn sign(&self, message: &[u8]) -> Option<impl AsRef<[u8]> + use<>> {
            let random = SystemRandom::new();
            let pair = EcdsaKeyPair::from_private_key_and_public_key(
                &ECDSA_P256_SHA256_ASN1_SIGNING,
                &*self.scalar,
                &self.public,
                &random,
            );
            pair.ok()?.sign(&random, message).ok()
        }
    }
}
