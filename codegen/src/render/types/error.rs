//! Error shapes.

use quote::quote;

use super::structure::{self, ExtraParts};
use crate::plan::{Docs, ErrorPlan, Plan, Retry};
use crate::render::source::file::Source;
use crate::render::source::tokens::runtime;

/// Renders the file of an error shape: a structure with metadata, and its call of `error_shape!`.
pub(in crate::render) fn render(plan: &Plan, error: &ErrorPlan) -> String {
    let rt = runtime();
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types::error");
    let fields = quote!(metadata: #rt::error::ErrorMetadata,);
    structure::add_structure(
        &mut source,
        &error.structure,
        &ExtraParts { fields, ..ExtraParts::default() },
    );
    source.text(traits(error));
    source.finish()
}

/// Renders the implementation of the traits of errors:
///
/// ```ignore
/// smithy_client_runtime::error_shape! {
///     ThrottlingException = "ThrottlingException", message message, retry ThrottlingError
/// }
/// ```
fn traits(error: &ErrorPlan) -> String {
    let message =
        error.message.as_ref().map(|field| format!(", message {field}")).unwrap_or_default();
    let retry = error.retry.map_or("", |retry| match retry {
        Retry::Throttling => ", retry ThrottlingError",
        Retry::ClientError => ", retry ClientError",
        Retry::ServerError => ", retry ServerError",
    });
    let sensitive = if error.sensitive_message { ", sensitive true" } else { "" };
    let (name, code) = (&error.structure.name, &error.code);
    format!(
        "smithy_client_runtime::error_shape! {{\n    {name} = {code:?}{message}{retry}{sensitive}\n}}"
    )
}
