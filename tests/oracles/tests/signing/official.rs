//! Signatures of `aws-sigv4`.

use std::time::Duration;

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SessionTokenMode, SignableBody, SignableRequest,
    SignatureLocation, SigningError, SigningParams, SigningSettings, UriPathNormalizationMode,
    sign,
};
use aws_sigv4::sign::{v4, v4a};
use aws_smithy_runtime_api::client::identity::Identity;

use crate::case::{Case, OwnedPayload, without_body};

/// Returns the signed request, without its body.
pub(crate) fn signed(case: &Case) -> Result<http::Request<()>, SigningError> {
    let identity = Identity::from(case.credentials());
    let params: SigningParams<'_> = match case.is_v4a {
        false => v4::SigningParams::builder()
            .identity(&identity)
            .region(&case.region)
            .name(&case.service)
            .time(case.time)
            .settings(settings(case))
            .build()
            .expect("all parameters")
            .into(),
        true => v4a::SigningParams::builder()
            .identity(&identity)
            .region_set(&case.region)
            .name(&case.service)
            .time(case.time)
            .settings(settings(case))
            .build()
            .expect("all parameters")
            .into(),
    };
    let request = case.request();
    let headers = request.headers().iter();
    let signable = SignableRequest::new(request.method(), request.uri(), headers, body(case))?;
    let (instructions, _) = sign(signable, &params)?.into_parts();
    let mut request = without_body(request);
    instructions.apply_to_request_http1x(&mut request);
    Ok(request)
}

fn body(case: &Case) -> SignableBody<'_> {
    match &case.payload {
        OwnedPayload::Bytes(bytes) => SignableBody::Bytes(bytes),
        OwnedPayload::Digest(digest) => SignableBody::Precomputed(digest.clone()),
        OwnedPayload::Unsigned => SignableBody::UnsignedPayload,
        OwnedPayload::UnsignedTrailers => SignableBody::StreamingUnsignedPayloadTrailer,
        OwnedPayload::SignedTrailers => SignableBody::StreamingSignedPayloadTrailer,
    }
}

fn settings(case: &Case) -> SigningSettings {
    let options = &case.options;
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = match options.double_uri_encode {
        true => PercentEncodingMode::Double,
        false => PercentEncodingMode::Single,
    };
    settings.uri_path_normalization_mode = match options.normalize_uri_path {
        true => UriPathNormalizationMode::Enabled,
        false => UriPathNormalizationMode::Disabled,
    };
    settings.payload_checksum_kind = match options.content_sha256_header {
        true => PayloadChecksumKind::XAmzSha256,
        false => PayloadChecksumKind::NoHeader,
    };
    settings.session_token_mode = match options.omit_session_token {
        true => SessionTokenMode::Exclude,
        false => SessionTokenMode::Include,
    };
    settings.session_token_name_override = options.session_token_name;
    settings.expires_in = options.expires_in.map(Duration::from_secs);
    settings.signature_location = match options.expires_in {
        Some(_) => SignatureLocation::QueryParams,
        None => SignatureLocation::Headers,
    };
    settings
}
