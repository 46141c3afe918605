//! Operations: what a generated operation says about itself, and the same with its types erased.

pub use tracing::Span;

use std::fmt::Debug;

use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::error::metadata::ErrorMetadata;

use crate::endpoint::ContextParams;
use crate::error::{ErasedOperationError, OperationError};
use crate::service::AuthScheme;
use crate::value::{Structure, read_structure};

/// An operation of a service.
pub trait Operation: 'static {
    /// The structure that the operation takes.
    type Input: Structure + Debug + Send + Sync + 'static;

    /// The structure that the operation returns.
    type Output: Structure + Debug + Send + Sync + 'static;

    /// The operation's errors.
    type Error: OperationError;

    /// The operation's name in the model.
    const NAME: &'static str;

    /// Whether anything in the input stays out of logs.
    const SENSITIVE_INPUT: bool = false;

    /// Whether anything in the output or an error stays out of logs.
    const SENSITIVE_OUTPUT: bool = false;

    /// What the operation puts before the host that it calls, with names of the input's members in braces
    /// (`smithy.api#endpoint`); nothing, if it is empty.
    const HOST_PREFIX: &'static str = "";

    /// Whether the request is compressed (`smithy.api#requestCompression`), which needs the feature
    /// `request-compression`.
    const COMPRESSES_REQUEST: bool = false;

    /// Whether the request comes with a digest (`smithy.api#httpChecksumRequired`), which needs the feature
    /// `content-md5`.
    const SENDS_CONTENT_MD5: bool = false;

    /// Whether the signature leaves out the request's body (`aws.auth#unsignedPayload`).
    const UNSIGNED_PAYLOAD: bool = false;

    /// The operation's authentication schemes, the preferred one first, where they are others than the
    /// service's (`smithy.api#auth`, `smithy.api#optionalAuth`).
    const AUTH_SCHEMES: Option<&'static [AuthScheme]> = None;

    /// Makes the span that a call runs in; see [`operation_span!`](crate::operation_span).
    fn span() -> Span;

    /// What the operation and its input say about where to send it.
    fn endpoint_params(input: &Self::Input) -> ContextParams {
        let _ = input;
        ContextParams::default()
    }

    /// The member of the input that holds its idempotency token, if it has one.
    fn idempotency_token(input: &mut Self::Input) -> Option<&mut Option<String>> {
        let _ = input;
        None
    }
}

/// An operation without its types: all that running it needs, so that the code which runs operations
/// is compiled once.
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
    pub(crate) auth_schemes: Option<&'static [AuthScheme]>,
    pub(crate) span: fn() -> Span,
    pub(crate) endpoint_params: fn(&Input) -> ContextParams,
    pub(crate) input_schema: &'static Schema<'static>,
    pub(crate) output_schema: &'static Schema<'static>,
    /// The input as something that can be serialized; `None` if it has another type.
    pub(crate) input: fn(&Input) -> Option<&dyn SerializableStruct>,
    pub(crate) read_output: fn(&mut dyn ShapeDeserializer) -> Result<Output, SerdeError>,
    pub(crate) read_error: ReadError,
    pub(crate) unhandled: fn(ErrorMetadata) -> ErasedOperationError,
}

type ReadError = fn(ErrorMetadata, &mut dyn ShapeDeserializer) -> ErasedOperationError;

impl OperationTable {
    /// The table of an operation. It is a constant of the operation's type, which makes it `'static`.
    pub(crate) fn of<O: Operation>() -> &'static Self {
        const { &Self::new::<O>() }
    }

    const fn new<O: Operation>() -> Self {
        // Fails when the crate is compiled, since this is a constant.
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
            auth_schemes: O::AUTH_SCHEMES,
            span: O::span,
            endpoint_params: |input| {
                input.downcast_ref::<O::Input>().map(O::endpoint_params).unwrap_or_default()
            },
            input_schema: <O::Input as Structure>::SCHEMA,
            output_schema: <O::Output as Structure>::SCHEMA,
            input: |input| Some(input.downcast_ref::<O::Input>()?),
            read_output: |body| read_structure::<O::Output>(body).map(Output::erase),
            read_error: |metadata, body| ErasedOperationError::new(O::Error::read(metadata, body)),
            unhandled: |metadata| ErasedOperationError::new(O::Error::unhandled(metadata)),
        }
    }
}
