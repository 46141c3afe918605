//! Verification of SigV4a signatures, which are random: replaces them by the result of the verification.

use std::sync::LazyLock;

use aws_sigv4::sign::v4a::generate_signing_key;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// The access key ID and the secret access key of all calls.
pub(crate) const KEYS: (&str, &str) = ("AKIDPARITY", "parity/SECRET+key");

/// The public key of all calls.
static KEY: LazyLock<VerifyingKey> = LazyLock::new(|| {
    let key = generate_signing_key(KEYS.0, KEYS.1);
    *SigningKey::from_slice(key.as_ref()).expect("a private key").verifying_key()
});

/// Returns the value of the header `authorization` with the word `valid` instead of a SigV4a signature, if it verifies.
/// Other signatures stay, and differ for both clients.
pub(crate) fn comparable(request: &HttpRequest, authorization: &str) -> String {
    let valid = verified(request, authorization);
    valid.unwrap_or_else(|| authorization.to_owned())
}

fn verified(request: &HttpRequest, authorization: &str) -> Option<String> {
    let (before, signature) = authorization.rsplit_once("Signature=")?;
    let (algorithm, rest) = before.split_once(" Credential=")?;
    let (credential, names) = rest.split_once(", SignedHeaders=")?;
    let (_, scope) = credential.split_once('/')?;
    if algorithm != "AWS4-ECDSA-P256-SHA256" {
        return None;
    }
    let date = request.headers().get("x-amz-date")?;
    let canonical = sha256(canonical_request(request, names.trim_end_matches(", "))?.as_bytes());
    let text = format!("{algorithm}\n{date}\n{scope}\n{canonical}");
    let signature = DerSignature::try_from(&*hex::decode(signature).ok()?).ok()?;
    KEY.verify(text.as_bytes(), &signature).ok()?;
    Some(format!("{before}Signature=valid"))
}

/// Returns the canonical form of a request whose path needs no normalization, and which has no query.
fn canonical_request(request: &HttpRequest, names: &str) -> Option<String> {
    let (_, rest) = request.uri().split_once("://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    if path.contains(['?', '.']) || path.contains("//") {
        return None;
    }
    let mut text = format!("{}\n{}\n\n", request.method(), path.replace('%', "%25"));
    for name in names.split(';') {
        let value = request.headers().get(name).or((name == "host").then_some(host))?;
        text += &format!("{name}:{}\n", value.trim());
    }
    let body = sha256(request.body().bytes()?);
    Some(format!("{text}\n{names}\n{body}"))
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
