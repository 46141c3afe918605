//! Idempotency of requests repeated with the same client token.

use std::collections::HashMap;

use serde_json::Value;

use super::fault::{Fault, field};

/// Caller, operation and client token.
type Key = (String, String, String);

/// Successful requests with a token, and their responses.
#[derive(Debug, Default)]
pub(super) struct Responses {
    by_token: HashMap<Key, (Value, Value)>,
}

impl Responses {
    /// Returns the previous response to the same request.
    ///
    /// # Errors
    ///
    /// Fails if the token was used for another request.
    pub(super) fn recall(
        &self,
        caller: &str,
        operation: &str,
        input: &Value,
    ) -> Result<Option<Value>, Fault> {
        let known = key(caller, operation, input).and_then(|key| self.by_token.get(&key));
        match known {
            Some((before, _)) if before != input => Err(reused()),
            Some((_, answer)) => Ok(Some(answer.clone())),
            None => Ok(None),
        }
    }

    /// Stores a response.
    pub(super) fn keep(&mut self, caller: &str, operation: &str, input: Value, answer: &Value) {
        if let Some(key) = key(caller, operation, &input) {
            self.by_token.insert(key, (input, answer.clone()));
        }
    }
}

fn key(caller: &str, operation: &str, input: &Value) -> Option<Key> {
    let token = input["clientToken"].as_str()?;
    Some((caller.to_owned(), operation.to_owned(), token.to_owned()))
}

fn reused() -> Fault {
    let violation = field("clientToken", "REUSED", "It was used for another request.");
    Fault::invalid("The client token was already used.", [violation])
}
