//! Correction of clock skew: signatures use the service's clock, as measured with its responses.
//!
//! The interceptor of `aws-runtime` does the same, but only its own signers can read the result.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, InterceptorContext,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ErrorKind;

use crate::error::ErasedOperationError;
use crate::signing::{AttemptSkew, ClockSkew};

/// The largest skew that services accept with certainty. They accept five minutes.
const TOLERATED_SKEW: Duration = Duration::from_secs(4 * 60);

/// The longest duration of a request for which the skew is measured.
const LONGEST_REQUEST: Duration = Duration::from_secs(15 * 60);

/// Error codes that clock skew can cause.
const SKEW_CODES: [&str; 5] = [
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "AuthFailure",
    "RequestTimeTooSkewed",
    "AccessDeniedException",
];

/// Measures the clock skew with each response, for the following attempts and calls.
#[derive(Debug, Default)]
pub(super) struct ClockSkewInterceptor {
    /// The skew measured with the client's last response.
    last: Mutex<ClockSkew>,
}

impl ClockSkewInterceptor {
    fn last(&self) -> ClockSkew {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[dyn_dispatch_hint]
impl Intercept for ClockSkewInterceptor {
    fn name(&self) -> &'static str {
        "ClockSkewInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !is_disabled(config) {
            config.interceptor_state().store_put(AttemptSkew(self.last()));
        }
        Ok(())
    }

    fn read_before_transmit(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if !is_disabled(config) {
            let sent = Sent(now(components)?);
            config.interceptor_state().store_put(sent);
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if is_disabled(config) {
            return Ok(());
        }
        let received = now(components)?;
        let Some(Sent(sent)) = config.load::<Sent>() else { return Ok(()) };
        let Some(skew) = measured(context.response(), *sent, received) else {
            tracing::debug!("the clock skew can't be measured with this response");
            return Ok(());
        };
        config.interceptor_state().store_put(AttemptSkew(skew));
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = skew;
        context.response_mut().add_extension(ResponseSkew(skew));
        Ok(())
    }
}

fn is_disabled(config: &ConfigBag) -> bool {
    config.load::<DisableClockSkewCorrection>().is_some_and(|it| it.is_disabled())
}

fn now(components: &RuntimeComponents) -> Result<SystemTime, BoxError> {
    Ok(components.time_source().ok_or("the correction of clock skew requires a time source")?.now())
}

/// Returns the clock skew, given the times on the client's clock when a request was sent and its response received.
/// Assumes that the service read its clock halfway. Returns `None` if the response has no date or comes from a cache,
/// or if the request took too long.
fn measured(response: &HttpResponse, sent: SystemTime, received: SystemTime) -> Option<ClockSkew> {
    if response.headers().contains_key("age") {
        return None;
    }
    let date = DateTime::from_str(response.headers().get("date")?, Format::HttpDate).ok()?;
    let elapsed = received.duration_since(sent).unwrap_or_default();
    if elapsed > LONGEST_REQUEST {
        return None;
    }
    let halfway = sent.checked_add(elapsed / 2)?;
    Some(ClockSkew::between(halfway, SystemTime::try_from(date).ok()?))
}

/// The time on the client's clock when the request was sent.
#[derive(Clone, Copy, Debug)]
struct Sent(SystemTime);

impl Storable for Sent {
    type Storer = StoreReplace<Self>;
}

/// The clock skew measured with a response, for the retry classifier, which cannot read the configuration.
#[derive(Clone, Copy, Debug)]
struct ResponseSkew(ClockSkew);

/// Classifies errors that clock skew can cause as retryable, if the skew is too large.
#[derive(Debug, Default)]
pub(super) struct ClockSkewClassifier;

impl ClassifyRetry for ClockSkewClassifier {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let skew = context.response().and_then(HttpResponse::extension::<ResponseSkew>);
        if skew.is_none_or(|ResponseSkew(skew)| skew.distance() <= TOLERATED_SKEW) {
            return RetryAction::NoActionIndicated;
        }
        let error = context.output_or_error().and_then(Result::err);
        let code = error
            .and_then(OrchestratorError::as_operation_error)
            .and_then(|error| error.downcast_ref::<ErasedOperationError>())
            .and_then(ProvideErrorMetadata::code);
        match code {
            Some(code) if SKEW_CODES.contains(&code) => {
                RetryAction::retryable_error(ErrorKind::ServerError)
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "ClockSkew"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::http_status_code_classifier())
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::body::SdkBody;

    use super::*;

    const SENT: SystemTime = SystemTime::UNIX_EPOCH;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn response(headers: &[(&'static str, &'static str)]) -> HttpResponse {
        let mut response = HttpResponse::new(200.try_into().expect("a status"), SdkBody::empty());
        for (name, value) in headers {
            response.headers_mut().insert(*name, *value);
        }
        response
    }

    #[test]
    fn measures_the_distance_to_the_middle_of_the_request() {
        let response = response(&[("date", "Thu, 01 Jan 1970 00:10:00 GMT")]);
        let skew = measured(&response, SENT + seconds(10), SENT + seconds(30)).expect("a skew");
        assert_eq!(skew.apply(SENT), SENT + seconds(580));
        let skew = measured(&response, SENT + seconds(790), SENT + seconds(810)).expect("a skew");
        assert_eq!(skew.apply(SENT + seconds(300)), SENT + seconds(100));
        assert_eq!(skew.distance(), seconds(200));
    }

    #[test]
    fn a_clock_that_is_set_back_meanwhile_counts_as_no_time() {
        let response = response(&[("date", "Thu, 01 Jan 1970 00:10:00 GMT")]);
        let skew = measured(&response, SENT + seconds(30), SENT + seconds(10)).expect("a skew");
        assert_eq!(skew.distance(), seconds(570));
    }

    #[test]
    fn unreliable_responses_are_ignored() {
        let date = ("date", "Thu, 01 Jan 1970 00:10:00 GMT");
        assert_eq!(measured(&response(&[]), SENT, SENT), None);
        assert_eq!(measured(&response(&[("date", "today")]), SENT, SENT), None);
        assert_eq!(measured(&response(&[date, ("age", "0")]), SENT, SENT), None);
        assert!(measured(&response(&[date]), SENT, SENT + seconds(900)).is_some());
        assert_eq!(measured(&response(&[date]), SENT, SENT + seconds(901)), None);
    }

    #[test]
    fn a_time_that_cannot_be_represented_stays_unchanged() {
        let service = SENT + Duration::from_secs(i64::MAX.unsigned_abs() / 2);
        let skew = ClockSkew::between(SENT, service);
        let late = SENT + Duration::from_secs(i64::MAX.unsigned_abs());
        assert_eq!(skew.apply(late), late);
    }
}
