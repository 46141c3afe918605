//! Semantic comparison of bodies.

use aws_smithy_protocol_test::{MediaType, ProtocolTestFailure, validate_body};
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use ciborium::Value as Cbor;
use serde_json::{Number, Value};

/// Compares a body with the expected one, according to the media type if it is known, or else byte by byte. CBOR is
/// expected in base64.
///
/// # Errors
///
/// Describes the difference.
pub(super) fn check(sent: SdkBody, expected: &str, media_type: Option<&str>) -> Result<(), String> {
    let sent = pollster::block_on(ByteStream::new(sent).collect())
        .map_err(|cause| format!("the body can't be read: {cause}"))?
        .into_bytes();
    match media_type.filter(|_| !expected.is_empty()).map(understood) {
        Some(MediaType::Json) => check_json(&String::from_utf8_lossy(&sent), expected),
        Some(MediaType::Other(_)) | None if *sent == *expected.as_bytes() => Ok(()),
        Some(MediaType::Other(_)) | None => {
            let sent = String::from_utf8_lossy(&sent);
            Err(format!("the body is `{sent}`, expected `{expected}`"))
        }
        Some(MediaType::Cbor) => check_cbor(&sent, expected),
        Some(media_type) => validate_body(&sent, expected, media_type).map_err(|failure| {
            let sent = String::from_utf8_lossy(&sent);
            format!("{}\nin `{sent}`", described(&failure, expected))
        }),
    }
}

/// Compares text as JSON.
///
/// # Errors
///
/// Describes the difference.
pub(super) fn check_json(sent: &str, expected: &str) -> Result<(), String> {
    let json = |text: &str| {
        let json = serde_json::from_str(text);
        json.map(|json| normalized(json).to_string())
            .map_err(|cause| format!("`{text}` is not JSON: {cause}"))
    };
    validate_body(json(sent)?, &json(expected)?, MediaType::Json)
        .map_err(|failure| format!("{}\nin `{sent}`", described(&failure, expected)))
}

/// Compares bytes with CBOR in base64. Numbers are equal if their values are: an integer can be written as a float.
fn check_cbor(sent: &[u8], expected: &str) -> Result<(), String> {
    let bytes = base64::decode(expected).map_err(|cause| format!("`{expected}`: {cause}"))?;
    let expected = base64::encode(normalized_cbor(&bytes)?);
    validate_body(normalized_cbor(sent)?, &expected, MediaType::Cbor)
        .map_err(|failure| described(&failure, &expected))
}

fn normalized_cbor(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let value = ciborium::from_reader(bytes).map_err(|cause| format!("not CBOR: {cause}"))?;
    let mut normalized = Vec::new();
    ciborium::into_writer(&with_integers(value), &mut normalized)
        .map_err(|cause| cause.to_string())?;
    Ok(normalized)
}

/// Converts whole floats to integers.
fn with_integers(value: Cbor) -> Cbor {
    match value {
        Cbor::Float(float) => whole(float).map_or(value, Cbor::from),
        Cbor::Tag(tag, value) => Cbor::Tag(tag, Box::new(with_integers(*value))),
        Cbor::Array(items) => Cbor::Array(items.into_iter().map(with_integers).collect()),
        Cbor::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, with_integers(value)));
            Cbor::Map(entries.collect())
        }
        other => other,
    }
}

/// Parses a media type, treating all JSON types alike.
fn understood(media_type: &str) -> MediaType {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let is_json = essence.ends_with("/json")
        || essence.ends_with("+json")
        || essence.starts_with("application/x-amz-json-");
    if is_json { MediaType::Json } else { MediaType::from(essence) }
}

/// Describes a difference. Omits the colored comparison, which is for terminals.
fn described(failure: &ProtocolTestFailure, expected: &str) -> String {
    match failure {
        ProtocolTestFailure::BodyDidNotMatch { hint, .. } => {
            format!("expected `{expected}`, but {}", hint.trim())
        }
        other => other.to_string(),
    }
}

/// Normalizes `1.0` to `1` in JSON, which are the same number.
fn normalized(json: Value) -> Value {
    match json {
        Value::Number(number) => {
            let float = number.as_f64().filter(|_| number.is_f64());
            Value::Number(float.and_then(whole).map_or(number, Number::from))
        }
        Value::Array(items) => items.into_iter().map(normalized).collect(),
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| (key, normalized(value))).collect()
        }
        other => other,
    }
}

/// Converts a float to an integer, if it is whole and within the range of integers that floats represent exactly.
fn whole(float: f64) -> Option<i64> {
    const LARGEST: f64 = (1_u64 << f64::MANTISSA_DIGITS) as f64;
    (float.fract() == 0.0 && float.abs() < LARGEST).then_some(float as i64)
}
