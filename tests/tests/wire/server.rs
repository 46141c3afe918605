//! A server on the loopback interface that verifies signatures, records requests, and returns the given answers.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{self, Body};
use axum::extract::{Request, State};
use axum::http::Response;
use partnercentral_channel::Config;
use partnercentral_channel::config::{Builder, Credentials, Region};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::support::received::Received;
use crate::support::signature::{self, Signed};

/// The access key ID that the server accepts.
pub(crate) const ACCESS_KEY: &str = "AKIDWIRETEST";
/// The secret key of [`ACCESS_KEY`].
pub(crate) const SECRET: &str = "wire/test+SECRET";
/// The region of the server's clients.
pub(crate) const REGION: &str = "eu-west-3";
/// The request ID in all responses.
pub(crate) const REQUEST_ID: &str = "7f3c2a10-wire";

/// A response of the server.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: u16,
    content_type: &'static str,
    header: Option<(&'static str, &'static str)>,
    body: String,
}

impl Answer {
    /// Creates a response with status 200 and a JSON body.
    pub(crate) fn ok(body: &Value) -> Self {
        Self::json(200, body)
    }

    /// Creates a response with a JSON body.
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::raw(status, "application/x-amz-json-1.0", &body.to_string())
    }

    /// Creates a response with any body.
    pub(crate) fn raw(status: u16, content_type: &'static str, body: &str) -> Self {
        Self { status, content_type, header: None, body: body.to_owned() }
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
    }

    /// Creates a response with an HTML page, like a proxy.
    pub(crate) fn html(status: u16, body: &str) -> Self {
        Self::raw(status, "text/html", body)
    }

    /// Creates the response to a request with an invalid signature.
    fn forbidden(problem: &str) -> Self {
        Self::json(403, &json!({ "__type": "InvalidSignatureException", "message": problem }))
    }

    fn into_response(self) -> Response<Body> {
        let mut response = Response::builder();
        if let Some((name, value)) = self.header {
            response = response.header(name, value);
        }
        response
            .status(self.status)
            .header("content-type", self.content_type)
            .header("x-amzn-requestid", REQUEST_ID)
            .body(Body::from(self.body))
            .expect("a response")
    }
}

/// A request with a valid signature.
#[derive(Clone, Debug)]
pub(crate) struct Verified {
    pub(crate) request: Received,
    pub(crate) signed: Signed,
}

/// The shared state of the server.
#[derive(Debug, Default)]
struct Log {
    /// The remaining answers. The last one is repeated.
    answers: VecDeque<Answer>,
    verified: Vec<Verified>,
}

impl Log {
    fn answer(&mut self) -> Answer {
        let first = self.answers.pop_front().expect("at least one answer");
        if self.answers.is_empty() {
            self.answers.push_back(first.clone());
        }
        first
    }
}

type SharedLog = Arc<Mutex<Log>>;

/// A server. It stops when dropped.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    log: SharedLog,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that returns the answers in order, and repeats the last one.
    pub(crate) async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let log: SharedLog =
            Arc::new(Mutex::new(Log { answers: answers.into_iter().collect(), ..Log::default() }));
        let router = Router::new().fallback(handle).with_state(log.clone());
        let task =
            tokio::spawn(async move { axum::serve(listener, router).await.expect("served") });
        Self { url, log, task }
    }

    /// Returns a client configuration for this server.
    pub(crate) fn config(&self) -> Builder {
        self.config_with(Credentials::new(ACCESS_KEY, SECRET, None, None, "wire"))
    }

    /// Returns a client configuration for this server with other credentials.
    pub(crate) fn config_with(&self, credentials: Credentials) -> Builder {
        Config::builder()
            .region(Region::new(REGION))
            .credentials_provider(credentials)
            .endpoint_url(&self.url)
    }

    /// Returns all requests with a valid signature.
    pub(crate) fn verified(&self) -> Vec<Verified> {
        self.log.lock().expect("a log").verified.clone()
    }

    /// Returns the only request with a valid signature.
    pub(crate) fn only_verified(&self) -> Verified {
        let mut all = self.verified();
        assert_eq!(all.len(), 1, "expected one request");
        all.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Responds to a request, if its signature is valid.
async fn handle(State(log): State<SharedLog>, request: Request) -> Response<Body> {
    let request = read(request).await;
    let answer = match signature::verify(&request, ACCESS_KEY, SECRET) {
        Ok(signed) => {
            let mut log = log.lock().expect("a log");
            log.verified.push(Verified { request, signed });
            log.answer()
        }
        Err(problem) => Answer::forbidden(&problem),
    };
    answer.into_response()
}

/// Reads a complete request.
async fn read(request: Request) -> Received {
    let (head, body) = request.into_parts();
    let body = body::to_bytes(body, usize::MAX).await.expect("the whole body");
    Received {
        method: head.method.to_string(),
        path: head.uri.to_string(),
        headers: head.headers,
        body: body.to_vec(),
    }
}
