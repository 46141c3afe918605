//! What every client crate written by `smithy-client-codegen` stands on.
//!
//! Generated crates hold what their service's model says; everything that two services would share
//! is here: running a call, configuration, errors, endpoints' partitions, reading and writing values
//! through schemas. The work itself is done by the AWS runtime crates (`aws-smithy-runtime`,
//! `aws-runtime`, `aws-smithy-schema` and their kin); this crate fits them together.
//!
//! Applications seldom name this crate: generated crates re-export what their users need.
#![forbid(unsafe_code)]

pub mod builder;
pub mod client;
pub mod config;
pub mod constraints;
pub mod endpoint;
pub mod error;
pub mod idempotency;
pub mod operation;
pub mod pages;
#[cfg(feature = "serde")]
pub mod serde;
pub mod service;
#[cfg(feature = "test-util")]
pub mod test_util;
pub mod types;
pub mod value;
#[cfg(feature = "waiters")]
pub mod waiters;

mod auth;
mod aws_json;
mod host_prefix;
mod macros;
mod plugins;
mod query_compatible;
#[cfg(test)]
#[path = "../tests/support/service.rs"]
mod test_service;

// What tests inside of the crate share with those outside.
#[cfg(test)]
extern crate self as smithy_client_runtime;

/// The schema types that generated code describes its shapes with.
pub mod schema {
    pub use crate::aws_json::AwsJsonRpcProtocol;
    pub use crate::query_compatible::QueryCompatible;
    pub use aws_smithy_schema::protocol::SharedClientProtocol;
    pub use aws_smithy_schema::serde::{
        SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
    };
    pub use aws_smithy_schema::traits::TimestampFormat;
    pub use aws_smithy_schema::{Schema, ShapeType, shape_id};
}

/// What the macros need of other crates.
#[doc(hidden)]
pub mod __private {
    pub use tracing;

    /// A number that tells the calls of a process apart in its logs.
    pub fn invocation_number() -> u32 {
        fastrand::u32(1_000_000..10_000_000)
    }
}
