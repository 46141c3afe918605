//! The consequences of a change: for the wire, for the source of programs, and for the crate's version.
//!
//! - A change **breaks the wire** if a client of the old revision that talks to the new service is
//!   refused, or misreads a response. The rules in this module decide it from the model.
//! - It **breaks the source** if a program that uses the crate of the old revision does not compile
//!   against that of the new one. The [listings](crate::api) of the two crates' public APIs decide it: the
//!   change that an item's difference is attributed to breaks the source if that item was removed or
//!   differs.
//!
//! The version follows from the source alone. A service that refuses values it used to accept refuses them
//! from programs on the old crate as well, so the new crate makes nothing worse. A difference in behavior,
//! such as another default, is a minor version.
//!
//! # Comparison with `smithy-diff`
//!
//! [`smithy-diff`](https://smithy.io/2.0/guides/smithy-diff.html) is Smithy's own comparison. Its errors
//! break the wire or the source here too, with these exceptions. It speaks of all clients, servers and
//! languages; this crate knows its own:
//!
//! - *Inputs and outputs of other shapes* (`ChangedOperationInput`, `ChangedOperationOutput`, `@input`,
//!   `@output`): types are named after the operation, so the shape's name does not matter, and the
//!   shapes are compared member by member.
//! - *Stricter constraints* (`ChangedLengthTrait`, `ChangedRangeTrait`) break where the service accepts
//!   values, not where it returns them. `smithy-diff` only notes new constraints and changed patterns;
//!   here, the accepted values are [compared](super::AcceptedValues).
//! - *New enum values before the end* (`ChangedEnumTrait`): enums have no numbers. Old values in another
//!   order do break, since enums implement `Ord`.
//! - *Another order of members* (`ChangedMemberOrder`): fields and variants are found by name.
//! - *Targets of other names* (`ChangedMemberTarget`): types are named without the namespace, and simple
//!   shapes, lists and maps have no names in Rust.
//! - *`@jsonName`, `@http…`, `@xml…`* matter for protocols that use them. *`@httpError`*: clients know
//!   an error by its code. *`@mediaType`*, *`@resourceIdentifier`*, resources and their bindings,
//!   metadata: the generated crate does not depend on them.
//! - *Removed errors* (`RemovedOperationError`, `RemovedServiceError`) are warnings there and breaking
//!   here, since programs match on them.

use crate::api::Difference;

use super::change::{ChangeKind, Container, Field, MemberFacts, Presence, TypeChange};
use super::summary::capitalized;
use super::{source, traits};

/// The consequences of a change for callers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The reason why clients of the old revision fail with the new service, if they do.
    pub wire: Option<&'static str>,
    /// The reason why programs on the old crate fail with the new one, if they do.
    pub source: Option<String>,
    /// The version step that follows from this change alone.
    pub step: Step,
    /// The reason why nothing breaks.
    note: &'static str,
}

/// The judgement of the rules about a change, before the public APIs are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    /// The reason why clients of the old revision fail with the new service, if they do.
    wire: Option<&'static str>,
    /// The words for a break of the source, if this kind of change is expected to cause one.
    expected: Option<&'static str>,
    step: Step,
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

/// The messages that a change reaches, and the kinds of protocol.
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
    /// A protocol of the service uses XML.
    pub(super) speaks_xml: bool,
    /// A protocol of the service sends the service's name with each request.
    pub(super) sends_service: bool,
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
        let clause = match (self.wire, self.source.as_deref()) {
            (Some(wire), Some(source)) => format!("{wire}, and {source}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => self.note.to_owned(),
        };
        format!("{}.", capitalized(&clause))
    }
}

impl Judgement {
    /// Nothing breaks.
    pub(super) fn harmless(step: Step, note: &'static str) -> Self {
        Self { wire: None, expected: None, step, note }
    }

    /// Only the wire may break; the crate's version takes the step if it does not.
    pub(super) fn wire(wire: Option<&'static str>, step: Step, note: &'static str) -> Self {
        Self { wire, expected: None, step, note }
    }

    /// The source is expected to break, and the wire may.
    pub(super) fn source(wire: Option<&'static str>, expected: &'static str) -> Self {
        let note = "the crate's public API stays compatible";
        Self { wire, expected: Some(expected), step: Step::Minor, note }
    }

    /// Whether this kind of change is expected to break the source.
    pub(super) fn expects_break(&self) -> bool {
        self.expected.is_some()
    }

    /// The verdict, with the differences of the public API that the change causes.
    pub(super) fn with_api(self, api: &[Difference]) -> Verdict {
        let Self { wire, expected, step, note } = self;
        let breaking: Vec<&Difference> = api.iter().filter(|found| found.breaks()).collect();
        let source = match (breaking.is_empty(), expected) {
            (true, _) => None,
            (false, Some(words)) => Some(words.to_owned()),
            (false, None) => Some(source::in_words(&breaking)),
        };
        let has_more = api.iter().any(|found| matches!(found, Difference::Added(_)));
        let step = match (&source, has_more) {
            (Some(_), _) => Step::Major,
            (None, true) => step.max(Step::Minor),
            (None, false) => step,
        };
        Verdict { wire, source, step, note }
    }

    /// The verdict without public APIs to compare: the source breaks as expected.
    pub(super) fn estimated(self) -> Verdict {
        let Self { wire, expected, step, note } = self;
        let step = if expected.is_some() { Step::Major } else { step };
        Verdict { wire, source: expected.map(str::to_owned), step, note }
    }
}

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

fn member_added(facts: &MemberFacts, setting: Setting) -> Judgement {
    if facts.container == Container::Union {
        let note = if setting.in_response {
            "old clients take it for an unknown member, and matches have an arm for those"
        } else {
            "old clients don't send it"
        };
        return Judgement::harmless(Step::Minor, note);
    }
    let is_demanded = setting.in_request
        && facts.presence.is_required
        && !matches!(facts.presence.field, Field::Defaulted(_));
    let wire = is_demanded.then_some("the service refuses requests of old clients, which lack it");
    if facts.presence.field == Field::Required {
        return Judgement::source(wire, "the builder requires it");
    }
    Judgement::wire(wire, Step::Minor, "old clients neither send nor read it")
}

fn member_removed(facts: &MemberFacts, setting: Setting) -> Judgement {
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
    Judgement::source(wire, source)
}

fn reordered(container: Container) -> Judgement {
    match container {
        Container::Enum => {
            Judgement::source(None, "the order of the enum's values, which `Ord` follows, differs")
        }
        Container::Structure | Container::Union => {
            Judgement::harmless(Step::Patch, "members are found by name")
        }
    }
}

fn presence(old: &Presence, new: &Presence, setting: Setting) -> Judgement {
    let wire = presence_on_the_wire(old, new, setting);
    match (&old.field, &new.field) {
        (Field::Required, Field::Defaulted(_)) => {
            Judgement::source(wire, "the builder no longer has a type parameter for it")
        }
        (Field::Defaulted(_), Field::Required) => {
            Judgement::source(wire, "the builder requires it")
        }
        (Field::Defaulted(_), Field::Defaulted(_)) => Judgement::wire(
            wire,
            Step::Minor,
            "programs compile as before, and get another value if they don't set it",
        ),
        (Field::Optional, Field::Optional) | (Field::Required, Field::Required) => {
            Judgement::wire(wire, Step::Patch, "the field keeps its type")
        }
        (Field::Optional, _) => Judgement::source(wire, "the field is no longer an `Option`"),
        (_, Field::Optional) => Judgement::source(wire, "the field is an `Option` now"),
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

fn type_changed(change: &TypeChange, setting: Setting) -> Judgement {
    let wire = if setting.in_request && !change.old_fits_new {
        Some("the service can't read what old clients send")
    } else if setting.in_response && !change.new_fits_old {
        Some("old clients can't read what the service sends")
    } else {
        None
    };
    Judgement::source(wire, "programs that use the member don't compile")
}
