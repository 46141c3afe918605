//! The signature of a request.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::HeaderName;
use http::header::AUTHORIZATION;

use super::SigningError;
use super::backend;
use super::cache::SigningKeys;
use super::canonical::{Canonical, InQuery};
use super::params::{Algorithm, Params};
use super::payload::{Payload, PayloadHash};
use super::query;
use super::scope::{write_scope, write_string_to_sign};

const X_AMZ_CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const X_AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const X_AMZ_REGION_SET: HeaderName = HeaderName::from_static("x-amz-region-set");

/// Signs a request: adds the signature, and the values that it depends on.
///
/// The default payload is the request's body if it is in memory. Other bodies are not signed.
///
/// # Errors
///
/// Fails if the request or the parameters contain values that can't be sent.
pub fn sign(
    request: &mut HttpRequest,
    payload: Option<Payload<'_>>,
    params: &Params<'_>,
    keys: &SigningKeys,
) -> Result<(), SigningError> {
    let payload = payload.map_or_else(|| PayloadHash::of_body(request), Payload::hash);
    let signed = Signed::of(request, &payload, params, keys)?;
    match &signed.canonical.in_query {
        Some(values) => signed.add_to_query(values, request, params),
        None => signed.add_to_headers(request, &payload, params),
    }
}

/// Returns the canonical request and the string to sign, for tests.
///
/// # Errors
///
/// Fails if the request or the parameters contain values that can't be sent.
#[cfg(feature = "test-util")]
pub fn signed_texts(
    request: &HttpRequest,
    payload: Option<Payload<'_>>,
    params: &Params<'_>,
) -> Result<(String, String), SigningError> {
    let payload = payload.map_or_else(|| PayloadHash::of_body(request), Payload::hash);
    let canonical = Canonical::of(request, params, &payload)?;
    Ok((canonical.request().to_owned(), string_to_sign(&canonical, params)))
}

/// The signature of a request, not yet added to it.
struct Signed {
    canonical: Canonical,
    signature: Signature,
}

impl Signed {
    fn of(
        request: &HttpRequest,
        payload: &PayloadHash<'_>,
        params: &Params<'_>,
        keys: &SigningKeys,
    ) -> Result<Self, SigningError> {
        let canonical = Canonical::of(request, params, payload)?;
        let text = string_to_sign(&canonical, params);
        tracing::trace!(string_to_sign = text, "signing a request");
        let signature = match params.algorithm {
            Algorithm::V4 { region } => {
                let key = keys.v4(params, region);
                Signature::new(&backend::hmac_sha256(&**key, text.as_bytes()))?
            }
            #[cfg(feature = "sigv4a")]
            Algorithm::V4a { .. } => {
                let key = keys.v4a(params.credentials)?;
                let signature = key.sign(text.as_bytes()).ok_or(SigningError::Cryptography)?;
                Signature::new(signature.as_ref())?
            }
            #[cfg(not(feature = "sigv4a"))]
            Algorithm::V4a { .. } => return Err(SigningError::UnsupportedOption),
        };
        Ok(Self { canonical, signature })
    }

    fn add_to_headers(
        self,
        request: &mut HttpRequest,
        payload: &PayloadHash<'_>,
        params: &Params<'_>,
    ) -> Result<(), SigningError> {
        let authorization = self.authorization(params);
        let headers = request.headers_mut();
        let mut add = |name: HeaderName, value: String| match headers.try_insert(name, value) {
            Ok(_) => Ok(()),
            Err(_) => Err(SigningError::InvalidHeader),
        };
        add(X_AMZ_DATE, params.time.date_time().to_owned())?;
        if params.options.content_sha256_header {
            add(X_AMZ_CONTENT_SHA256, payload.as_str().to_owned())?;
        }
        if let Some(region_set) = params.algorithm.region_set() {
            add(X_AMZ_REGION_SET, region_set.to_owned())?;
        }
        if let Some(token) = params.session_token() {
            let name = HeaderName::from_bytes(params.session_token_header().as_bytes());
            add(name.map_err(|_| SigningError::InvalidHeader)?, token.to_owned())?;
        }
        add(AUTHORIZATION, authorization)
    }

    /// Returns the value of the header `authorization`.
    fn authorization(&self, params: &Params<'_>) -> String {
        let (algorithm, names) = (params.algorithm.name(), self.canonical.signed_headers());
        let region = params.algorithm.region_in_scope().map_or(0, |region| region.len() + 1);
        let signature = self.signature.as_str();
        let values = [algorithm, params.credentials.access_key_id(), params.service, names];
        // The exact length, because HTTP headers are allocated again otherwise.
        let length = values.map(str::len).iter().sum::<usize>() + region + signature.len();
        let mut header = String::with_capacity(length + PUNCTUATION);
        header.push_str(algorithm);
        header.push_str(" Credential=");
        header.push_str(params.credentials.access_key_id());
        header.push('/');
        write_scope(params, &mut header);
        header.push_str(", SignedHeaders=");
        header.push_str(names);
        header.push_str(", Signature=");
        header.push_str(signature);
        header
    }

    fn add_to_query(
        &self,
        values: &InQuery,
        request: &mut HttpRequest,
        params: &Params<'_>,
    ) -> Result<(), SigningError> {
        let names = self.canonical.signed_headers();
        let added = values.sent(params, names, self.signature.as_str());
        let uri = query::extended(request.uri(), added);
        request.set_uri(uri).map_err(|_| SigningError::InvalidUri)
    }
}

/// The length of the header `authorization` without the values of a signature.
const PUNCTUATION: usize =
    " Credential=".len() + "/20150830/".len() + "/aws4_request, SignedHeaders=, Signature=".len();

fn string_to_sign(canonical: &Canonical, params: &Params<'_>) -> String {
    let digest = backend::sha256(canonical.request().as_bytes());
    let mut text = String::with_capacity(192);
    write_string_to_sign(params, &digest, &mut text);
    text
}

/// A signature in lowercase hexadecimal digits.
struct Signature {
    /// The digits of at most 72 bytes, the longest encoding of an ECDSA signature on P-256.
    digits: [u8; 144],
    length: usize,
}

impl Signature {
    fn new(bytes: &[u8]) -> Result<Self, SigningError> {
        let (mut digits, length) = ([0; 144], 2 * bytes.len());
        let used = digits.get_mut(..length).ok_or(SigningError::Cryptography)?;
        hex::encode_to_slice(bytes, used).map_err(|_| SigningError::Cryptography)?;
        Ok(Self { digits, length })
    }

    fn as_str(&self) -> &str {
        str::from_utf8(&self.digits[..self.length]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
