//! Codes and messages of error responses in JSON and CBOR.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>.
//! `aws-smithy-json` prefers the member `code` to `__type`, but errors may have a member of that name with
//! another meaning.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::error_envelope::sanitize_error_code;
use aws_smithy_schema::prelude;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};

/// The header with the error's shape name.
const ERROR_TYPE: &str = "x-amzn-errortype";

/// The members shared by the bodies of all errors.
#[derive(Default)]
pub(super) struct Envelope {
    shape: Option<String>,
    code: Option<String>,
    message: Option<String>,
}

impl Envelope {
    /// Reads the members. All are absent if the body is not an object.
    pub(super) fn read(body: &mut dyn ShapeDeserializer) -> Self {
        let mut envelope = Self::default();
        let _malformed = body.read_map(&prelude::DOCUMENT, &mut |key, value| {
            let member = match key.as_str() {
                "__type" => &mut envelope.shape,
                "code" => &mut envelope.code,
                "message" | "Message" | "errorMessage" => &mut envelope.message,
                _ => return value.skip_value(),
            };
            if let Ok(text) = value.read_string(&prelude::STRING) {
                *member = Some(text);
            }
            Ok(())
        });
        envelope
    }

    /// Returns the code and the message. The code is the shape name in the body.
    #[cfg(any(
        feature = "protocol-rest-json",
        feature = "protocol-rpc-v2-cbor",
        feature = "protocol-rpc-v2-json"
    ))]
    pub(super) fn metadata(self) -> Builder {
        built(self.shape.as_deref(), self.message)
    }

    /// Returns the code and the message of an error. The code is the shape name in the header or the body. Only errors
    /// without one use the member `code`.
    pub(super) fn metadata_of(self, response: &HttpResponse) -> Builder {
        let header = response.headers().get(ERROR_TYPE);
        let code = header.or(self.shape.as_deref()).or(self.code.as_deref());
        built(code, self.message)
    }
}

fn built(code: Option<&str>, message: Option<String>) -> Builder {
    let mut metadata = ErrorMetadata::builder();
    if let Some(code) = code.map(sanitize_error_code).filter(|code| !code.is_empty()) {
        metadata = metadata.code(code);
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    metadata
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::body::SdkBody;

    use super::*;
    use crate::protocol::json::{Dialect, Reader};

    fn read(header: Option<&'static str>, body: &'static str) -> ErrorMetadata {
        let status = StatusCode::try_from(400).expect("a status");
        let mut response = HttpResponse::new(status, SdkBody::from(body));
        if let Some(header) = header {
            response.headers_mut().insert(ERROR_TYPE, header);
        }
        let mut body = Reader::new(Dialect::AwsJson, body.as_bytes());
        Envelope::read(&mut body).metadata_of(&response).build()
    }

    #[test]
    fn the_header_overrides_the_type_and_the_type_overrides_the_member_code() {
        for (header, body, code) in [
            (Some("A"), r#"{"__type":"B","code":"C"}"#, Some("A")),
            (Some("example#A:http://x"), "", Some("A")),
            (Some("A"), "<html>", Some("A")),
            (None, r#"{"code":"C","__type":"example#B"}"#, Some("B")),
            (None, r#"{"__type":"B:http://x","code":5}"#, Some("B")),
            (None, r#"{"__type":null,"code":"C"}"#, Some("C")),
            (None, r#"{"code":{"__type":"B"}}"#, None),
            (None, r#"{"__type":"B","message":"cut o"#, Some("B")),
            (None, r#"[{"__type":"B"}]"#, None),
            (None, r#""B""#, None),
            (None, "", None),
        ] {
            assert_eq!(read(header, body).code(), code, "{header:?} {body}");
        }
    }

    #[test]
    fn reads_messages_under_each_of_their_names() {
        for (body, message) in [
            (r#"{"message":"m"}"#, Some("m")),
            (r#"{"Message":"m","message":null}"#, Some("m")),
            (r#"{"message":5,"errorMessage":"a\nb"}"#, Some("a\nb")),
            (r#"{"message":{"message":"m"}}"#, None),
        ] {
            assert_eq!(read(None, body).message(), message, "{body}");
        }
    }
}
