//! A server on the loopback interface that records requests and gives the same answer to each.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, DATE};
use axum::response::Response;
use futures_util::stream;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::answer::Answer;

/// The time of all calls. Clients correct their clock by this header.
const TODAY: &str = "Fri, 02 Jan 2026 03:04:05 GMT";

/// A server. It stops when dropped.
pub(crate) struct Server {
    url: String,
    requests: Arc<Mutex<Vec<Value>>>,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let router = Router::new().fallback(move |request: Request| async move {
            let recorded = recorded(request).await;
            log.lock().unwrap_or_else(PoisonError::into_inner).push(recorded);
            response(&answer)
        });
        let task =
            tokio::spawn(async move { axum::serve(listener, router).await.expect("no error") });
        Self { url, requests, task }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Returns the requests since the last call.
    pub(crate) fn take_requests(&self) -> Vec<Value> {
        std::mem::take(&mut *self.requests.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn response(answer: &Answer) -> Response {
    let mut response = Response::builder().status(answer.status).header(DATE, TODAY);
    for (name, value) in &answer.headers {
        response = response.header(*name, *value);
    }
    let body = Bytes::from(answer.body.clone());
    let body = match answer.breaks {
        true => Body::from_stream(stream::iter([Ok(body), Err(io::Error::other("broken"))])),
        false => Body::from(body),
    };
    response.body(body).expect("a response")
}

async fn recorded(request: Request) -> Value {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let mut headers = Map::new();
    for (name, value) in &head.headers {
        let values = headers.entry(name.as_str()).or_insert_with(|| json!([]));
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        values.as_array_mut().expect("a list").push(value.into());
    }
    json!({
        "method": head.method.as_str(),
        "target": head.uri.to_string(),
        "headers": headers,
        "body": body.escape_ascii().to_string(),
        "content": content(&head.headers, &body),
    })
}

/// Returns what a body of CBOR or JSON contains, independent of the order of members and the form of lists.
fn content(headers: &HeaderMap, body: &[u8]) -> Value {
    let media_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    match media_type {
        _ if headers.contains_key(CONTENT_ENCODING) => Value::Null,
        "application/cbor" => {
            format!("{:?}", ciborium::from_reader::<ciborium::Value, _>(body)).into()
        }
        "application/json" => {
            let mut content: Value = serde_json::from_slice(body).unwrap_or_default();
            content.sort_all_objects();
            content
        }
        _ => Value::Null,
    }
}
