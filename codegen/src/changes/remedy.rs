//! Remedies for breaking changes.

use super::change::{Change, ChangeKind, Container, Field, MemberFacts, Part, Presence};

const ADAPT_TO_API: &str =
    "Adapt programs to the changes in the public API; the compiler reports each use.";

const SET_IN_REQUESTS: &str = "Set it in every request before the service requires it.";

impl Change {
    /// Returns the steps to adapt programs to the change, in one or two sentences; `None` if it breaks nothing.
    pub fn remedy(&self) -> Option<String> {
        let source = self.verdict.breaks_source().then(|| source(&self.kind));
        let wire = self.verdict.breaks_wire().then(|| self.wire());
        let sentences: Vec<String> = source.into_iter().chain(wire.map(str::to_owned)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn wire(&self) -> &'static str {
        let is_sent = self.uses.iter().any(|used| used.part == Part::Request);
        match &self.kind {
            ChangeKind::OperationRemoved => {
                "Release this before the service removes the operation."
            }
            ChangeKind::MemberRemoved(_) if is_sent => {
                "Stop sending it before the service rejects it."
            }
            ChangeKind::MemberAdded(_) => SET_IN_REQUESTS,
            ChangeKind::PresenceChanged { old, new } if !old.is_required && new.is_required => {
                SET_IN_REQUESTS
            }
            ChangeKind::MemberRemoved(_) | ChangeKind::PresenceChanged { .. } => {
                "Upgrade to the new crate, which doesn't expect it in responses."
            }
            ChangeKind::ValueRemoved(_) => "Stop sending the value before the service rejects it.",
            ChangeKind::ServiceRenamed { .. } => {
                "Upgrade to the new crate, which sends the new name."
            }
            ChangeKind::Trait { values: Some(_), .. } => {
                "Send only values that satisfy the new constraint; `validate()` on the inputs of the new \
                 crate reports violations."
            }
            _ => "Upgrade to the new crate when the service changes.",
        }
    }
}

fn source(kind: &ChangeKind) -> String {
    let fixed = match kind {
        ChangeKind::OperationRemoved => "Remove the calls; the model doesn't name a replacement.",
        ChangeKind::ErrorRemoved(_) => "Remove the match arms and checks for the error.",
        ChangeKind::TypeRemoved => "Remove the uses of the type.",
        ChangeKind::MemberAdded(MemberFacts {
            presence: Presence { field: Field::Required, .. },
            ..
        }) => "Set it in every use of the builder.",
        ChangeKind::MemberRemoved(MemberFacts { container: Container::Union, .. }) => {
            "Construct another variant, and remove the match arms for this one."
        }
        ChangeKind::MemberRemoved(_) => "Remove calls of its setter and reads of its field.",
        ChangeKind::MembersReordered(Container::Enum) => {
            "Don't rely on the order of the values; sort by explicit keys."
        }
        ChangeKind::PresenceChanged { old, new } => presence(old, new),
        ChangeKind::TypeChanged(_) => "Use the new type wherever programs set or read the member.",
        ChangeKind::TypeRenamed { old, new } => return format!("Replace `{old}` with `{new}`."),
        ChangeKind::ValueRemoved(_) => "Use another value, and remove the match arms for this one.",
        ChangeKind::ValueRenamed { .. } => "Replace the old variant name with the new one.",
        _ => ADAPT_TO_API,
    };
    fixed.to_owned()
}

fn presence(old: &Presence, new: &Presence) -> &'static str {
    match (&old.field, &new.field) {
        (Field::Optional, Field::Required) => {
            "Set it in every use of the builder, and read the field without `Option`."
        }
        (_, Field::Required) => "Set it in every use of the builder.",
        (_, Field::Optional) => {
            "Handle `None` where programs read the field; setter calls are unaffected."
        }
        (Field::Optional, Field::Defaulted(_)) => "Read the field without `Option`.",
        (_, Field::Defaulted(_)) => {
            "Remove the member's type parameter wherever programs name the builder's type."
        }
    }
}
