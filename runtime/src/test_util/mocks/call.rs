//! Routing of requests to rules.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, Input,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::erased::KeptInput;
use super::rules::Rules;
use crate::error::Explanation;
use crate::test_util::offline::{OfflineClient, Responder};

/// A mocked call, attached to its requests.
#[derive(Clone, Debug)]
struct Call {
    rules: Rules,
    operation: String,
    /// The input as text, for errors.
    text: String,
    /// The input, if there are rules for the operation.
    input: Option<KeptInput>,
}

impl Storable for Call {
    type Storer = StoreReplace<Self>;
}

impl Call {
    fn new(rules: &Rules, operation: &str, input: &Input) -> Self {
        Self {
            rules: rules.clone(),
            operation: operation.to_owned(),
            text: text(input),
            input: rules.keep(operation, input),
        }
    }

    /// Returns the response to a request of the call.
    fn response(&self) -> Result<HttpResponse, ConnectorError> {
        match self.rules.reply(&self.operation, self.input.as_ref(), &self.text) {
            Ok(reply) => reply.into_response(),
            Err(refusal) => Err(ConnectorError::user(Explanation::new(refusal.to_string()).into())),
        }
    }
}

/// Formats an input without the runtime's wrapper of type-erased values.
fn text(input: &Input) -> String {
    let text = format!("{input:?}");
    let bare = text.strip_prefix("Input(TypeErasedBox[!Clone]:");
    bare.and_then(|text| text.strip_suffix(')')).map(str::to_owned).unwrap_or(text)
}

/// Stores a call's input and attaches it to each request of the call.
#[derive(Debug)]
pub(super) struct MocksInterceptor(pub(super) Rules);

#[dyn_dispatch_hint]
impl Intercept for MocksInterceptor {
    fn name(&self) -> &'static str {
        "MocksInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let operation = config.load::<Metadata>().map(Metadata::name).unwrap_or_default();
        let call = Call::new(&self.0, operation, context.input());
        config.interceptor_state().store_put(call);
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !OfflineClient::is_of(components) {
            return Err(Explanation::new(OTHER_CLIENT).into());
        }
        if let Some(call) = config.load::<Call>().cloned() {
            context.request_mut().add_extension(Responder::new(move || call.response()));
        }
        Ok(())
    }
}

const OTHER_CLIENT: &str = "the HTTP client of the mocks' configuration has been replaced, so requests \
would not reach the mocks: don't set an HTTP client, or use `offline()` without mocks";
