//! Comparison of values.

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};

use super::body::check_json;

/// Compares a value with the expected one; `equal` is the result of `==`.
///
/// NaN differs from itself by `==`. Values with NaN are equal if their JSON is, where it is the text `NaN`.
///
/// # Errors
///
/// Describes the difference.
pub(super) fn check(
    value: &dyn SerializableStruct,
    expected: &dyn SerializableStruct,
    equal: bool,
) -> Result<(), String> {
    if equal {
        return Ok(());
    }
    let (value, expected) = (json(value)?, json(expected)?);
    check_json(&value, &expected)?;
    if expected.contains("\"NaN\"") {
        return Ok(());
    }
    Err(format!("the value differs from the expected one, although both are `{value}` as JSON"))
}

fn json(value: &dyn SerializableStruct) -> Result<String, String> {
    let write = || -> Result<Vec<u8>, SerdeError> {
        let mut serializer = JsonCodec::new(JsonCodecSettings::default()).create_serializer();
        serializer.write_struct(value.schema(), value)?;
        Ok(serializer.finish())
    };
    let bytes = write().map_err(|cause| format!("the value can't be written as JSON: {cause}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
