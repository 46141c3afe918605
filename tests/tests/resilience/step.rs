//! Steps of the server's script: responses, complete or with a fault.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The request ID in all responses.
pub(crate) const REQUEST_ID: &str = "3b9d50e2-resilience";

/// The server's reaction to a request.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    fault: Fault,
}

/// A fault of a response.
#[derive(Clone, Copy, Debug)]
enum Fault {
    /// No fault; the connection remains open.
    None,
    /// The response is delayed.
    Late(Duration),
    /// There is no response, and the connection remains open until the client closes it.
    Silence,
    /// There is no response, and the server closes the connection.
    Closed,
    /// The response ends after some bytes of the body.
    Cut(usize, End),
    /// After some bytes of the body, the server sends one byte at each tick.
    Trickle(usize, Duration),
}

/// The end of an incomplete response.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    /// The server closes the connection.
    Close,
    /// The server resets the connection.
    Reset,
}

impl Step {
    /// Responds with status 200 and a JSON body.
    pub(crate) fn ok(body: &Value) -> Self {
        Self::answer(200, "application/x-amz-json-1.0", body.to_string())
    }

    /// Responds with a service error.
    pub(crate) fn error(status: u16, code: &str) -> Self {
        let body = json!({ "__type": code, "message": "message from the server" });
        Self::answer(status, "application/x-amz-json-1.0", body.to_string())
    }

    /// Responds with an HTML page, like a proxy.
    pub(crate) fn html(status: u16) -> Self {
        Self::answer(status, "text/html", "<h1>Out of order</h1>")
    }

    /// Responds with any status and body.
    pub(crate) fn answer(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![
            ("content-type", content_type.to_owned()),
            ("x-amzn-requestid", REQUEST_ID.to_owned()),
        ];
        Self { status, headers, body: body.into(), fault: Fault::None }
    }

    /// Sends no response and keeps the connection open.
    pub(crate) fn silence() -> Self {
        Self::ok(&json!({})).with(Fault::Silence)
    }

    /// Sends no response and closes the connection.
    pub(crate) fn closed() -> Self {
        Self::ok(&json!({})).with(Fault::Closed)
    }

    /// Adds a header to the response.
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Delays the response.
    pub(crate) fn late(self, by: Duration) -> Self {
        self.with(Fault::Late(by))
    }

    /// Ends the response after the first bytes of its body.
    pub(crate) fn cut(self, after: usize, end: End) -> Self {
        self.with(Fault::Cut(after, end))
    }

    /// Closes the connection after the response.
    pub(crate) fn then_close(self) -> Self {
        let whole = self.body.len();
        self.cut(whole, End::Close)
    }

    /// Sends the first bytes of the body, then one byte at each tick.
    pub(crate) fn trickling(self, after: usize, tick: Duration) -> Self {
        self.with(Fault::Trickle(after, tick))
    }

    fn with(self, fault: Fault) -> Self {
        Self { fault, ..self }
    }

    /// Runs the step, and returns whether the connection can be reused.
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

    /// Sends the response up to the given number of body bytes, and returns whether that succeeded.
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

/// Ends the connection with a reset, after a delay for the client to read the response: a reset discards unread data.
async fn reset(stream: &mut TcpStream) {
    tokio::time::sleep(Duration::from_millis(50)).await;
    stream.set_zero_linger().expect("an open socket");
}
