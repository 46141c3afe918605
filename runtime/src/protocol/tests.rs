//! Support for the tests of all protocols.
#![allow(dead_code, reason = "each protocol has a feature")]

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use crate::error::OperationError;
use crate::plugins::store_names;
use crate::service::{Service, XmlNamespace};
use crate::test_service::SERVICE;
use crate::value::{Structure, read_structure};

/// Declares an operation with its errors, given its input and output.
macro_rules! test_operation {
    ($operation:ident, $input:ident, $output:ident, $error:ident $(, $shape:ident)*) => {
        #[derive(Clone, Copy, Debug)]
        struct $operation;

        impl crate::operation::Operation for $operation {
            type Input = $input;
            type Output = $output;
            type Error = $error;
            const NAME: &'static str = stringify!($operation);
            const SERVICE: &'static crate::service::Service = &crate::test_service::SERVICE;

            crate::operation_span!("Some Service", "Operation");
        }

        #[crate::operation_error("Operation", ServiceError)]
        enum $error {
            $($shape($shape),)*
        }

        #[derive(Clone, Debug)]
        #[expect(dead_code, reason = "required by the macro, but never constructed")]
        enum ServiceError {
            Unhandled(crate::error::Unhandled),
            $($shape($shape),)*
        }
    };
}
pub(crate) use test_operation;

const NAMESPACE: XmlNamespace = XmlNamespace { uri: "https://service", prefix: None };

/// Returns the configuration of a call of the operation `Do`.
pub(super) fn config(service: &Service) -> ConfigBag {
    let mut layer = Layer::new("test");
    layer.store_put(Metadata::new("Do", service.sdk_id));
    store_names(service, &mut layer);
    ConfigBag::of_layers(vec![layer])
}

/// Returns the request for an input. The service has an XML namespace.
pub(super) fn request<T: Structure>(protocol: &SharedClientProtocol, input: &T) -> HttpRequest {
    try_request(protocol, input).expect("a request")
}

pub(super) fn try_request<T: Structure>(
    protocol: &SharedClientProtocol,
    input: &T,
) -> Result<HttpRequest, String> {
    let config = config(&Service { xml_namespace: Some(NAMESPACE), ..SERVICE });
    let request = protocol.serialize_request(input, T::SCHEMA, "", &config);
    request.map_err(|error| error.to_string())
}

/// Returns the body of a request as text.
pub(super) fn body(request: &HttpRequest) -> &str {
    let bytes = request.body().bytes().expect("a body in memory");
    std::str::from_utf8(bytes).expect("text")
}

/// Returns a header of a request.
pub(super) fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    request.headers().get(name)
}

pub(super) fn response(
    status: u16,
    headers: &[(&'static str, &'static str)],
    body: impl Into<SdkBody>,
) -> HttpResponse {
    let mut response = HttpResponse::new(status.try_into().expect("a status"), body.into());
    for (name, value) in headers {
        response.headers_mut().append(*name, *value);
    }
    response
}

/// Reads an output from a response.
pub(super) fn read<T: Structure>(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
) -> Result<T, String> {
    let config = config(&SERVICE);
    let body = protocol.deserialize_response(response, T::SCHEMA, &config);
    body.and_then(|mut body| read_structure(&mut *body)).map_err(|error| error.to_string())
}

/// Reads an error from a response.
pub(super) fn read_error<E: OperationError>(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
) -> E {
    let config = config(&SERVICE);
    let metadata = protocol.parse_error_metadata(response, &config).expect("metadata").build();
    match protocol.deserialize_error_response(response, &config) {
        Ok(mut body) => E::read(metadata, &mut *body),
        Err(_) => E::unhandled(metadata),
    }
}
