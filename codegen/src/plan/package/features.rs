//! Cargo features of the generated crate.

use crate::plan::operations::auth::Auth;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::package::service::ServicePlan;

/// A feature of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeaturePlan {
    /// The feature's name, in the crate and in the runtime.
    pub name: &'static str,
    /// Whether the feature is enabled by default.
    pub default: bool,
}

/// The features that are disabled by default.
const OPTIONAL: [&str; 8] =
    ["blocking", "chrono", "fips", "jiff", "ring-https-client", "serde", "test-util", "time"];

/// Returns the features of a crate, starting with the default ones.
pub(in crate::plan) fn features(
    service: &ServicePlan,
    operations: &[OperationPlan],
) -> Vec<FeaturePlan> {
    let mut schemes = operations.iter().map(|operation| service.auth_of(operation));
    let sigv4a = schemes.any(|schemes| schemes.contains(&Auth::SigV4a)).then_some("sigv4a");
    let default =
        ["default-https-client", "input-validation", "rt-tokio"].into_iter().chain(sigv4a);
    let default = default.map(|name| FeaturePlan { name, default: true });
    default.chain(OPTIONAL.map(|name| FeaturePlan { name, default: false })).collect()
}
