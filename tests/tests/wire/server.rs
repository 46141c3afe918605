//! A server on the loopback interface that checks signatures, records what it receives, and answers
//! as it was told.

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

/// The access key id that the server knows.
pub(crate) const ACCESS_KEY: &str = "AKIDWIRETEST";
/// The secret that belongs to [`ACCESS_KEY`].
pub(crate) const SECRET: &str = "wire/test+SECRET";
/// The region that clients of the server are configured with.
pub(crate) const REGION: &str = "eu-west-3";
/// The id that the server gives every request.
pub(crate) const REQUEST_ID: &str = "7f3c2a10-wire";

/// What the server answers.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: u16,
    content_type: &'static str,
    header: Option<(&'static str, &'static str)>,
    body: String,
}

impl Answer {
    /// Status 200 with a JSON body.
    pub(crate) fn ok(body: &Value) -> Self {
        Self::json(200, body)
    }

    /// Any status with a JSON body.
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::raw(status, "application/x-amz-json-1.0", &body.to_string())
    }

    /// Any status with any body.
    pub(crate) fn raw(status: u16, content_type: &'static str, body: &str) -> Self {
        Self { status, content_type, header: None, body: body.to_owned() }
    }

    /// One more header.
    pub(crate) fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
    }

    /// Any status with a page for people, as proxies send it.
    pub(crate) fn html(status: u16, body: &str) -> Self {
        Self::raw(status, "text/html", body)
    }

    /// What a request gets whose signature is not right.
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

/// A request with a signature that the server found right.
#[derive(Clone, Debug)]
pub(crate) struct Verified {
    pub(crate) request: Received,
    pub(crate) signed: Signed,
}

/// What the server's requests share.
#[derive(Debug, Default)]
struct Log {
    /// The answers to give, in order; the last one is given again and again.
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

/// A server; it stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    log: SharedLog,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that gives the answers in order and then the last one again and again.
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

    /// The configuration of a client of this server, for a test to add to.
    pub(crate) fn config(&self) -> Builder {
        self.config_with(Credentials::new(ACCESS_KEY, SECRET, None, None, "wire"))
    }

    /// The configuration of a client of this server that has other credentials.
    pub(crate) fn config_with(&self, credentials: Credentials) -> Builder {
        Config::builder()
            .region(Region::new(REGION))
            .credentials_provider(credentials)
            .endpoint_url(&self.url)
    }

    /// The requests so far that had a right signature.
    pub(crate) fn verified(&self) -> Vec<Verified> {
        self.log.lock().expect("a log").verified.clone()
    }

    /// The one request so far that had a right signature.
    pub(crate) fn only_verified(&self) -> Verified {
        let mut all = self.verified();
        assert_eq!(all.len(), 1, "one request was expected");
        all.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Answers a request, if its signature is right.
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

/// Reads a request to its end.
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
