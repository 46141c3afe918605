//! A retry classifier.

use partnercentral_channel::config::interceptors::InterceptorContext;
use partnercentral_channel::config::retry::{
    ClassifyRetry, ErrorKind, RetryAction, RetryClassifierPriority,
};

/// Retries responses with a status.
#[derive(Debug)]
pub struct RetryStatus(pub u16);

impl ClassifyRetry for RetryStatus {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context.response() {
            Some(response) if response.status().as_u16() == self.0 => {
                RetryAction::retryable_error(ErrorKind::TransientError)
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "RetryStatus"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}
