//! Serialization of request bodies with `aws-smithy-xml`.
//!
//! The library expects the schema of a payload's structure; schemas of this crate are those of the member. The
//! member's would name the root element after the member.

use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use aws_smithy_xml::codec::{XmlCodec, XmlSerializer};

use super::reader::Reader;

/// The codec of `aws-smithy-xml`, adapted to the schemas of this crate.
#[derive(Debug, Default)]
pub(in crate::protocol) struct Xml {
    inner: XmlCodec,
    /// Whether the root element of a body must have the name of the structure that is read.
    #[cfg(feature = "protocol-rest-xml")]
    checks_root: bool,
}

#[cfg(feature = "protocol-rest-xml")]
impl Xml {
    /// Creates a codec that only reads bodies whose root elements have the names of their structures.
    pub(in crate::protocol) fn of_documents() -> Self {
        Self { checks_root: true, ..Self::default() }
    }
}

impl Codec for Xml {
    type Serializer = Serializer;
    type Deserializer<'a> = Reader<'a>;

    fn create_serializer(&self) -> Serializer {
        Serializer(self.inner.create_serializer())
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> Reader<'a> {
        #[cfg(feature = "protocol-rest-xml")]
        if self.checks_root {
            return Reader::of_document(input);
        }
        Reader::new(input)
    }
}

/// Writes the root element. The library's serializer writes everything in it.
pub(in crate::protocol) struct Serializer(XmlSerializer);

#[cfg(feature = "protocol-rest-xml")]
impl Serializer {
    /// Sets the namespace of a root element whose shape has none.
    pub(in crate::protocol) fn set_namespace(&mut self, uri: &str, prefix: Option<&str>) {
        self.0.set_next_root_xml_namespace(uri.to_owned(), prefix.map(str::to_owned));
    }
}

impl FinishSerializer for Serializer {
    fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}

type Write<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

/// Implements the methods that only pass values on.
macro_rules! pass_on {
    ($($write:ident($value:ty);)*) => {
        $(
            fn $write(&mut self, schema: &Schema<'_>, value: $value) -> Result<(), SerdeError> {
                self.0.$write(schema, value)
            }
        )*
    };
}

impl ShapeSerializer for Serializer {
    /// Names the root element after the member's `smithy.api#xmlName` if it has one, and else after the shape.
    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        if schema.member_name().is_none() {
            return self.0.write_struct(schema, value);
        }
        let shape = value.schema();
        let name = schema.xml_name().or(shape.xml_name()).map(|name| name.value());
        self.0.set_next_root_xml_name(name.unwrap_or(shape.shape_id().shape_name()).to_owned());
        let has_namespace = schema.xml_namespace().is_some();
        self.0.write_struct(if has_namespace { schema } else { shape }, value)
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.0.write_null(schema)
    }

    pass_on! {
        write_list(Write<'_>);
        write_map(Write<'_>);
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_string(&str);
        write_blob(Blob);
        write_timestamp(&DateTime);
        write_document(&Document);
    }
}
