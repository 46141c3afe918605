//! Required members that values leave out, which builders don't let happen.

use serde_json::{Map, Value};

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::closure::Planner;
use crate::plan::types::members::{Presence, Role};

impl Planner<'_> {
    /// The first required member that the value of a structure in a role leaves out, however deep down.
    pub(in crate::plan) fn missing_member<'m>(
        &'m self,
        shape: &ShapeId,
        role: Role,
        object: &Map<String, Value>,
    ) -> Option<&'m str> {
        let Some(ShapeKind::Structure(members)) = self.shape(shape).map(|shape| &shape.kind) else {
            return None;
        };
        members.iter().find_map(|member| match object.get(&member.name) {
            None | Some(Value::Null) => {
                self.is_required(member, role).then_some(member.name.as_str())
            }
            Some(value) => self.missing_within(&member.target, value),
        })
    }

    fn missing_within<'m>(&'m self, target: &ShapeId, value: &Value) -> Option<&'m str> {
        match (&self.shape(target)?.kind, value) {
            (ShapeKind::Structure(_), Value::Object(object)) => {
                self.missing_member(target, Role::Value, object)
            }
            (ShapeKind::Union(members), Value::Object(object)) => {
                let set =
                    members.iter().filter_map(|member| Some((member, object.get(&member.name)?)));
                set.into_iter()
                    .find_map(|(member, value)| self.missing_within(&member.target, value))
            }
            (ShapeKind::List(item), Value::Array(items)) => {
                items.iter().find_map(|value| self.missing_within(&item.target, value))
            }
            (ShapeKind::Map { value: item, .. }, Value::Object(entries)) => {
                entries.values().find_map(|value| self.missing_within(&item.target, value))
            }
            _ => None,
        }
    }

    /// Whether the builder asks for the member. Defaults have no say in that.
    fn is_required(&self, member: &Member, role: Role) -> bool {
        self.presence(member, false, role) == Presence::Required
    }
}
