//! Structures, which the runtime's macro `structure!` declares: the type with attributes that say how it is
//! built, written and read.

use proc_macro2::TokenStream;
use quote::quote;

use super::member;
use super::schema::shape_attribute;
use crate::plan::{Derives, Docs, Plan, StructurePlan, joined};
use crate::render::source::file::Source;
use crate::render::source::tokens::{builder_ident, deprecated, doc, ident};

/// The file of a structure.
pub(in crate::render) fn render(plan: &Plan, structure: &StructurePlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    put(&mut source, structure, &More::default());
    source.finish()
}

/// What some structures have more than others.
#[derive(Default)]
pub(in crate::render) struct More {
    /// What makes it the input of an operation.
    pub(in crate::render) attribute: TokenStream,
    /// Fields that are no members.
    pub(in crate::render) fields: TokenStream,
}

/// Puts a structure into a file:
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
/// Fields are public: values are data without invariants of their own, and fields can be matched on
/// and moved out of. That members can be added later is what the macro's `non_exhaustive` is for.
pub(in crate::render) fn put(source: &mut Source, structure: &StructurePlan, more: &More) {
    let (name, docs) = (ident(&structure.name), doc(&structure.docs));
    let builder = builder_ident(&structure.name);
    let shape = shape_attribute(&structure.id, &quote!(builder = #builder));
    let deprecated = deprecated(structure.deprecated.as_deref());
    let debug_impl = structure.is_sensitive().then(|| redacting_debug(structure));
    let derive = derive(structure.derives, debug_impl.is_none());
    let fields = structure.members.iter().map(member::field);
    let (attribute, more_fields) = (&more.attribute, &more.fields);
    source.declaration(
        "structure",
        quote! {
            #docs
            #derive
            #shape
            #attribute
            #deprecated
            pub struct #name { #(#fields,)* #more_fields }
        },
    );
    source.items(quote!(#debug_impl));
}

/// The traits that a structure or union derives.
pub(in crate::render) fn derive(derives: Derives, debug: bool) -> TokenStream {
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

/// Which members have to be set, in a sentence.
pub(in crate::render) fn required_text(structure: &StructurePlan) -> String {
    let names: Vec<String> =
        structure.required().map(|member| format!("`{}`", member.setter)).collect();
    match names.as_slice() {
        [] => "Nothing has to be set.".to_owned(),
        [name] => format!("{name} has to be set."),
        names => format!("{} have to be set.", joined(names.iter().map(String::as_str), "and")),
    }
}
