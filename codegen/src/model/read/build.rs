//! From drafts to shapes.

use indexmap::{IndexMap, IndexSet};

use super::draft::{Body, Draft, DraftMember, Drafts, ShapeType};
use super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::problem::ProblemKind;
use crate::model::shape::{EnumMember, EnumValue, Member, Shape, ShapeKind};
use crate::model::traits::Traits;

/// What remains of the members of a draft that becomes a shape.
type Members = IndexMap<String, DraftMember>;

impl Reader<'_> {
    /// Makes shapes of drafts. Their traits are still to be understood.
    pub(super) fn build(&mut self, drafts: Drafts) -> IndexMap<ShapeId, Shape> {
        let mut shapes = IndexMap::with_capacity(drafts.len());
        for (id, draft) in drafts {
            match self.build_shape(draft) {
                Some(shape) => {
                    shapes.insert(id, shape);
                }
                None => {
                    self.broken.insert(id);
                }
            }
        }
        shapes
    }

    fn build_shape(&mut self, mut draft: Draft) -> Option<Shape> {
        let members = std::mem::take(&mut draft.members);
        let body = std::mem::replace(&mut draft.body, Body::Nothing);
        let kind = match (draft.shape_type, body) {
            (ShapeType::Simple(simple), _) => ShapeKind::Simple(simple),
            (ShapeType::Structure, _) => ShapeKind::Structure(all(members)),
            (ShapeType::Union, _) => ShapeKind::Union(all(self.at_least_one(&draft, members))),
            (ShapeType::Enum, _) => ShapeKind::Enum(self.enumeration(&draft, members)),
            (ShapeType::IntEnum, _) => ShapeKind::IntEnum(self.enumeration(&draft, members)),
            (ShapeType::List, _) => ShapeKind::List(self.one(&draft, members, "member")?),
            (ShapeType::Map, _) => {
                let key = self.one(&draft, members.clone(), "key");
                let value = self.one(&draft, members, "value");
                ShapeKind::Map { key: key?, value: value? }
            }
            (_, Body::Operation(operation)) => ShapeKind::Operation(operation),
            (_, Body::Resource(resource)) => ShapeKind::Resource(resource),
            (_, Body::Service(service)) => ShapeKind::Service(service),
            (_, Body::Nothing) => return None,
        };
        let traits = Traits { all: draft.traits, ..Traits::default() };
        Some(Shape { id: draft.id, kind, traits, span: draft.span })
    }

    /// The member of a name that a list or map needs.
    fn one(
        &mut self,
        draft: &Draft,
        mut members: Members,
        name: &'static str,
    ) -> Option<Box<Member>> {
        match members.swap_remove_entry(name) {
            Some(entry) => member(entry).map(Box::new),
            None => {
                self.missing(&draft.id, draft.span, draft.shape_type.name(), name);
                None
            }
        }
    }

    fn at_least_one(&mut self, draft: &Draft, members: Members) -> Members {
        if members.is_empty() && !self.broken.contains(&draft.id) {
            let shape_type = draft.shape_type.name();
            self.wrong(Some(&draft.id), draft.span, ProblemKind::NoMembers { shape_type });
        }
        members
    }

    fn enumeration(&mut self, draft: &Draft, members: Members) -> Vec<EnumMember> {
        let mut seen = IndexSet::new();
        let mut result = Vec::new();
        for (name, member) in self.at_least_one(draft, members) {
            let Some(value) = self.enum_value(draft.shape_type, &name, &member) else { continue };
            if !seen.insert(value.clone()) {
                let value = match &value {
                    EnumValue::Text(text) => text.clone(),
                    EnumValue::Number(number) => number.to_string(),
                };
                let kind = ProblemKind::DuplicateEnumValue { value };
                self.wrong(Some(&member.id), member.key_span, kind);
            }
            let traits = Traits { all: member.traits, ..Traits::default() };
            result.push(EnumMember { id: member.id, name, value, traits, span: member.key_span });
        }
        result
    }

    /// The value of an enum's member: what the trait says, or the name.
    ///
    /// See <https://smithy.io/2.0/spec/type-refinement-traits.html#enumvalue-trait>.
    fn enum_value(
        &mut self,
        shape_type: ShapeType,
        name: &str,
        member: &DraftMember,
    ) -> Option<EnumValue> {
        let is_text = shape_type == ShapeType::Enum;
        let Some(node) = member.traits.get(&ShapeId::prelude("enumValue")) else {
            if is_text {
                return Some(EnumValue::Text(name.to_owned()));
            }
            self.wrong(Some(&member.id), member.key_span, ProblemKind::MissingEnumValue);
            return None;
        };
        let value = match is_text {
            true => text(node).map(EnumValue::Text),
            false => number(node).map(EnumValue::Number),
        };
        if value.is_none() {
            let expected = if is_text { "text" } else { "a 32-bit integer" };
            let kind = ProblemKind::InvalidTrait {
                trait_id: "smithy.api#enumValue".to_owned(),
                reason: format!("it has to be {expected}"),
            };
            self.wrong(Some(&member.id), node.span, kind);
        }
        value
    }
}

fn text(node: &Node) -> Option<String> {
    node.value.as_str().map(str::to_owned)
}

fn number(node: &Node) -> Option<i32> {
    node.value.as_i64().and_then(|number| number.try_into().ok())
}

fn all(members: Members) -> Vec<Member> {
    members.into_iter().filter_map(member).collect()
}

/// A member; nothing, if there was a problem with its target.
fn member((name, member): (String, DraftMember)) -> Option<Member> {
    let traits = Traits { all: member.traits, ..Traits::default() };
    Some(Member { id: member.id, name, target: member.target?, traits, span: member.target_span })
}
