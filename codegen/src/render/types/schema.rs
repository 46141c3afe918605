//! Schemas, as input of the runtime's macros.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Docs, Name, Plan, SchemaSetter, TimestampFormat};
use crate::render::source::file::Source;
use crate::render::source::snippet::expression;
use crate::render::source::tokens::{ident, runtime};

/// Renders the attribute with a type's shape ID, as namespace and name.
pub(in crate::render) fn shape_attribute(
    (namespace, name): (&str, &str),
    more: &TokenStream,
) -> TokenStream {
    let more = (!more.is_empty()).then(|| quote!(, #more));
    quote!(#[shape(#namespace, #name #more)])
}

/// Renders the macro argument that calls setters of a member's schema.
pub(in crate::render) fn schema_argument(setters: &[SchemaSetter]) -> Option<TokenStream> {
    let calls = setters.iter().map(call);
    (!setters.is_empty()).then(|| quote!(, schema(#(#calls),*)))
}

/// Renders a setter's call as text for `collection_schemas!`.
fn call_text(setter: &SchemaSetter) -> String {
    format!("; {}", expression(call(setter)))
}

fn call(setter: &SchemaSetter) -> TokenStream {
    match setter {
        SchemaSetter::Sensitive => quote!(with_sensitive()),
        SchemaSetter::JsonName(name) => quote!(with_json_name(#name)),
        SchemaSetter::TimestampFormat(format) => {
            let rt = runtime();
            let format = match format {
                TimestampFormat::DateTime => quote!(DateTime),
                TimestampFormat::HttpDate => quote!(HttpDate),
                TimestampFormat::EpochSeconds => quote!(EpochSeconds),
            };
            quote!(with_timestamp_format(#rt::schema::TimestampFormat::#format))
        }
        SchemaSetter::ListMember(name) => {
            let member = collection(name);
            quote!(with_list_member(#member))
        }
        SchemaSetter::MapMembers(key, value) => {
            let (key, value) = (collection(key), collection(value));
            quote!(with_map_members(#key, #value))
        }
    }
}

fn collection(name: &Name) -> TokenStream {
    let name = ident(name);
    quote!(&crate::schemas::#name)
}

/// Renders the file with the schemas of list and map members.
pub(in crate::render) fn collections(plan: &Plan) -> String {
    let mut source =
        Source::new(&plan.krate, Docs::text("Schemas of the members of lists and maps."));
    let lines: Vec<String> = plan
        .collections
        .iter()
        .map(|schema| {
            format!(
                "    {} = {:?} {:?} {} => {} {:?}{},",
                schema.name,
                schema.id.namespace(),
                schema.id.name(),
                schema.index,
                schema.schema_type.0,
                schema.member,
                schema.schema_setters.iter().map(call_text).collect::<String>()
            )
        })
        .collect();
    if lines.is_empty() {
        return source.finish();
    }
    source.text(format!("smithy_client_runtime::collection_schemas! {{\n{}\n}}", lines.join("\n")));
    source.finish()
}
