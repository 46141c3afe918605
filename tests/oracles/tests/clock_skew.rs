//! Runs AWS's test suite for the correction of clock skew, which is part of `aws-runtime`, with a client.

use std::collections::VecDeque;
use std::fs;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use partnercentral_channel::config::{
    AsyncSleep, Credentials, IdentityCache, Region, RetryConfig, Sleep,
    StalledStreamProtectionConfig, TimeSource, TimeoutConfig,
};
use partnercentral_channel::{Client, Config};
use serde_json::{Value, json};

/// The client's clock, and the answers to the attempts of an operation. Clones share their state.
#[derive(Clone, Debug)]
struct Scene(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    now: SystemTime,
    attempts: VecDeque<Value>,
    /// The dates of the received requests.
    signed: Vec<String>,
}

impl Scene {
    fn new() -> Self {
        let state =
            State { now: SystemTime::UNIX_EPOCH, attempts: VecDeque::new(), signed: vec![] };
        Self(Arc::new(Mutex::new(state)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn client(&self) -> Client {
        let config = Config::builder()
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("id", "secret", None, None, "clock skew"))
            .http_client(self.clone())
            .time_source(self.clone())
            .sleep_impl(self.clone())
            .timeout_config(TimeoutConfig::disabled())
            .identity_cache(IdentityCache::no_cache())
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
        Client::from_conf(config.build())
    }

    /// Calls an operation. Returns whether it succeeds, and the dates of its signatures.
    fn call(&self, client: &Client, attempts: &[Value], max_attempts: u32) -> (bool, Vec<String>) {
        self.state().attempts = attempts.iter().cloned().collect();
        self.state().next_attempt();
        let retries = RetryConfig::standard().with_max_attempts(max_attempts);
        let call = client.list_tags_for_resource().resource_arn("arn:aws:a:b:c:d");
        let result =
            pollster::block_on(call.customize(|config| config.retry_config(retries)).send());
        assert!(self.state().attempts.is_empty(), "too few attempts: {result:?}");
        (result.is_ok(), std::mem::take(&mut self.state().signed))
    }
}

impl State {
    /// Sets the clock to the time at which the next attempt is sent.
    fn next_attempt(&mut self) {
        if let Some(attempt) = self.attempts.front() {
            self.now = time(&attempt["clientTimeAtSend"]);
        }
    }
}

impl TimeSource for Scene {
    fn now(&self) -> SystemTime {
        self.state().now
    }
}

impl AsyncSleep for Scene {
    /// Sleeps between attempts.
    fn sleep(&self, _: Duration) -> Sleep {
        self.state().next_attempt();
        Sleep::new(std::future::ready(()))
    }
}

impl HttpConnector for Scene {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut state = self.state();
        let date = request.headers().get("x-amz-date").expect("a date").to_owned();
        state.signed.push(date);
        let attempt = state.attempts.pop_front().expect("no further attempt");
        state.now = time(&attempt["clientTimeAtReceive"]);
        HttpConnectorFuture::ready(Ok(response(&attempt["response"])))
    }
}

impl HttpClient for Scene {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

fn response(answer: &Value) -> HttpResponse {
    let status = answer["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok());
    let body = match answer["errorCode"].as_str() {
        Some(code) => json!({ "__type": code }),
        None => json!({ "resourceArn": "arn:aws:a:b:c:d", "tags": [] }),
    };
    let status = status.expect("a status").try_into().expect("a status");
    let mut response = HttpResponse::new(status, SdkBody::from(body.to_string()));
    for (name, value) in answer["headers"].as_object().into_iter().flatten() {
        let value = value.as_str().expect("text").to_owned();
        response.headers_mut().insert(name.to_ascii_lowercase(), value);
    }
    response
}

fn time(text: &Value) -> SystemTime {
    let text = text.as_str().expect("a time");
    let time = DateTime::from_str(text, Format::DateTime).expect("a time");
    SystemTime::try_from(time).expect("a time")
}

/// Returns an attempt at midnight that is answered at once, with the date after some seconds.
fn attempt(date_after: Option<i64>) -> Value {
    let midnight = "2026-01-01T00:00:00Z";
    let date = |seconds| {
        let midnight = DateTime::from_str(midnight, Format::DateTime).expect("a time");
        let date = DateTime::from_secs(midnight.secs() + seconds);
        json!({ "Date": date.fmt(Format::HttpDate).expect("a date") })
    };
    json!({
        "clientTimeAtSend": midnight,
        "clientTimeAtReceive": midnight,
        "response": { "statusCode": 200, "headers": date_after.map(date) },
    })
}

/// Returns the clock skew that a client assumes, in seconds.
fn skew(scene: &Scene, client: &Client) -> i64 {
    // A response without a date does not change it.
    let probe = attempt(None);
    let (_, signed) = scene.call(client, std::slice::from_ref(&probe), 1);
    let date = &signed[0];
    let parts = [0..4, 4..6, 6..8, 9..11, 11..13, 13..15].map(|part| &date[part]);
    let [year, month, day, hour, minute, second] = parts;
    let signed = json!(format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"));
    let seconds = |time: SystemTime| DateTime::from(time).secs();
    seconds(time(&signed)) - seconds(time(&probe["clientTimeAtSend"]))
}

fn run(case: &Value) {
    let scene = Scene::new();
    let client = scene.client();
    let initial = case["operations"][0]["initialClientSkew"].as_i64().expect("a skew");
    if initial != 0 {
        scene.call(&client, &[attempt(Some(initial))], 1);
    }
    for operation in case["operations"].as_array().expect("operations") {
        let about = &case["description"];
        assert_eq!(json!(skew(&scene, &client)), operation["initialClientSkew"], "{about}");
        let attempts = operation["attempts"].as_array().expect("attempts");
        let max = operation["maxAttempts"].as_u64().unwrap_or(3);
        let max = u32::try_from(max).expect("a number");
        let (succeeded, signed) = scene.call(&client, attempts, max);
        assert_eq!(succeeded, operation["expectedOutcome"] == "success", "{about}");
        let expected = attempts.iter().map(|attempt| &attempt["expectedSigningTime"]);
        let expected = expected.map(|time| time.as_str().expect("a time").replace(['-', ':'], ""));
        assert_eq!(signed, expected.collect::<Vec<_>>(), "{about}");
        assert_eq!(json!(skew(&scene, &client)), operation["expectedClientSkew"], "{about}");
    }
}

#[test]
fn clients_behave_as_in_the_published_suite() {
    let file = oracles::dependency("aws-runtime").join("test-data/clock-skew-test-cases.json");
    let suite: Value = serde_json::from_slice(&fs::read(file).expect("the suite")).expect("JSON");
    let cases = suite["tests"].as_array().expect("tests");
    assert!(cases.len() >= 10);
    cases.iter().for_each(run);
}
