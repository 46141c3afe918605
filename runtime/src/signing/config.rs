//! The parameters of signatures in endpoints and configurations.

#[cfg(feature = "sigv4a")]
use std::borrow::Cow;

use aws_runtime::auth::{
    HttpSignatureType, PayloadSigningOverride, SigV4OperationSigningConfig,
    SigningOptions as Configured,
};
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::client::auth::AuthSchemeEndpointConfig;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::SigningName;
use aws_types::region::SigningRegion;
#[cfg(feature = "sigv4a")]
use aws_types::region::{Region, SigningRegionSet};

use super::SigningError;
use super::params::{Placement, SigningOptions};
use super::payload::Payload;

/// The configuration of signatures: the properties of an endpoint's authentication scheme, and the configuration of the
/// client and the operation.
pub(super) struct SigningConfig<'a> {
    endpoint: AuthSchemeEndpointConfig<'a>,
    config: &'a ConfigBag,
    operation: &'a SigV4OperationSigningConfig,
}

impl<'a> SigningConfig<'a> {
    pub(super) fn new(
        endpoint: AuthSchemeEndpointConfig<'a>,
        config: &'a ConfigBag,
    ) -> Result<Self, SigningError> {
        let operation = config.load::<SigV4OperationSigningConfig>();
        let operation = operation.ok_or(SigningError::MissingOperationSigningConfig)?;
        Ok(Self { endpoint, config, operation })
    }

    /// Returns the region of SigV4 signatures.
    pub(super) fn region(&self) -> Result<&'a str, SigningError> {
        let of_config = || self.config.load::<SigningRegion>().or(self.operation.region.as_ref());
        match self.text("signingRegion")? {
            Some(region) => Ok(region),
            None => Ok(of_config().ok_or(SigningError::MissingSigningRegion)?.as_ref()),
        }
    }

    /// Returns the region set of SigV4a signatures.
    #[cfg(feature = "sigv4a")]
    pub(super) fn region_set(&self) -> Result<Cow<'a, str>, SigningError> {
        let of_endpoint = match self.endpoint.get("signingRegionSet") {
            Some(Document::Array(regions)) => {
                let regions: Vec<&str> = regions.iter().filter_map(Document::as_string).collect();
                Some(match regions[..] {
                    [region] => Cow::Borrowed(region),
                    _ => Cow::Owned(regions.join(",")),
                })
            }
            Some(_) => return Err(SigningError::BadEndpointProperty("signingRegionSet")),
            None => None,
        };
        if let Some(set) = self.config.load::<SigningRegionSet>() {
            return Ok(Cow::Borrowed(set.as_ref()));
        }
        let of_config = || {
            let region = self.config.load::<Region>().map(Region::as_ref);
            region.or_else(|| self.operation.region_set.as_ref().map(AsRef::as_ref))
        };
        let set = of_endpoint.or_else(|| of_config().map(Cow::Borrowed));
        set.ok_or(SigningError::MissingSigningRegionSet)
    }

    /// Returns the signing name of the service.
    pub(super) fn service(&self) -> Result<&'a str, SigningError> {
        let of_config = || self.config.load::<SigningName>().or(self.operation.name.as_ref());
        match self.text("signingName")? {
            Some(name) => Ok(name),
            None => Ok(of_config().ok_or(SigningError::MissingSigningName)?.as_ref()),
        }
    }

    /// Returns the options.
    pub(super) fn options(&self) -> Result<SigningOptions, SigningError> {
        let configured = self.configured();
        let single_encoding = self.flag("disableDoubleEncoding")?;
        let keeps_path = self.flag("disableNormalizePath")?;
        Ok(SigningOptions {
            double_uri_encode: single_encoding.map_or(configured.double_uri_encode, |it| !it),
            normalize_uri_path: keeps_path.map_or(configured.normalize_uri_path, |it| !it),
            content_sha256_header: configured.content_sha256_header,
            omit_session_token: configured.omit_session_token,
            session_token_name: None,
            placement: match configured.signature_type {
                HttpSignatureType::HttpRequestHeaders => Placement::Headers,
                HttpSignatureType::HttpRequestQueryParams => Placement::Query {
                    expires_in: configured.expires_in.ok_or(SigningError::MissingExpiration)?,
                },
            },
        })
    }

    /// Returns the payload, if the configuration replaces the request's body.
    pub(super) fn payload(&self) -> Result<Option<Payload<'a>>, SigningError> {
        if let Some(payload) = self.config.load::<PayloadSigningOverride>() {
            return Ok(Some(match payload {
                PayloadSigningOverride::UnsignedPayload => Payload::Unsigned,
                PayloadSigningOverride::Precomputed(digest) => Payload::Digest(digest),
                PayloadSigningOverride::StreamingUnsignedPayloadTrailer => {
                    Payload::UnsignedTrailers
                }
                PayloadSigningOverride::StreamingSignedPayloadTrailer => Payload::SignedTrailers,
                _ => return Err(SigningError::UnsupportedOption),
            }));
        }
        let Some(payload) = &self.configured().payload_override else { return Ok(None) };
        Ok(Some(match payload {
            SignableBody::Bytes(bytes) => Payload::Bytes(bytes),
            SignableBody::Precomputed(digest) => Payload::Digest(digest),
            SignableBody::UnsignedPayload => Payload::Unsigned,
            SignableBody::StreamingUnsignedPayloadTrailer => Payload::UnsignedTrailers,
            SignableBody::StreamingSignedPayloadTrailer => Payload::SignedTrailers,
            _ => return Err(SigningError::UnsupportedOption),
        }))
    }

    fn configured(&self) -> &'a Configured {
        &self.operation.signing_options
    }

    fn text(&self, property: &'static str) -> Result<Option<&'a str>, SigningError> {
        match self.endpoint.get(property) {
            Some(Document::String(text)) => Ok(Some(text)),
            Some(_) => Err(SigningError::BadEndpointProperty(property)),
            None => Ok(None),
        }
    }

    fn flag(&self, property: &'static str) -> Result<Option<bool>, SigningError> {
        match self.endpoint.get(property) {
            Some(Document::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(SigningError::BadEndpointProperty(property)),
            None => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests;
