//! An HTTP client without a network: records requests and returns the given answers.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::signature;

/// Clones share the same state.
#[derive(Clone, Debug)]
pub(crate) struct Wire(Arc<Mutex<Log>>);

#[derive(Debug)]
struct Log {
    /// The remaining answers. The last one is repeated.
    answers: VecDeque<Answer>,
    requests: Vec<Value>,
}

impl Wire {
    pub(crate) fn new(answers: &[Answer]) -> Self {
        let answers = answers.iter().cloned().collect();
        Self(Arc::new(Mutex::new(Log { answers, requests: Vec::new() })))
    }

    /// Returns the recorded requests.
    pub(crate) fn requests(&self) -> Vec<Value> {
        self.log().requests.clone()
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut log = self.log();
        log.requests.push(recorded(&request));
        let answer = match log.answers.len() {
            0 => Answer::Broken,
            1 => log.answers[0].clone(),
            _ => log.answers.pop_front().unwrap_or(Answer::Broken),
        };
        HttpConnectorFuture::ready(answer.into_result())
    }
}

impl HttpClient for Wire {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

fn recorded(request: &HttpRequest) -> Value {
    let body = String::from_utf8_lossy(request.body().bytes().unwrap_or_default());
    json!({
        "method": request.method(),
        "uri": request.uri(),
        "headers": headers(request),
        "body": body,
    })
}

/// Returns the values of each header. Verified SigV4a signatures are equal.
fn headers(request: &HttpRequest) -> Map<String, Value> {
    let mut headers = Map::new();
    for (name, value) in request.headers() {
        let values = headers.entry(name).or_insert_with(|| json!([]));
        if let Value::Array(values) = values {
            values.push(match name {
                "authorization" => signature::comparable(request, value).into(),
                _ => value.into(),
            });
        }
    }
    headers.sort_keys();
    headers
}
