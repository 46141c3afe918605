//! The description of a fictitious service.

use smithy_client_runtime::constraints;
use smithy_client_runtime::endpoint;
use smithy_client_runtime::protocol;
use smithy_client_runtime::service::{AuthScheme, BehaviorVersion, Service};

constraints! {}

/// The service, which tests adapt with struct update syntax.
pub(crate) const SERVICE: Service = Service {
    sdk_id: "Some Service",
    shape_name: "Service",
    namespace: "example",
    version: "1",
    signing_name: "service",
    user_agent_id: "someservice",
    crate_version: "1.0.0",
    behavior_version: BehaviorVersion::v2026_01_12,
    auth_schemes: &[AuthScheme::SigV4],
    protocol: protocol::aws_json_1_0,
    xml_namespace: None,
    resolve_endpoint: |_| endpoint::at("https://service.example").resolved(),
    constraints: &CONSTRAINTS,
};
