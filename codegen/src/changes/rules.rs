//! The rules that judge a change.

mod members;
mod traits;

use super::assessment::Judgement;
use super::change::ChangeKind;
use super::context::Setting;
use super::verdict::Step;
use members::{member_added, member_removed, presence, reordered, type_changed};

/// Judges a change.
pub(super) fn judge(kind: &ChangeKind, setting: Setting) -> Judgement {
    match kind {
        ChangeKind::OperationAdded => {
            Judgement::harmless(Step::Minor, "programs don't call it yet")
        }
        ChangeKind::OperationRemoved => Judgement::source(
            Some("the service refuses the call"),
            "the client's method and the operation's types are gone",
        ),
        ChangeKind::ErrorAdded(_) => Judgement::harmless(
            Step::Minor,
            "old clients report it as an error that is not modeled, with code and message",
        ),
        ChangeKind::ErrorRemoved(_) => {
            Judgement::source(None, "the variant of the operation's errors is gone")
        }
        ChangeKind::TypeAdded => Judgement::harmless(Step::Minor, "no program uses it yet"),
        ChangeKind::TypeRemoved => Judgement::source(None, "programs that use it don't compile"),
        ChangeKind::MemberAdded(facts) => member_added(facts, setting),
        ChangeKind::MemberRemoved(facts) => member_removed(facts, setting),
        ChangeKind::MembersReordered(container) => reordered(*container),
        ChangeKind::PresenceChanged { old, new } => presence(old, new, setting),
        ChangeKind::TypeChanged(change) => type_changed(change, setting),
        ChangeKind::TypeRenamed { .. } => {
            Judgement::source(None, "programs that use the type's old name don't compile")
        }
        ChangeKind::ValueAdded(_) => Judgement::harmless(
            Step::Minor,
            "old clients keep the value as an unknown one, and matches have an arm for those",
        ),
        ChangeKind::ValueRemoved(_) => Judgement::source(
            setting.in_request.then_some("the service refuses requests with the value"),
            "the enum's variant is gone",
        ),
        ChangeKind::ValueRenamed { .. } => {
            Judgement::source(None, "the enum's variant has another name")
        }
        ChangeKind::VersionChanged { .. } => Judgement::harmless(
            Step::Patch,
            "a service continues to answer clients of its earlier versions",
        ),
        ChangeKind::ServiceRenamed { .. } => Judgement::wire(
            setting.sends_service.then_some("requests of old clients name the service as it was"),
            Step::Patch,
            "the service's protocol does not send its name",
        ),
        ChangeKind::ApiChanged => Judgement::harmless(Step::Patch, "the public API is compatible"),
        ChangeKind::Trait { values: Some(values), .. } => traits::constrained(values, setting),
        ChangeKind::Trait { id, old, new, values: None } => {
            traits::judge(id, old.as_ref(), new.as_ref(), setting)
        }
    }
}
