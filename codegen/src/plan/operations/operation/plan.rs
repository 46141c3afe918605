//! The planned operations.

use crate::model::ShapeId;
use crate::plan::docs::Docs;
use crate::plan::endpoint::ContextBinding;
use crate::plan::names::name::Name;
use crate::plan::operations::auth::Auth;
use crate::plan::operations::pagination::PaginationPlan;
use crate::plan::operations::waiters::WaiterPlan;
use crate::plan::types::shapes::{ErrorRef, StructurePlan};

/// An operation.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// The operation's shape. Names alone are not unique: two namespaces may have an operation of one name.
    pub id: ShapeId,
    /// The operation's name in the model.
    pub wire_name: String,
    /// The type that stands for the operation.
    pub name: Name,
    /// The module, and the client's method.
    pub module: Name,
    /// The documentation.
    pub docs: Docs,
    /// What the operation takes.
    pub input: StructurePlan,
    /// What the operation returns.
    pub output: StructurePlan,
    /// The enum with the operation's errors.
    pub error_name: Name,
    /// The errors, in the order of the model.
    pub errors: Vec<ErrorRef>,
    /// The member of the input that holds the idempotency token.
    pub idempotency_token: Option<Name>,
    /// What the operation gives to the endpoint rules, the most specific first.
    pub endpoint_params: Vec<ContextBinding>,
    /// What the operation puts before its host, with names of the input's members in braces.
    pub host_prefix: Option<String>,
    /// Whether the request is compressed.
    pub compresses_request: bool,
    /// Whether the request comes with a digest.
    pub sends_content_md5: bool,
    /// Whether the signature leaves out the request's body.
    pub unsigned_payload: bool,
    /// How requests are authenticated, the preferred way first, where that is not as the service says.
    pub auth: Option<Vec<Auth>>,
    /// Whether anything in the input stays out of logs.
    pub sensitive_input: bool,
    /// Whether anything in the output stays out of logs.
    pub sensitive_output: bool,
    /// How the operation is paginated, if it is.
    pub pagination: Option<PaginationPlan>,
    /// The operation's waiters, in the order of the model.
    pub waiters: Vec<WaiterPlan>,
    /// The operation is deprecated, with what the model says about it.
    pub deprecated: Option<String>,
}
