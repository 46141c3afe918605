//! Remedies: the steps by which programs cope with a change that breaks them.

use super::change::{Change, ChangeKind, Container, Field, MemberFacts, Part, Presence};

const FOLLOW_THE_API: &str =
    "Adapt programs to the differences of the public API; the compiler names each place.";

const SET_IT: &str = "Set it in every request before the service requires it.";

impl Change {
    /// The steps by which programs cope with the change, in one or two sentences; `None` if it breaks nothing.
    pub fn remedy(&self) -> Option<String> {
        let source = self.verdict.breaks_source().then(|| source(&self.kind));
        let wire = self.verdict.breaks_wire().then(|| self.wire());
        let sentences: Vec<String> = source.into_iter().chain(wire.map(str::to_owned)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn wire(&self) -> &'static str {
        let is_sent = self.uses.iter().any(|used| used.part == Part::Request);
        match &self.kind {
            ChangeKind::OperationRemoved => "Do so before the service drops the operation.",
            ChangeKind::MemberRemoved(_) if is_sent => {
                "Stop sending it before the service refuses it."
            }
            ChangeKind::MemberAdded(_) => SET_IT,
            ChangeKind::PresenceChanged { old, new } if !old.is_required && new.is_required => {
                SET_IT
            }
            ChangeKind::MemberRemoved(_) | ChangeKind::PresenceChanged { .. } => {
                "Move to the new crate, which does not expect it in responses."
            }
            ChangeKind::ValueRemoved(_) => "Stop sending the value before the service refuses it.",
            ChangeKind::ServiceRenamed { .. } => "Move to the new crate, which sends the new name.",
            ChangeKind::Trait { values: Some(_), .. } => {
                "Send only values that the new constraint accepts; `validate()` of the new crate's \
                 inputs names the others."
            }
            _ => "Move to the new crate when the service changes.",
        }
    }
}

fn source(kind: &ChangeKind) -> String {
    let fixed = match kind {
        ChangeKind::OperationRemoved => "Remove the calls; the model names no replacement.",
        ChangeKind::ErrorRemoved(_) => "Remove the match arms and checks for the error.",
        ChangeKind::TypeRemoved => "Remove the uses of the type.",
        ChangeKind::MemberAdded(MemberFacts {
            presence: Presence { field: Field::Required, .. },
            ..
        }) => "Set it in each call of the builder.",
        ChangeKind::MemberRemoved(MemberFacts { container: Container::Union, .. }) => {
            "Make values of another variant, and remove the match arms for this one."
        }
        ChangeKind::MemberRemoved(_) => {
            "Remove the calls of its setter and the reads of its field."
        }
        ChangeKind::MembersReordered(Container::Enum) => {
            "Sort by keys of your own where programs rely on the order of the values."
        }
        ChangeKind::PresenceChanged { old, new } => presence(old, new),
        ChangeKind::TypeChanged(_) => {
            "Set and read values of the new type wherever programs use the member."
        }
        ChangeKind::TypeRenamed { old, new } => return format!("Replace `{old}` by `{new}`."),
        ChangeKind::ValueRemoved(_) => "Use another value, and remove the match arms for this one.",
        ChangeKind::ValueRenamed { .. } => "Replace the variant's old name by the new one.",
        _ => FOLLOW_THE_API,
    };
    fixed.to_owned()
}

fn presence(old: &Presence, new: &Presence) -> &'static str {
    match (&old.field, &new.field) {
        (Field::Optional, Field::Required) => {
            "Set it in each call of the builder, and read the field without `Option`."
        }
        (_, Field::Required) => "Set it in each call of the builder.",
        (_, Field::Optional) => {
            "Handle `None` where programs read the field; calls of the setter stay as they are."
        }
        (Field::Optional, Field::Defaulted(_)) => "Read the field without `Option`.",
        (_, Field::Defaulted(_)) => {
            "Leave out the member's type parameter where programs name the type of the builder."
        }
    }
}
