//! The description of an operation in generated code, and its type-erased form.

pub use tracing::Span;

use std::fmt::Debug;

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::endpoint::ContextParams;
use crate::error::{ErasedOperationError, OperationError};
use crate::response::ResponseInfo;
use crate::service::{AuthScheme, Service};
use crate::value::{Structure, read_structure};

/// An operation of a service.
pub trait Operation: 'static {
    /// The operation's input structure.
    type Input: Structure + Debug + Send + Sync + 'static;

    /// The operation's output structure.
    type Output: Structure + HasResponse + Debug + Send + Sync + 'static;

    /// The operation's errors.
    type Error: OperationError;

    /// The operation's name in the model.
    const NAME: &'static str;

    /// The service.
    const SERVICE: &'static Service;

    /// Whether a member of the input is sensitive, so that the input is kept out of logs.
    const SENSITIVE_INPUT: bool = false;

    /// Whether a member of the output or of an error is sensitive, so that they are kept out of logs.
    const SENSITIVE_OUTPUT: bool = false;

    /// The prefix that the operation puts before the host, with members of the input in braces
    /// (`smithy.api#endpoint`). Empty if there is none.
    const HOST_PREFIX: &'static str = "";

    /// Whether the request is compressed (`smithy.api#requestCompression`). Requires the feature
    /// `request-compression`.
    const COMPRESSES_REQUEST: bool = false;

    /// Whether the request carries an MD5 digest (`smithy.api#httpChecksumRequired`). Requires the feature
    /// `content-md5`.
    const SENDS_CONTENT_MD5: bool = false;

    /// Whether the signature does not cover the request's body (`aws.auth#unsignedPayload`).
    const UNSIGNED_PAYLOAD: bool = false;

    /// Whether signed requests state the hash of their bodies in a header.
    const SENDS_CONTENT_HASH: bool = false;

    /// Whether signatures cover the path as it is sent: without normalization.
    const SIGNS_RAW_PATH: bool = false;

    /// Headers that every request has unless a member sets them.
    const HEADERS: &'static [(&'static str, &'static str)] = &[];

    /// The codes of errors without a body, by HTTP status.
    const ERROR_CODES: &'static [(u16, &'static str)] = &[];

    /// Whether the endpoint contains the whole path, so that no slash follows it.
    const PATH_IN_ENDPOINT: bool = false;

    /// The operation's authentication schemes in order of preference, if they differ from the service's
    /// (`smithy.api#auth`, `smithy.api#optionalAuth`).
    const AUTH_SCHEMES: Option<&'static [AuthScheme]> = None;

    /// Creates the span of a call; see [`operation_span!`](crate::operation_span).
    fn span() -> Span;

    /// Returns the endpoint parameters that the operation and its input set.
    fn endpoint_params(input: &Self::Input) -> ContextParams {
        let _ = input;
        ContextParams::default()
    }

    /// Changes an input before it is validated and sent.
    fn change_input(input: &mut Self::Input) {
        let _ = input;
    }
}

/// An output, which keeps the response that it was read from.
#[doc(hidden)]
pub trait HasResponse {
    /// Sets the response.
    fn set_response(&mut self, response: ResponseInfo);
}

/// The type-erased form of an operation. It lets the code that runs operations compile once instead of once
/// per operation.
#[derive(Debug)]
pub(crate) struct OperationTable {
    pub(crate) name: &'static str,
    pub(crate) sensitive_input: bool,
    pub(crate) sensitive_output: bool,
    pub(crate) host_prefix: &'static str,
    #[cfg(feature = "request-compression")]
    pub(crate) compresses_request: bool,
    #[cfg(feature = "content-md5")]
    pub(crate) sends_content_md5: bool,
    pub(crate) unsigned_payload: bool,
    pub(crate) sends_content_hash: bool,
    pub(crate) signs_raw_path: bool,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) error_codes: &'static [(u16, &'static str)],
    pub(crate) path_in_endpoint: bool,
    pub(crate) auth_schemes: Option<&'static [AuthScheme]>,
    pub(crate) span: fn() -> Span,
    pub(crate) endpoint_params: fn(&Input) -> ContextParams,
    pub(crate) input_schema: &'static Schema<'static>,
    pub(crate) output_schema: &'static Schema<'static>,
    /// Casts the input to a serializable structure; `None` if it has another type.
    pub(crate) input: fn(&Input) -> Option<&dyn SerializableStruct>,
    pub(crate) read_output: ReadOutput,
    pub(crate) read_error: ReadError,
    pub(crate) unhandled: fn(ErrorMetadata) -> ErasedOperationError,
}

type ReadOutput = fn(&mut dyn ShapeDeserializer, ResponseInfo) -> Result<Output, SerdeError>;

type ReadError = fn(ErrorMetadata, &mut dyn ShapeDeserializer) -> ErasedOperationError;

impl OperationTable {
    /// Returns the table of an operation. It is a constant of the operation's type and therefore `'static`.
    pub(crate) fn of<O: Operation>() -> &'static Self {
        const { &Self::new::<O>() }
    }

    const fn new<O: Operation>() -> Self {
        // Fails at compile time, because this function runs in a constant.
        assert!(
            !O::COMPRESSES_REQUEST || cfg!(feature = "request-compression"),
            "the operation needs the feature `request-compression` of smithy-client-runtime"
        );
        assert!(
            !O::SENDS_CONTENT_MD5 || cfg!(feature = "content-md5"),
            "the operation needs the feature `content-md5` of smithy-client-runtime"
        );
        Self {
            name: O::NAME,
            sensitive_input: O::SENSITIVE_INPUT,
            sensitive_output: O::SENSITIVE_OUTPUT,
            host_prefix: O::HOST_PREFIX,
            #[cfg(feature = "request-compression")]
            compresses_request: O::COMPRESSES_REQUEST,
            #[cfg(feature = "content-md5")]
            sends_content_md5: O::SENDS_CONTENT_MD5,
            unsigned_payload: O::UNSIGNED_PAYLOAD,
            sends_content_hash: O::SENDS_CONTENT_HASH,
            signs_raw_path: O::SIGNS_RAW_PATH,
            headers: O::HEADERS,
            error_codes: O::ERROR_CODES,
            path_in_endpoint: O::PATH_IN_ENDPOINT,
            auth_schemes: O::AUTH_SCHEMES,
            span: O::span,
            endpoint_params: |input| {
                input.downcast_ref::<O::Input>().map(O::endpoint_params).unwrap_or_default()
            },
            input_schema: <O::Input as Structure>::SCHEMA,
            output_schema: <O::Output as Structure>::SCHEMA,
            input: |input| Some(input.downcast_ref::<O::Input>()?),
            read_output: |body, response| {
                let mut output = read_structure::<O::Output>(body)?;
                output.set_response(response);
                Ok(Output::erase(output))
            },
            read_error: |metadata, body| ErasedOperationError::new(O::Error::read(metadata, body)),
            unhandled: |metadata| ErasedOperationError::new(O::Error::unhandled(metadata)),
        }
    }
}
