//! The rules that assess a change.

mod members;
mod traits;

use super::assessment::Assessment;
use super::change::ChangeKind;
use super::context::RuleContext;
use super::verdict::VersionBump;
use members::{member_added, member_removed, presence, reordered, type_changed};

/// Judges a change.
pub(super) fn assess(kind: &ChangeKind, context: RuleContext) -> Assessment {
    match kind {
        ChangeKind::OperationAdded => {
            Assessment::harmless(VersionBump::Minor, "programs don't call it yet")
        }
        ChangeKind::OperationRemoved => Assessment::source(
            Some("the service refuses the call"),
            "the client's method and the operation's types are gone",
        ),
        ChangeKind::ErrorAdded(_) => Assessment::harmless(
            VersionBump::Minor,
            "old clients report it as an error that is not modeled, with code and message",
        ),
        ChangeKind::ErrorRemoved(_) => {
            Assessment::source(None, "the variant of the operation's errors is gone")
        }
        ChangeKind::TypeAdded => Assessment::harmless(VersionBump::Minor, "no program uses it yet"),
        ChangeKind::TypeRemoved => Assessment::source(None, "programs that use it don't compile"),
        ChangeKind::MemberAdded(facts) => member_added(facts, context),
        ChangeKind::MemberRemoved(facts) => member_removed(facts, context),
        ChangeKind::MembersReordered(container) => reordered(*container),
        ChangeKind::PresenceChanged { old, new } => presence(old, new, context),
        ChangeKind::TypeChanged(change) => type_changed(change, context),
        ChangeKind::TypeRenamed { .. } => {
            Assessment::source(None, "programs that use the type's old name don't compile")
        }
        ChangeKind::ValueAdded(_) => Assessment::harmless(
            VersionBump::Minor,
            "old clients keep the value as an unknown one, and matches have an arm for those",
        ),
        ChangeKind::ValueRemoved(_) => Assessment::source(
            context.in_request.then_some("the service refuses requests with the value"),
            "the enum's variant is gone",
        ),
        ChangeKind::ValueRenamed { .. } => {
            Assessment::source(None, "the enum's variant has another name")
        }
        ChangeKind::VersionChanged { .. } => Assessment::harmless(
            VersionBump::Patch,
            "a service continues to answer clients of its earlier versions",
        ),
        ChangeKind::ServiceRenamed { .. } => Assessment::wire(
            context.sends_service.then_some("requests of old clients name the service as it was"),
            VersionBump::Patch,
            "the service's protocol does not send its name",
        ),
        ChangeKind::ApiChanged => {
            Assessment::harmless(VersionBump::Patch, "the public API is compatible")
        }
        ChangeKind::Trait { values: Some(values), .. } => traits::constrained(values, context),
        ChangeKind::Trait { id, old, new, values: None } => {
            traits::assess(id, old.as_ref(), new.as_ref(), context)
        }
    }
}
