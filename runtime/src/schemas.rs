//! Parts of schemas that macros expand to: the schemas of list items and map values that their types determine, and
//! traits without a method of [`Schema`].

use aws_smithy_schema::{PayloadHint, Schema, ShapeId, ShapeType, StringTrait, TraitMap, shape_id};

const EC2_QUERY_NAME: ShapeId<'static> = shape_id!("aws.protocols", "ec2QueryName");

/// Creates the traits of a member with `aws.protocols#ec2QueryName`.
pub fn ec2_query_name(name: &str) -> TraitMap {
    let mut traits = TraitMap::new();
    traits.insert(Box::new(StringTrait::new(EC2_QUERY_NAME, name)));
    traits
}

/// Returns the name in `aws.protocols#ec2QueryName`.
#[cfg(any(test, feature = "protocol-ec2-query"))]
pub(crate) fn ec2_query_name_of<'s>(schema: &'s Schema<'_>) -> Option<&'s str> {
    let name = schema.traits()?.get(&EC2_QUERY_NAME)?;
    name.as_any().downcast_ref().map(StringTrait::value)
}

/// Returns whether a payload of a type is the whole body as the codec writes it, rather than raw bytes.
pub const fn payload_hint(of: ShapeType) -> PayloadHint {
    match of {
        ShapeType::Blob | ShapeType::String => PayloadHint::NoStructPayload,
        _ => PayloadHint::StructPayload,
    }
}

/// Creates the schema of a list's item of a type.
pub const fn new_item(of: ShapeType) -> Schema<'static> {
    Schema::new_member(shape_id!("smithy.api", "Item", "member"), of, "member", 0)
}

/// Creates the schema of a map's value of a type.
pub const fn new_value(of: ShapeType) -> Schema<'static> {
    Schema::new_member(shape_id!("smithy.api", "Entry", "value"), of, "value", 1)
}

/// The schema of a map's key.
pub static KEY: Schema<'static> =
    Schema::new_member(shape_id!("smithy.api", "Entry", "key"), ShapeType::String, "key", 0);

/// Returns references to schemas.
pub const fn references<const N: usize>(
    schemas: &'static [Schema<'static>; N],
) -> [&'static Schema<'static>; N] {
    let mut references = [&aws_smithy_schema::prelude::STRING; N];
    let mut position = 0;
    while position < N {
        references[position] = &schemas[position];
        position += 1;
    }
    references
}

/// Declares the schemas of list items and map values of all types without members of their own.
macro_rules! items {
    ($($of:ident $item:ident $value:ident,)*) => {
        $(
            static $item: Schema<'static> = new_item(ShapeType::$of);
            static $value: Schema<'static> = new_value(ShapeType::$of);
        )*

        /// Returns the schema of a list's item of a type that is neither a list nor a map.
        pub const fn item_of(of: ShapeType) -> &'static Schema<'static> {
            match of {
                $(ShapeType::$of => &$item,)*
                _ => &aws_smithy_schema::prelude::DOCUMENT,
            }
        }

        /// Returns the schema of a map's value of a type that is neither a list nor a map.
        pub const fn value_of(of: ShapeType) -> &'static Schema<'static> {
            match of {
                $(ShapeType::$of => &$value,)*
                _ => &aws_smithy_schema::prelude::DOCUMENT,
            }
        }
    };
}

items! {
    BigDecimal BIG_DECIMAL BIG_DECIMAL_VALUE,
    BigInteger BIG_INTEGER BIG_INTEGER_VALUE,
    Blob BLOB BLOB_VALUE,
    Boolean BOOLEAN BOOLEAN_VALUE,
    Byte BYTE BYTE_VALUE,
    Document DOCUMENT DOCUMENT_VALUE,
    Double DOUBLE DOUBLE_VALUE,
    Float FLOAT FLOAT_VALUE,
    Integer INTEGER INTEGER_VALUE,
    Long LONG LONG_VALUE,
    Short SHORT SHORT_VALUE,
    String STRING STRING_VALUE,
    Structure STRUCTURE STRUCTURE_VALUE,
    Timestamp TIMESTAMP TIMESTAMP_VALUE,
    Union UNION UNION_VALUE,
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;
