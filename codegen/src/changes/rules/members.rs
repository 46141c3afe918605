//! Rules for changes of members.

use crate::changes::assessment::Assessment;
use crate::changes::change::{Container, Field, MemberFacts, Presence, TypeChange};
use crate::changes::context::RuleContext;
use crate::changes::verdict::VersionBump;

pub(super) fn member_added(facts: &MemberFacts, context: RuleContext) -> Assessment {
    if facts.container == Container::Union {
        let note = if context.in_response {
            "old clients read it as an unknown variant, and every `match` has an arm for unknown variants"
        } else {
            "old clients don't send it"
        };
        return Assessment::harmless(VersionBump::Minor, note);
    }
    let is_required_in_requests = context.in_request
        && facts.presence.is_required
        && !matches!(facts.presence.field, Field::Defaulted(_));
    let wire = is_required_in_requests
        .then_some("the service rejects requests of old clients, which don't set it");
    if facts.presence.field == Field::Required {
        return Assessment::source(wire, "the builder requires it");
    }
    Assessment::wire(wire, VersionBump::Minor, "old clients neither send nor read it")
}

pub(super) fn member_removed(facts: &MemberFacts, context: RuleContext) -> Assessment {
    let clients_expect_it = context.in_response
        && facts.container == Container::Structure
        && facts.presence.field != Field::Optional;
    let is_union = facts.container == Container::Union;
    let wire = match (context.in_request, is_union) {
        (true, true) => Some("the service rejects requests that contain it"),
        (true, false) => Some("the service rejects or ignores it in requests"),
        (false, _) if clients_expect_it => {
            Some("old clients fill in a value that the service didn't send")
        }
        (false, _) => None,
    };
    let source = if is_union {
        "the union variant was removed"
    } else {
        "the field and its setter were removed"
    };
    Assessment::source(wire, source)
}

pub(super) fn reordered(container: Container) -> Assessment {
    match container {
        Container::Enum => Assessment::source(
            None,
            "the enum's `Ord` implementation follows the order of its values",
        ),
        Container::Structure | Container::Union => {
            Assessment::harmless(VersionBump::Patch, "members are identified by name")
        }
    }
}

pub(super) fn presence(old: &Presence, new: &Presence, context: RuleContext) -> Assessment {
    let wire = presence_on_wire(old, new, context);
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
            "programs still compile, but get another value if they don't set it",
        ),
        (Field::Optional, Field::Optional) | (Field::Required, Field::Required) => {
            Assessment::wire(wire, VersionBump::Patch, "the type of the field is unchanged")
        }
        (Field::Optional, _) => Assessment::source(wire, "the field is no longer an `Option`"),
        (_, Field::Optional) => Assessment::source(wire, "the field is now an `Option`"),
    }
}

fn presence_on_wire(old: &Presence, new: &Presence, context: RuleContext) -> Option<&'static str> {
    let has_default = |presence: &Presence| matches!(presence.field, Field::Defaulted(_));
    if context.in_request && !old.is_required && new.is_required && !has_default(new) {
        return Some("the service rejects requests without it");
    }
    if !context.in_response {
        return None;
    }
    match (&old.field, &new.field) {
        (Field::Required, Field::Optional) if !new.is_required => {
            Some("old clients fill in a value if the service sends none")
        }
        (Field::Required | Field::Defaulted(_), Field::Defaulted(_)) => {
            Some("old clients fill in another value if the service sends none")
        }
        _ => None,
    }
}

pub(super) fn type_changed(change: &TypeChange, context: RuleContext) -> Assessment {
    let wire = if context.in_request && !change.old_fits_new {
        Some("the service can't read values from old clients")
    } else if context.in_response && !change.new_fits_old {
        Some("old clients can't read values from the service")
    } else {
        None
    };
    Assessment::source(wire, "programs that use the member don't compile")
}
