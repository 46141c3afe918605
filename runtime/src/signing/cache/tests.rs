//! Tests of the key cache.

use std::collections::HashSet;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use zeroize::ZeroizeOnDrop;

use super::*;
use crate::signing::{Algorithm, SigningOptions, SigningTime};

const REGION: &str = "eu-west-3";

fn credentials(access_key_id: &str, secret: &str) -> Credentials {
    Credentials::new(access_key_id, secret, None, None, "cache")
}

fn params<'a>(credentials: &'a Credentials, day: u64, service: &'a str) -> Params<'a> {
    Params {
        credentials,
        algorithm: Algorithm::V4 { region: REGION },
        service,
        time: SigningTime::new(UNIX_EPOCH + Duration::from_secs(day * 86_400)).expect("a time"),
        options: SigningOptions::default(),
    }
}

/// Returns the key of the parameters, derived without a cache.
fn derived(params: &Params<'_>, region: &str) -> Zeroizing<[u8; 32]> {
    let secret = params.credentials.secret_access_key();
    keys::v4_key(secret, params.time.date(), region, params.service)
}

/// Credentials that share parts of each other.
fn similar() -> Vec<Credentials> {
    let pairs = [("AKID", "secret"), ("AKID", "rotated"), ("OTHER", "secret"), ("AKIDs", "ecret")];
    pairs.into_iter().map(|(id, secret)| credentials(id, secret)).collect()
}

#[test]
fn keys_never_depend_on_earlier_calls() {
    let (keys, similar) = (SigningKeys::default(), similar());
    let mut found = HashSet::new();
    for _ in 0..2 {
        for credentials in &similar {
            for (day, region, service) in
                [(1, REGION, "s3"), (2, REGION, "s3"), (1, "us-east-1", "s3"), (1, REGION, "sts")]
            {
                let params = params(credentials, day, service);
                let key = keys.v4(&params, region);
                assert_eq!(**key, *derived(&params, region));
                found.insert(**key);
            }
        }
    }
    // SigV4 keys do not depend on the access key ID.
    assert_eq!(found.len(), 3 * 4);
    assert_eq!(keys.v4.lock().len(), 4 * 4);
}

#[test]
fn parts_of_a_scope_are_separate() {
    let (keys, credentials) = (SigningKeys::default(), credentials("AKID", "secret"));
    keys.v4(&params(&credentials, 1, "s3"), "us-east-1");
    let params = params(&credentials, 1, "1s3");
    assert_eq!(**keys.v4(&params, "us-east-"), *derived(&params, "us-east-"));
}

#[test]
fn a_rotated_secret_has_another_key() {
    let keys = SigningKeys::default();
    let [old, new] = ["old", "new"].map(|secret| credentials("AKID", secret));
    let (old, new) = (params(&old, 1, "s3"), params(&new, 1, "s3"));
    assert_ne!(**keys.v4(&old, REGION), **keys.v4(&new, REGION));
    assert_eq!(**keys.v4(&new, REGION), *derived(&new, REGION));
    assert_eq!(**keys.v4(&old, REGION), *derived(&old, REGION));
}

#[test]
fn the_least_recently_used_key_is_evicted() {
    let (keys, credentials) = (SigningKeys::default(), credentials("AKID", "secret"));
    let is_kept = |day| {
        let time = params(&credentials, day, "s3").time;
        keys.v4.lock().iter().any(|entry| entry.scope.is(time.date(), REGION, "s3"))
    };
    let most = u64::try_from(CAPACITY).expect("a number");
    for day in 0..most {
        keys.v4(&params(&credentials, day, "s3"), REGION);
        keys.v4(&params(&credentials, 0, "s3"), REGION);
        assert!(is_kept(0));
    }
    assert_eq!(keys.v4.lock().len(), CAPACITY);
    keys.v4(&params(&credentials, most, "s3"), REGION);
    assert_eq!(keys.v4.lock().len(), CAPACITY);
    assert_eq!([0, 1, 2, most].map(is_kept), [true, false, true, true]);
}

#[test]
fn a_key_is_derived_once() {
    let keys = SigningKeys::default();
    let credentials = credentials("AKID", "secret");
    for _ in 0..3 {
        keys.v4(&params(&credentials, 1, "s3"), REGION);
    }
    assert_eq!(keys.v4.lock().len(), 1);
}

#[test]
fn threads_share_a_cache() {
    let (keys, similar) = (SigningKeys::default(), similar());
    thread::scope(|scope| {
        for credentials in &similar {
            scope.spawn(|| {
                for day in 0..50 {
                    let params = params(credentials, day, "s3");
                    assert_eq!(**keys.v4(&params, REGION), *derived(&params, REGION));
                }
            });
        }
    });
    assert_eq!(keys.v4.lock().len(), CAPACITY);
}

#[test]
fn keys_are_erased() {
    fn is_erased<S, K: ZeroizeOnDrop>(_: &Cache<S, Arc<K>>) {}
    is_erased(&SigningKeys::default().v4);
}

#[test]
fn debug_shows_no_keys() {
    let (keys, credentials) = (SigningKeys::default(), credentials("AKID", "secret"));
    let params = params(&credentials, 1, "s3");
    keys.v4(&params, REGION);
    let text = format!("{keys:?}");
    assert!(text.starts_with("SigningKeys { v4: 1"), "{text}");
    for shown in [text, format!("{params:?}")] {
        for hidden in ["AKID", "secret"] {
            assert!(!shown.contains(hidden), "{shown}");
        }
    }
}

#[cfg(feature = "sigv4a")]
mod v4a {
    use p256::ecdsa::signature::Verifier;
    use p256::ecdsa::{DerSignature, SigningKey};

    use super::*;

    fn verifies(credentials: &Credentials, signature: &[u8]) -> bool {
        let (id, secret) = (credentials.access_key_id(), credentials.secret_access_key());
        let scalar = keys::v4a_key(id, secret).expect("a key");
        let key = SigningKey::from_slice(&*scalar).expect("a key");
        let signature = DerSignature::try_from(signature).expect("a signature");
        key.verifying_key().verify(b"text", &signature).is_ok()
    }

    #[test]
    fn keys_belong_to_credentials() {
        let (keys, similar) = (SigningKeys::default(), similar());
        for _ in 0..2 {
            for (at, signer) in similar.iter().enumerate() {
                let key = keys.v4a(signer).expect("a key");
                let signature = key.sign(b"text").expect("a signature");
                for (other, credentials) in similar.iter().enumerate() {
                    assert_eq!(verifies(credentials, signature.as_ref()), other == at);
                }
            }
        }
        assert_eq!(keys.v4a.lock().len(), similar.len());
    }

    #[test]
    fn a_key_is_derived_once() {
        let (keys, credentials) = (SigningKeys::default(), credentials("AKID", "secret"));
        let [first, second] = [(), ()].map(|()| keys.v4a(&credentials).expect("a key"));
        assert!(Arc::ptr_eq(&first, &second));
    }
}
