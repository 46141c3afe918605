//! Retries of errors that are reported with the status of success.

use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};

/// Classifies an error in a response with a successful status as transient: the service failed after it had sent the
/// status, so that it could not send that of a fault.
#[derive(Debug)]
pub(super) struct LateErrorClassifier;

impl ClassifyRetry for LateErrorClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let is_error = context
            .output_or_error()
            .is_some_and(|it| it.is_err_and(|error| error.as_operation_error().is_some()));
        let has_success = context.response().is_some_and(|it| it.status().is_success());
        match is_error && has_success {
            true => RetryAction::transient_error(),
            false => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "LateErrorClassifier"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::http_status_code_classifier()
    }
}
