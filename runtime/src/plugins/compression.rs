//! Request compression with gzip.
//!
//! See <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>.

use aws_smithy_compression::http::CompressRequest;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use crate::config::{DisableRequestCompression, RequestMinCompressionSizeBytes};

/// Compresses requests, unless they are small or compression is disabled.
#[derive(Debug)]
pub(super) struct CompressionInterceptor;

#[dyn_dispatch_hint]
impl Intercept for CompressionInterceptor {
    fn name(&self) -> &'static str {
        "CompressionInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let options = options(config)?;
        if options.is_enabled() && compress(context.request_mut(), &options)? {
            config.interceptor_state().store_append(SmithySdkFeature::GzipRequestCompression);
        }
        Ok(())
    }
}

/// Returns the configured options.
fn options(config: &ConfigBag) -> Result<CompressionOptions, BoxError> {
    let is_disabled = config.load::<DisableRequestCompression>().is_some_and(|setting| setting.0);
    let options = CompressionOptions::default().with_enabled(!is_disabled);
    match config.load::<RequestMinCompressionSizeBytes>() {
        Some(setting) => options.with_min_compression_size_bytes(setting.0),
        None => Ok(options),
    }
}

/// Compresses a request and returns whether it did. Requests that are too small or streaming (of unknown size) are
/// not compressed.
fn compress(request: &mut HttpRequest, options: &CompressionOptions) -> Result<bool, BoxError> {
    let least = usize::try_from(options.min_compression_size_bytes()).unwrap_or(usize::MAX);
    let Some(body) = request.body().bytes().filter(|body| body.len() >= least) else {
        return Ok(false);
    };
    let mut gzip = CompressionAlgorithm::Gzip.into_impl_http_body_1_x(options);
    let mut compressed = Vec::new();
    gzip.compress_bytes(body, &mut compressed)?;
    put(request, compressed, &*gzip)?;
    Ok(true)
}

fn put(
    request: &mut HttpRequest,
    compressed: Vec<u8>,
    encoder: &dyn CompressRequest,
) -> Result<(), BoxError> {
    let length = compressed.len().to_string();
    *request.body_mut() = SdkBody::from(compressed);
    let headers = request.headers_mut();
    if headers.contains_key(CONTENT_LENGTH) {
        headers.insert(CONTENT_LENGTH, length);
    }
    let name = encoder.header_name();
    let encoding = encoder.header_value().to_str()?.to_owned();
    let encodings = match headers.get(name.as_str()) {
        Some(before) => format!("{before}, {encoding}"),
        None => encoding,
    };
    headers.insert(name, encodings);
    Ok(())
}

const CONTENT_LENGTH: &str = "content-length";

#[cfg(test)]
mod tests {
    use aws_smithy_types::config_bag::Layer;

    use super::*;

    fn request(length: usize) -> HttpRequest {
        let mut request = HttpRequest::new(SdkBody::from("a".repeat(length)));
        request.headers_mut().insert(CONTENT_LENGTH, length.to_string());
        request
    }

    fn configured(layer: Layer) -> Result<CompressionOptions, BoxError> {
        options(&ConfigBag::of_layers(vec![layer]))
    }

    #[test]
    fn compresses_requests_from_ten_kibibytes() {
        let options = configured(Layer::new("empty")).expect("options");
        assert!(!compress(&mut request(10_239), &options).expect("sent as it is"));
        let mut request = request(10_240);
        assert!(compress(&mut request, &options).expect("compressed"));
        let body = request.body().bytes().expect("in memory");
        assert_eq!(body.get(..3), Some([0x1f, 0x8b, 8].as_slice()));
        assert!(body.len() < 100);
        let length = body.len().to_string();
        assert_eq!(request.headers().get(CONTENT_LENGTH), Some(length.as_str()));
        assert_eq!(request.headers().get("content-encoding"), Some("gzip"));
    }

    #[test]
    fn lists_encodings_in_the_order_of_application() {
        let options = configured(Layer::new("empty")).expect("options");
        let mut request = request(20_000);
        request.headers_mut().insert("content-encoding", "custom");
        assert!(compress(&mut request, &options).expect("compressed"));
        assert_eq!(request.headers().get("content-encoding"), Some("custom, gzip"));
    }

    #[test]
    fn honors_the_configuration() {
        let mut layer = Layer::new("settings");
        layer.store_put(RequestMinCompressionSizeBytes(1));
        assert!(compress(&mut request(1), &configured(layer).expect("options")).expect("fine"));

        let mut layer = Layer::new("disabled");
        layer.store_put(DisableRequestCompression(true));
        assert!(!configured(layer).expect("options").is_enabled());

        let mut layer = Layer::new("too large");
        layer.store_put(RequestMinCompressionSizeBytes(10_485_761));
        assert!(configured(layer).is_err());
    }
}
