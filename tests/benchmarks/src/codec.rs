//! What a client serializes requests and deserializes responses with, taken out of a call.

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

/// The configuration of a call, which holds the serializer and the deserializer of its operation.
#[derive(Debug)]
pub(crate) struct Codec(ConfigBag);

impl Codec {
    /// Serializes an input, as a call does it.
    pub(crate) fn serialize(&mut self, input: Input) -> HttpRequest {
        let serializer = self.0.load::<SharedRequestSerializer>().cloned();
        let serializer = serializer.unwrap_or_else(|| panic!("there is no serializer"));
        let request = serializer.serialize_input(input, &mut self.0);
        request.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Deserializes an answer, as a call does it.
    pub(crate) fn deserialize(&self, response: &HttpResponse) -> Output {
        let deserializer = self.0.load::<SharedResponseDeserializer>();
        let deserializer = deserializer.unwrap_or_else(|| panic!("there is no deserializer"));
        let output = deserializer.deserialize_nonstreaming_with_config(response, &self.0);
        output.unwrap_or_else(|error| panic!("{error:?}"))
    }
}

/// Takes the codec out of the call that it intercepts, at its very end: an interceptor of the call alone,
/// after which there is no other.
#[derive(Debug)]
pub(crate) struct Capture(Arc<OnceLock<Codec>>);

/// Where a [`Capture`] leaves the codec.
#[derive(Debug)]
pub(crate) struct Taken(Arc<OnceLock<Codec>>);

impl Capture {
    pub(crate) fn new() -> (Self, Taken) {
        let taken = Arc::new(OnceLock::new());
        (Self(taken.clone()), Taken(taken))
    }
}

impl Taken {
    /// The codec, once the call is over.
    pub(crate) fn codec(self) -> Codec {
        let taken = Arc::into_inner(self.0).and_then(OnceLock::into_inner);
        taken.unwrap_or_else(|| panic!("there has been no call, or it isn't over"))
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
        self.0.set(Codec(taken)).map_err(|_| "there has been a call before")?;
        Ok(())
    }
}
