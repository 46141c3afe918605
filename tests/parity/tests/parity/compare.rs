//! Comparing both clients' calls.

use std::collections::BTreeMap;

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::{Wanted, wanted};
use parity::operations::Operation;
use parity::setup::Setup;
use serde_json::{Value, json};

/// What both clients send for a call that succeeds: one request, the same bit for bit.
pub(crate) async fn sent(operation: &Operation, setup: &Setup, input: &Value) -> Value {
    let pair = Pair::of(operation, setup, input, &[Answer::json(200, &json!({}))]).await;
    let name = operation.name;
    assert_eq!(pair.ours.requests, pair.official.requests, "{name} with {input}, {setup:?}");
    let [request] = pair.ours.requests.as_slice() else { panic!("{name}: {pair:?}") };
    request.clone()
}

/// How many of the unwanted differences are shown.
const SHOWN: usize = 20;

/// Many calls of both clients, which have to be alike but for the differences that are wanted.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    calls: usize,
    wanted: BTreeMap<&'static str, usize>,
    unwanted: Vec<String>,
}

impl Comparison {
    /// Calls an operation of both clients, compares all they do and return, and gives the requests of
    /// the generated client.
    pub(crate) async fn call(
        &mut self,
        operation: &Operation,
        case: &str,
        answers: &[Answer],
    ) -> Vec<Value> {
        let pair = Pair::answered(operation, answers).await;
        self.calls += 1;
        for difference in pair.differences() {
            match wanted(&difference) {
                Some(wanted) => *self.wanted.entry(wanted.what).or_default() += 1,
                None => self.unwanted.push(format!("{}, {case}: {difference}", operation.name)),
            }
        }
        pair.ours.requests
    }

    /// As many calls were made, and as many differences found of each kind, and none besides.
    pub(crate) fn assert(&self, calls: usize, wanted: &[(&Wanted, usize)]) {
        let some = self.unwanted.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>();
        assert!(some.is_empty(), "{} differences:\n{}", self.unwanted.len(), some.join("\n"));
        let wanted = wanted.iter().map(|(wanted, count)| (wanted.what, *count)).collect();
        assert_eq!((self.calls, &self.wanted), (calls, &wanted));
    }
}
