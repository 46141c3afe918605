//! Calls of Amazon SNS, awsQuery.

mod official;
mod ours;

use crate::pair::Pair;

/// Returns all calls.
pub fn calls() -> Vec<Pair> {
    Pair::all(ours::calls::CALLS, official::calls::CALLS)
}
