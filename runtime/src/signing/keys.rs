//! Derivation of keys from credentials.

use zeroize::Zeroizing;

#[cfg(feature = "sigv4a")]
use super::SigningError;
use super::backend::hmac_sha256;

/// Returns the SigV4 key for a day, a region and a service.
pub(super) fn v4_key(secret: &str, date: &str, region: &str, service: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new(String::with_capacity(4 + secret.len()));
    key.push_str("AWS4");
    key.push_str(secret);
    let key = Zeroizing::new(hmac_sha256(key.as_bytes(), date.as_bytes()));
    let key = Zeroizing::new(hmac_sha256(&*key, region.as_bytes()));
    let key = Zeroizing::new(hmac_sha256(&*key, service.as_bytes()));
    Zeroizing::new(hmac_sha256(&*key, b"aws4_request"))
}

/// Returns the SigV4a key, a scalar on P-256 (NIST SP 800-108 in counter mode, and FIPS 186-5, A.2.2).
///
/// # Errors
///
/// Fails if no counter leads to a key, which has a probability of about 2⁻⁸⁰⁰⁰.
#[cfg(feature = "sigv4a")]
pub(super) fn v4a_key(
    access_key_id: &str,
    secret: &str,
) -> Result<Zeroizing<[u8; 32]>, SigningError> {
    let mut key = Zeroizing::new(String::with_capacity(5 + secret.len()));
    key.push_str("AWS4A");
    key.push_str(secret);
    let mut input = Vec::with_capacity(access_key_id.len() + 32);
    for counter in 1..u8::MAX {
        input.clear();
        input.extend_from_slice(&1_u32.to_be_bytes());
        input.extend_from_slice(b"AWS4-ECDSA-P256-SHA256\0");
        input.extend_from_slice(access_key_id.as_bytes());
        input.push(counter);
        input.extend_from_slice(&256_u32.to_be_bytes());
        let mut candidate = Zeroizing::new(hmac_sha256(key.as_bytes(), &input));
        if exceeds(&candidate, &ORDER_MINUS_2) {
            continue;
        }
        increment(&mut candidate);
        return Ok(candidate);
    }
    Err(SigningError::NoKey)
}

/// The order of P-256 minus 2, big-endian.
#[cfg(feature = "sigv4a")]
const ORDER_MINUS_2: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x4f,
];

/// Returns whether a big-endian number exceeds another. The time does not depend on the numbers.
#[cfg(feature = "sigv4a")]
fn exceeds(number: &[u8; 32], limit: &[u8; 32]) -> bool {
    let mut borrow = 0;
    for (digit, limit) in number.iter().zip(limit).rev() {
        let difference = i16::from(*limit) - i16::from(*digit) - borrow;
        borrow = (difference >> 8) & 1;
    }
    borrow == 1
}

/// Adds 1 to a big-endian number less than 2²⁵⁶ - 1. The time does not depend on the number.
#[cfg(feature = "sigv4a")]
fn increment(number: &mut [u8; 32]) {
    let mut carry = 1;
    for digit in number.iter_mut().rev() {
        let sum = u16::from(*digit) + carry;
        *digit = sum.to_be_bytes()[1];
        carry = sum >> 8;
    }
}

#[cfg(all(test, feature = "sigv4a"))]
mod tests {
    use super::*;

    #[test]
    fn compares_with_the_order() {
        let mut number = ORDER_MINUS_2;
        assert!(!exceeds(&number, &ORDER_MINUS_2));
        increment(&mut number);
        assert_eq!(number[31], 0x50);
        assert!(exceeds(&number, &ORDER_MINUS_2));
        assert!(exceeds(&[0xff; 32], &ORDER_MINUS_2));
        assert!(!exceeds(&[0; 32], &ORDER_MINUS_2));
        let mut smaller = ORDER_MINUS_2;
        smaller[4..].fill(0);
        assert!(!exceeds(&smaller, &ORDER_MINUS_2));
        let mut larger = [0; 32];
        larger[..8].copy_from_slice(&[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1]);
        assert!(exceeds(&larger, &ORDER_MINUS_2));
    }

    #[test]
    fn increments_with_carry() {
        let mut number = [0; 32];
        number[30..].copy_from_slice(&[0x01, 0xff]);
        increment(&mut number);
        assert_eq!(number[29..], [0, 0x02, 0x00]);
    }
}
