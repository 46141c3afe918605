//! Unions.

use crate::model::{Member, Shape, ShapeId};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::links::Scope;
use crate::plan::names::name::Name;
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::{
    SchemaSetter, deprecation, member_docs, schema_setters_of, xml_element,
};
use crate::plan::types::rust_type::RustType;
use crate::plan::types::sensitive::is_sensitive_member;

/// A union.
#[derive(Clone, Debug)]
pub struct UnionPlan {
    /// The shape.
    pub id: ShapeId,
    /// Returns the type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The variants, in the order of the model.
    pub variants: Vec<VariantPlan>,
    /// The attributes of the union's schema.
    pub schema_setters: Vec<SchemaSetter>,
    /// The deprecation note, if the union is deprecated.
    pub deprecated: Option<String>,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct VariantPlan {
    /// The variant's name.
    pub name: Name,
    /// The variant's name within method names, as in `as_name`.
    pub snake_name: Name,
    /// The member's name on the wire.
    pub wire_name: String,
    /// The payload's type, or `None` if the member targets `smithy.api#Unit`.
    pub rust_type: Option<RustType>,
    /// Whether the value is boxed because its type contains the union.
    pub boxed: bool,
    /// Whether the payload's type identifies the variant, so that the payload converts to the union.
    pub converts: bool,
    /// The attributes of the member's schema that its type does not determine.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the value is redacted in logs.
    pub sensitive: bool,
    /// The documentation.
    pub docs: Docs,
    /// The deprecation note, if the member is deprecated.
    pub deprecated: Option<String>,
}

impl UnionPlan {
    /// Returns whether the payload of any variant is redacted in logs.
    pub fn is_sensitive(&self) -> bool {
        self.variants.iter().any(|variant| variant.sensitive)
    }
}

pub(super) fn plan_union(
    cx: &Context<'_>,
    shape: &Shape,
    name: &Name,
    members: &[Member],
) -> UnionPlan {
    let scope = Scope::of_type(cx, shape).on_own_page();
    let mut variants: Vec<VariantPlan> =
        members.iter().map(|member| plan_variant(cx, shape, member, &scope)).collect();
    mark_conversions(name, &mut variants);
    UnionPlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, Docs::default(), &scope),
        variants,
        schema_setters: xml_element(cx, &shape.traits),
        deprecated: deprecation(&shape.traits, &scope),
    }
}

fn plan_variant(
    cx: &Context<'_>,
    container: &Shape,
    member: &Member,
    scope: &Scope<'_>,
) -> VariantPlan {
    let names = cx.member_names(&member.id);
    let is_unit = member.target == ShapeId::prelude("Unit");
    VariantPlan {
        name: names.variant.clone(),
        snake_name: names.field,
        wire_name: member.name.clone(),
        rust_type: (!is_unit).then(|| type_of_member(cx, member)),
        boxed: cx.recursion.is_boxed(&member.target, &container.id),
        converts: false,
        schema_setters: schema_setters_of(cx, member),
        sensitive: container.traits.sensitive || is_sensitive_member(cx, member),
        docs: member_docs(cx, member, &names.variant, &scope.of_member(member)),
        deprecated: deprecation(&member.traits, scope),
    }
}

/// Marks the variants whose payload converts to the union: those with a generated type that no other variant
/// has. Other types, such as strings, are too general, and the union already converts to itself.
fn mark_conversions(union: &Name, variants: &mut [VariantPlan]) {
    let types: Vec<Option<RustType>> = variants.iter().map(|v| v.rust_type.clone()).collect();
    for variant in variants {
        let is_telling =
            matches!(&variant.rust_type, Some(RustType::Named(held)) if held.name != *union);
        variant.converts =
            is_telling && types.iter().filter(|other| **other == variant.rust_type).count() == 1;
    }
}
