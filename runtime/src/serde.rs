//! [`Serialize`] and [`Deserialize`] for every shape, implemented through the shapes' schemas.
//!
//! The serialized form is that of the service's JSON: members have their wire names, timestamps have the model's
//! format (by default a number of seconds since 1970), blobs are in base64, and absent members are omitted. A value
//! that is written and read back is equal. This requires some extensions of the wire format:
//!
//! - A timestamp that its format can't represent is written as text, in seconds since 1970. A big number that a
//!   JSON number can't represent is written as text too.
//! - A union with a member unknown to this version of the client is written as an empty object.
//! - An error's metadata is written as `$metadata`, which is not a valid member name.
//!
//! Values that the program writes are read strictly: in an operation's input, and in all structures and unions within
//! it, missing required members and unknown members are errors. Null is the same as a missing member. Enum values that
//! the model lacks are accepted, because a later version of the service may know them.
//!
//! Values that the service writes are read as leniently as on the wire, so that a recorded output is readable by all
//! versions of a client: in outputs, errors and separate values of other types, missing required members have the
//! value of Smithy's client error correction, and unknown members are skipped.
//!
//! Formats that are not self-describing, such as `bincode`, can't be read. Sensitive values are not redacted.

mod error_metadata;
mod node;
mod reader;
mod timestamp;
mod writer;

#[cfg(test)]
#[allow(dead_code, unreachable_pub, reason = "the macros declare methods for other crates")]
mod tests;

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::error::metadata::ErrorMetadata;
use serde::{de, ser};

use crate::value::Structure;
use crate::value::path::located;
use node::Node;
use reader::{Reader, Steps};

/// Serializes a structure or union.
///
/// # Errors
///
/// The serializer fails.
pub fn serialize<S: Serializer>(
    value: &dyn SerializableStruct,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    writer::structure(value).map_err(ser::Error::custom)?.serialize(serializer)
}

/// Deserializes a structure or union.
///
/// # Errors
///
/// The data is malformed or has another type than the model. If `T` is the input of an operation, the error may also
/// be that required members are missing, or that members are unknown. It contains the path.
pub fn deserialize<'de, T: Structure, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    read(Node::deserialize(deserializer)?, T::IS_INPUT)
}

/// Serializes an error shape with its metadata.
///
/// # Errors
///
/// The serializer fails.
pub fn serialize_error<S: Serializer>(
    value: &dyn SerializableStruct,
    metadata: &ErrorMetadata,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut node = writer::structure(value).map_err(ser::Error::custom)?;
    error_metadata::put(&mut node, metadata);
    node.serialize(serializer)
}

/// Deserializes an error shape with its metadata.
///
/// # Errors
///
/// See [`deserialize`].
pub fn deserialize_error<'de, T: Structure, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<(T, ErrorMetadata), D::Error> {
    let mut node = Node::deserialize(deserializer)?;
    let metadata = error_metadata::take(&mut node);
    Ok((read(node, false)?, metadata))
}

fn read<T: Structure, E: de::Error>(node: Node, is_strict: bool) -> Result<T, E> {
    let steps = Steps::default();
    let value = T::read(T::SCHEMA, &mut Reader::new(node, &steps, is_strict));
    value.map_err(|error| de::Error::custom(located(error, &steps.borrow())))
}

/// Implements `Serialize` and `Deserialize` for a structure or union. An error shape passes its metadata field.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_structure {
    ($name:ident) => {
        $crate::serde_impls! {
            $name {
                (self, serializer) => $crate::serde::serialize(self, serializer),
                (deserializer) => $crate::serde::deserialize(deserializer),
            }
        }
    };
    ($name:ident $metadata:ident) => {
        $crate::serde_impls! {
            $name {
                (self, serializer) => {
                    $crate::serde::serialize_error(self, &self.$metadata, serializer)
                },
                (deserializer) => {
                    let (value, metadata): (Self, _) =
                        $crate::serde::deserialize_error(deserializer)?;
                    Ok(Self { $metadata: metadata, ..value })
                },
            }
        }
    };
}

/// Implements `Serialize` and `Deserialize` for a string enum.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_string_enum {
    ($name:ident) => {
        $crate::serde_impls! {
            $name {
                (self, serializer) => serializer.serialize_str(self.as_str()),
                (deserializer) => {
                    <::std::string::String as $crate::serde::Deserialize>::deserialize(deserializer)
                        .map(Self::from)
                },
            }
        }
    };
}

/// Implements `Serialize` and `Deserialize` for an integer enum.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_int_enum {
    ($name:ident) => {
        $crate::serde_impls! {
            $name {
                (self, serializer) => serializer.serialize_i32(self.as_i32()),
                (deserializer) => {
                    <i32 as $crate::serde::Deserialize>::deserialize(deserializer).map(Self::from)
                },
            }
        }
    };
}

/// Implements `Serialize` and `Deserialize` with the given bodies.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_impls {
    (
        $name:ident {
            ($self:ident, $serializer:ident) => $serialize:expr,
            ($deserializer:ident) => $deserialize:expr,
        }
    ) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &$self,
                $serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $serialize
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                $deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $deserialize
            }
        }
    };
}
