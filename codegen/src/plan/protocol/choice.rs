//! The choice of a service's protocol.

use super::row::Protocol;
use crate::model::{ProblemKind, Shape, ShapeId};

/// Chooses the protocol of a service: the one with the ID or name `wanted`, or else the most preferred one.
///
/// # Errors
///
/// Returns a problem if the service has no such protocol.
pub(crate) fn choose(
    service: &Shape,
    wanted: Option<&str>,
) -> Result<&'static Protocol, ProblemKind> {
    let is_applied = |protocol: &&Protocol| {
        service.traits.all.keys().any(|trait_id| trait_id.as_str() == protocol.trait_id)
    };
    let mut applied = Protocol::all().iter().filter(is_applied);
    match wanted {
        None => applied.next().ok_or_else(|| no_protocol(service)),
        Some(wanted) => {
            let is_wanted = |it: &&Protocol| it.trait_id == wanted || it.name() == wanted;
            applied.clone().find(is_wanted).ok_or_else(|| ProblemKind::UnknownProtocol {
                wanted: wanted.to_owned(),
                found: applied.map(Protocol::name).collect(),
            })
        }
    }
}

/// Traits in the namespaces of protocols that define no protocol.
const OTHERS: [&str; 4] = ["awsQueryCompatible", "awsQueryError", "ec2QueryName", "httpChecksum"];

fn no_protocol(service: &Shape) -> ProblemKind {
    let is_protocol = |id: &&ShapeId| {
        matches!(id.namespace(), "aws.protocols" | "smithy.protocols")
            && !OTHERS.contains(&id.name())
    };
    ProblemKind::NoSupportedProtocol {
        found: service.traits.all.keys().filter(is_protocol).cloned().collect(),
        supported: Protocol::all().iter().map(|protocol| protocol.trait_id).collect(),
    }
}
