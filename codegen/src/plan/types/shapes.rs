//! Plans of generated types: structures, unions, enums and errors.

mod collections;
mod enumeration;
mod error;
mod structure;
mod union;

pub use self::collections::CollectionSchema;
pub(in crate::plan) use self::collections::plan_collections;
use self::enumeration::plan_enumeration;
pub use self::enumeration::{EnumBase, EnumPlan, EnumVariantPlan};
use self::error::plan_error;
pub use self::error::{ErrorPlan, ErrorRef, Retry};
pub use self::structure::StructurePlan;
pub(in crate::plan) use self::structure::plan_structure;
use self::union::plan_union;
pub use self::union::{UnionPlan, VariantPlan};
use crate::model::{ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::links::Scope;
use crate::plan::names::name::Name;
use crate::plan::types::members::Role;
use crate::plan::types::rust_type::Module;

/// A generated type.
#[derive(Clone, Debug)]
pub enum TypePlan {
    /// A struct.
    Structure(StructurePlan),
    /// An enum with data.
    Union(UnionPlan),
    /// An enum of strings or numbers.
    Enum(EnumPlan),
}

impl TypePlan {
    /// Returns the type's name.
    pub fn name(&self) -> &Name {
        match self {
            Self::Structure(plan) => &plan.name,
            Self::Union(plan) => &plan.name,
            Self::Enum(plan) => &plan.name,
        }
    }

    /// Returns the shape of the type.
    pub fn id(&self) -> &ShapeId {
        match self {
            Self::Structure(plan) => &plan.id,
            Self::Union(plan) => &plan.id,
            Self::Enum(plan) => &plan.id,
        }
    }
}

impl TypePlan {
    pub(in crate::plan) fn docs(&self) -> &Docs {
        match self {
            Self::Structure(plan) => &plan.docs,
            Self::Union(plan) => &plan.docs,
            Self::Enum(plan) => &plan.docs,
        }
    }

    pub(in crate::plan) fn docs_mut(&mut self) -> &mut Docs {
        match self {
            Self::Structure(plan) => &mut plan.docs,
            Self::Union(plan) => &mut plan.docs,
            Self::Enum(plan) => &mut plan.docs,
        }
    }
}

/// Plans the types and the errors.
pub(in crate::plan) fn plan_types(cx: &Context<'_>) -> (Vec<TypePlan>, Vec<ErrorPlan>) {
    let (mut types, mut errors) = (Vec::new(), Vec::new());
    for (id, name) in &cx.names {
        let Some(shape) = cx.shape(id) else { continue };
        match &shape.kind {
            ShapeKind::Structure(_) if name.module == Module::Errors => {
                errors.push(plan_error(cx, shape, &name.name));
            }
            ShapeKind::Structure(_) => {
                let scope = Scope::of_type(cx, shape).on_own_page();
                let plan = plan_structure(cx, shape, &name.name, Role::Value, &scope);
                types.push(TypePlan::Structure(plan));
            }
            ShapeKind::Union(members) => {
                types.push(TypePlan::Union(plan_union(cx, shape, &name.name, members)));
            }
            ShapeKind::Enum(members) => {
                let base = EnumBase::String;
                types.push(TypePlan::Enum(plan_enumeration(cx, shape, &name.name, base, members)));
            }
            ShapeKind::IntEnum(members) => {
                let base = EnumBase::Integer;
                types.push(TypePlan::Enum(plan_enumeration(cx, shape, &name.name, base, members)));
            }
            _ => {}
        }
    }
    types.sort_by(|a, b| a.name().cmp(b.name()));
    errors.sort_by(|a, b| a.structure.name.cmp(&b.structure.name));
    (types, errors)
}
