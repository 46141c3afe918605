//! Texts that are read only to recognize an enum value.
//!
//! [`ShapeDeserializer::read_string`] returns an owned string, so that each enum value would cost an allocation. Instead,
//! the readers of this crate copy the text to the buffer of the previous enum value on the thread.

use std::borrow::Cow;
use std::cell::Cell;
use std::ptr;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};

/// The schema of the text of an enum value.
static ENUM: Schema<'static> = Schema::new(shape_id!("smithy.client", "Enum"), ShapeType::String);

/// The capacity of the largest buffer that is kept.
const LARGEST: usize = 256;

thread_local! {
    static BUFFER: Cell<String> = const { Cell::new(String::new()) };
}

/// Reads an enum value from its text.
///
/// # Errors
///
/// The input is malformed or has another type.
#[doc(hidden)]
pub fn read_enum<T>(
    schema: &Schema<'_>,
    deserializer: &mut dyn ShapeDeserializer,
    of_text: impl FnOnce(&str) -> T,
) -> Result<T, SerdeError> {
    // Headers are decoded according to the media type.
    let schema = if schema.media_type().is_some() { schema } else { &ENUM };
    let text = deserializer.read_string(schema)?;
    let value = of_text(&text);
    keep(text);
    Ok(value)
}

/// Keeps the buffer of a text for the next enum value.
fn keep(text: String) {
    if text.capacity() <= LARGEST {
        // Fails only while the thread ends.
        let _ended = BUFFER.try_with(|buffer| buffer.set(text));
    }
}

/// Returns the text of a string or enum value.
pub(crate) fn owned(schema: &Schema<'_>, text: Cow<'_, str>) -> String {
    match text {
        Cow::Borrowed(text) if ptr::eq(schema, &raw const ENUM) => {
            let mut buffer = BUFFER.try_with(Cell::take).unwrap_or_default();
            buffer.clear();
            buffer.push_str(text);
            buffer
        }
        text => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_schema::prelude;

    use super::*;

    #[test]
    fn enum_values_share_a_buffer() {
        let text = owned(&ENUM, "a longer value".into());
        let address = text.as_ptr();
        keep(text);
        let string = owned(&prelude::STRING, "a string".into());
        assert_ne!(string.as_ptr(), address);
        let text = owned(&ENUM, "a value".into());
        assert_eq!((text.as_str(), text.as_ptr()), ("a value", address));
        // The buffer is in use.
        let other = owned(&ENUM, "another value".into());
        assert_ne!(other.as_ptr(), address);
    }

    #[test]
    fn large_buffers_are_freed() {
        let text = owned(&ENUM, "x".repeat(LARGEST + 1).as_str().into());
        keep(text);
        assert!(owned(&ENUM, "y".into()).capacity() <= LARGEST);
    }
}
