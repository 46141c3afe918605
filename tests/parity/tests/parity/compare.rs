//! Comparison of both clients' calls.

use std::collections::BTreeMap;

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::{Intended, intended};
use parity::operations::Operation;
use parity::setup::Setup;
use serde_json::{Value, json};

/// Returns the single request of a successful call. Checks that it is identical for both clients.
pub(crate) async fn sent(operation: &Operation, setup: &Setup, input: &Value) -> Value {
    let pair = Pair::of(operation, setup, input, &[Answer::json(200, &json!({}))]).await;
    let name = operation.name;
    assert_eq!(pair.ours.requests, pair.official.requests, "{name} with {input}, {setup:?}");
    let [request] = pair.ours.requests.as_slice() else { panic!("{name}: {pair:?}") };
    request.clone()
}

/// The maximum number of unintended differences to print.
const SHOWN: usize = 20;

/// Compares calls of both clients, and counts the intended differences.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    calls: usize,
    intended: BTreeMap<&'static str, usize>,
    unintended: Vec<String>,
}

impl Comparison {
    /// Calls an operation of both clients, compares their requests and results, and returns the requests of the
    /// generated client.
    pub(crate) async fn call(
        &mut self,
        operation: &Operation,
        case: &str,
        answers: &[Answer],
    ) -> Vec<Value> {
        let pair = Pair::answered(operation, answers).await;
        self.calls += 1;
        for difference in pair.differences() {
            match intended(&difference) {
                Some(intended) => *self.intended.entry(intended.behavior).or_default() += 1,
                None => self.unintended.push(format!("{}, {case}: {difference}", operation.name)),
            }
        }
        pair.ours.requests
    }

    /// Checks the numbers of calls and intended differences, and that there are no other differences.
    pub(crate) fn assert(&self, calls: usize, intended: &[(&Intended, usize)]) {
        let some = self.unintended.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>();
        assert!(some.is_empty(), "{} differences:\n{}", self.unintended.len(), some.join("\n"));
        let intended =
            intended.iter().map(|(intended, count)| (intended.behavior, *count)).collect();
        assert_eq!((self.calls, &self.intended), (calls, &intended));
    }
}
