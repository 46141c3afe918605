//! Lists and maps.
//!
//! Collections are not preallocated: JSON does not state their length, and the deserializer's `container_size`
//! finds it by reading the list an additional time. For nested lists, that multiplies with each level.

use std::collections::HashMap;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeType, prelude};

use super::{Slot, Value};

/// A list. Its items are options if it is sparse.
impl<T: Slot> Value for Vec<T> {
    const TYPE: ShapeType = ShapeType::List;

    fn initial() -> Self {
        Self::new()
    }

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        let item_schema = item_schema(schema);
        let unnamed;
        let item_schema = match has_foreign_name(schema, item_schema) {
            true => {
                unnamed = without_name(item_schema);
                &unnamed
            }
            false => item_schema,
        };
        serializer.write_list_with_length(schema, self.len(), &|serializer| {
            self.iter().try_for_each(|item| item.write_item(item_schema, serializer))
        })
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        let item_schema = item_schema(schema);
        let mut items = Self::new();
        deserializer.read_list(schema, &mut |deserializer| {
            items.extend(T::read_item(item_schema, deserializer)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// A map with string keys. Its values are options if it is sparse.
impl<T: Slot> Value for HashMap<String, T> {
    const TYPE: ShapeType = ShapeType::Map;

    fn initial() -> Self {
        Self::new()
    }

    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        let key_schema = schema.key().unwrap_or(&prelude::STRING);
        let value_schema = item_schema(schema);
        serializer.write_map_with_length(schema, self.len(), &|serializer| {
            self.iter().try_for_each(|(key, value)| {
                serializer.write_string(key_schema, key)?;
                value.write_item(value_schema, serializer)
            })
        })
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        let value_schema = item_schema(schema);
        let mut entries = Self::new();
        deserializer.read_map(schema, &mut |key, deserializer| {
            entries.extend(T::read_item(value_schema, deserializer)?.map(|value| (key, value)));
            Ok(())
        })?;
        Ok(entries)
    }
}

/// Returns the schema of a list's items or a map's values. Falls back to the prelude's document schema if the
/// collection's schema has none.
fn item_schema<'a>(schema: &'a Schema<'a>) -> &'a Schema<'a> {
    schema.member().unwrap_or(&prelude::DOCUMENT)
}

/// Returns whether a list's simple items have a name that is not used, because the list is flattened.
fn has_foreign_name(list: &Schema<'_>, item: &Schema<'_>) -> bool {
    list.xml_flattened() && item.xml_name().is_some() && !item.shape_type().is_aggregate()
}

/// Returns the schema of a simple item without its name. The items of a flattened list in XML have the name of the list,
/// but `aws-smithy-xml` prefers that of the item.
fn without_name<'a>(item: &'a Schema<'a>) -> Schema<'a> {
    let mut unnamed = Schema::new(item.shape_id().clone(), item.shape_type());
    if let Some(format) = item.timestamp_format() {
        unnamed = unnamed.with_timestamp_format(format.format());
    }
    if let Some(namespace) = item.xml_namespace() {
        unnamed = unnamed.with_xml_namespace(namespace.uri(), namespace.prefix());
    }
    unnamed
}
