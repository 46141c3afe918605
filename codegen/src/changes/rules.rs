//! Rules that assess changes.

mod members;
mod traits;

use super::assessment::Assessment;
use super::change::ChangeKind;
use super::context::RuleContext;
use super::verdict::VersionBump;
use members::{member_added, member_removed, presence, reordered, type_changed};

/// Assesses a change.
pub(super) fn assess(kind: &ChangeKind, context: RuleContext) -> Assessment {
    match kind {
        ChangeKind::OperationAdded => {
            Assessment::harmless(VersionBump::Minor, "existing programs don't call it")
        }
        ChangeKind::OperationRemoved => Assessment::source(
            Some("the service rejects the call"),
            "the client method and the operation's types were removed",
        ),
        ChangeKind::ErrorAdded(_) => Assessment::harmless(
            VersionBump::Minor,
            "old clients report it as an unmodeled error, with code and message",
        ),
        ChangeKind::ErrorRemoved(_) => {
            Assessment::source(None, "the variant of the operation's error enum was removed")
        }
        ChangeKind::TypeAdded => {
            Assessment::harmless(VersionBump::Minor, "existing programs don't use it")
        }
        ChangeKind::TypeRemoved => Assessment::source(None, "programs that use it don't compile"),
        ChangeKind::MemberAdded(facts) => member_added(facts, context),
        ChangeKind::MemberRemoved(facts) => member_removed(facts, context),
        ChangeKind::MembersReordered(container) => reordered(*container),
        ChangeKind::PresenceChanged { old, new } => presence(old, new, context),
        ChangeKind::TypeChanged(change) => type_changed(change, context),
        ChangeKind::TypeRenamed { .. } => {
            Assessment::source(None, "programs that use the old name don't compile")
        }
        ChangeKind::ValueAdded(_) => Assessment::harmless(
            VersionBump::Minor,
            "old clients read it as an unknown value, and every `match` has an arm for unknown values",
        ),
        ChangeKind::ValueRemoved(_) => value_removed(context),
        ChangeKind::ValueRenamed { .. } => Assessment::source(None, "the enum variant was renamed"),
        ChangeKind::VersionChanged { .. } => Assessment::harmless(
            VersionBump::Patch,
            "services continue to support clients of earlier API versions",
        ),
        ChangeKind::ServiceRenamed { .. } => service_renamed(context),
        ChangeKind::ApiChanged => {
            Assessment::harmless(VersionBump::Patch, "the public API is compatible")
        }
        ChangeKind::Trait { values: Some(values), .. } => traits::constrained(values, context),
        ChangeKind::Trait { id, old, new, values: None } => {
            traits::assess(id, old.as_ref(), new.as_ref(), context)
        }
    }
}

fn value_removed(context: RuleContext) -> Assessment {
    let wire = context.in_request.then_some("the service rejects requests with the value");
    Assessment::source(wire, "the enum variant was removed")
}

fn service_renamed(context: RuleContext) -> Assessment {
    let wire =
        context.protocols.sends_service().then_some("old clients send the old name of the service");
    Assessment::wire(wire, VersionBump::Patch, "the protocol doesn't send the service's name")
}
