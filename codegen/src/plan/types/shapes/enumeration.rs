//! Enums of strings or numbers.

use crate::model::{EnumMember, EnumValue, Shape, ShapeId};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, code};
use crate::plan::links::Scope;
use crate::plan::names::name::Name;
use crate::plan::types::members::deprecation;

/// An enum of strings or numbers.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// The shape.
    pub id: ShapeId,
    /// Returns the type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The type of the values on the wire.
    pub base: EnumBase,
    /// The variants, in the order of the model.
    pub variants: Vec<EnumVariantPlan>,
    /// Whether the values are redacted in logs.
    pub sensitive: bool,
    /// The deprecation note, if the enum is deprecated.
    pub deprecated: Option<String>,
}

/// The type of an enum's values on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumBase {
    /// Strings.
    String,
    /// Numbers.
    Integer,
}

/// A variant of an enum of strings or numbers.
#[derive(Clone, Debug)]
pub struct EnumVariantPlan {
    /// The variant's name.
    pub name: Name,
    /// The value on the wire.
    pub value: EnumValue,
    /// The documentation.
    pub docs: Docs,
    /// The deprecation note, if the value is deprecated.
    pub deprecated: Option<String>,
}

pub(super) fn plan_enumeration(
    cx: &Context<'_>,
    shape: &Shape,
    name: &Name,
    base: EnumBase,
    members: &[EnumMember],
) -> EnumPlan {
    let scope = Scope::of_type(cx, shape).on_own_page();
    let variants: Vec<EnumVariantPlan> =
        members.iter().map(|member| plan_enum_variant(cx, member, &scope)).collect();
    EnumPlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, Docs::default(), &scope),
        base,
        variants,
        sensitive: shape.traits.sensitive,
        deprecated: deprecation(&shape.traits, &scope),
    }
}

fn plan_enum_variant(cx: &Context<'_>, member: &EnumMember, scope: &Scope<'_>) -> EnumVariantPlan {
    let placeholder = match &member.value {
        EnumValue::Text(text) if text.trim().is_empty() => "A blank value.".to_owned(),
        EnumValue::Text(text) => format!("The value {}.", code(&format!("{text:?}"))),
        EnumValue::Number(number) => format!("The value `{number}`."),
    };
    EnumVariantPlan {
        name: cx.member_names(&member.id).variant,
        docs: Docs::of(&member.traits, Docs::text(&placeholder), &scope.of_value(member)),
        deprecated: deprecation(&member.traits, scope),
        value: member.value.clone(),
    }
}
