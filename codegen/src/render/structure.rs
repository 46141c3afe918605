//! Structures: the struct, and how its members are written and read.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::schema::{SchemaMember, declare};
use super::source::Source;
use super::structure_builder::{BuilderOf, builder};
use super::tokens::{
    default_value, deprecated, doc, field_type, ident, runtime,
};
use crate::plan::{Docs, MemberPlan, Plan, Presence, StructurePlan};

/// The file of a structure.
pub(super) fn render(plan: &Plan, structure: &StructurePlan) -> String {
    let mut source = Source::new(&plan.krate, Docs::default());
    source.items(definition(structure, &TokenStream::new()));
    source.items(builder(structure, &BuilderOf::Structure));
    source.items(codec(structure, ""));
    source.text(schema(structure, ""));
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
    let (debug, debug_impl) = if structure.is_sensitive() {
        (quote!(), redacting_debug(structure))
    } else {
        (quote!(Debug,), quote!())
    };
    quote! {
        #docs
        #[derive(Clone, #debug PartialEq)]
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

/// `Debug` for a structure with members that stay out of logs.
fn redacting_debug(structure: &StructurePlan) -> TokenStream {
    let name = ident(&structure.name);
    let text = structure.name.bare();
    let fields = structure.members.iter().map(|member| {
        let (field, text) = (ident(&member.field), member.field.bare());
        if member.sensitive {
            quote!(.field(#text, &"*** redacted ***"))
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

/// The prefix of a structure's schemas, where several share a file.
pub(super) fn constant(prefix: &str, name: &str) -> String {
    match (prefix, name) {
        ("", "SCHEMA") => "SCHEMA_".to_owned(),
        ("", name) => name.to_owned(),
        (prefix, name) => format!("{prefix}_{name}"),
    }
}

/// The name of the schema of the structure itself.
pub(super) fn schema_constant(prefix: &str) -> String {
    if prefix.is_empty() { "SCHEMA".to_owned() } else { prefix.to_owned() }
}

/// The schema's declaration.
pub(super) fn schema(structure: &StructurePlan, prefix: &str) -> String {
    let members = structure.members.iter().map(|member| SchemaMember {
        constant: constant(prefix, member.schema.bare()),
        schema_type: member.schema_type,
        wire_name: &member.wire_name,
        setters: &member.schema_setters,
    });
    declare("Structure", &schema_constant(prefix), &structure.id, members)
}

/// How the structure is written and read.
pub(super) fn codec(structure: &StructurePlan, prefix: &str) -> TokenStream {
    let rt = runtime();
    let name = ident(&structure.name);
    let schema = format_ident!("{}", schema_constant(prefix));
    let initial = structure.members.iter().map(initial);
    let more = if structure.is_error { quote!(metadata: Default::default(),) } else { quote!() };
    let read_member = read_member(structure);
    let serialize_members = serialize_members(structure, prefix);
    quote! {
        impl #rt::value::Structure for #name {
            const SCHEMA: &'static #rt::schema::Schema<'static> = &#schema;

            fn initial() -> Self {
                Self { #(#initial,)* #more }
            }

            #read_member
        }

        impl #rt::schema::SerializableStruct for #name {
            fn schema(&self) -> &#rt::schema::Schema<'_> {
                &#schema
            }

            #serialize_members
        }
    }
}

fn initial(member: &MemberPlan) -> TokenStream {
    let field = ident(&member.field);
    match &member.presence {
        Presence::Optional => quote!(#field: None),
        Presence::Required(value) | Presence::Defaulted(value) => {
            let value = default_value(value);
            if member.boxed { quote!(#field: Box::new(#value)) } else { quote!(#field: #value) }
        }
    }
}

fn read_member(structure: &StructurePlan) -> TokenStream {
    let rt = runtime();
    let reads: Vec<TokenStream> = structure.members.iter().map(read).collect();
    let (member, deserializer) = match reads.is_empty() {
        true => (quote!(_member), quote!(_deserializer)),
        false => (quote!(member), quote!(deserializer)),
    };
    let body = match reads.as_slice() {
        [] => quote!(),
        [read] => quote!(if member.member_index() == Some(0) { #read; }),
        reads => {
            let indexes = (0..reads.len()).map(Literal::usize_unsuffixed);
            quote!(match member.member_index() { #(Some(#indexes) => #reads,)* _ => {} })
        }
    };
    quote! {
        fn read_member(
            &mut self,
            #member: &#rt::schema::Schema<'_>,
            #deserializer: &mut dyn #rt::schema::ShapeDeserializer,
        ) -> Result<(), #rt::schema::SerdeError> {
            #body
            Ok(())
        }
    }
}

fn read(member: &MemberPlan) -> TokenStream {
    let rt = runtime();
    let field = ident(&member.field);
    let mut value = quote!(#rt::value::Value::read(member, deserializer)?);
    if member.boxed {
        value = quote!(Box::new(#value));
    }
    if member.is_optional() {
        value = quote!(Some(#value));
    }
    quote!(self.#field = #value)
}

fn serialize_members(structure: &StructurePlan, prefix: &str) -> TokenStream {
    let rt = runtime();
    let writes: Vec<TokenStream> =
        structure.members.iter().map(|member| write(member, prefix)).collect();
    let serializer = if writes.is_empty() { quote!(_serializer) } else { quote!(serializer) };
    quote! {
        fn serialize_members(
            &self,
            #serializer: &mut dyn #rt::schema::ShapeSerializer,
        ) -> Result<(), #rt::schema::SerdeError> {
            #(#writes)*
            Ok(())
        }
    }
}

fn write(member: &MemberPlan, prefix: &str) -> TokenStream {
    let rt = runtime();
    let field = ident(&member.field);
    let schema = format_ident!("{}", constant(prefix, member.schema.bare()));
    match (member.is_optional(), member.boxed) {
        (true, false) => quote!(#rt::value::write_optional(&self.#field, &#schema, serializer)?;),
        (true, true) => quote! {
            if let Some(value) = &self.#field {
                #rt::value::Value::write(&**value, &#schema, serializer)?;
            }
        },
        (false, false) => quote!(#rt::value::Value::write(&self.#field, &#schema, serializer)?;),
        (false, true) => quote!(#rt::value::Value::write(&*self.#field, &#schema, serializer)?;),
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
