//! Calls of both clients.

use std::pin::Pin;

use parity::diff::{Difference, differences};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::outcome::Outcome;
use crate::server::Server;

/// A call of one client with a fixed input, to the server with this URL.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&str) -> Pin<Box<dyn Future<Output = Outcome>>>,
}

/// A call of both clients.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The name of the call: the operation, and the property of the input that differs from other calls.
    pub name: &'static str,
    ours: Call,
    official: Call,
}

/// The requests and the result of one client.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The output, or a description of the error.
    pub outcome: Result<Value, Value>,
    /// The requests, one for each attempt.
    pub requests: Vec<Value>,
}

impl Pair {
    /// Combines the calls of both clients, which have the same names.
    pub(crate) fn all(ours: &[Call], official: &[Call]) -> Vec<Self> {
        assert_eq!(ours.len(), official.len());
        let pairs = ours.iter().zip(official).map(|(ours, official)| {
            assert_eq!(ours.name, official.name);
            Self { name: ours.name, ours: *ours, official: *official }
        });
        pairs.collect()
    }

    /// Makes the call with both clients, and returns the differences.
    pub async fn observe(&self, answer: Answer) -> (Observed, Observed) {
        let server = Server::start(answer).await;
        let mut observed = Vec::new();
        for call in [self.ours, self.official] {
            let outcome = (call.run)(server.url()).await;
            observed.push(Observed { outcome, requests: server.take_requests() });
        }
        let official = observed.pop().expect("two");
        (observed.pop().expect("two"), official)
    }
}

impl Observed {
    /// Returns all differences from the observations of AWS's client.
    pub fn differences(&self, official: &Self) -> Vec<Difference> {
        let (mut ours, mut theirs) = (self.clone(), official.clone());
        for (ours, theirs) in ours.requests.iter_mut().zip(&mut theirs.requests) {
            ignore_form(ours, theirs);
        }
        differences(&ours.summary(), &theirs.summary())
    }

    fn summary(&self) -> Value {
        let (kind, value) = match &self.outcome {
            Ok(output) => ("output", output),
            Err(error) => ("error", error),
        };
        json!({ kind: value, "requests": self.requests })
    }
}

/// Declares the calls with their inputs, for the client of the module that includes the file.
macro_rules! calls {
    ($($name:literal: |$client:ident| $call:expr;)*) => {
        pub(crate) const CALLS: &[$crate::pair::Call] = &[$($crate::pair::Call {
            name: $name,
            run: |url| {
                let $client = super::client(url);
                Box::pin(async move { super::outcome($call.send().await) })
            },
        },)*];
    };
}
pub(crate) use calls;

/// Removes what follows from writing the same content in another form. The generated client writes members in the order
/// of the model, AWS's in that of their names. In CBOR, only AWS's states the lengths of lists.
fn ignore_form(ours: &mut Value, theirs: &mut Value) {
    if ours["content"].is_null()
        || ours["content"] != theirs["content"]
        || ours["body"] == theirs["body"]
    {
        return;
    }
    for request in [ours, theirs] {
        request["body"] = Value::Null;
        for header in ["authorization", "content-length"] {
            request["headers"][header] = Value::Null;
        }
    }
}
