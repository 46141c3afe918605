//! Tests of all backends whose libraries are linked.

/// Digests and their messages.
const DIGESTS: [(&str, &str); 2] = [
    ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""),
    ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc"),
];

/// Authentication codes with their keys and messages (RFC 4231, test cases 2 and 6).
const CODES: [(&str, &[u8], &str); 2] = [
    (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        b"Jefe",
        "what do ya want for nothing?",
    ),
    (
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        &[0xaa; 131],
        "Test Using Larger Than Block-Size Key - Hash Key First",
    ),
];

/// The order of P-256.
#[cfg(feature = "sigv4a")]
const ORDER: &str = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

/// Decodes a number of 256 bits.
#[cfg(feature = "sigv4a")]
fn number(digits: &str) -> [u8; 32] {
    let mut number = [0; 32];
    hex::decode_to_slice(digits, &mut number).expect("64 digits");
    number
}

/// Returns whether `p256` accepts the signature of a message, given a private key.
#[cfg(feature = "sigv4a")]
fn verifies(key: &[u8; 32], message: &[u8], signature: &[u8]) -> bool {
    use p256::ecdsa::signature::Verifier;
    use p256::ecdsa::{DerSignature, SigningKey};

    let key = SigningKey::from_slice(key).expect("a key");
    let signature = DerSignature::try_from(signature).expect("a signature");
    key.verifying_key().verify(message, &signature).is_ok()
}

macro_rules! tests_of {
    ($backend:ident) => {
        mod $backend {
            use super::*;
            use crate::signing::backend::$backend::*;

            #[test]
            fn digests_equal_published_ones() {
                for (digest, message) in DIGESTS {
                    assert_eq!(hex::encode(sha256(message.as_bytes())), digest);
                }
            }

            #[test]
            fn authentication_codes_equal_published_ones() {
                for (code, key, message) in CODES {
                    assert_eq!(hex::encode(hmac_sha256(key, message.as_bytes())), code);
                }
            }

            #[cfg(feature = "sigv4a")]
            #[test]
            fn signatures_verify() {
                let mut last = number(ORDER);
                last[31] -= 1;
                for scalar in [[7; 32], number(&format!("{:064x}", 1)), last] {
                    let key = EcdsaKey::from_scalar(&scalar).expect("a key");
                    let signature = key.sign(b"message").expect("a signature");
                    assert!(verifies(&scalar, b"message", signature.as_ref()));
                    assert!(!verifies(&scalar, b"other", signature.as_ref()));
                }
            }

            #[cfg(feature = "sigv4a")]
            #[test]
            fn scalars_out_of_range_are_refused() {
                for scalar in [[0; 32], number(ORDER), [0xff; 32]] {
                    assert!(EcdsaKey::from_scalar(&scalar).is_none());
                }
            }
        }
    };
}

/// `p256` erases its keys. aws-lc erases all memory that it frees.
#[cfg(feature = "sigv4a")]
#[test]
fn keys_are_erased() {
    fn is_erased<K: zeroize::ZeroizeOnDrop>() {}
    is_erased::<p256::ecdsa::SigningKey>();
}

#[cfg(any(feature = "default-https-client", feature = "fips"))]
tests_of!(aws_lc);
tests_of!(pure);
#[cfg(feature = "ring-https-client")]
tests_of!(ring);
