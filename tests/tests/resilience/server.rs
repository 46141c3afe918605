//! A server on the loopback interface that follows a script, including faults, and records requests.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::recorder;
use super::step::Step;
use crate::support::received::Received;

/// Returns the step for a request and the number of previous requests.
type Script = Arc<dyn Fn(&Received, usize) -> Step + Send + Sync>;

/// The recorded requests and connections.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) requests: Vec<Received>,
    /// The number of the connection for each request.
    pub(crate) connections_used: Vec<usize>,
    /// The number of connections opened.
    pub(crate) opened: usize,
    /// The number of connections closed.
    pub(crate) closed: usize,
}

/// A server. It stops when dropped.
pub(crate) struct Server {
    url: String,
    region: String,
    log: watch::Sender<Log>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that runs the steps in order, and repeats the last one.
    pub(crate) async fn start(steps: impl IntoIterator<Item = Step>) -> Self {
        let steps: Vec<Step> = steps.into_iter().collect();
        Self::start_with(move |_, count| steps[count.min(steps.len() - 1)].clone()).await
    }

    /// Starts a server that runs the script's step for each request.
    pub(crate) async fn start_with(
        script: impl Fn(&Received, usize) -> Step + Send + Sync + 'static,
    ) -> Self {
        recorder::install();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let log = watch::Sender::new(Log::default());
        let task = tokio::spawn(accept(listener, Arc::new(script), log.clone()));
        Self { url, region: unique_region(), log, task }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Returns the host and the port.
    pub(crate) fn host(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// Returns the region to call the server in. Each server has a unique region.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// Returns the log.
    pub(crate) fn log(&self) -> Log {
        self.log.borrow().clone()
    }

    /// Waits until the log satisfies the predicate.
    pub(crate) async fn until(&self, predicate: impl Fn(&Log) -> bool) {
        let mut log = self.log.subscribe();
        let seen =
            tokio::time::timeout(Duration::from_secs(10), log.wait_for(|log| predicate(log))).await;
        assert!(matches!(seen, Ok(Ok(_))), "the log is {:?}", self.log());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("url", &self.url).field("log", &self.log()).finish()
    }
}

/// Returns a unique region. Clients share their retry quota and rate by service and region, so each test needs its own.
pub(crate) fn unique_region() -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(1);
    format!("eu-test-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

async fn accept(listener: TcpListener, script: Script, log: watch::Sender<Log>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        log.send_modify(|log| log.opened += 1);
        let connection = log.borrow().opened;
        connections.spawn(serve(stream, connection, script.clone(), log.clone()));
    }
}

/// Serves one connection until either side closes it.
async fn serve(mut stream: TcpStream, connection: usize, script: Script, log: watch::Sender<Log>) {
    while let Some(request) = read(&mut stream).await {
        let mut count = 0;
        log.send_modify(|log| {
            count = log.requests.len();
            log.requests.push(request.clone());
            log.connections_used.push(connection);
        });
        if !script(&request, count).play(&mut stream).await {
            break;
        }
    }
    drop(stream);
    log.send_modify(|log| log.closed += 1);
}

/// Reads a request. Returns `None` if the client has closed the connection.
async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    loop {
        if let Some(request) = parse(&bytes) {
            return Some(request);
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}

/// Parses a request, or returns `None` if it is incomplete. The client does not send another request before it has
/// received the response.
fn parse(bytes: &[u8]) -> Option<Received> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    let parsed = request.parse(bytes).expect("a request");
    let httparse::Status::Complete(head) = parsed else { return None };
    let headers = headers_of(request.headers);
    let length = headers.get("content-length").map_or(0, |length| {
        length.to_str().ok().and_then(|length| length.parse().ok()).expect("a length")
    });
    Some(Received {
        method: request.method?.to_owned(),
        path: request.path?.to_owned(),
        headers,
        body: bytes.get(head..head + length)?.to_vec(),
    })
}

fn headers_of(headers: &[httparse::Header<'_>]) -> HeaderMap {
    let parsed = headers.iter().map(|header| {
        let name = HeaderName::from_bytes(header.name.as_bytes()).expect("a name");
        (name, HeaderValue::from_bytes(header.value).expect("a value"))
    });
    let mut map = HeaderMap::new();
    parsed.for_each(|(name, value)| {
        map.append(name, value);
    });
    map
}
