//! What the server does with a request: an answer, whole or with something wrong about it.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The id that the server gives every request.
pub(crate) const REQUEST_ID: &str = "3b9d50e2-resilience";

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    fault: Fault,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// Nothing; the connection stays open.
    None,
    /// It comes late.
    Late(Duration),
    /// It never comes, and the connection stays open for as long as the client wants.
    Silence,
    /// It never comes, and the connection is closed in its place.
    Closed,
    /// It ends after some bytes of the body.
    Cut(usize, End),
    /// After some bytes of the body, a byte comes at each tick.
    Trickle(usize, Duration),
}

/// How an answer ends that is not whole.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// The connection is closed.
    Close,
    /// The connection is reset.
    Reset,
}

impl Step {
    /// Status 200 with a JSON body.
    pub(crate) fn ok(body: &Value) -> Self {
        Self::answer(200, "application/x-amz-json-1.0", body.to_string())
    }

    /// Any status with an error of the service.
    pub(crate) fn error(status: u16, code: &str) -> Self {
        let body = json!({ "__type": code, "message": "said the server" });
        Self::answer(status, "application/x-amz-json-1.0", body.to_string())
    }

    /// Any status with a page for people, as proxies send it.
    pub(crate) fn html(status: u16) -> Self {
        Self::answer(status, "text/html", "<h1>Out of order</h1>")
    }

    /// Any status with any body.
    pub(crate) fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![
            ("content-type", content_type.to_owned()),
            ("x-amzn-requestid", REQUEST_ID.to_owned()),
        ];
        Self { status, headers, body: body.into(), fault: Fault::None }
    }

    /// No answer, and the connection stays open.
    pub(crate) fn silence() -> Self {
        Self::ok(&json!({})).with(Fault::Silence)
    }

    /// No answer, and the connection is closed.
    pub(crate) fn closed() -> Self {
        Self::ok(&json!({})).with(Fault::Closed)
    }

    /// The answer, with one more header.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer, after a while.
    pub(crate) fn late(self, by: Duration) -> Self {
        self.with(Fault::Late(by))
    }

    /// The answer, without what comes after the first bytes of its body.
    pub(crate) fn cut(self, after: usize, end: End) -> Self {
        self.with(Fault::Cut(after, end))
    }

    /// The answer, after which the connection is closed.
    pub(crate) fn then_close(self) -> Self {
        let whole = self.body.len();
        self.cut(whole, End::Close)
    }

    /// The answer, byte by byte after the first bytes of its body.
    pub(crate) fn trickling(self, after: usize, tick: Duration) -> Self {
        self.with(Fault::Trickle(after, tick))
    }

    fn with(self, fault: Fault) -> Self {
        Self { fault, ..self }
    }

    /// Does the step; gives whether the connection can be used for one more request.
    pub(super) async fn play(&self, stream: &mut TcpStream) -> bool {
        match self.fault {
            Fault::None => self.send(stream, self.body.len()).await,
            Fault::Late(by) => {
                tokio::time::sleep(by).await;
                self.send(stream, self.body.len()).await
            }
            Fault::Silence => {
                until_closed(stream).await;
                false
            }
            Fault::Closed => false,
            Fault::Cut(after, end) => {
                self.send(stream, after).await;
                if let End::Reset = end {
                    reset(stream).await;
                }
                false
            }
            Fault::Trickle(after, tick) => {
                self.send(stream, after).await && self.trickle(stream, after, tick).await
            }
        }
    }

    /// Sends the answer up to some bytes of its body; gives whether the client took it.
    async fn send(&self, stream: &mut TcpStream, body: usize) -> bool {
        let mut bytes = self.head().into_bytes();
        bytes.extend(&self.body[..body]);
        stream.write_all(&bytes).await.is_ok()
    }

    async fn trickle(&self, stream: &mut TcpStream, from: usize, tick: Duration) -> bool {
        for byte in &self.body[from..] {
            tokio::time::sleep(tick).await;
            if stream.write_all(&[*byte]).await.is_err() {
                return false;
            }
        }
        true
    }

    fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} Whatever\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        if !self.headers.iter().any(|(name, _)| *name == "content-length") {
            head += &format!("content-length: {}\r\n", self.body.len());
        }
        head + "\r\n"
    }
}

/// Waits until the client closes the connection.
async fn until_closed(stream: &mut TcpStream) {
    let mut buffer = [0; 64];
    while stream.read(&mut buffer).await.is_ok_and(|count| count > 0) {}
}

/// Makes the connection end with a reset, once the client has had the time to read what was sent: a
/// reset throws away what has not been read.
async fn reset(stream: &mut TcpStream) {
    tokio::time::sleep(Duration::from_millis(50)).await;
    stream.set_zero_linger().expect("an open socket");
}
