//! The plan: every decision about the generated code, as plain data.
//!
//! Planning decides names, types, required members, boxing, protocols and authentication.
//! [`render`](crate::render) decides nothing and never sees a model. Planning also refuses unsupported
//! parts of a model, by name and with the reason.

mod context;
mod crate_plan;
mod docs;
mod endpoint;
mod links;
mod names;
mod operations;
mod package;
mod path;
mod phases;
mod protocol;
mod sink;
mod types;

pub use crate_plan::{CratePlan, Plan};
pub use docs::Docs;
pub(crate) use docs::joined;
pub use endpoint::{
    Attribute, AuthSchemePlan, Builtin, Condition, ContextBinding, ContextSource, EndpointPlan,
    EndpointTest, EndpointTestCall, EndpointTestExpectation, Expression, Function, FunctionCall,
    Kind, Outcome, Parameter, ParameterValue, PropertyValue, Rule, RulesFunction, Setting,
    ValueType,
};
pub use names::name::Name;
pub use operations::auth::Auth;
pub use operations::customization::{Customization, InputChange};
pub use operations::documentation_examples::WaiterInput;
pub use operations::examples::{ExampleOutcome, ExamplePlan};
pub use operations::operation::OperationPlan;
pub use operations::pagination::{MemberPath, PaginationPlan};
pub use operations::protocol_tests::{
    ClientSettings, CommonTestPlan, ProtocolTestsPlan, RequestTestPlan, ResponseOutcome,
    ResponseTestPlan, SkippedTest,
};
pub use operations::waiters::{AcceptorPlan, AcceptorTest, ComparedPath, MatcherPlan, WaiterPlan};
pub use package::exports::{ENDPOINT_EXPORTS, ERROR_EXPORTS, Origin, RootExport, WAITER_EXPORTS};
pub use package::features::FeaturePlan;
pub use package::service::ServicePlan;
pub use path::{
    Aggregate, Comparison, ItemType, NumberType, Path, PathType, PathValue, Rounding, TextTest,
    View,
};
pub use protocol::{Codec, Protocol};
pub use types::constraints::{ConstraintsPlan, MemberConstraints, PatternPlan, UncheckedPattern};
pub use types::members::{DefaultValue, MemberPlan, Presence, SchemaSetter};
pub use types::rust_type::{Module, NamedKind, RustType, TypeName};
pub use types::setters::{Accessor, Argument, ArgumentValue};
pub use types::shapes::{
    CollectionSchema, EnumBase, EnumPlan, EnumVariantPlan, ErrorPlan, ErrorRef, Retry,
    StructurePlan, TypePlan, UnionPlan, VariantPlan,
};
pub use types::values::{FieldValue, ValuePlan};

pub(crate) use context::Context;
pub(crate) use protocol::ProtocolSet;
pub(crate) use types::constraints::translated_pattern;
pub(crate) use types::members::Role;
pub(crate) use types::members::presence_of;

/// The types of the model whose values the plan contains unchanged. `render` imports them from here.
pub use crate::model::{
    AcceptorState, EnumValue, Http, HttpApiKeyAuth, SimpleValue, TimestampFormat, XmlNamespace,
};
