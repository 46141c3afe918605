//! Requests whose members are bound to parts of an HTTP message.
//!
//! `HttpBindingProtocol` of `aws-smithy-schema` writes them and reads responses. It states the media type of no raw
//! payload, and states one for structured payloads that are not set. A test of this module fails once it does better.
//!
//! See <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#content-type>.

mod headers;

pub(super) use headers::Response;

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

/// Completes the headers of a request after its members were written. `unset` is the body for a payload structure that
/// is not set.
pub(super) fn complete(
    request: &mut HttpRequest,
    input: &Schema<'_>,
    unset: &'static str,
    config: &ConfigBag,
) {
    let payload = input.members().iter().find(|member| member.http_payload().is_some());
    let Some(payload) = payload else { return };
    let is_empty = request.body().bytes().is_some_and(<[u8]>::is_empty);
    match raw_media_type(payload) {
        Some(_) if is_empty || omits_content_type(config) => {}
        Some(media_type) => set_content_type(request, media_type),
        None if is_empty && payload.shape_type() == ShapeType::Structure && !unset.is_empty() => {
            *request.body_mut() = SdkBody::from(unset);
            if request.headers().contains_key(CONTENT_LENGTH) {
                request.headers_mut().insert(CONTENT_LENGTH, unset.len().to_string());
            }
        }
        None if is_empty => {
            request.headers_mut().remove(CONTENT_TYPE);
            request.headers_mut().remove(CONTENT_LENGTH);
        }
        None => {}
    }
}

/// Returns the media type of a payload that is sent as it is, or `None` if the codec writes it.
fn raw_media_type<'s>(payload: &'s Schema<'_>) -> Option<&'s str> {
    let default = match payload.shape_type() {
        ShapeType::Blob => "application/octet-stream",
        ShapeType::String => "text/plain",
        _ => return None,
    };
    Some(payload.media_type().map_or(default, |media_type| media_type.value()))
}

/// Sets the media type unless a member has done so.
fn set_content_type(request: &mut HttpRequest, media_type: &str) {
    if !request.headers().contains_key(CONTENT_TYPE) {
        // Media types of the model that are not valid in a header are left out.
        let _invalid = request.headers_mut().try_insert(CONTENT_TYPE, media_type.to_owned());
    }
}

fn omits_content_type(config: &ConfigBag) -> bool {
    config
        .load::<SharedHeaderOmitSettings>()
        .is_some_and(|omitted| omitted.should_omit_default_content_type())
}
