//! A request, and the parameters of its signature.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use smithy_client_runtime::signing::{
    Algorithm, Params, Payload, Placement, SigningOptions, SigningTime,
};

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) payload: OwnedPayload,
    pub(crate) keys: (String, String),
    pub(crate) token: Option<String>,
    pub(crate) is_v4a: bool,
    /// The region, or the region set.
    pub(crate) region: String,
    pub(crate) service: String,
    pub(crate) time: SystemTime,
    pub(crate) options: OwnedOptions,
}

#[derive(Clone, Debug)]
pub(crate) enum OwnedPayload {
    Bytes(Vec<u8>),
    Digest(String),
    Unsigned,
    UnsignedTrailers,
    SignedTrailers,
}

#[derive(Clone, Debug)]
pub(crate) struct OwnedOptions {
    pub(crate) double_uri_encode: bool,
    pub(crate) normalize_uri_path: bool,
    pub(crate) content_sha256_header: bool,
    pub(crate) omit_session_token: bool,
    pub(crate) session_token_name: Option<&'static str>,
    /// The seconds for which a signature in the query is valid.
    pub(crate) expires_in: Option<u64>,
}

impl Case {
    /// Returns the unsigned request.
    pub(crate) fn request(&self) -> HttpRequest {
        let mut request = http::Request::builder().method(&*self.method).uri(&*self.uri);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(SdkBody::empty()).expect("a request");
        HttpRequest::try_from(request).expect("headers in UTF-8")
    }

    pub(crate) fn payload(&self) -> Payload<'_> {
        match &self.payload {
            OwnedPayload::Bytes(bytes) => Payload::Bytes(bytes),
            OwnedPayload::Digest(digest) => Payload::Digest(digest),
            OwnedPayload::Unsigned => Payload::Unsigned,
            OwnedPayload::UnsignedTrailers => Payload::UnsignedTrailers,
            OwnedPayload::SignedTrailers => Payload::SignedTrailers,
        }
    }

    pub(crate) fn credentials(&self) -> Credentials {
        let (id, secret) = &self.keys;
        Credentials::new(id, secret, self.token.clone(), None, "signing")
    }

    /// Returns the parameters for the runtime's signer.
    pub(crate) fn params<'a>(&'a self, credentials: &'a Credentials) -> Params<'a> {
        let options = &self.options;
        Params {
            credentials,
            algorithm: match self.is_v4a {
                false => Algorithm::V4 { region: &self.region },
                true => Algorithm::V4a { region_set: &self.region },
            },
            service: &self.service,
            time: SigningTime::new(self.time).expect("a year with four digits"),
            options: SigningOptions {
                double_uri_encode: options.double_uri_encode,
                normalize_uri_path: options.normalize_uri_path,
                content_sha256_header: options.content_sha256_header,
                omit_session_token: options.omit_session_token,
                session_token_name: options.session_token_name,
                placement: options.expires_in.map_or(Placement::Headers, |seconds| {
                    Placement::Query { expires_in: Duration::from_secs(seconds) }
                }),
            },
        }
    }
}

/// Returns a request without its body.
pub(crate) fn without_body(request: HttpRequest) -> http::Request<()> {
    request.try_into_http1x().expect("a request").map(drop)
}
