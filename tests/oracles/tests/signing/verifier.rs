//! Verification of SigV4a signatures with `p256`.

use aws_credential_types::Credentials;
use aws_sigv4::sign::v4a::generate_signing_key;
use http::HeaderMap;
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};

/// The public key of credentials.
pub(crate) struct Verifier(VerifyingKey);

impl Verifier {
    /// Derives the key with `aws-sigv4`.
    pub(crate) fn of(credentials: &Credentials) -> Self {
        let key =
            generate_signing_key(credentials.access_key_id(), credentials.secret_access_key());
        let key = SigningKey::from_slice(key.as_ref()).expect("a private key");
        Self(*key.verifying_key())
    }

    /// Uses the coordinates of a public key, in hexadecimal digits.
    pub(crate) fn of_coordinates(x: &str, y: &str) -> Self {
        let point = hex::decode(format!("04{x}{y}")).expect("hexadecimal digits");
        Self(VerifyingKey::from_sec1_bytes(&point).expect("a public key"))
    }

    pub(crate) fn accepts(&self, text: &str, signature: &str) -> bool {
        let signature = hex::decode(signature).expect("hexadecimal digits");
        let signature = DerSignature::try_from(&*signature).expect("a signature");
        self.0.verify(text.as_bytes(), &signature).is_ok()
    }
}

const IN_HEADER: &str = "Signature=";
const IN_QUERY: &str = "X-Amz-Signature=";

/// Returns the signature of a request, in hexadecimal digits.
pub(crate) fn signature(request: &http::Request<()>) -> String {
    let in_query = request.uri().query().and_then(|query| query.rsplit_once(IN_QUERY));
    let in_header = || {
        let header = request.headers().get("authorization")?.to_str().ok()?;
        header.rsplit_once(IN_HEADER)
    };
    let (_, signature) = in_query.or_else(in_header).expect("a signature");
    signature.split('&').next().unwrap_or_default().to_owned()
}

/// Returns the URI and the headers of a request without its signature.
pub(crate) fn without_signature(request: &http::Request<()>) -> (String, HeaderMap) {
    let signature = signature(request);
    let (uri, mut headers) = (request.uri().to_string(), request.headers().clone());
    if let Some(header) = headers.get_mut("authorization") {
        let text = header.to_str().unwrap_or_default().replace(&signature, "");
        *header = text.parse().expect("a header");
    }
    (uri.replace(&signature, ""), headers)
}
