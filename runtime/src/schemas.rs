//! The schemas of list items and map values that their types determine.

use aws_smithy_schema::{Schema, ShapeType, shape_id};

/// Creates the schema of an item of a type.
pub const fn new_item(of: ShapeType) -> Schema<'static> {
    Schema::new_member(shape_id!("smithy.api", "Item", "member"), of, "member", 0)
}

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

/// Declares the schemas of items of all types without members of their own.
macro_rules! items {
    ($($of:ident $item:ident,)*) => {
        $(static $item: Schema<'static> = new_item(ShapeType::$of);)*

        /// Returns the schema of an item of a type that is neither a list nor a map.
        pub const fn item_of(of: ShapeType) -> &'static Schema<'static> {
            match of {
                $(ShapeType::$of => &$item,)*
                _ => &aws_smithy_schema::prelude::DOCUMENT,
            }
        }
    };
}

items! {
    BigDecimal BIG_DECIMAL,
    BigInteger BIG_INTEGER,
    Blob BLOB,
    Boolean BOOLEAN,
    Byte BYTE,
    Document DOCUMENT,
    Double DOUBLE,
    Float FLOAT,
    Integer INTEGER,
    Long LONG,
    Short SHORT,
    String STRING,
    Structure STRUCTURE,
    Timestamp TIMESTAMP,
    Union UNION,
}
