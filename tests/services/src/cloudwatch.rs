//! Calls of Amazon CloudWatch, rpcv2Cbor.

mod official;
mod ours;

use crate::pair::Pair;

/// Returns all calls.
pub fn calls() -> Vec<Pair> {
    Pair::all(ours::calls::CALLS, official::calls::CALLS)
}
