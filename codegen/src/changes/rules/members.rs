//! The rules about members.

use crate::changes::assessment::Assessment;
use crate::changes::change::{Container, Field, MemberFacts, Presence, TypeChange};
use crate::changes::context::RuleContext;
use crate::changes::verdict::VersionBump;

pub(super) fn member_added(facts: &MemberFacts, context: RuleContext) -> Assessment {
    if facts.container == Container::Union {
        let note = if context.in_response {
            "old clients take it for an unknown member, and matches have an arm for those"
        } else {
            "old clients don't send it"
        };
        return Assessment::harmless(VersionBump::Minor, note);
    }
    let is_demanded = context.in_request
        && facts.presence.is_required
        && !matches!(facts.presence.field, Field::Defaulted(_));
    let wire = is_demanded.then_some("the service refuses requests of old clients, which lack it");
    if facts.presence.field == Field::Required {
        return Assessment::source(wire, "the builder requires it");
    }
    Assessment::wire(wire, VersionBump::Minor, "old clients neither send nor read it")
}

pub(super) fn member_removed(facts: &MemberFacts, context: RuleContext) -> Assessment {
    let is_relied_on = context.in_response
        && facts.container == Container::Structure
        && facts.presence.field != Field::Optional;
    let is_union = facts.container == Container::Union;
    let wire = match (context.in_request, is_union) {
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
    Assessment::source(wire, source)
}

pub(super) fn reordered(container: Container) -> Assessment {
    match container {
        Container::Enum => {
            Assessment::source(None, "the order of the enum's values, which `Ord` follows, differs")
        }
        Container::Structure | Container::Union => {
            Assessment::harmless(VersionBump::Patch, "members are found by name")
        }
    }
}

pub(super) fn presence(old: &Presence, new: &Presence, context: RuleContext) -> Assessment {
    let wire = presence_on_the_wire(old, new, context);
    match (&old.field, &new.field) {
        (Field::Required, Field::Defaulted(_)) => {
            Assessment::source(wire, "the builder no longer has a type parameter for it")
        }
        (Field::Defaulted(_), Field::Required) => {
            Assessment::source(wire, "the builder requires it")
        }
        (Field::Defaulted(_), Field::Defaulted(_)) => Assessment::wire(
            wire,
            VersionBump::Minor,
            "programs compile as before, and get another value if they don't set it",
        ),
        (Field::Optional, Field::Optional) | (Field::Required, Field::Required) => {
            Assessment::wire(wire, VersionBump::Patch, "the field keeps its type")
        }
        (Field::Optional, _) => Assessment::source(wire, "the field is no longer an `Option`"),
        (_, Field::Optional) => Assessment::source(wire, "the field is an `Option` now"),
    }
}

fn presence_on_the_wire(
    old: &Presence,
    new: &Presence,
    context: RuleContext,
) -> Option<&'static str> {
    let has_default = |presence: &Presence| matches!(presence.field, Field::Defaulted(_));
    if context.in_request && !old.is_required && new.is_required && !has_default(new) {
        return Some("the service refuses requests without it");
    }
    if !context.in_response {
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

pub(super) fn type_changed(change: &TypeChange, context: RuleContext) -> Assessment {
    let wire = if context.in_request && !change.old_fits_new {
        Some("the service can't read what old clients send")
    } else if context.in_response && !change.new_fits_old {
        Some("old clients can't read what the service sends")
    } else {
        None
    };
    Assessment::source(wire, "programs that use the member don't compile")
}
