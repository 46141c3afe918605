//! What follows from a change: for the wire, for the source of programs, and for the crate's version.
//!
//! - A change **breaks the wire** if a client of the old revision that talks to the new service is
//!   refused, or takes an answer for something else than it is.
//! - It **breaks the source** if a program that uses the crate of the old revision does not compile
//!   against that of the new one, or compiles and means something else.
//!
//! The version follows from the source alone. A service that refuses what it used to take refuses it
//! from programs on the old crate as well; taking the new one makes nothing worse.
//!
//! # Where this agrees with `smithy-diff`, and where it does not
//!
//! [`smithy-diff`](https://smithy.io/2.0/guides/smithy-diff.html) is Smithy's own comparison. What it
//! calls an error breaks the wire or the source here too, but for the following, where it speaks of
//! all clients, servers and languages and this crate can know better:
//!
//! - *Inputs and outputs of other shapes* (`ChangedOperationInput`, `ChangedOperationOutput`, `@input`,
//!   `@output`): our types are named after the operation, so the shape's name is no matter, and what
//!   is in the shapes is compared member by member.
//! - *Stricter constraints* (`ChangedLengthTrait`, `ChangedRangeTrait`) break where the service takes
//!   values and not where it gives them. A constraint that is new, or another pattern, breaks as well:
//!   the service may refuse what it took; `smithy-diff` only notes it.
//! - *New enum values before the end* (`ChangedEnumTrait`): our enums have no numbers. Old values in
//!   another order do break, since enums derive `Ord`.
//! - *Another order of members* (`ChangedMemberOrder`): fields and variants are found by name.
//! - *Targets of other names* (`ChangedMemberTarget`): types are named without the namespace, and
//!   simple shapes, lists and maps have no names in Rust at all.
//! - *`@jsonName`, `@http…`, `@xml…`*: matter with protocols that use them. *`@httpError`*: clients
//!   know an error by its code. *`@mediaType`*, *`@resourceIdentifier`*, resources and their bindings,
//!   metadata: nothing in the generated crate depends on them.
//! - *Removed errors* (`RemovedOperationError`, `RemovedServiceError`) and *`@readonly`* removed: warnings
//!   there, breaking here, for programs match on the one and rely on the other.

use super::change::{ChangeKind, Container, Field, MemberFacts, Presence, TypeChange};
use super::summary::capitalized;
use super::traits;

/// What follows from a change for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// Why clients of the old revision fail with the new service, if they do.
    pub wire: Option<&'static str>,
    /// Why programs on the old crate fail with the new one, if they do.
    pub source: Option<&'static str>,
    /// The step of the crate's version that follows from this change alone.
    pub step: Step,
    /// Why nothing breaks.
    note: &'static str,
}

/// A step of a version, in the sense of [semantic versioning](https://semver.org).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The crate is the same.
    None,
    /// Nothing that programs name has changed.
    Patch,
    /// There is more than before.
    Minor,
    /// Programs may have to change.
    Major,
}

/// Where a change matters, and to which kind of protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// It reaches what some operation takes.
    pub(super) in_request: bool,
    /// It reaches what some operation returns, or an error.
    pub(super) in_response: bool,
    /// A protocol of the service binds members to parts of HTTP messages.
    pub(super) binds_http: bool,
    /// A protocol of the service uses `@jsonName`.
    pub(super) renames_json: bool,
    /// A protocol of the service speaks XML.
    pub(super) speaks_xml: bool,
}

impl Step {
    /// The step's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Verdict {
    /// Whether clients of the old revision fail with the new service.
    pub fn breaks_wire(&self) -> bool {
        self.wire.is_some()
    }

    /// Whether programs on the old crate fail with the new one.
    pub fn breaks_source(&self) -> bool {
        self.source.is_some()
    }

    /// The reason, in one sentence.
    pub fn why(&self) -> String {
        let clause = match (self.wire, self.source) {
            (Some(wire), Some(source)) => format!("{wire}, and {source}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => self.note.to_owned(),
        };
        format!("{}.", capitalized(&clause))
    }

    /// Nothing breaks.
    pub(super) fn harmless(step: Step, note: &'static str) -> Self {
        Self { wire: None, source: None, step, note }
    }

    /// Only the wire may break; the crate's version takes the step if it does not.
    pub(super) fn wire(wire: Option<&'static str>, step: Step, note: &'static str) -> Self {
        Self { wire, source: None, step, note }
    }

    /// The source breaks, and the wire may.
    pub(super) fn source(wire: Option<&'static str>, source: &'static str) -> Self {
        Self { wire, source: Some(source), step: Step::Major, note: "" }
    }
}

/// Judges a change.
pub(super) fn judge(kind: &ChangeKind, setting: Setting) -> Verdict {
    match kind {
        ChangeKind::OperationAdded => Verdict::harmless(Step::Minor, "programs don't call it yet"),
        ChangeKind::OperationRemoved => Verdict::source(
            Some("the service refuses the call"),
            "the client's method and the operation's types are gone",
        ),
        ChangeKind::ErrorAdded(_) => Verdict::harmless(
            Step::Minor,
            "old clients report it as an error that is not modeled, with code and message",
        ),
        ChangeKind::ErrorRemoved(_) => {
            Verdict::source(None, "the variant of the operation's errors is gone")
        }
        ChangeKind::TypeAdded => Verdict::harmless(Step::Minor, "no program names it yet"),
        ChangeKind::TypeRemoved => Verdict::source(None, "programs that name it don't compile"),
        ChangeKind::MemberAdded(facts) => member_added(facts, setting),
        ChangeKind::MemberRemoved(facts) => member_removed(facts, setting),
        ChangeKind::MembersReordered(container) => reordered(*container),
        ChangeKind::PresenceChanged { old, new } => presence(old, new, setting),
        ChangeKind::TypeChanged(change) => type_changed(change, setting),
        ChangeKind::TypeRenamed { .. } => {
            Verdict::source(None, "programs that name the type don't compile")
        }
        ChangeKind::ImplementationLost(_) => {
            Verdict::source(None, "programs that need the implementation don't compile")
        }
        ChangeKind::ValueAdded(_) => Verdict::harmless(
            Step::Minor,
            "old clients keep the value as an unknown one, and matches have an arm for those",
        ),
        ChangeKind::ValueRemoved(_) => Verdict::source(
            setting.in_request.then_some("the service refuses requests with the value"),
            "the enum's variant is gone",
        ),
        ChangeKind::ValueRenamed { .. } => {
            Verdict::source(None, "the enum's variant has another name")
        }
        ChangeKind::VersionChanged { .. } => Verdict::harmless(
            Step::Patch,
            "a service goes on answering clients of its earlier versions",
        ),
        ChangeKind::Trait { id, old, new } => {
            traits::judge(id, old.as_ref(), new.as_ref(), setting)
        }
    }
}

fn member_added(facts: &MemberFacts, setting: Setting) -> Verdict {
    if facts.container == Container::Union {
        let note = if setting.in_response {
            "old clients take it for an unknown member, and matches have an arm for those"
        } else {
            "old clients don't send it"
        };
        return Verdict::harmless(Step::Minor, note);
    }
    let is_demanded = setting.in_request
        && facts.presence.is_required
        && !matches!(facts.presence.field, Field::Defaulted(_));
    let wire = is_demanded.then_some("the service refuses requests of old clients, which lack it");
    if facts.presence.field == Field::Required {
        return Verdict::source(wire, "builders ask for it, so that programs don't compile");
    }
    Verdict::wire(wire, Step::Minor, "old clients neither send nor read it")
}

fn member_removed(facts: &MemberFacts, setting: Setting) -> Verdict {
    let is_relied_on = setting.in_response
        && facts.container == Container::Structure
        && facts.presence.field != Field::Optional;
    let is_union = facts.container == Container::Union;
    let wire = match (setting.in_request, is_union) {
        (true, true) => Some("the service refuses requests with it"),
        (true, false) => Some("the service refuses or ignores it in requests"),
        (false, _) if is_relied_on => {
            Some("old clients fill in a value that the service has not sent")
        }
        (false, _) => None,
    };
    let source = if is_union {
        "the union's variant is gone"
    } else {
        "the field and the builder's setter are gone"
    };
    Verdict::source(wire, source)
}

fn reordered(container: Container) -> Verdict {
    match container {
        Container::Enum => Verdict::source(None, "the enum's order, which it derives, is another"),
        Container::Structure | Container::Union => {
            Verdict::harmless(Step::Patch, "members are found by name")
        }
    }
}

fn presence(old: &Presence, new: &Presence, setting: Setting) -> Verdict {
    let wire = presence_on_the_wire(old, new, setting);
    match (&old.field, &new.field) {
        (Field::Required, Field::Defaulted(_)) => Verdict::wire(
            wire,
            Step::Minor,
            "the field keeps its type, and builders no longer ask for it",
        ),
        (Field::Defaulted(_), Field::Required) => {
            Verdict::source(wire, "builders ask for it, so that programs don't compile")
        }
        (Field::Defaulted(_), Field::Defaulted(_)) => {
            Verdict::source(wire, "programs that leave it out get another value")
        }
        (Field::Optional, Field::Optional) | (Field::Required, Field::Required) => {
            Verdict::wire(wire, Step::Patch, "the field stays what it is")
        }
        (Field::Optional, _) => Verdict::source(wire, "the field is no `Option` any more"),
        (_, Field::Optional) => Verdict::source(wire, "the field is an `Option` now"),
    }
}

fn presence_on_the_wire(old: &Presence, new: &Presence, setting: Setting) -> Option<&'static str> {
    let has_default = |presence: &Presence| matches!(presence.field, Field::Defaulted(_));
    if setting.in_request && !old.is_required && new.is_required && !has_default(new) {
        return Some("the service refuses requests without it");
    }
    if !setting.in_response {
        return None;
    }
    match (&old.field, &new.field) {
        (Field::Required, Field::Optional) if !new.is_required => {
            Some("old clients fill in a value where the service has sent none")
        }
        (Field::Required | Field::Defaulted(_), Field::Defaulted(_)) => {
            Some("old clients fill in another value where the service has sent none")
        }
        _ => None,
    }
}

fn type_changed(change: &TypeChange, setting: Setting) -> Verdict {
    let wire = if setting.in_request && !change.old_fits_new {
        Some("the service can't read what old clients send")
    } else if setting.in_response && !change.new_fits_old {
        Some("old clients can't read what the service sends")
    } else {
        None
    };
    Verdict::source(wire, "programs that use the member don't compile")
}
