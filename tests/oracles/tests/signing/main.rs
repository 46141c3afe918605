//! Compares signatures with those of `aws-sigv4`, and with AWS's published test suites, which are part of that package.
//!
//! Both signers sign random SigV4 requests, which are then equal. SigV4a signatures are random, so another library
//! verifies that both signers signed the same text.

mod case;
mod official;
mod random;
mod suite;
mod verifier;

use std::cell::Cell;

use proptest::test_runner::{TestCaseError, TestRunner};
use smithy_client_runtime::signing::{SigningKeys, sign, signed_texts};

use case::{Case, without_body};
use verifier::Verifier;

fn check(is_equal: bool, message: impl FnOnce() -> String) -> Result<(), TestCaseError> {
    if is_equal { Ok(()) } else { Err(TestCaseError::fail(message())) }
}

/// Signs requests with both signers, and compares them. Requests that both signers refuse are counted.
fn compare(
    cases: u32,
    is_v4a: bool,
    is_equal: impl Fn(&Case, [&http::Request<()>; 2]) -> Result<(), TestCaseError>,
) {
    // All cases share the keys, some of which are evicted now and then.
    let keys = SigningKeys::default();
    let (signed, refused) = (Cell::new(0_u32), Cell::new(0_u32));
    let result = TestRunner::new(oracles::config(cases)).run(&random::case(is_v4a), |case| {
        let (mut request, credentials) = (case.request(), case.credentials());
        let own = sign(&mut request, Some(case.payload()), &case.params(&credentials), &keys);
        match (own, official::signed(&case)) {
            (Ok(()), Ok(official)) => {
                signed.set(signed.get() + 1);
                is_equal(&case, [&without_body(request), &official])
            }
            (Err(_), Err(_)) => {
                refused.set(refused.get() + 1);
                Ok(())
            }
            (own, official) => Err(TestCaseError::fail(format!(
                "own signer: {own:?}\naws-sigv4:  {:?}",
                official.map(drop)
            ))),
        }
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    println!("{} signed, {} refused by both signers", signed.get(), refused.get());
    // About 7 % of the random requests are refused, a few more of a small number.
    assert!(signed.get() > 4 * refused.get());
}

#[test]
fn sigv4_requests_equal_those_of_aws_sigv4() {
    compare(11_000, false, |_, [own, official]| {
        check(own.uri() == official.uri() && own.headers() == official.headers(), || {
            format!("own signer: {own:?}\naws-sigv4:  {official:?}")
        })
    });
}

#[test]
fn sigv4a_signatures_and_those_of_aws_sigv4_sign_the_same_text() {
    compare(150, true, |case, [own, official]| {
        let unsigned = [own, official].map(verifier::without_signature);
        check(unsigned[0] == unsigned[1], || format!("{unsigned:?}"))?;
        let credentials = case.credentials();
        let params = case.params(&credentials);
        let (_, text) = signed_texts(&case.request(), Some(case.payload()), &params)
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let verifier = Verifier::of(&credentials);
        for request in [own, official] {
            let signature = verifier::signature(request);
            check(verifier.accepts(&text, &signature), || format!("{text}\n{signature}"))?;
            let other = format!("{text} ");
            check(!verifier.accepts(&other, &signature), || "verifies any text".to_owned())?;
        }
        Ok(())
    });
}
