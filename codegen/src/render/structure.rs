//! Structures: the struct, and how its members are written and read.

use proc_macro2::TokenStream;
use quote::quote;

use super::schema::{declaration, setters};
use super::source::Source;
use super::structure_builder::{BuilderOf, builder};
use super::tokens::{default_value, deprecated, doc, field_type, ident};
use crate::plan::{Derives, Docs, MemberPlan, Name, Plan, StructurePlan};

/// The file of a structure.
pub(super) fn render(plan: &Plan, structure: &StructurePlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    source.items(definition(structure, &TokenStream::new()));
    source.items(builder(structure, &BuilderOf::Structure));
    source.text(codec(structure));
    source.finish()
}

/// The struct:
///
/// ```ignore
/// #[non_exhaustive]
/// pub struct Tag {
///     pub key: String,
/// }
/// ```
///
/// Fields are public: values are data without invariants of their own, and fields can be matched on
/// and moved out of. That members can be added later is what `non_exhaustive` is for.
pub(super) fn definition(structure: &StructurePlan, more_fields: &TokenStream) -> TokenStream {
    let name = ident(&structure.name);
    let docs = doc(&structure.docs);
    let deprecated_attribute = deprecated(structure.deprecated.as_deref());
    let fields = structure.members.iter().map(field);
    let debug_impl = structure.is_sensitive().then(|| redacting_debug(structure));
    let derive = derive(structure.derives, debug_impl.is_none());
    quote! {
        #docs
        #derive
        #[non_exhaustive]
        #deprecated_attribute
        pub struct #name { #(#fields,)* #more_fields }

        #debug_impl
    }
}

fn field(member: &MemberPlan) -> TokenStream {
    let (name, docs, field_type) = (ident(&member.field), doc(&member.docs), field_type(member));
    let deprecated = deprecated(member.deprecated.as_deref());
    quote!(#docs #deprecated pub #name: #field_type)
}

/// The traits that a structure or union derives.
pub(super) fn derive(derives: Derives, debug: bool) -> TokenStream {
    let debug = debug.then(|| quote!(Debug,));
    let eq = derives.eq.then(|| quote!(, Eq));
    let hash = derives.hash.then(|| quote!(, Hash));
    quote!(#[derive(Clone, #debug PartialEq #eq #hash)])
}

/// `Debug` for a structure with members that stay out of logs.
fn redacting_debug(structure: &StructurePlan) -> TokenStream {
    let name = ident(&structure.name);
    let text = structure.name.bare();
    let fields = structure.members.iter().map(|member| {
        let (field, text) = (ident(&member.field), member.field.bare());
        if member.sensitive {
            quote!(.field(#text, &format_args!("** redacted **")))
        } else {
            quote!(.field(#text, &self.#field))
        }
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#text) #(#fields)* .finish_non_exhaustive()
            }
        }
    }
}

/// How the structure is written and read: a line of the runtime's macro for each member.
///
/// ```ignore
/// smithy_client_runtime::structure! {
///     Tag = "com.example" "Tag" {
///         0 KEY => key: String "key",
///     }
/// }
/// ```
pub(super) fn codec(structure: &StructurePlan) -> String {
    let lines: Vec<String> = structure
        .members
        .iter()
        .enumerate()
        .map(|(index, member)| codec_line(index, member))
        .collect();
    let mut text = declaration("structure", &structure.name, &structure.id, &lines);
    if structure.is_error {
        let end = text.len() - "\n}".len();
        text.insert_str(end, " with metadata");
    }
    text
}

fn codec_line(index: usize, member: &MemberPlan) -> String {
    let default = member.default.as_ref().map(|value| {
        let value = default_value(value);
        format!(" = {value}")
    });
    format!(
        "{index} {} => {}: {} {:?}{}{}",
        constant(&member.schema),
        member.field,
        member.schema_type.0,
        member.wire_name,
        default.unwrap_or_default(),
        setters(&member.schema_setters)
    )
}

/// The name of a member's schema, next to that of the shape itself.
pub(super) fn constant(name: &Name) -> String {
    match name.bare() {
        "SCHEMA" => "SCHEMA_".to_owned(),
        name => name.to_owned(),
    }
}

/// Which members have to be set, in a sentence.
pub(super) fn required_text(structure: &StructurePlan) -> String {
    let names: Vec<String> =
        structure.required().map(|member| format!("`{}`", member.setter)).collect();
    match names.as_slice() {
        [] => "Nothing has to be set.".to_owned(),
        [name] => format!("{name} has to be set."),
        [names @ .., last] => format!("{} and {last} have to be set.", names.join(", ")),
    }
}
