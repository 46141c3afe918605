//! Verification of request signatures, as in the service: computes the signature from the received request and the
//! secret key. Of the client's signing code, it uses only the derivation of keys.

use std::time::SystemTime;

use aws_sigv4::sign::{v4, v4a};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, SigningKey};
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use sha2::{Digest, Sha256};

use super::received::Received;

/// The algorithm of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// `AWS4-HMAC-SHA256`.
    SigV4,
    /// `AWS4-ECDSA-P256-SHA256`.
    SigV4a,
}

impl Algorithm {
    /// Returns the name in the `Authorization` header.
    fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "AWS4-HMAC-SHA256",
            Self::SigV4a => "AWS4-ECDSA-P256-SHA256",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::SigV4, Self::SigV4a].into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// The content of a valid signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    pub(crate) algorithm: Algorithm,
    /// The region for SigV4, or the region set for SigV4a.
    pub(crate) region: String,
    pub(crate) service: String,
    /// The names of the signed headers.
    pub(crate) headers: Vec<String>,
    pub(crate) time: SystemTime,
}

/// Verifies the signature of a request with the given access key and secret key.
///
/// # Errors
///
/// Returns a description of the mismatch.
pub(crate) fn verify(request: &Received, access_key: &str, secret: &str) -> Result<Signed, String> {
    let authorization = Authorization::of(request)?;
    let signed = authorization.signed(request, access_key)?;
    let text = authorization.string_to_sign(request)?;
    let is_valid = match signed.algorithm {
        Algorithm::SigV4 => {
            let key =
                v4::generate_signing_key(secret, signed.time, &signed.region, &signed.service);
            v4::calculate_signature(key, text.as_bytes()) == authorization.signature
        }
        Algorithm::SigV4a => {
            let key = v4a::generate_signing_key(access_key, secret);
            is_ecdsa_signature(key.as_ref(), &text, authorization.signature)?
        }
    };
    if is_valid { Ok(signed) } else { Err("the signature does not match".to_owned()) }
}

/// Returns whether the private key created a signature in hexadecimal DER.
fn is_ecdsa_signature(key: &[u8], text: &str, signature: &str) -> Result<bool, String> {
    let key = SigningKey::from_slice(key).map_err(|error| error.to_string())?;
    let bytes = hex::decode(signature).map_err(|error| error.to_string())?;
    let signature = DerSignature::from_bytes(&bytes).map_err(|error| error.to_string())?;
    Ok(key.verifying_key().verify(text.as_bytes(), &signature).is_ok())
}

/// The parts of the `Authorization` header.
#[derive(Debug)]
struct Authorization<'a> {
    algorithm: Algorithm,
    access_key: &'a str,
    /// The credential scope after the access key ID.
    scope: &'a str,
    headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Authorization<'a> {
    fn of(request: &'a Received) -> Result<Self, String> {
        let header = required(request, "authorization")?;
        Self::parse(header).ok_or_else(|| format!("cannot read Authorization: {header}"))
    }

    fn parse(header: &'a str) -> Option<Self> {
        let (algorithm, rest) = header.split_once(' ')?;
        let [credential, headers, signature] =
            rest.split(", ").collect::<Vec<_>>().try_into().ok()?;
        let (access_key, scope) = credential.strip_prefix("Credential=")?.split_once('/')?;
        Some(Self {
            algorithm: Algorithm::of_name(algorithm)?,
            access_key,
            scope,
            headers: headers.strip_prefix("SignedHeaders=")?.split(';').collect(),
            signature: signature.strip_prefix("Signature=")?,
        })
    }

    /// Returns the content of the signature, after all checks that do not require the secret key.
    fn signed(&self, request: &Received, access_key: &str) -> Result<Signed, String> {
        let date = required(request, "x-amz-date")?;
        let (day, region, service) = self.scope(request)?;
        ensure(self.access_key == access_key, "the access key ID differs")?;
        ensure(date.starts_with(&format!("{day}T")), "the scope is for another day")?;
        self.check_headers(request)?;
        Ok(Signed {
            algorithm: self.algorithm,
            region: region.to_owned(),
            service: service.to_owned(),
            headers: self.headers.iter().map(|&name| name.to_owned()).collect(),
            time: parse_date(date)?,
        })
    }

    /// Returns the region or region set and the service in the credential scope, and the day.
    fn scope(&self, request: &'a Received) -> Result<(&'a str, &'a str, &'a str), String> {
        let parts: Vec<&str> = self.scope.split('/').collect();
        match (self.algorithm, &parts[..]) {
            (Algorithm::SigV4, &[day, region, service, "aws4_request"]) => {
                Ok((day, region, service))
            }
            (Algorithm::SigV4a, &[day, service, "aws4_request"]) => {
                Ok((day, required(request, "x-amz-region-set")?, service))
            }
            _ => Err(format!("the scope is {}", self.scope)),
        }
    }

    /// Checks that signed headers are sorted and include all required headers.
    fn check_headers(&self, request: &Received) -> Result<(), String> {
        ensure(self.headers.is_sorted(), "the signed headers are not in order")?;
        ensure(self.headers.contains(&"host"), "Host is not signed")?;
        let forgotten = request
            .headers
            .keys()
            .map(|name| name.as_str())
            .find(|name| name.starts_with("x-amz-") && !self.headers.contains(name));
        forgotten.map_or(Ok(()), |name| Err(format!("{name} is not signed")))
    }

    fn string_to_sign(&self, request: &Received) -> Result<String, String> {
        let date = required(request, "x-amz-date")?;
        let hash = sha256(self.canonical_request(request)?.as_bytes());
        Ok(format!("{}\n{date}\n{}\n{hash}", self.algorithm.name(), self.scope))
    }

    /// Returns the canonical request. The path is always `/`.
    fn canonical_request(&self, request: &Received) -> Result<String, String> {
        ensure(request.path == "/", "only the path / is expected")?;
        let mut lines = vec![request.method.clone(), request.path.clone(), String::new()];
        for name in &self.headers {
            lines.push(format!("{name}:{}", required(request, name)?.trim()));
        }
        lines.extend([String::new(), self.headers.join(";"), sha256(&request.body)]);
        Ok(lines.join("\n"))
    }
}

/// Returns the value of a required header.
fn required<'a>(request: &'a Received, name: &str) -> Result<&'a str, String> {
    request.header(name).ok_or_else(|| format!("missing header {name}"))
}

/// Parses a time such as `20260301T120000Z`.
fn parse_date(date: &str) -> Result<SystemTime, String> {
    let problem = || format!("not a time: {date}");
    let at = |range| date.get(range).ok_or_else(problem);
    let text = format!(
        "{}-{}-{}T{}:{}:{}",
        at(0..4)?,
        at(4..6)?,
        at(6..8)?,
        at(9..11)?,
        at(11..13)?,
        at(13..16)?
    );
    let time = DateTime::from_str(&text, DateTimeFormat::DateTime).map_err(|_| problem())?;
    SystemTime::try_from(time).map_err(|_| problem())
}

/// Returns the SHA-256 hash in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn ensure(holds: bool, problem: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem.to_owned()) }
}
