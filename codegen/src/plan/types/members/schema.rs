//! Schemas of members.

use super::plan::SchemaSetter;
use super::presence::Role;
use super::traits::{message_timestamp_format, target_traits};
use crate::model::{HttpBinding, HttpMessage, Member, ShapeId, ShapeKind, Traits};
use crate::plan::context::Context;
use crate::plan::types::constraints::is_constrained;

/// Returns the attributes of the schema of a member of a structure with a role: those of [`schema_setters_of`], after
/// the binding to a part of an HTTP message.
pub(super) fn setters_in_message(
    cx: &Context<'_>,
    member: &Member,
    role: Role,
) -> Vec<SchemaSetter> {
    let binding = role.message().and_then(|message| binding_of(cx, member, message));
    let media_type = member.traits.media_type.as_ref();
    let media_type = media_type.or(target_traits(cx, member).media_type.as_ref());
    let declares = matches!(binding, Some(SchemaSetter::HttpHeader(_) | SchemaSetter::HttpPayload));
    let media_type = media_type.filter(|_| declares).cloned().map(SchemaSetter::MediaType);
    binding.into_iter().chain(media_type).chain(schema_setters_of(cx, member)).collect()
}

/// Returns the binding of a member to a part of an HTTP message.
fn binding_of(cx: &Context<'_>, member: &Member, message: HttpMessage) -> Option<SchemaSetter> {
    let traits = &member.traits;
    if !cx.protocol.binds_http {
        return None;
    }
    Some(match HttpBinding::of(traits, message).first()? {
        HttpBinding::Label => SchemaSetter::HttpLabel,
        HttpBinding::Query => SchemaSetter::HttpQuery(traits.http_query.clone()?),
        HttpBinding::QueryParams => SchemaSetter::HttpQueryParams,
        HttpBinding::Header => SchemaSetter::HttpHeader(traits.http_header.clone()?),
        HttpBinding::PrefixHeaders => {
            SchemaSetter::HttpPrefixHeaders(traits.http_prefix_headers.clone()?)
        }
        HttpBinding::Payload => SchemaSetter::HttpPayload,
        HttpBinding::ResponseCode => SchemaSetter::HttpResponseCode,
    })
}

/// Returns the attributes of a member's schema: the traits that matter on the wire, of the member or else of its
/// target, and the schemas of the items of lists and maps.
pub(in crate::plan) fn schema_setters_of(cx: &Context<'_>, member: &Member) -> Vec<SchemaSetter> {
    let (traits, protocol) = (&member.traits, cx.protocol);
    let mut setters = Vec::new();
    if let Some(name) = traits.json_name.as_ref().filter(|_| protocol.uses("jsonName")) {
        setters.push(SchemaSetter::JsonName(name.clone()));
    }
    if let Some(format) = message_timestamp_format(cx, member) {
        setters.push(SchemaSetter::TimestampFormat(format));
    }
    setters.extend(xml_element(cx, traits));
    if traits.xml_attribute && protocol.uses("xmlAttribute") {
        setters.push(SchemaSetter::XmlAttribute);
    }
    if traits.xml_flattened && protocol.uses("xmlFlattened") {
        setters.push(SchemaSetter::XmlFlattened);
    }
    if let Some(name) = traits.ec2_query_name.as_ref().filter(|_| protocol.uses("ec2QueryName")) {
        setters.push(SchemaSetter::Ec2QueryName(name.clone()));
    }
    setters.extend(collection_setters(cx, &member.target));
    setters
}

/// Returns the name and the namespace of the XML element of a shape or member. The traits of a member's target belong
/// to the target's own element, which it has only as the root of a document.
pub(in crate::plan) fn xml_element(cx: &Context<'_>, traits: &Traits) -> Vec<SchemaSetter> {
    let name = traits.xml_name.as_ref().filter(|_| cx.protocol.uses("xmlName"));
    let namespace = traits.xml_namespace.as_ref().filter(|_| cx.protocol.uses("xmlNamespace"));
    let name = name.cloned().map(SchemaSetter::XmlName);
    name.into_iter().chain(namespace.cloned().map(SchemaSetter::XmlNamespace)).collect()
}

/// Returns the attributes of a member's schema for the members of the list or map that the member targets, if they have
/// schemas of their own.
fn collection_setters(cx: &Context<'_>, target: &ShapeId) -> Vec<SchemaSetter> {
    let Some(shape) = cx.shape(target) else { return Vec::new() };
    let own =
        |member: &Member| has_own_schema(cx, member).then(|| cx.member_names(&member.id).schema);
    match &shape.kind {
        ShapeKind::List(member) => own(member).map(SchemaSetter::Items).into_iter().collect(),
        ShapeKind::Map { key, value } => {
            let keys = own(key).map(SchemaSetter::Keys);
            own(value).map(SchemaSetter::Items).into_iter().chain(keys).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns whether the schema of a list's or map's member says more than the member's type: it has traits, or
/// constraints are found by its ID.
pub(in crate::plan) fn has_own_schema(cx: &Context<'_>, member: &Member) -> bool {
    is_sensitive_schema(cx, member)
        || !schema_setters_of(cx, member).is_empty()
        || is_constrained(cx, member)
}

/// Returns whether a member's schema is sensitive.
pub(in crate::plan) fn is_sensitive_schema(cx: &Context<'_>, member: &Member) -> bool {
    member.traits.sensitive || target_traits(cx, member).sensitive
}
