//! The semantic model: a Smithy model as a graph of typed shapes with typed traits.
//!
//! What belongs here is what the Smithy 2.0 specification says, and nothing about Rust. Reading is
//! complete for the [JSON AST](https://smithy.io/2.0/spec/json-ast.html): every shape type is known,
//! every trait is kept, and every problem of a model is reported in one go, with its place.

mod closure;
mod decimal;
mod diagnostic;
mod format;
mod id;
mod json;
mod node;
mod numbers;
mod places;
mod prelude;
mod problem;
mod protocol_tests;
mod read;
mod shape;
mod source;
mod traits;
mod waiters;
mod warning;

pub use closure::ServiceClosure;
pub use decimal::{Decimal, InvalidDecimal};
pub use diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
pub use format::Format;
pub use id::{InvalidShapeId, ShapeId};
pub(crate) use json::reason as misfit;
pub use node::{Node, Step};
pub use numbers::WrittenNumber;
pub use problem::{Problem, ProblemKind, Problems};
pub use protocol_tests::{
    AppliesTo, HttpRequestTest, HttpResponseTest, ProtocolTest, RequestMessage, ResponseMessage,
};
pub use read::ReadError;
pub(crate) use read::nearest;
pub use shape::{
    EnumMember, EnumValue, Identifiers, Member, Operation, Resource, Service, Shape, ShapeKind,
    SimpleType,
};
pub use source::{Position, Source, Span};
pub use traits::{
    AwsService, ClientContextParam, Deprecated, ErrorFault, Example, ExampleError, HostPrefix,
    Http, HttpApiKeyAuth, Length, OperationContextParam, Paginated, Range, Recommended,
    RequestCompression, Retryable, StaticContextParam, TimestampFormat, Traits,
};
pub use waiters::{Acceptor, AcceptorState, Comparator, Matcher, PathMatcher, Waiter};
pub use warning::{Warning, WarningKind, Warnings};

use indexmap::IndexMap;

/// A whole model: the shapes of one JSON AST document, in the order in which it lists them.
#[derive(Clone, Debug)]
pub struct Model {
    /// The document that the model was read from; places in problems refer to it.
    pub source: Source,
    /// The model's `metadata`, kept as it stands.
    pub metadata: IndexMap<String, Node>,
    /// Every shape that the model defines, by its id. The prelude's shapes are not in here; use
    /// [`Model::shape`] to find either.
    pub shapes: IndexMap<ShapeId, Shape>,
}

impl Model {
    /// The shape of an id: the model's own, or the prelude's.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id).or_else(|| prelude::find(id))
    }
}
