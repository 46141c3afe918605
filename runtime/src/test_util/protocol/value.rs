//! Comparing values of shapes.

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};

use super::body::check_json;

/// Compares a value with the expected one, of which `==` says whether they are `equal`.
///
/// That has a float that is no number differ from itself. Such values are equal if their JSON is, where the
/// float is the text `NaN`.
///
/// # Errors
///
/// How the values differ.
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
    Err(format!("the value is not the expected one, though both are `{value}` in JSON"))
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
