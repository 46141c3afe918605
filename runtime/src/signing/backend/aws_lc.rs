//! Primitives of `aws-lc-rs`, with the feature `fips` those of its FIPS module.

#[cfg(feature = "sigv4a")]
pub(crate) use ecdsa::EcdsaKey;

super::digests!(aws_lc_rs);

#[cfg(feature = "sigv4a")]
mod ecdsa {
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair};
    use zeroize::Zeroizing;

    /// The DER encoding of an EC private key on P-256 without its public key (RFC 5915), before and after the key.
    const BEFORE_KEY: [u8; 7] = [0x30, 0x31, 0x02, 0x01, 0x01, 0x04, 0x20];
    const AFTER_KEY: [u8; 12] =
        [0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];

    /// A private key on P-256. aws-lc erases the memory of keys that it frees.
    pub(crate) struct EcdsaKey(EcdsaKeyPair);

    impl EcdsaKey {
        /// Creates the key of a big-endian scalar. Returns `None` if the scalar is zero, or not less than the order.
        pub(crate) fn from_scalar(scalar: &[u8; 32]) -> Option<Self> {
            let mut der = Zeroizing::new([0; 7 + 32 + 12]);
            der[..7].copy_from_slice(&BEFORE_KEY);
            der[7..39].copy_from_slice(scalar);
            der[39..].copy_from_slice(&AFTER_KEY);
            let pair = EcdsaKeyPair::from_private_key_der(&ECDSA_P256_SHA256_ASN1_SIGNING, &*der);
            pair.ok().map(Self)
        }

        /// Returns the DER-encoded signature of a message. Returns `None` if the library fails.
        pub(crate) fn sign(&self, message: &[u8]) -> Option<impl AsRef<[u8]> + use<>> {
            self.0.sign(&SystemRandom::new(), message).ok()
        }
    }
}
