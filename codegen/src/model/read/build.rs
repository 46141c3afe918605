//! Building shapes from drafts.

use indexmap::{IndexMap, IndexSet};

use super::draft::{Body, Draft, DraftMember, Drafts, ShapeType};
use super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::problem::ProblemKind;
use crate::model::shape::{EnumMember, EnumValue, Member, Shape, ShapeKind};
use crate::model::traits::Traits;

/// The members of a draft.
type Members = IndexMap<String, DraftMember>;

impl Reader<'_> {
    /// Builds shapes from drafts. Does not interpret their traits.
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
            (ShapeType::Structure, _) => ShapeKind::Structure(into_members(members)),
            (ShapeType::Union, _) => {
                ShapeKind::Union(into_members(self.non_empty(&draft, members)))
            }
            (ShapeType::Enum, _) => ShapeKind::Enum(self.enum_members(&draft, members)),
            (ShapeType::IntEnum, _) => ShapeKind::IntEnum(self.enum_members(&draft, members)),
            (ShapeType::List, _) => {
                ShapeKind::List(self.required_member(&draft, members, "member")?)
            }
            (ShapeType::Map, _) => {
                let key = self.required_member(&draft, members.clone(), "key");
                let value = self.required_member(&draft, members, "value");
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

    /// Returns a member of a list or map, or reports that it is missing.
    fn required_member(
        &mut self,
        draft: &Draft,
        mut members: Members,
        name: &'static str,
    ) -> Option<Box<Member>> {
        match members.swap_remove_entry(name) {
            Some(entry) => member(entry).map(Box::new),
            None => {
                self.report_missing_property(&draft.id, draft.span, draft.shape_type.name(), name);
                None
            }
        }
    }

    fn non_empty(&mut self, draft: &Draft, members: Members) -> Members {
        if members.is_empty() && !self.broken.contains(&draft.id) {
            let shape_type = draft.shape_type.name();
            self.report(Some(&draft.id), draft.span, ProblemKind::NoMembers { shape_type });
        }
        members
    }

    fn enum_members(&mut self, draft: &Draft, members: Members) -> Vec<EnumMember> {
        let mut seen = IndexSet::new();
        let mut result = Vec::new();
        for (name, member) in self.non_empty(draft, members) {
            let Some(value) = self.enum_value(draft.shape_type, &name, &member) else { continue };
            if !seen.insert(value.clone()) {
                let value = value.to_string();
                let kind = ProblemKind::DuplicateEnumValue { value };
                self.report(Some(&member.id), member.key_span, kind);
            }
            let traits = Traits { all: member.traits, ..Traits::default() };
            result.push(EnumMember { id: member.id, name, value, traits, span: member.key_span });
        }
        result
    }

    /// Returns the value of an enum member: the value of the trait `enumValue`, or the name.
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
            self.report(Some(&member.id), member.key_span, ProblemKind::MissingEnumValue);
            return None;
        };
        let value = match is_text {
            true => text(node).map(EnumValue::Text),
            false => number(node).map(EnumValue::Number),
        };
        if value.is_none() {
            let expected = if is_text { "a string" } else { "a 32-bit integer" };
            let kind = ProblemKind::InvalidTrait {
                trait_id: "smithy.api#enumValue".to_owned(),
                reason: format!("expected {expected}"),
            };
            self.report(Some(&member.id), node.span, kind);
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

fn into_members(members: Members) -> Vec<Member> {
    members.into_iter().filter_map(member).collect()
}

/// Builds a member. Returns `None` if its target is missing or invalid.
fn member((name, member): (String, DraftMember)) -> Option<Member> {
    let traits = Traits { all: member.traits, ..Traits::default() };
    Some(Member { id: member.id, name, target: member.target?, traits, span: member.target_span })
}
