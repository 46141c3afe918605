//! Checking the signature of a request, as the service does: everything is worked out again from the
//! request as it arrived and the secret. Nothing of the client's own signing is used but the
//! derivation of keys.

use std::time::SystemTime;

use aws_sigv4::sign::{v4, v4a};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, SigningKey};
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use sha2::{Digest, Sha256};

use super::received::Received;

/// How a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// `AWS4-HMAC-SHA256`.
    SigV4,
    /// `AWS4-ECDSA-P256-SHA256`.
    SigV4a,
}

impl Algorithm {
    /// The name in the header `Authorization`.
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

/// What a right signature says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    pub(crate) algorithm: Algorithm,
    /// Where the signature holds: the region of SigV4, the region set of SigV4a.
    pub(crate) region: String,
    pub(crate) service: String,
    /// The names of the headers that are part of what is signed.
    pub(crate) headers: Vec<String>,
    pub(crate) time: SystemTime,
}

/// Checks the signature of a request, made with the given key and secret.
///
/// # Errors
///
/// What is wrong with the signature.
pub(crate) fn verify(request: &Received, access_key: &str, secret: &str) -> Result<Signed, String> {
    let authorization = Authorization::of(request)?;
    let signed = authorization.signed(request, access_key)?;
    let text = authorization.string_to_sign(request)?;
    let right = match signed.algorithm {
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
    if right { Ok(signed) } else { Err("the signature does not match".to_owned()) }
}

/// Whether a signature in hexadecimal DER was made with the private key.
fn is_ecdsa_signature(key: &[u8], text: &str, signature: &str) -> Result<bool, String> {
    let key = SigningKey::from_slice(key).map_err(|error| error.to_string())?;
    let bytes = hex::decode(signature).map_err(|error| error.to_string())?;
    let signature = DerSignature::from_bytes(&bytes).map_err(|error| error.to_string())?;
    Ok(key.verifying_key().verify(text.as_bytes(), &signature).is_ok())
}

/// The header `Authorization`, taken apart.
#[derive(Debug)]
struct Authorization<'a> {
    algorithm: Algorithm,
    access_key: &'a str,
    /// What follows the access key id in the credential.
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

    /// What the signature claims, checked for all that can be checked without the secret.
    fn signed(&self, request: &Received, access_key: &str) -> Result<Signed, String> {
        let date = required(request, "x-amz-date")?;
        let (day, region, service) = self.scope(request)?;
        ensure(self.access_key == access_key, "the access key id is another one")?;
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

    /// The day, the region or region set, and the service that the signature is for.
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

    /// Signed headers are in order, and what has to be signed is among them.
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

    /// The request in the form that is signed; the path is taken as it is, since it is always `/`.
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

/// The value of a header that has to be there.
fn required<'a>(request: &'a Received, name: &str) -> Result<&'a str, String> {
    request.header(name).ok_or_else(|| format!("there is no header {name}"))
}

/// Reads a time such as `20260301T120000Z`.
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

/// The SHA-256 hash in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn ensure(holds: bool, problem: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem.to_owned()) }
}
