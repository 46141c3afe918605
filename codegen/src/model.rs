//! The semantic model: a Smithy model as a graph of typed shapes with typed traits.
//!
//! This module implements the Smithy 2.0 specification and knows nothing about Rust. It reads the complete
//! [JSON AST](https://smithy.io/2.0/spec/json-ast.html): all shape types and all traits. It reports all problems of a
//! model at once, with their places.

mod closure;
mod decimal;
mod diagnostic;
mod format;
mod graph;
mod http_bindings;
mod id;
mod json;
mod node;
mod numbers;
mod path;
mod places;
mod prelude;
mod problem;
mod protocol_tests;
mod read;
mod semantic_model;
mod shape;
mod shape_graph;
mod similar;
mod simple_value;
mod source;
mod span;
mod traits;
mod uri_pattern;
mod users;
mod waiters;
mod warning;

pub use closure::ServiceClosure;
pub use decimal::{Decimal, InvalidDecimal};
pub use diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
pub use format::Format;
pub use http_bindings::{HttpBinding, HttpMessage};
pub use id::{InvalidShapeId, ShapeId};
pub(crate) use json::reason as json_error_reason;
pub use node::Node;
pub use numbers::WrittenNumber;
pub use path::Step;
pub use problem::{BindingProblem, Problem, ProblemKind, Problems};
pub use protocol_tests::{
    AppliesTo, HttpRequestTest, HttpResponseTest, ProtocolTest, RequestMessage, ResponseMessage,
};
pub use read::ReadError;
pub use semantic_model::Model;
pub use shape::{
    EnumMember, EnumValue, Identifiers, Member, Operation, Resource, Service, Shape, ShapeKind,
    SimpleType,
};
pub(crate) use shape_graph::ShapeGraph;
pub(crate) use similar::nearest;
pub use simple_value::SimpleValue;
pub use source::Source;
pub use span::{Position, Span};
pub use traits::{
    AwsQueryError, AwsService, ClientContextParam, Deprecated, ErrorFault, Example, ExampleError,
    HostPrefix, Http, HttpApiKeyAuth, Length, OperationContextParam, Paginated, Range, Recommended,
    RequestCompression, RestXml, Retryable, StaticContextParam, TimestampFormat, Traits,
    XmlNamespace,
};
pub use waiters::{Acceptor, AcceptorState, Comparator, Matcher, PathMatcher, Waiter};
pub use warning::{Warning, WarningKind, Warnings};
