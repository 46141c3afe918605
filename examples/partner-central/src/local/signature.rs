//! Verification of SigV4 signatures: signs the request again with the secret key, and compares.

use std::time::SystemTime;

use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, HOST};
use partnercentral_channel::config::Credentials;
use partnercentral_channel::primitives::{DateTime, DateTimeFormat};

use super::fault::Fault;

/// Verifies the signature of a request to `/`.
///
/// # Errors
///
/// Fails if the request is not signed with the secret key.
pub(super) fn check(headers: &HeaderMap, body: &[u8], secret: &str) -> Result<(), Fault> {
    let given = Given::of(headers).ok_or_else(Fault::not_signed)?;
    let expected = given.expected(headers, body, secret);
    match expected {
        Some(expected) if expected == given.signature => Ok(()),
        _ => Err(Fault::wrong_signature()),
    }
}

/// The parts of the `Authorization` header.
struct Given<'a> {
    access_key: &'a str,
    region: &'a str,
    service: &'a str,
    headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Given<'a> {
    fn of(headers: &'a HeaderMap) -> Option<Self> {
        let text = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("AWS4-HMAC-SHA256 ")?;
        let part = |name| text.split(',').find_map(|part| part.trim().strip_prefix(name));
        let scope: Vec<&str> = part("Credential=")?.split('/').collect();
        let [access_key, _, region, service, "aws4_request"] = scope[..] else { return None };
        let signed = part("SignedHeaders=")?.split(';').collect();
        Some(Self { access_key, region, service, headers: signed, signature: part("Signature=")? })
    }

    /// Returns the expected signature of the request.
    fn expected(&self, headers: &HeaderMap, body: &[u8], secret: &str) -> Option<String> {
        let text = |name: &str| headers.get(name)?.to_str().ok();
        let names = self.headers.iter();
        let signed: Option<Vec<_>> = names.map(|name| Some((*name, text(name)?))).collect();
        let uri = format!("http://{}/", text(HOST.as_str())?);
        let body = SignableBody::Bytes(body);
        let request = SignableRequest::new("POST", uri, signed?.into_iter(), body).ok()?;
        let identity = Credentials::new(self.access_key, secret, None, None, "local").into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(self.region)
            .name(self.service)
            .time(time(text("x-amz-date")?)?)
            .settings(SigningSettings::default());
        let (_, signature) = sign(request, &params.build().ok()?.into()).ok()?.into_parts();
        Some(signature)
    }
}

/// Parses a time such as `20260301T120000Z`.
fn time(text: &str) -> Option<SystemTime> {
    let at = |range| text.get(range);
    let (day, time) = ([at(0..4)?, at(4..6)?, at(6..8)?], [at(9..11)?, at(11..13)?, at(13..16)?]);
    let text = format!("{}T{}", day.join("-"), time.join(":"));
    SystemTime::try_from(DateTime::from_str(&text, DateTimeFormat::DateTime).ok()?).ok()
}
