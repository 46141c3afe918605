//! The serializer and the deserializer of an operation, extracted from a call.

use std::mem;
use std::sync::{Arc, OnceLock};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    FinalizerInterceptorContextRef, Input, Output,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse, SerializeRequest, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::config_bag::ConfigBag;

/// The configuration of a call, which contains the serializer and the deserializer of its operation.
#[derive(Debug)]
pub struct Codec(ConfigBag);

impl Codec {
    /// Serializes an input as a call does.
    ///
    /// # Panics
    ///
    /// Panics if the input can't be serialized.
    pub fn serialize(&mut self, input: Input) -> HttpRequest {
        let serializer = self.0.load::<SharedRequestSerializer>().cloned();
        let serializer = serializer.unwrap_or_else(|| panic!("no serializer"));
        let request = serializer.serialize_input(input, &mut self.0);
        request.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Deserializes a response as a call does.
    ///
    /// # Panics
    ///
    /// Panics if the response can't be deserialized.
    pub fn deserialize(&self, response: &HttpResponse) -> Output {
        let deserializer = self.0.load::<SharedResponseDeserializer>();
        let deserializer = deserializer.unwrap_or_else(|| panic!("no deserializer"));
        let output = deserializer.deserialize_nonstreaming_with_config(response, &self.0);
        output.unwrap_or_else(|error| panic!("{error:?}"))
    }
}

/// An interceptor that extracts the codec at the end of a call.
#[derive(Debug)]
pub struct Capture(Arc<OnceLock<Codec>>);

/// Receives the codec from a [`Capture`].
#[derive(Debug)]
pub struct CapturedCodec(Arc<OnceLock<Codec>>);

impl Capture {
    /// Creates an interceptor, and the receiver of the codec.
    pub fn new() -> (Self, CapturedCodec) {
        let taken = Arc::new(OnceLock::new());
        (Self(taken.clone()), CapturedCodec(taken))
    }
}

impl CapturedCodec {
    /// Returns the codec after the call.
    ///
    /// # Panics
    ///
    /// Panics if no call has completed.
    pub fn codec(self) -> Codec {
        let taken = Arc::into_inner(self.0).and_then(OnceLock::into_inner);
        taken.unwrap_or_else(|| panic!("no call has completed"))
    }
}

#[dyn_dispatch_hint]
impl Intercept for Capture {
    fn name(&self) -> &'static str {
        "Capture"
    }

    fn read_after_execution(
        &self,
        _context: &FinalizerInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let taken = mem::replace(config, ConfigBag::base());
        self.0.set(Codec(taken)).map_err(|_| "a call has already completed")?;
        Ok(())
    }
}
