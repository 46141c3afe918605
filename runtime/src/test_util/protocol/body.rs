//! Semantic comparison of bodies.

use aws_smithy_protocol_test::{MediaType, ProtocolTestFailure, validate_body};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
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
        Some(media_type) => validate_body(sent, expected, media_type)
            .map_err(|failure| described(&failure, expected)),
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
        Value::Number(number) => Value::Number(whole(&number).unwrap_or(number)),
        Value::Array(items) => items.into_iter().map(normalized).collect(),
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| (key, normalized(value))).collect()
        }
        other => other,
    }
}

/// Converts a float to an integer, if it is whole and within the range of integers that floats represent exactly.
fn whole(number: &Number) -> Option<Number> {
    const LARGEST: f64 = (1_u64 << f64::MANTISSA_DIGITS) as f64;
    let float = number.as_f64().filter(|_| number.is_f64())?;
    let is_whole = float.fract() == 0.0 && float.abs() < LARGEST;
    is_whole.then(|| Number::from(float as i64))
}
