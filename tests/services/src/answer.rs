//! Responses of the server.

use serde_json::Value;

/// A response, or part of one.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) body: Vec<u8>,
    /// Whether the connection breaks within the body.
    pub(crate) breaks: bool,
}

impl Answer {
    /// Returns a response with a body.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), breaks: false }
    }

    /// Returns a response with a body of CBOR, given as JSON.
    ///
    /// # Panics
    ///
    /// Panics if the value can't be written.
    pub fn cbor(status: u16, body: &Value) -> Self {
        let mut bytes = Vec::new();
        ciborium::into_writer(body, &mut bytes).unwrap_or_else(|error| panic!("{error}"));
        Self::new(status, bytes)
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Ends the connection before the body is complete.
    #[must_use]
    pub fn breaking(mut self) -> Self {
        self.breaks = true;
        self
    }
}
