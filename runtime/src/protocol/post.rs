//! Requests of protocols that send everything in the body.

use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

/// Creates a request with the method `POST`, a body, and the headers for it that the configuration does not omit.
pub(super) fn post(
    body: Vec<u8>,
    media_type: &'static str,
    config: &ConfigBag,
) -> Result<HttpRequest, SerdeError> {
    let length = body.len().to_string();
    let mut request = HttpRequest::new(SdkBody::from(body));
    request.set_method("POST").map_err(|error| SerdeError::custom(error.to_string()))?;
    let headers = request.headers_mut();
    let omitted = config.load::<SharedHeaderOmitSettings>();
    if !omitted.is_some_and(|omitted| omitted.should_omit_default_content_type()) {
        headers.insert(CONTENT_TYPE, media_type);
    }
    if !omitted.is_some_and(|omitted| omitted.should_omit_default_content_length()) {
        headers.insert(CONTENT_LENGTH, length);
    }
    Ok(request)
}
