//! Waiters with mocked responses.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::Sleep;
use aws_smithy_async::time::StaticTimeSource;
use pollster::block_on;

use super::*;
use crate::builder::FromWaiter;
use crate::client::Handle;
use crate::config::{AsyncSleep, Builder, StalledStreamProtectionConfig, TimeSource};
use crate::error::{CallError, HttpResponse, Unhandled};
use crate::service::Service;
use crate::test_util::{Mocks, Rule, response};
use crate::{operation_error, operation_span, structure};

static SERVICE: Service = crate::test_service::SERVICE;

#[derive(Debug)]
struct GetThing;

impl Operation for GetThing {
    type Input = GetThingInput;
    type Output = GetThingOutput;
    type Error = GetThingError;
    const NAME: &'static str = "GetThing";
    const SERVICE: &'static Service = &SERVICE;

    operation_span!("Some Service", "GetThing");
}

#[structure("example#GetThingInput", input(GetThing, waited_for))]
struct GetThingInput {
    #[member("wanted")]
    wanted: Option<String>,
}

#[structure("example#GetThingOutput", output)]
struct GetThingOutput {
    #[member("status")]
    status: Option<String>,
}

#[structure("example#NotFound", error)]
struct NotFound {
    #[member("message")]
    message: Option<String>,
}

#[derive(Clone, Debug)]
#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    NotFound(NotFound),
    Unhandled(Unhandled),
}

#[operation_error("GetThing", ServiceError)]
enum GetThingError {
    NotFound(NotFound),
}

/// Waits until a thing has the wanted status. Fails if the thing has failed.
#[derive(Debug)]
struct ThingReady;

impl Waiter for ThingReady {
    type Operation = GetThing;
    const NAME: &'static str = "ThingReady";
    const MAX_DELAY: Duration = Duration::from_secs(8);

    const ACCEPTORS: &'static [Acceptor<Self::Operation>] = &[
        Acceptor::success(Matcher::InputOutput(
            "`output.status == input.wanted` is `true`",
            |input: &GetThingInput, output: &GetThingOutput| output.status == input.wanted,
        )),
        Acceptor::failure(Matcher::Output("`status` is `FAILED`", |output: &GetThingOutput| {
            output.status.as_deref() == Some("FAILED")
        }))
        .with_message(|output: &GetThingOutput| output.status.iter().cloned().collect()),
        Acceptor::retry(Matcher::Output("`status` is `PENDING`", |output: &GetThingOutput| {
            output.status.as_deref() == Some("PENDING")
        })),
        Acceptor::retry(Matcher::ErrorType("NotFound")),
        Acceptor::retry(Matcher::ErrorType("Elsewhere")),
        Acceptor::failure(Matcher::ErrorType("Forbidden")),
    ];
}

/// Waits until a thing does not exist.
struct ThingGone;

impl Waiter for ThingGone {
    type Operation = GetThing;
    const NAME: &'static str = "ThingGone";
    const ACCEPTORS: &'static [Acceptor<Self::Operation>] =
        &[Acceptor::success(Matcher::Success(false)), Acceptor::retry(Matcher::Success(true))];
}

/// A clock that only advances by sleeping.
#[derive(Clone, Debug, Default)]
struct SteppingClock(Arc<Mutex<Duration>>);

impl TimeSource for SteppingClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) + *self.0.lock().expect("time")
    }
}

impl AsyncSleep for SteppingClock {
    fn sleep(&self, duration: Duration) -> Sleep {
        let clock = self.clone();
        Sleep::new(async move { *clock.0.lock().expect("time") += duration })
    }
}

type Waited = Result<FinalPoll<GetThing>, WaiterError<GetThing>>;

fn answer(status: &str) -> HttpResponse {
    response(200, format!(r#"{{"status": "{status}"}}"#))
}

fn error(code: &str) -> HttpResponse {
    response(400, format!(r#"{{"__type": "{code}", "message": "no such thing"}}"#))
}

/// Waits up to a minute for a ready thing, with responses in order; the last one repeats.
fn wait<W: Waiter<Operation = GetThing>>(answers: Vec<HttpResponse>) -> Waited {
    wait_with::<W>(Duration::from_secs(60), answers, |config| config).0
}

/// Like [`wait`], and returns the times of the calls relative to the first.
fn wait_with<W: Waiter<Operation = GetThing>>(
    max_wait: Duration,
    answers: Vec<HttpResponse>,
    change: impl FnOnce(Builder) -> Builder,
) -> (Waited, Vec<Duration>) {
    let answers = Mutex::new(answers);
    let rule = Rule::<GetThing>::any().http_response(move |_| {
        let mut answers = answers.lock().expect("answers");
        let is_last = answers.len() == 1;
        let next = answers.remove(0);
        if is_last {
            let body = next.body().bytes().expect("in memory").to_owned();
            answers.push(response(next.status().as_u16(), body));
        }
        next
    });
    let (times, clock) = (Arc::new(Mutex::new(Vec::new())), SteppingClock::default());
    let seen = (times.clone(), clock.clone());
    let config = Mocks::new().rule(rule.repeatedly()).config_builder();
    let config = config.sleep_impl(clock.clone()).time_source(clock);
    let config = change(config.mutate_request(move |_| {
        seen.0.lock().expect("times").push(seen.1.now());
    }));
    let handle = Handle::new(&SERVICE, config.build());
    let builder = GetThingInputBuilder::<FromWaiter<W>>::new(handle).wanted("READY");
    let waited = block_on(builder.wait(max_wait));
    let times = times.lock().expect("times");
    let first = times.first().copied();
    let since = |time: &SystemTime| {
        let first = first.expect("a first");
        time.duration_since(first).unwrap_or_default()
    };
    (waited, times.iter().map(since).collect())
}

/// Creates a builder that calls through a handle.
fn ready(handle: Handle) -> GetThingInputBuilder<FromWaiter<ThingReady>> {
    GetThingInputBuilder::new(handle)
}

/// Returns the text of an error without the elapsed time.
fn error_message(waited: Waited) -> String {
    let text = waited.expect_err("no success").to_string();
    text.rsplit_once(" in ").expect("a time").0.to_owned()
}

#[test]
fn ends_when_an_acceptor_matches() {
    let answers = vec![error("NotFound"), answer("PENDING"), answer("OTHER"), answer("READY")];
    let poll = wait::<ThingReady>(answers).expect("success");
    assert_eq!(poll.into_result().expect("an output").status.as_deref(), Some("READY"));
}

#[test]
fn an_error_can_be_success() {
    let poll = wait::<ThingGone>(vec![answer("READY"), error("NotFound")]).expect("success");
    let error: CallError<GetThingError> = poll.into_result().expect_err("an error");
    assert!(error.is_service_error_and(GetThingError::is_not_found));
    let text = "GetThing failed: NotFound: no such thing (HTTP status 400)";
    assert_eq!(error.to_string(), text);
}

#[test]
fn matches_errors_by_shape_name_and_by_unlisted_code() {
    let answers = vec![error("example#NotFound"), error("Elsewhere"), answer("READY")];
    assert!(wait::<ThingReady>(answers).is_ok());
}

#[test]
fn an_output_can_be_a_failure_with_messages() {
    let waited = wait::<ThingReady>(vec![answer("PENDING"), answer("FAILED")]);
    let error = waited.as_ref().expect_err("a failure");
    assert!(error.is_failure_state() && !error.is_exceeded_max_wait());
    assert_eq!(
        (error.waiter(), error.polls(), error.messages()),
        ("ThingReady", 2, &["FAILED".to_owned()][..])
    );
    assert!(error.as_call_error().is_none());
    assert_eq!(
        error_message(waited),
        "waiting for ThingReady failed: `status` is `FAILED`: FAILED (2 calls"
    );
}

#[test]
fn an_error_can_be_a_failure() {
    let waited = wait::<ThingReady>(vec![error("Forbidden")]);
    let WaiterFailure::FailureState(poll) = waited.as_ref().expect_err("a failure").failure()
    else {
        panic!("{waited:?}");
    };
    assert_eq!(poll.as_result().expect_err("an error").code(), Some("Forbidden"));
    assert_eq!(
        error_message(waited),
        "waiting for ThingReady failed: GetThing failed: Forbidden: no such thing (HTTP status 400) (1 call"
    );
}

#[test]
fn an_error_without_acceptor_ends_waiting() {
    let waited = wait::<ThingReady>(vec![answer("PENDING"), error("Unheard")]);
    let error = waited.as_ref().expect_err("a failure");
    assert!(matches!(error.failure(), WaiterFailure::OperationFailed(_)));
    assert_eq!(error.as_call_error().and_then(CallError::status), Some(400));
    assert_eq!(
        error_message(waited),
        "waiting for ThingReady failed: GetThing failed: Unheard: no such thing (HTTP status 400) (2 calls"
    );
}

#[test]
fn a_call_without_response_ends_waiting_and_keeps_the_details() {
    let config = crate::test_util::offline().build();
    let builder = ready(Handle::new(&SERVICE, config));
    let waited = block_on(builder.wait(Duration::from_secs(60)));
    let text = error_message(waited);
    let start = "waiting for ThingReady failed: GetThing failed: the request can't be sent: this \
                 configuration is offline";
    assert!(text.starts_with(start), "{text}");
    assert!(text.ends_with(" (1 call"), "{text}");
}

#[test]
fn times_out() {
    let max_wait = Duration::from_secs(60);
    // Otherwise calls would take some of the time themselves, by the clock that advances with each sleep.
    let unwatched = |config: Builder| {
        config.stalled_stream_protection(StalledStreamProtectionConfig::disabled())
    };
    let (waited, times) = wait_with::<ThingReady>(max_wait, vec![answer("PENDING")], unwatched);
    let error = waited.as_ref().expect_err("too long");
    assert!(error.is_exceeded_max_wait());
    assert_eq!(u32::try_from(times.len()), Ok(error.polls()));
    assert_eq!((error.elapsed(), times.last()), (max_wait, Some(&max_wait)));
    let text = error_message(waited);
    let start =
        "waiting for ThingReady failed: timed out after 60s: last result: `status` is `PENDING` (";
    assert!(text.starts_with(start), "{text}");
    // From 2 to 8 seconds each, except for the last, which takes the remaining time if that is at most 2 seconds
    // more. Another call may follow immediately.
    let mut delays: Vec<Duration> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    delays.retain(|delay| !delay.is_zero());
    let last = delays.pop().expect("delays");
    let [least, most] = [2, 8].map(Duration::from_secs);
    assert!(delays.iter().all(|delay| (least..=most).contains(delay)), "{delays:?}");
    assert!(last <= most + least, "{last:?}");
}

#[test]
fn times_out_although_the_clock_stands_still() {
    let still = StaticTimeSource::new(SystemTime::UNIX_EPOCH);
    let rule = Rule::<GetThing>::any().http_response(|_| answer("PENDING")).repeatedly();
    let config = Mocks::new().rule(rule).config_builder().time_source(still).build();
    let builder = ready(Handle::new(&SERVICE, config));
    let error = block_on(builder.wait(Duration::from_secs(60))).expect_err("too long");
    assert!(error.is_exceeded_max_wait(), "{error}");
    assert_eq!(error.elapsed(), Duration::from_secs(60));
}

#[test]
fn reports_a_result_that_meets_no_condition() {
    let text = error_message(wait::<ThingReady>(vec![answer("OTHER")]));
    let part = "last result: the output met none of the waiter's conditions (";
    assert!(text.contains(part), "{text}");
}

#[test]
fn calls_report_the_waiter_and_are_configurable() {
    let agents = Arc::new(Mutex::new(Vec::new()));
    let seen = agents.clone();
    let mocks = Mocks::new().rule(Rule::<GetThing>::any().http_response(|_| answer("READY")));
    let builder = ready(Handle::new(&SERVICE, mocks.config()));
    let builder = builder.wanted("READY").customize(|config| {
        config.mutate_request(move |request| {
            let agent = request.headers().get("x-amz-user-agent").unwrap_or_default().to_owned();
            seen.lock().expect("agents").push(agent);
        })
    });
    block_on(builder.wait(Duration::from_secs(60))).expect("success");
    let agents = agents.lock().expect("agents");
    let metrics = agents.iter().flat_map(|agent| agent.split(' ')).find(|it| it.starts_with("m/"));
    let has_waiter = metrics.is_some_and(|it| it["m/".len()..].split(',').any(|id| id == "B"));
    assert!(has_waiter, "{agents:?}");
}

#[test]
fn compares_texts() {
    let none: [&str; 0] = [];
    assert!(!all_string_equals(none, "a") && !any_string_equals(none, "a"));
    assert!(all_string_equals(["a", "a"], "a") && any_string_equals(["b", "a"], "a"));
    assert!(!all_string_equals(["a", "b"], "a") && !any_string_equals(["b"], "a"));
    assert!(!all_string_equals([Some("a"), None], "a"));
    assert!(any_string_equals([None, Some("a")], "a"));
}
