//! Deserialization of response bodies with `aws-smithy-xml`.
//!
//! The library's deserializer finds elements, but reports neither the place nor the type of an unreadable value, and its
//! errors contain the value.

mod text;

use std::cell::RefCell;

use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use aws_smithy_xml::codec::{XmlCodec, XmlCodecSettings, XmlDeserializer};

use super::root::{check_root, element_name};
use crate::value::path::{Step, located};

/// The steps to an unreadable value in reverse order, collected while the error propagates.
type Steps = RefCell<Vec<Step<'static>>>;

/// Reads a value from XML. Errors contain the path of the value in the body, such as `Items[3].CreatedAt`.
pub(in crate::protocol) struct Reader<'a> {
    inner: XmlDeserializer<'a>,
    body: &'a [u8],
    /// Whether the root element must have the name of the structure that is read.
    checks_root: bool,
    steps: Steps,
}

impl<'a> Reader<'a> {
    /// Creates a reader of a body with any root element.
    pub(in crate::protocol) fn new(body: &'a [u8]) -> Self {
        // Without the check, the end of a truncated document would be missing silently.
        let settings = XmlCodecSettings::builder().validate_document(true).build();
        Self {
            inner: XmlCodec::new(settings).create_deserializer(body),
            body,
            checks_root: false,
            steps: Steps::default(),
        }
    }

    /// Creates a reader of a body whose root element has the name of its structure.
    #[cfg(feature = "protocol-rest-xml")]
    pub(in crate::protocol) fn of_document(body: &'a [u8]) -> Self {
        Self { checks_root: true, ..Self::new(body) }
    }

    /// Reads the whole body.
    fn body<T>(
        &mut self,
        read: impl FnOnce(&mut Part<'_>) -> Result<T, SerdeError>,
    ) -> Result<T, SerdeError> {
        let result = read(&mut Part { inner: &mut self.inner, steps: &self.steps });
        result.map_err(|error| located(error, &self.steps.take()))
    }
}

/// A part of the body.
struct Part<'p> {
    inner: &'p mut dyn ShapeDeserializer,
    steps: &'p Steps,
}

impl Part<'_> {
    /// Returns the text of an element or attribute.
    fn text(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.inner.read_string(schema)
    }
}

/// Records the step to a part that can't be read.
fn recorded(
    steps: &Steps,
    result: Result<(), SerdeError>,
    step: impl FnOnce() -> Step<'static>,
) -> Result<(), SerdeError> {
    match result {
        // The consumer may have ignored errors.
        Ok(()) => steps.borrow_mut().clear(),
        Err(_) => steps.borrow_mut().push(step()),
    }
    result
}

/// Implements the methods for values without parts.
macro_rules! simple {
    ($($read:ident -> $type:ty;)*) => {
        $(
            fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
                let text = self.text(schema)?;
                text::$read(schema, &text)
            }
        )*
    };
}

impl ShapeDeserializer for Part<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let steps = self.steps;
        self.inner.read_struct(schema, &mut |member, inner| {
            let result = state(member, &mut Part { inner, steps });
            recorded(steps, result, || Step::Member(element_name(member).to_owned().into()))
        })
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let (steps, mut position) = (self.steps, 0);
        self.inner.read_list(schema, &mut |inner| {
            let result = state(&mut Part { inner, steps });
            let result = recorded(steps, result, || Step::Item(position));
            position += 1;
            result
        })
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let steps = self.steps;
        self.inner.read_map(schema, &mut |key, inner| {
            let result = state(key.clone(), &mut Part { inner, steps });
            recorded(steps, result, || Step::entry(schema, key.into()))
        })
    }

    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.text(schema)
    }

    simple! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_blob -> Blob;
        read_timestamp -> DateTime;
    }

    fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Err(SerdeError::unsupported("protocols with XML have no documents"))
    }

    fn is_null(&self) -> bool {
        false
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.inner.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

/// Implements the methods for values that are the whole body.
macro_rules! whole {
    ($($read:ident -> $type:ty;)*) => {
        $(
            fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
                self.body(|body| body.$read(schema))
            }
        )*
    };
}

impl ShapeDeserializer for Reader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        // An empty body is an empty structure.
        if self.body.trim_ascii().is_empty() {
            return Ok(());
        }
        if self.checks_root {
            check_root(self.body, element_name(schema))?;
        }
        self.body(|body| body.read_struct(schema, state))
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.body(|body| body.read_list(schema, state))
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        state: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.body(|body| body.read_map(schema, state))
    }

    whole! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        false
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.inner.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
