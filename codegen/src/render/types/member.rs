//! Members: fields and variants with the attribute `member` of the runtime's macros.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::simple::simple_value;
use crate::plan::{DefaultValue, MemberPlan, SchemaSetter, TimestampFormat, XmlNamespace};
use crate::render::source::tokens::{
    deprecated, doc, enum_value, field_type, ident, named, runtime,
};

/// Renders a member as a field:
///
/// ```ignore
/// #[member("key", required)]
/// pub key: String
/// ```
pub(in crate::render) fn field(member: &MemberPlan) -> TokenStream {
    let (name, docs, field_type) = (ident(&member.field), doc(&member.docs), field_type(member));
    let deprecated = deprecated(member.deprecated.as_deref());
    let attribute = attribute(&member.wire_name, &facts(member));
    quote!(#docs #attribute #deprecated pub #name: #field_type)
}

/// Renders the attribute of a member from its wire name and the facts that its type does not tell.
pub(in crate::render) fn attribute(wire_name: &str, facts: &[TokenStream]) -> TokenStream {
    quote!(#[member(#wire_name #(, #facts)*)])
}

fn facts(member: &MemberPlan) -> Vec<TokenStream> {
    let default = member.default.as_ref().map(|value| {
        let value = default_value(value);
        quote!(default = #value)
    });
    let setter = (member.setter != member.field).then(|| {
        let setter = ident(&member.setter);
        quote!(setter = #setter)
    });
    let flags = [
        (member.is_required(), quote!(required)),
        (member.sensitive, quote!(sensitive)),
        (member.idempotency_token, quote!(idempotency_token)),
        (member.converts_to_union(), quote!(into)),
    ];
    let flags = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag);
    let schema = member.schema_setters.iter().map(schema_fact);
    flags.chain(default).chain(setter).chain(schema).collect()
}

/// Renders an attribute of the schema of a member or shape as a fact.
pub(in crate::render) fn schema_fact(setter: &SchemaSetter) -> TokenStream {
    match setter {
        SchemaSetter::HttpLabel => quote!(http_label),
        SchemaSetter::HttpQuery(key) => quote!(http_query = #key),
        SchemaSetter::HttpQueryParams => quote!(http_query_params),
        SchemaSetter::HttpHeader(name) => quote!(http_header = #name),
        SchemaSetter::HttpPrefixHeaders(prefix) => quote!(http_prefix_headers = #prefix),
        SchemaSetter::HttpPayload => quote!(http_payload),
        SchemaSetter::HttpResponseCode => quote!(http_response_code),
        SchemaSetter::MediaType(media_type) => quote!(media_type = #media_type),
        SchemaSetter::XmlName(name) => quote!(xml_name = #name),
        SchemaSetter::XmlNamespace(XmlNamespace { uri, prefix: None }) => {
            quote!(xml_namespace = #uri)
        }
        SchemaSetter::XmlNamespace(XmlNamespace { uri, prefix: Some(prefix) }) => {
            quote!(xml_namespace(#uri, #prefix))
        }
        SchemaSetter::XmlAttribute => quote!(xml_attribute),
        SchemaSetter::XmlFlattened => quote!(xml_flattened),
        SchemaSetter::XmlUnwrappedOutput => quote!(xml_unwrapped_output),
        SchemaSetter::Ec2QueryName(name) => quote!(ec2_query_name = #name),
        SchemaSetter::JsonName(name) => quote!(json_name = #name),
        SchemaSetter::TimestampFormat(format) => {
            let format = match format {
                TimestampFormat::DateTime => "date-time",
                TimestampFormat::HttpDate => "http-date",
                TimestampFormat::EpochSeconds => "epoch-seconds",
            };
            quote!(timestamp_format = #format)
        }
        SchemaSetter::Items(schema) => {
            let schema = format_ident!("{}", schema.as_str());
            quote!(items = crate::schemas::#schema)
        }
        SchemaSetter::Keys(schema) => {
            let schema = format_ident!("{}", schema.as_str());
            quote!(keys = crate::schemas::#schema)
        }
    }
}

/// Renders a default value.
fn default_value(value: &DefaultValue) -> TokenStream {
    let rt = runtime();
    match value {
        DefaultValue::Simple(value) => simple_value(
            &quote!(#rt::types),
            value,
            |digits| quote!(#rt::value::big_number(#digits)),
        ),
        DefaultValue::Enum(name, value) => {
            let (name, value) = (named(name), enum_value(value));
            quote!(#name::from(#value))
        }
        DefaultValue::EmptyList => quote!(Vec::new()),
        DefaultValue::EmptyMap => quote!(::std::collections::HashMap::new()),
    }
}
