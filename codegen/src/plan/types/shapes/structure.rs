//! Structures.

use crate::model::{Shape, ShapeId};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::names::name::Name;
use crate::plan::types::members::{MemberPlan, Role, deprecation, plan_members};
use crate::plan::types::reach::Derives;

/// How many required members a structure may have. Its builder grows with their square.
const MOST_REQUIRED: usize = 200;

/// A structure.
#[derive(Clone, Debug)]
pub struct StructurePlan {
    /// The shape.
    pub id: ShapeId,
    /// The type's name.
    pub name: Name,
    /// The documentation.
    pub docs: Docs,
    /// The members: those that are required, then the others, both in the order of the model.
    pub members: Vec<MemberPlan>,
    /// Whether the structure is an error.
    pub is_error: bool,
    /// What the type derives.
    pub derives: Derives,
    /// The structure is deprecated, with what the model says about it.
    pub deprecated: Option<String>,
}

impl StructurePlan {
    /// Whether anything in the structure stays out of logs.
    pub fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.sensitive)
    }

    /// The members that have to be set.
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
) -> StructurePlan {
    let structure = StructurePlan {
        id: shape.id.clone(),
        name: name.clone(),
        docs: Docs::of(&shape.traits, &format!("The structure `{}`.", shape.id.name())),
        members: plan_members(cx, shape, role),
        is_error: shape.traits.error.is_some(),
        derives: cx.reach.derives(shape),
        deprecated: deprecation(&shape.traits),
    };
    if structure.required().count() > MOST_REQUIRED {
        cx.sink.refuse(
            &shape.id,
            shape.span,
            format!("a structure with more than {MOST_REQUIRED} required members"),
            "its builder would have as many type parameters, and each setter would name all of them",
        );
    }
    structure
}
