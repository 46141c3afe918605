//! The planned operations.

use crate::model::{Http, ShapeId};
use crate::plan::docs::Docs;
use crate::plan::endpoint::ContextBinding;
use crate::plan::names::name::Name;
use crate::plan::operations::auth::Auth;
use crate::plan::operations::customization::Customization;
use crate::plan::operations::pagination::PaginationPlan;
use crate::plan::operations::waiters::WaiterPlan;
use crate::plan::types::shapes::{ErrorRef, StructurePlan};

/// An operation.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// The operation's shape. Names are not unique: operations in two namespaces may have the same name.
    pub id: ShapeId,
    /// The operation's name in the model.
    pub wire_name: String,
    /// The HTTP binding, if the protocol has one.
    pub http: Option<Http>,
    /// The differences from requests of other services.
    pub customization: Customization,
    /// The operation's type.
    pub name: Name,
    /// The name of the module, and of the client's method.
    pub module: Name,
    /// The documentation.
    pub docs: Docs,
    /// The input.
    pub input: StructurePlan,
    /// The output.
    pub output: StructurePlan,
    /// The enum with the operation's errors.
    pub error_name: Name,
    /// The errors, in the order of the model.
    pub errors: Vec<ErrorRef>,
    /// The endpoint parameters that the operation sets, in order of precedence.
    pub endpoint_params: Vec<ContextBinding>,
    /// The prefix of the endpoint's host, with names of the input's members in braces.
    pub host_prefix: Option<String>,
    /// Whether the request is compressed.
    pub compresses_request: bool,
    /// Whether the request has a `Content-MD5` header.
    pub sends_content_md5: bool,
    /// Whether the signature excludes the request's body.
    pub unsigned_payload: bool,
    /// The authentication schemes in order of preference, if they differ from the service's.
    pub auth: Option<Vec<Auth>>,
    /// Whether the input contains sensitive values.
    pub sensitive_input: bool,
    /// Whether the output or an error contains sensitive values.
    pub sensitive_output: bool,
    /// The pagination, if the operation is paginated.
    pub pagination: Option<PaginationPlan>,
    /// The operation's waiters, in the order of the model.
    pub waiters: Vec<WaiterPlan>,
    /// The deprecation note, if the operation is deprecated.
    pub deprecated: Option<String>,
}
