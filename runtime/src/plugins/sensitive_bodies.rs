//! Redaction of sensitive request and response bodies in logs and errors.
//!
//! See <https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait>.

use std::mem;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextMut, FinalizerInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use crate::operation::OperationTable;

/// Hides sensitive bodies of an operation from `Debug`: the request's, because the orchestrator logs requests, and the
/// response's, because errors contain responses.
#[derive(Debug)]
pub(super) struct SensitiveBodiesInterceptor(pub(super) &'static OperationTable);

#[dyn_dispatch_hint]
impl Intercept for SensitiveBodiesInterceptor {
    fn name(&self) -> &'static str {
        "SensitiveBodiesInterceptor"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.0.sensitive_input {
            hide(context.request_mut().body_mut());
        }
        Ok(())
    }

    fn modify_before_attempt_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.0.sensitive_output
            && let Some(response) = context.response_mut()
        {
            hide(response.body_mut());
        }
        Ok(())
    }
}

/// Hides a body from `Debug` without changing its content.
fn hide(body: &mut SdkBody) {
    let plain = mem::replace(body, SdkBody::taken());
    *body = plain.map_preserve_contents(SdkBody::from_body_1_x);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_body_keeps_its_content_but_does_not_print_it() {
        let mut body = SdkBody::from("secret");
        assert!(format!("{body:?}").contains("secret"));
        hide(&mut body);
        assert!(!format!("{body:?}").contains("secret"), "{body:?}");
        assert_eq!(body.bytes(), Some(&b"secret"[..]));
        assert_eq!(body.content_length(), Some(6));
        let copy = body.try_clone().expect("a body in memory");
        assert!(!format!("{copy:?}").contains("secret"), "{copy:?}");
        assert_eq!(copy.content_length(), Some(6));
    }
}
