//! `serde` for every shape: [`Serialize`] and [`Deserialize`] by way of the shapes' schemas.
//!
//! What is written has the form of the service's JSON: the members' names on the wire, timestamps as the
//! model says (seconds since 1970 as a number, if it says nothing), blobs in base64, absent members left
//! out. A value that is written and read again is equal. To that end there is more than the wire has:
//!
//! - A timestamp that its format can't hold is written as text, in seconds since 1970; a big number that
//!   a number of JSON can't hold is written as text, too.
//! - A union whose member this version of the client does not know is written as an empty object.
//! - What came with an error besides its members is written as `$metadata`, a name that no member has.
//!
//! Reading is as lenient as on the wire: members that are missing are corrected, members that are not
//! known are passed over. Formats that don't describe themselves, such as `bincode`, can't be read.
//! Values that the model calls sensitive are written as they are.

mod error_metadata;
mod node;
mod reader;
mod timestamp;
mod writer;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros make methods for crates that others use")]
mod tests;

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::error::metadata::ErrorMetadata;
use serde::{de, ser};

use crate::value::Structure;
use crate::value::place::located;
use node::Node;
use reader::{Reader, Steps};

/// Writes a structure or union.
///
/// # Errors
///
/// Those of the serializer's format.
pub fn serialize<S: Serializer>(
    value: &dyn SerializableStruct,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    writer::structure(value).map_err(ser::Error::custom)?.serialize(serializer)
}

/// Reads a structure or union.
///
/// # Errors
///
/// The input is malformed, or holds a value of another type than the model says; the error says where.
pub fn deserialize<'de, T: Structure, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    read(Node::deserialize(deserializer)?)
}

/// Writes an error shape with what came with it besides its members.
///
/// # Errors
///
/// Those of the serializer's format.
pub fn serialize_error<S: Serializer>(
    value: &dyn SerializableStruct,
    metadata: &ErrorMetadata,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut node = writer::structure(value).map_err(ser::Error::custom)?;
    error_metadata::put(&mut node, metadata);
    node.serialize(serializer)
}

/// Reads an error shape, and what came with it besides its members.
///
/// # Errors
///
/// Those of [`deserialize`].
pub fn deserialize_error<'de, T: Structure, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<(T, ErrorMetadata), D::Error> {
    let mut node = Node::deserialize(deserializer)?;
    let metadata = error_metadata::take(&mut node);
    Ok((read(node)?, metadata))
}

fn read<T: Structure, E: de::Error>(node: Node) -> Result<T, E> {
    let steps = Steps::default();
    let value = T::read(T::SCHEMA, &mut Reader::new(node, &steps));
    value.map_err(|error| de::Error::custom(located(error, &steps.borrow())))
}

/// Implements `Serialize` and `Deserialize` for a structure or union; for an error shape, with its field
/// for metadata.
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

/// Implements `Serialize` and `Deserialize` for an enum of strings.
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

/// Implements `Serialize` and `Deserialize` for an enum of numbers.
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
