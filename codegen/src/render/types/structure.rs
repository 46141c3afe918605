//! Structures: calls of the runtime's macro `structure!`.

use proc_macro2::TokenStream;
use quote::quote;

use super::member;
use super::schema::shape_attribute;
use crate::plan::{Derives, Docs, Plan, StructurePlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, deprecated, doc, ident};

/// Renders the file of a structure.
pub(in crate::render) fn render(plan: &Plan, structure: &StructurePlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    add_structure(&mut source, structure, &ExtraParts::default());
    source.finish()
}

/// The additional parts of inputs and errors.
#[derive(Default)]
pub(in crate::render) struct ExtraParts {
    /// The attribute of an operation's input.
    pub(in crate::render) attribute: TokenStream,
    /// Fields other than members.
    pub(in crate::render) fields: TokenStream,
}

/// Adds a structure to a file:
///
/// ```ignore
/// smithy_client_runtime::structure! {
///     #[derive(Clone, Debug, PartialEq)]
///     #[shape("com.example", "Tag", builder = TagBuilder)]
///     pub struct Tag {
///         #[member(0, String, "key", key(into String), required(KeyState as IsSet))]
///         pub key: String,
///     }
/// }
/// ```
///
/// Fields are public because structures are data without invariants: users can match on fields and move out
/// of them. The macro adds `non_exhaustive`, so that members can be added later.
pub(in crate::render) fn add_structure(
    source: &mut Source,
    structure: &StructurePlan,
    extra: &ExtraParts,
) {
    let (name, docs) = (ident(&structure.name), doc(&structure.docs));
    let builder = builder_ident(&structure.name);
    let id = (structure.id.namespace(), structure.id.name());
    let shape = shape_attribute(id, &quote!(builder = #builder));
    let deprecated = deprecated(structure.deprecated.as_deref());
    let debug_impl = structure.is_sensitive().then(|| redacting_debug(structure));
    let derive = derive(structure.derives, debug_impl.is_none());
    let fields = structure.members.iter().map(member::field);
    let (attribute, extra_fields) = (&extra.attribute, &extra.fields);
    source.declaration(
        "structure",
        quote! {
            #docs
            #derive
            #shape
            #attribute
            #deprecated
            pub struct #name { #(#fields,)* #extra_fields }
        },
    );
    source.items(quote!(#debug_impl));
}

/// Renders the `derive` attribute of a structure or union.
pub(in crate::render) fn derive(derives: Derives, debug: bool) -> TokenStream {
    let debug = debug.then(|| quote!(Debug,));
    let eq = derives.eq.then(|| quote!(, Eq));
    let hash = derives.hash.then(|| quote!(, Hash));
    quote!(#[derive(Clone, #debug PartialEq #eq #hash)])
}

/// Implements `Debug` for a structure with sensitive members.
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
