//! The schemas of the members of lists and maps that have traits or constraints.

use proc_macro2::{TokenStream, TokenTree};

use super::member::schema_fact;
use crate::plan::{CollectionSchema, Docs, Plan, RustType};
use crate::render::source::file::Source;
use crate::render::source::tokens::rust_type;

/// Renders the file with the schemas:
///
/// ```text
/// smithy_client_runtime::collection_schemas! {
///     TAG_LIST_MEMBER: String = "com.example#TagList$member", sensitive;
/// }
/// ```
pub(in crate::render) fn collections(plan: &Plan) -> String {
    let docs = "Schemas of the members of lists and maps that have traits or constraints.";
    let mut source = Source::new(&plan.krate, Docs::text(docs));
    let lines: Vec<String> = plan.collections.iter().map(line).collect();
    if lines.is_empty() {
        return source.finish();
    }
    source.text(format!("smithy_client_runtime::collection_schemas! {{\n{}\n}}", lines.join("\n")));
    source.finish()
}

fn line(schema: &CollectionSchema) -> String {
    let CollectionSchema { name, id, rust_type, sensitive, schema_setters } = schema;
    let facts = schema_setters.iter().map(|setter| format!(", {}", one_line(&schema_fact(setter))));
    let facts: String = facts.collect();
    let sensitive = if *sensitive { ", sensitive" } else { "" };
    format!("    {name}: {} = {:?}{sensitive}{facts};", type_text(rust_type), id.to_string())
}

fn type_text(of: &RustType) -> String {
    one_line(&rust_type(of))
}

/// Writes the tokens of a type or a fact as rustfmt does.
fn one_line(tokens: &TokenStream) -> String {
    let write = |token: TokenTree| match token {
        TokenTree::Punct(punct) if punct.as_char() == ',' => ", ".to_owned(),
        TokenTree::Punct(punct) if punct.as_char() == '=' => " = ".to_owned(),
        TokenTree::Group(group) => format!("({})", one_line(&group.stream())),
        other => other.to_string(),
    };
    tokens.clone().into_iter().map(write).collect()
}
