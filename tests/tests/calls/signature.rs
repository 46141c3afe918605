//! Verifying signatures the way a server does: by computing them again from what arrived.
//!
//! See <https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html>.

use std::time::SystemTime;

use aws_sigv4::sign::{v4, v4a};
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};
use sha2::{Digest, Sha256};

use super::server::Request;

pub(crate) const ACCESS_KEY: &str = "AKIDTESTS";
pub(crate) const SECRET_KEY: &str = "a secret of the tests";
pub(crate) const REGION: &str = "eu-west-1";
const SERVICE: &str = "partnercentral-channel";

/// The parts of an `Authorization` header.
struct Authorization<'r> {
    algorithm: &'r str,
    scope: &'r str,
    signed_headers: &'r str,
    signature: &'r str,
}

impl<'r> Authorization<'r> {
    fn of(request: &'r Request) -> Option<Self> {
        let (algorithm, rest) = request.header("authorization")?.split_once(' ')?;
        let part = |name: &str| rest.split(", ").find_map(|part| part.strip_prefix(name));
        let (key, scope) = part("Credential=")?.split_once('/')?;
        (key == ACCESS_KEY).then_some(())?;
        Some(Self {
            algorithm,
            scope,
            signed_headers: part("SignedHeaders=")?,
            signature: part("Signature=")?,
        })
    }
}

/// Verifies the signature of a request and returns the scheme, or what is wrong.
pub(crate) fn verify(request: &Request) -> Result<&'static str, String> {
    verify_with(request, SECRET_KEY)
}

fn verify_with(request: &Request, secret: &str) -> Result<&'static str, String> {
    let authorization = Authorization::of(request).ok_or("no Authorization")?;
    let date = request.header("x-amz-date").ok_or("no date")?;
    let day = &date[..8];
    let text = string_to_sign(request, &authorization, date);
    let (scheme, scope, signature) = match authorization.algorithm {
        "AWS4-HMAC-SHA256" => {
            let key = v4::generate_signing_key(secret, time(date), REGION, SERVICE);
            let scope = format!("{day}/{REGION}/{SERVICE}/aws4_request");
            ("sigv4", scope, v4::calculate_signature(key, text.as_bytes()))
        }
        "AWS4-ECDSA-P256-SHA256" => {
            let key = v4a::generate_signing_key(ACCESS_KEY, secret);
            let scope = format!("{day}/{SERVICE}/aws4_request");
            ("sigv4a", scope, v4a::calculate_signature(key, text.as_bytes()))
        }
        other => return Err(format!("the algorithm {other}")),
    };
    if scope != authorization.scope {
        return Err(format!("the scope {}", authorization.scope));
    }
    if scheme == "sigv4a" && request.header("x-amz-region-set") != Some("*") {
        return Err("the region set".to_owned());
    }
    // Signatures of SigV4a are deterministic too (RFC 6979).
    if signature == authorization.signature { Ok(scheme) } else { Err("the signature".to_owned()) }
}

fn string_to_sign(request: &Request, authorization: &Authorization<'_>, date: &str) -> String {
    let canonical = canonical_request(request, authorization.signed_headers);
    let (algorithm, scope) = (authorization.algorithm, authorization.scope);
    format!("{algorithm}\n{date}\n{scope}\n{}", hex_hash(canonical.as_bytes()))
}

fn canonical_request(request: &Request, signed_headers: &str) -> String {
    let headers: String = signed_headers
        .split(';')
        .map(|name| format!("{name}:{}\n", request.header(name).unwrap_or_default().trim()))
        .collect();
    let (method, path, hash) = (&request.method, &request.path, hex_hash(&request.body));
    format!("{method}\n{path}\n\n{headers}\n{signed_headers}\n{hash}")
}

fn hex_hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The time of `20261121T073721Z`.
fn time(date: &str) -> SystemTime {
    let (day, clock) = date.split_once('T').expect("a date");
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let clock = format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..6]);
    let text = format!("{day}T{clock}Z");
    let time = DateTime::from_str(&text, DateTimeFormat::DateTime).expect("a date");
    time.try_into().expect("a time of this system")
}

#[tokio::test]
async fn what_is_not_as_it_was_signed_is_not_accepted() {
    use super::server::{Answer, Server};
    for scheme in super::SCHEMES {
        let server = Server::start(Answer::ok(serde_json::json!({}))).await;
        let client = super::client(&server, scheme);
        client.list_tags_for_resource().resource_arn("arn").send().await.expect("an answer");
        let request = server.only_request();
        assert_eq!(verify(&request), Ok(scheme));
        assert_eq!(verify_with(&request, "another secret"), Err("the signature".to_owned()));

        let mut changed = request.clone();
        changed.body = br#"{"resourceArn":"other"}"#.to_vec();
        assert_eq!(verify(&changed), Err("the signature".to_owned()));
        let mut changed = request;
        for (name, value) in &mut changed.headers {
            if name == "x-amz-target" {
                value.push('s');
            }
        }
        assert_eq!(verify(&changed), Err("the signature".to_owned()));
    }
}
