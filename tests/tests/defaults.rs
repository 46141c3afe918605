//! Defaults that the generator and the runtime both know.

use std::time::Duration;

use partnercentral_channel::SERVICE;
use partnercentral_channel::config::BehaviorVersion;
use partnercentral_channel::operation::get_relationship::GetRelationship;
use smithy_client_codegen::model;
use smithy_client_runtime::waiters::{Acceptor, Waiter};

/// A waiter with default delays. The generator omits them.
struct Found;

impl Waiter for Found {
    type Operation = GetRelationship;
    const NAME: &'static str = "Found";
    const ACCEPTORS: &'static [Acceptor<Self::Operation>] = &[];
}

#[test]
fn waiters_have_the_delays_of_the_model() {
    let seconds = |delay: u32| Duration::from_secs(delay.into());
    assert_eq!(Found::MIN_DELAY, seconds(model::Waiter::DEFAULT_MIN_DELAY));
    assert_eq!(Found::MAX_DELAY, seconds(model::Waiter::DEFAULT_MAX_DELAY));
}

/// If this fails after an update of the AWS runtime crates, change `BEHAVIOR_VERSION` in
/// `codegen/src/plan/package/service.rs`. Crates that were generated before keep their version.
#[test]
fn generated_crates_state_the_latest_behavior_version() {
    assert_eq!((SERVICE.behavior_version)(), BehaviorVersion::latest());
}
