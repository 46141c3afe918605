//! Endpoint resolution: the parameters, functions and errors of compiled endpoint rules.
//!
//! The rules themselves are generated from each model's rule set
//! (<https://smithy.io/2.0/additional-specs/rules-engine/specification.html>).

mod arn;
mod builtins;
mod cache;
mod configured;
mod context;
mod error;
mod host;
mod ignoring_rules;
mod parse_url;
mod partition;
mod properties;
mod query;
mod resolver;
mod result;
mod strings;
pub(crate) mod url;

pub use arn::{Arn, parse_arn};
pub use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
pub use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
pub use builtins::Builtins;
pub(crate) use cache::Endpoints;
pub(crate) use configured::ConfiguredEndpoint;
pub(crate) use context::ContextSetting;
pub use context::{ContextParams, ContextValue};
pub use error::ResolveEndpointError;
pub use host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use ignoring_rules::configured;
pub use parse_url::{Url, parse_url};
pub use partition::{Partition, partition};
pub use properties::{list, object};
pub(crate) use query::EndpointQuery;
pub(crate) use resolver::EndpointFn;
pub use resolver::{ResolveEndpoint, SharedEndpointResolver};
pub use result::{EndpointAt, at, missing, unresolved};
pub use strings::{ite, item, split, substring, text, uri_encode};
