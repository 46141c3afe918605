//! Structures.

use crate::model::{Shape, ShapeId};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::links::Scope;
use crate::plan::names::name::Name;
use crate::plan::types::members::{
    MemberPlan, Role, SchemaSetter, deprecation, plan_members, xml_element,
};

/// The maximum number of required members in a structure. The size of its builder grows with the square.
const MOST_REQUIRED: usize = 200;

/// A structure.
#[derive(Clone, Debug)]
pub struct StructurePlan {
    /// The shape.
    pub id: ShapeId,
    /// Returns the type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The members, in the order of the model.
    pub members: Vec<MemberPlan>,
    /// The attributes of the structure's schema.
    pub schema_setters: Vec<SchemaSetter>,
    /// Whether the structure is an error.
    pub is_error: bool,
    /// The deprecation note, if the structure is deprecated.
    pub deprecated: Option<String>,
}

impl StructurePlan {
    /// Returns whether any member is redacted in logs.
    pub fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.sensitive)
    }

    /// Returns the required members.
    pub fn required(&self) -> impl Iterator<Item = &MemberPlan> {
        self.members.iter().filter(|member| member.is_required())
    }
}

/// Plans a structure.
pub(in crate::plan) fn plan_structure(
    cx: &Context<'_>,
    shape: &Shape,
    name: &Name,
    role: Role,
    scope: &Scope<'_>,
) -> StructurePlan {
    let structure = StructurePlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, Docs::default(), scope),
        members: plan_members(cx, shape, role, scope),
        schema_setters: xml_element(cx, &shape.traits),
        is_error: shape.traits.error.is_some(),
        deprecated: deprecation(&shape.traits, scope),
    };
    if structure.required().count() > MOST_REQUIRED {
        cx.sink.refuse(
            &shape.id,
            shape.span,
            format!("a structure with more than {MOST_REQUIRED} required members"),
            "its builder has a state per required member, and each state lists all of them",
        );
    }
    structure
}
