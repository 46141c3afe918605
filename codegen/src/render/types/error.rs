//! Error shapes.

use quote::quote;

use super::structure;
use crate::plan::{Docs, ErrorPlan, Plan, Retry};
use crate::render::source::file::Source;

/// Renders the file of an error shape: a structure with the role `error`.
pub(in crate::render) fn render(plan: &Plan, error: &ErrorPlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types::error");
    let retry = error.retry.map(|retry| match retry {
        Retry::Throttling => quote!(retry = ThrottlingError),
        Retry::ClientError => quote!(retry = ClientError),
        Retry::ServerError => quote!(retry = ServerError),
    });
    let code = error.code.as_ref().map(|code| quote!(code = #code));
    let sensitive = error.sensitive.then(|| quote!(sensitive));
    let facts: Vec<_> = code.into_iter().chain(retry).chain(sensitive).collect();
    let facts = (!facts.is_empty()).then(|| quote!((#(#facts),*)));
    structure::add_structure(&mut source, &error.structure, &quote!(error #facts));
    source.finish()
}
