//! Structures: items with the runtime's attribute macro `structure`.

use proc_macro2::TokenStream;
use quote::quote;

use super::member;
use crate::plan::{Docs, Plan, StructurePlan};
use crate::render::source::file::Source;
use crate::render::source::tokens::{deprecated, doc, ident, runtime};

/// Renders the file of a structure.
pub(in crate::render) fn render(plan: &Plan, structure: &StructurePlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default()).at("crate::types");
    add_structure(&mut source, structure, &TokenStream::new());
    source.finish()
}

/// Adds a structure to a file. `role` is the role of an input, an output or an error, as an argument of the macro:
///
/// ```ignore
/// #[structure("com.example#Tag")]
/// pub struct Tag {
///     #[member("key", required)]
///     pub key: String,
/// }
/// ```
///
/// Fields are public because structures are data without invariants: users can match on fields and move out
/// of them. The macro adds `non_exhaustive`, so that members can be added later.
pub(in crate::render) fn add_structure(
    source: &mut Source,
    structure: &StructurePlan,
    role: &TokenStream,
) {
    let (rt, name, docs) = (runtime(), ident(&structure.name), doc(&structure.docs));
    let id = structure.id.to_string();
    let role = (!role.is_empty()).then(|| quote!(, #role));
    let deprecated = deprecated(structure.deprecated.as_deref());
    let facts = structure.schema_setters.iter().map(member::schema_fact);
    let fields = structure.members.iter().map(member::field);
    source.items(quote! {
        #docs
        #[#rt::structure(#id #role #(, #facts)*)]
        #deprecated
        pub struct #name { #(#fields,)* }
    });
}
