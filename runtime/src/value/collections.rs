//! Values of lists and maps.

use std::collections::HashMap;

use aws_smithy_schema::serde::{
    SerdeError, ShapeDeserializer, ShapeSerializer, capped_container_size,
};
use aws_smithy_schema::{Schema, prelude};

use super::Value;

/// A list. A null item of a list that may hold none is passed over, as Smithy asks of clients.
impl<T: Value> Value for Vec<T> {
    fn write(
        &self,
        schema: &Schema<'_>,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        let item_schema = item_schema(schema);
        serializer.write_list_with_length(schema, self.len(), &|serializer| {
            self.iter().try_for_each(|item| item.write(item_schema, serializer))
        })
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        let item_schema = item_schema(schema);
        let mut items = Self::with_capacity(capacity(deserializer));
        deserializer.read_list(schema, &mut |deserializer| {
            if !T::NULLABLE && deserializer.is_null() {
                return deserializer.read_null();
            }
            items.push(T::read(item_schema, deserializer)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// A map from strings.
impl<T: Value> Value for HashMap<String, T> {
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
                value.write(value_schema, serializer)
            })
        })
    }

    fn read(
        schema: &Schema<'_>,
        deserializer: &mut dyn ShapeDeserializer,
    ) -> Result<Self, SerdeError> {
        let value_schema = item_schema(schema);
        let mut entries = Self::with_capacity(capacity(deserializer));
        deserializer.read_map(schema, &mut |key, deserializer| {
            if !T::NULLABLE && deserializer.is_null() {
                return deserializer.read_null();
            }
            entries.insert(key, T::read(value_schema, deserializer)?);
            Ok(())
        })?;
        Ok(entries)
    }
}

/// The schema of a list's items or a map's values. The fallback is for schemas built without it and
/// says no more than that something is there.
fn item_schema<'a>(schema: &'a Schema<'a>) -> &'a Schema<'a> {
    schema.member().unwrap_or(&prelude::DOCUMENT)
}

/// How many items to make room for, where the format tells.
fn capacity(deserializer: &dyn ShapeDeserializer) -> usize {
    deserializer.container_size().map_or(0, capped_container_size)
}
