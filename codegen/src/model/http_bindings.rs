//! HTTP bindings: the parts of HTTP messages that members are bound to.
//!
//! See <https://smithy.io/2.0/spec/http-bindings.html>.

mod check;
mod members;
mod routes;

use super::id::ShapeId;
use super::semantic_model::Model;
use super::shape::{Shape, ShapeKind, SimpleType};
use super::traits::Traits;

/// The message that a structure describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HttpMessage {
    /// The structure is an input.
    Request,
    /// The structure is an output or an error.
    Response,
}

/// A binding of a member to a part of an HTTP message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HttpBinding {
    /// A label of the URI.
    Label,
    /// A query parameter.
    Query,
    /// A map of query parameters.
    QueryParams,
    /// A header.
    Header,
    /// A map of headers with a common prefix.
    PrefixHeaders,
    /// The body.
    Payload,
    /// The status code.
    ResponseCode,
}

impl HttpBinding {
    const ALL: [Self; 7] = [
        Self::Label,
        Self::Query,
        Self::QueryParams,
        Self::Header,
        Self::PrefixHeaders,
        Self::Payload,
        Self::ResponseCode,
    ];

    /// Returns the bindings of a member that have a meaning in a message. A valid member has at most one.
    pub fn of(traits: &Traits, message: HttpMessage) -> Vec<Self> {
        let applies = |it: &Self| it.is_for(message) && it.is_applied(traits);
        Self::ALL.into_iter().filter(applies).collect()
    }

    /// Returns the name of the binding's trait.
    pub fn trait_name(self) -> &'static str {
        match self {
            Self::Label => "httpLabel",
            Self::Query => "httpQuery",
            Self::QueryParams => "httpQueryParams",
            Self::Header => "httpHeader",
            Self::PrefixHeaders => "httpPrefixHeaders",
            Self::Payload => "httpPayload",
            Self::ResponseCode => "httpResponseCode",
        }
    }

    fn is_for(self, message: HttpMessage) -> bool {
        match self {
            Self::Label | Self::Query | Self::QueryParams => message == HttpMessage::Request,
            Self::Header | Self::PrefixHeaders | Self::Payload => true,
            Self::ResponseCode => message == HttpMessage::Response,
        }
    }

    fn is_applied(self, traits: &Traits) -> bool {
        match self {
            Self::Label => traits.http_label,
            Self::Query => traits.http_query.is_some(),
            Self::QueryParams => traits.http_query_params,
            Self::Header => traits.http_header.is_some(),
            Self::PrefixHeaders => traits.http_prefix_headers.is_some(),
            Self::Payload => traits.http_payload,
            Self::ResponseCode => traits.http_response_code,
        }
    }

    /// Returns whether only one member of a structure can have the binding.
    fn is_unique(self) -> bool {
        !matches!(self, Self::Label | Self::Query | Self::Header)
    }

    /// Describes the types that a bound member can target.
    fn expected(self) -> &'static str {
        match self {
            Self::Label => "a string, number, boolean or timestamp",
            Self::Query | Self::Header => "a string, number, boolean, timestamp or a list of those",
            Self::QueryParams => "a map to strings or lists of strings",
            Self::PrefixHeaders => "a map to strings",
            Self::Payload => "a string, blob, document, structure, union, list or map",
            Self::ResponseCode => "an integer",
        }
    }

    /// Returns whether a bound member can target a shape.
    fn accepts(self, target: &Shape, model: &Model) -> bool {
        let item = |id: &ShapeId, is_item: fn(&Shape) -> bool| model.shape(id).is_some_and(is_item);
        match (self, &target.kind) {
            (Self::Label, _) => is_simple(target),
            (Self::Query | Self::Header, ShapeKind::List(member)) => {
                item(&member.target, is_simple)
            }
            (Self::Query | Self::Header, _) => is_simple(target),
            (Self::QueryParams, ShapeKind::Map { value, .. }) => {
                item(&value.target, is_text)
                    || model.shape(&value.target).is_some_and(|list| match &list.kind {
                        ShapeKind::List(member) => item(&member.target, is_text),
                        _ => false,
                    })
            }
            (Self::PrefixHeaders, ShapeKind::Map { value, .. }) => item(&value.target, is_text),
            (Self::QueryParams | Self::PrefixHeaders, _) => false,
            (Self::Payload, kind) => match kind {
                ShapeKind::Simple(simple) => {
                    matches!(simple, SimpleType::Blob | SimpleType::Document | SimpleType::String)
                }
                kind => !matches!(kind, ShapeKind::IntEnum(_)),
            },
            (Self::ResponseCode, kind) => {
                matches!(kind, ShapeKind::Simple(SimpleType::Integer) | ShapeKind::IntEnum(_))
            }
        }
    }
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(SimpleType::String) | ShapeKind::Enum(_))
}

/// Returns whether the values of a shape can be written in a label, query parameter or header.
fn is_simple(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Simple(simple) => !matches!(simple, SimpleType::Blob | SimpleType::Document),
        ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => true,
        _ => false,
    }
}
