//! Calls of both clients.

use std::iter::zip;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::diff::{Difference, differences};
use crate::operations::Operation;
use crate::sample::Sample;
use crate::setup::Setup;
use crate::wire::Wire;

/// The requests and the result of one client.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// The output, or a description of the error.
    pub outcome: Result<Value, Value>,
    /// The requests, one for each attempt.
    pub requests: Vec<Value>,
}

/// The requests and results of both clients.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The generated client.
    pub ours: Observed,
    /// AWS's client.
    pub official: Observed,
}

impl Pair {
    /// Calls an operation of both clients. The last answer is repeated.
    pub async fn of(
        operation: &Operation,
        setup: &Setup,
        input: &Value,
        answers: &[Answer],
    ) -> Self {
        let wire = Wire::new(answers);
        let outcome = (operation.ours)(setup.ours(&wire), input.clone()).await;
        let ours = Observed { outcome, requests: wire.requests() };

        let wire = Wire::new(answers);
        let outcome = (operation.official)(setup.official(&wire), input.clone()).await;
        let official = Observed { outcome, requests: wire.requests() };
        Self { ours, official }
    }

    /// Calls an operation of both clients with an input with all members.
    pub async fn answered(operation: &Operation, answers: &[Answer]) -> Self {
        let input = Sample::FULL.input(operation.name);
        Self::of(operation, &Setup::PLAIN, &input, answers).await
    }

    /// Returns all differences between the clients. Compares only requests that both clients made.
    pub fn differences(&self) -> Vec<Difference> {
        let (ours, official) = zip(&self.ours.requests, &self.official.requests).unzip();
        differences(&summary(&self.ours, ours), &summary(&self.official, official))
    }
}

fn summary(observed: &Observed, requests: Vec<&Value>) -> Value {
    let (kind, value) = match &observed.outcome {
        Ok(output) => ("output", output),
        Err(error) => ("error", error),
    };
    json!({ kind: value, "attempts": observed.requests.len(), "requests": requests })
}
