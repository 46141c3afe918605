//! A server that records what it is sent and always answers the same.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The id that the server gives every request.
pub(crate) const REQUEST_ID: &str = "4f0c8b1e-request";

/// What the server answers.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: u16,
    content_type: &'static str,
    body: String,
}

impl Answer {
    /// A success with a JSON body.
    pub(crate) fn ok(body: Value) -> Self {
        Self::json(200, body)
    }

    /// An answer with a JSON body.
    pub(crate) fn json(status: u16, body: Value) -> Self {
        Self { status, content_type: "application/x-amz-json-1.0", body: body.to_string() }
    }

    /// An answer with a page, such as a proxy sends.
    pub(crate) fn html(status: u16, body: &str) -> Self {
        Self { status, content_type: "text/html", body: body.to_owned() }
    }
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The value of a header, whose name is in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }
}

type Recorded = Arc<Mutex<Vec<Request>>>;

/// A server on a port of its own, which runs until the test's runtime ends.
pub(crate) struct Server {
    url: String,
    requests: Recorded,
}

impl Server {
    pub(crate) async fn start(answer: Answer) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Recorded::default();
        let router = Router::new().fallback(handle).with_state((requests.clone(), answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, requests }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("not poisoned").clone()
    }

    /// The only request so far.
    pub(crate) fn only_request(&self) -> Request {
        let [request] = <[Request; 1]>::try_from(self.requests()).expect("one request");
        request
    }
}

async fn handle(
    State((requests, answer)): State<(Recorded, Answer)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let text = |value: &axum::http::HeaderValue| value.to_str().expect("text").to_owned();
    requests.lock().expect("not poisoned").push(Request {
        method: method.to_string(),
        path: uri.to_string(),
        headers: headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: body.to_vec(),
    });
    let status = StatusCode::from_u16(answer.status).expect("a status");
    let headers = [("content-type", answer.content_type), ("x-amzn-requestid", REQUEST_ID)];
    (status, headers, answer.body).into_response()
}
