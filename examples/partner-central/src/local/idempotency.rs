//! Requests that are repeated with the same client token.

use std::collections::HashMap;

use serde_json::Value;

use super::fault::{Fault, field};

/// Who called which operation with which token.
type Key = (String, String, String);

/// The requests that had a token and succeeded, with what was answered.
#[derive(Debug, Default)]
pub(super) struct Answered {
    by_token: HashMap<Key, (Value, Value)>,
}

impl Answered {
    /// What the same request was answered before.
    ///
    /// # Errors
    ///
    /// The token has come with another request.
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

    /// Keeps an answer.
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
    let complaint = field("clientToken", "REUSED", "It has come with another request.");
    Fault::against_the_rules("A client token is for one request only.", [complaint])
}
