//! The plan: every decision about the generated code, as plain data.
//!
//! Planning decides names, types, required members, boxing, protocols and authentication.
//! [`render`](crate::render) decides nothing and never sees a model. Planning also refuses unsupported
//! parts of a model, by name and with the reason.

mod context;
mod docs;
mod endpoint;
mod names;
mod operations;
mod package;
mod path;
mod phases;
mod sink;
mod types;

pub use docs::Docs;
pub(crate) use docs::joined;
pub use endpoint::{
    Access, Attribute, AuthSchemePlan, Builtin, Condition, ContextBinding, ContextSource,
    EndpointPlan, EndpointTest, EndpointTestCall, EndpointTestExpectation, Expression, Function,
    FunctionCall, Kind, Leaf, Outcome, Parameter, ParameterValue, PropertyValue, Rule,
    RulesFunction, Selection, Setting, ValueType,
};
pub use names::name::Name;
pub use operations::auth::Auth;
pub use operations::documentation_examples::WaiterInput;
pub use operations::examples::{ExampleOutcome, ExamplePlan};
pub use operations::operation::{ErrorRef, OperationPlan};
pub use operations::pagination::{MemberPath, PaginationPlan};
pub use operations::protocol_tests::{
    CommonTestPlan, ProtocolTestsPlan, RequestTestPlan, ResponseOutcome, ResponseTestPlan,
    SkippedTest,
};
pub use operations::waiters::{AcceptorPlan, ComparedPath, MatcherPlan, WaiterPlan};
pub use package::exports::{ENDPOINT_EXPORTS, ERROR_EXPORTS, WAITER_EXPORTS};
pub use package::features::FeaturePlan;
pub use package::runtime_features::ApiKeyLocation;
pub use package::service::{Protocol, ServicePlan};
pub use path::{
    Aggregate, Comparison, ItemType, NumberType, Path, PathType, PathValue, Rounding, TextTest,
    View,
};
pub use types::constraints::{ConstraintsPlan, MemberConstraints, PatternPlan, UncheckedPattern};
pub use types::members::{DefaultValue, MemberPlan, Presence, SchemaSetter};
pub use types::model_values::{AcceptorTest, EnumLiteral, timestamp_format_variant};
pub use types::reach::Derives;
pub(crate) use types::reach::Graph;
pub use types::rust_type::{Module, NamedKind, RustType, SchemaType, TypeName};
pub use types::setters::{Accessor, Argument};
pub use types::shapes::{
    CollectionSchema, EnumBase, EnumPlan, EnumVariantPlan, ErrorPlan, Retry, StructurePlan,
    TypePlan, UnionPlan, VariantPlan,
};
pub use types::simple::SimpleValue;
pub use types::values::{FieldValue, ValuePlan};

pub(crate) use context::Context;
pub(crate) use types::constraints::translated_pattern;
pub(crate) use types::members::Role;
pub(crate) use types::members::presence_of;

use crate::model::{Model, Problems, ServiceClosure, Warnings};
use crate::options::Options;

/// The contents of a generated crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The crate as a whole.
    pub krate: CratePlan,
    /// The service.
    pub service: ServicePlan,
    /// The operations, by name.
    pub operations: Vec<OperationPlan>,
    /// The structures, unions and enums, by name, without inputs, outputs and errors.
    pub types: Vec<TypePlan>,
    /// The error shapes, by name.
    pub errors: Vec<ErrorPlan>,
    /// The schemas of lists and maps, by name.
    pub collections: Vec<CollectionSchema>,
    /// The constraints on the operations' inputs.
    pub constraints: ConstraintsPlan,
    /// The endpoint rules.
    pub endpoint: EndpointPlan,
    /// The operations' examples.
    pub examples: Vec<ExamplePlan>,
    /// The protocol tests.
    pub protocol_tests: ProtocolTestsPlan,
    /// The warnings about parts of the model that are left out.
    pub warnings: Warnings,
}

/// The crate as a whole.
#[derive(Clone, Debug)]
pub struct CratePlan {
    /// The package's name.
    pub name: String,
    /// The crate's name in Rust.
    pub lib_name: String,
    /// The package's version.
    pub version: String,
    /// One line for the package's metadata.
    pub description: String,
    /// The keywords in the package's metadata.
    pub keywords: Vec<&'static str>,
    /// The model's file name, for the first line of every file.
    pub model_name: String,
    /// The package's features.
    pub features: Vec<FeaturePlan>,
}

impl Plan {
    /// Returns whether any operation supports the authentication scheme.
    pub fn authenticates_with(&self, auth: Auth) -> bool {
        self.operations.iter().any(|operation| self.service.auth_of(operation).contains(&auth))
    }

    /// Returns whether any operation is paginated.
    pub fn has_pages(&self) -> bool {
        self.operations.iter().any(|operation| operation.pagination.is_some())
    }

    /// Returns the waiters, by name, each with its operation.
    pub fn waiters(&self) -> impl Iterator<Item = (&OperationPlan, &WaiterPlan)> {
        let mut waiters: Vec<_> = self
            .operations
            .iter()
            .flat_map(|operation| operation.waiters.iter().map(move |waiter| (operation, waiter)))
            .collect();
        waiters.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        waiters.into_iter()
    }

    /// Returns whether any operation has a waiter.
    pub fn has_waiters(&self) -> bool {
        self.waiters().next().is_some()
    }

    /// Plans the crate for a service.
    ///
    /// # Errors
    ///
    /// Returns every part of the service that can't be generated, with the reason.
    pub fn new(
        model: &Model,
        closure: &ServiceClosure,
        options: &Options,
    ) -> Result<Self, Problems> {
        phases::plan(model, closure, options)
    }
}
