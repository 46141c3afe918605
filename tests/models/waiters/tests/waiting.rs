//! Tests the outcomes of waiters for the outputs in `cases.json`, each as the response to the first call. Other tests
//! check the expected outcomes against another implementation of JMESPath. The cases of `waiter-parentheses` and
//! `waiter-functions`.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use serde_json::Value;
use shapes_waiters::Client;
use shapes_waiters::operation::describe_thing::{DescribeThing, DescribeThingInput};
use shapes_waiters::operation::list_things::{ListThings, ListThingsInput};
use shapes_waiters::types::Status;
use shapes_waiters::waiters::{FinalPoll, WaiterError, WaiterFailure};
use smithy_client_runtime::operation::Operation;
use smithy_client_runtime::test_util::{HttpResponse, Mocks, Rule, response};

const MINUTE: Duration = Duration::from_secs(60);

/// Runs a future that is always ready.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Returns the outcome of a waiter: success, failure, or another call, which gets no response.
fn ended<O: Operation>(waited: Result<FinalPoll<O>, WaiterError<O>>) -> &'static str {
    match waited.as_ref().map_err(WaiterError::failure) {
        Ok(_) => "success",
        Err(WaiterFailure::FailureState(_)) => "failure",
        Err(WaiterFailure::OperationFailed(error)) if error.status().is_none() => "goes on",
        Err(_) => panic!("{waited:?}"),
    }
}

/// Creates a client of a service that always returns the same response.
fn client<O: Operation<Input: Clone>>(
    answer: impl Fn() -> HttpResponse + Send + Sync + 'static,
) -> Client {
    let rule = Rule::<O>::any().http_response(move |_| answer());
    Client::from_conf(Mocks::new().rule(rule).config())
}

fn one(output: &Value) -> Client {
    let output = output.to_string();
    client::<DescribeThing>(move || response(200, output.clone()))
}

fn many(output: &Value) -> Client {
    let output = output.to_string();
    client::<ListThings>(move || response(200, output.clone()))
}

fn thing() -> DescribeThingInput {
    DescribeThingInput::builder().name("n").wanted(Status::from("ACTIVE")).build()
}

fn things() -> ListThingsInput {
    ListThingsInput::builder().group("g").names(["x", "y"]).total(2).build()
}

/// Returns the outcome of the waiter with a name for an output.
fn outcome(waiter: &str, output: &Value) -> &'static str {
    macro_rules! waiters {
        ($($name:literal => $client:ident $method:ident $input:ident,)*) => {
            match waiter {
                $($name => {
                    ended(run($client(output).$method().with_input($input()).wait(MINUTE)))
                })*
                _ => panic!("there is no waiter {waiter}"),
            }
        };
    }
    waiters! {
        "ThingActive" => one wait_until_thing_active thing,
        "ThingNamed" => one wait_until_thing_named thing,
        "ThingCounted" => one wait_until_thing_counted thing,
        "ThingSmall" => one wait_until_thing_small thing,
        "ThingStarting" => one wait_until_thing_starting thing,
        "ThingKind" => one wait_until_thing_kind thing,
        "ThingNotCounted" => one wait_until_thing_not_counted thing,
        "ThingFlagged" => one wait_until_thing_flagged thing,
        "ThingLeveled" => one wait_until_thing_leveled thing,
        "ThingRecent" => one wait_until_thing_recent thing,
        "ThingChosen" => one wait_until_thing_chosen thing,
        "ThingNested" => one wait_until_thing_nested thing,
        "ThingLabelled" => one wait_until_thing_labelled thing,
        "ThingText" => one wait_until_thing_text thing,
        "ThingPresent" => one wait_until_thing_present thing,
        "ThingLong" => one wait_until_thing_long thing,
        "ThingEquivalent" => one wait_until_thing_equivalent thing,
        "ThingKeyed" => one wait_until_thing_keyed thing,
        "ThingEither" => one wait_until_thing_either thing,
        "ThingsActive" => many wait_until_things_active things,
        "ThingsStable" => many wait_until_things_stable things,
        "ThingsComputed" => many wait_until_things_computed things,
        "ThingsThere" => many wait_until_things_there things,
        "ThingsGone" => many wait_until_things_gone things,
        "ThingsNamed" => many wait_until_things_named things,
        "PartsActive" => many wait_until_parts_active things,
        "GroupsFull" => many wait_until_groups_full things,
        "StatesSeen" => many wait_until_states_seen things,
        "FirstActive" => many wait_until_first_active things,
        "PairsActive" => many wait_until_pairs_active things,
        "MatricesFull" => many wait_until_matrices_full things,
        "SomeLeft" => many wait_until_some_left things,
        "SameNumber" => many wait_until_same_number things,
        "OneOf" => many wait_until_one_of things,
        "AnyTagged" => many wait_until_any_tagged things,
        "AllListed" => many wait_until_all_listed things,
        "ThingsTagged" => many wait_until_things_tagged things,
    }
}

#[test]
fn outputs_are_what_the_paths_say() {
    let cases: Value = serde_json::from_str(include_str!("cases.json")).expect("JSON");
    let cases = cases.as_object().expect("waiters");
    let wrong: Vec<String> = cases
        .iter()
        .flat_map(|(waiter, cases)| {
            cases.as_array().expect("cases").iter().map(move |it| (waiter, it))
        })
        .filter(|(waiter, case)| outcome(waiter, &case[0]) != case[1])
        .map(|(waiter, case)| format!("{waiter}: {}, not {}", case[0], case[1]))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn error(code: &'static str) -> impl Fn() -> HttpResponse + Send + Sync + 'static {
    move || response(400, format!(r#"{{"__type": "{code}", "message": "no"}}"#))
}

#[test]
fn errors_are_known_by_their_names() {
    let there = |code| client::<DescribeThing>(error(code)).wait_until_thing_exists();
    assert_eq!(ended(run(there("NotFound").name("n").wait(MINUTE))), "goes on");
    let gone = |code| client::<DescribeThing>(error(code)).wait_until_thing_gone();
    assert_eq!(ended(run(gone("NotFound").name("n").wait(MINUTE))), "success");
    assert_eq!(ended(run(gone("Throttled").name("n").wait(MINUTE))), "goes on");
    let failing = |code| client::<DescribeThing>(error(code)).wait_until_thing_fails();
    assert_eq!(ended(run(failing("Anything").name("n").wait(MINUTE))), "success");

    let other = run(there("Other").name("n").wait(MINUTE)).expect_err("a failure");
    assert!(matches!(other.failure(), WaiterFailure::OperationFailed(_)));
    assert!(other.to_string().starts_with(
        "waiting for ThingExists failed: DescribeThing failed: Other: no (HTTP status 400) (1 call in "
    ));
}

#[test]
fn failures_come_with_the_messages_that_the_model_points_to() {
    let output = r#"{"thing": {"status": "FAILED", "reasons": [{"text": "a"}, {"text": "b"}]}}"#;
    let client = client::<DescribeThing>(move || response(200, output));
    let failed = run(client.wait_until_thing_active().name("n").wait(MINUTE)).expect_err("failed");
    assert_eq!(failed.messages(), ["a", "b"]);
    let start = "waiting for ThingActive failed: `thing.status` is `FAILED`: a: b (1 call in ";
    assert!(failed.to_string().starts_with(start), "{failed}");
}

#[test]
fn calls_go_on_until_the_time_is_over() {
    let rule = Rule::<ListThings>::any().http_response(|_| response(200, "{}")).repeatedly();
    let client = Client::from_conf(Mocks::new().rule(&rule).config());
    let ended =
        run(client.wait_until_things_there().group("g").wait(MINUTE)).expect_err("too long");
    assert!(ended.is_exceeded_max_wait());
    assert!(ended.elapsed() >= MINUTE && ended.polls() > 3, "{ended}");
    assert_eq!(rule.inputs()[0].group, "g");
}
