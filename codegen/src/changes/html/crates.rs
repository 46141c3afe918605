//! Looks up types and operations in the plan of a crate.

use std::collections::HashMap;

use super::line::TypeKey;
use crate::model::ShapeId;
use crate::plan::{
    EnumPlan, Name, OperationPlan, Plan, RustType, StructurePlan, TypePlan, UnionPlan,
};

/// The plan of a crate, with its types by name.
pub(super) struct Crate<'p> {
    pub(super) plan: &'p Plan,
    types: HashMap<TypeKey, Type<'p>>,
}

/// A type of a crate.
#[derive(Clone, Copy)]
pub(super) enum Type<'p> {
    Structure(&'p StructurePlan),
    Union(&'p UnionPlan),
    Enum(&'p EnumPlan),
}

impl<'p> Crate<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        let types = plan.types.iter().map(|of| (TypeKey::types(of.name()), Type::of(of)));
        let errors = plan.errors.iter().map(|error| &error.structure);
        let errors = errors.map(|of| (TypeKey::error(&of.name), Type::Structure(of)));
        Self { plan, types: types.chain(errors).collect() }
    }

    pub(super) fn get(&self, key: &TypeKey) -> Option<Type<'p>> {
        self.types.get(key).copied()
    }

    /// Returns the operation with this name in the model.
    pub(super) fn operation(&self, name: &str) -> Option<&'p OperationPlan> {
        self.plan.operations.iter().find(|operation| operation.wire_name == name)
    }
}

impl<'p> Type<'p> {
    fn of(plan: &'p TypePlan) -> Self {
        match plan {
            TypePlan::Structure(of) => Self::Structure(of),
            TypePlan::Union(of) => Self::Union(of),
            TypePlan::Enum(of) => Self::Enum(of),
        }
    }

    /// Returns the types of the members or variants.
    pub(super) fn member_types(self) -> Vec<TypeKey> {
        match self {
            Self::Structure(of) => structure_types(of),
            Self::Union(of) => {
                of.variants.iter().filter_map(|it| named(it.rust_type.as_ref()?)).collect()
            }
            Self::Enum(_) => Vec::new(),
        }
    }

    /// Returns the ID of the shape.
    pub(super) fn id(self) -> ShapeId {
        match self {
            Self::Structure(of) => of.id.clone(),
            Self::Union(of) => of.id.clone(),
            Self::Enum(of) => of.id.clone(),
        }
    }

    /// Returns the name of the type's kind.
    pub(super) fn kind_name(self) -> &'static str {
        match self {
            Self::Structure(of) if of.is_error => "error",
            Self::Structure(_) => "struct",
            Self::Union(_) => "enum with data",
            Self::Enum(_) => "enum",
        }
    }
}

/// Returns the types of the members of a structure.
pub(super) fn structure_types(structure: &StructurePlan) -> Vec<TypeKey> {
    structure.members.iter().filter_map(|member| named(&member.rust_type)).collect()
}

/// Returns the named type of a member, or of the innermost items or values of nested lists and maps.
fn named(of: &RustType) -> Option<TypeKey> {
    match of {
        RustType::Named(name) => Some(name.into()),
        RustType::List { item: held, .. } | RustType::Map { value: held, .. } => named(held),
        _ => None,
    }
}

/// The variants to show as example values: for each enum the first one that is in both crates.
pub(super) struct Variants(HashMap<TypeKey, Name>);

impl Variants {
    pub(super) fn of(old: Option<&Crate<'_>>, new: Option<&Crate<'_>>) -> Self {
        let mut shown = HashMap::new();
        for (of, other) in [(new, old), (old, new)] {
            for (key, found) in of.iter().flat_map(|of| &of.types) {
                let Type::Enum(found) = found else { continue };
                let counterpart = other.and_then(|other| other.get(key));
                if let Some(name) = common(found, counterpart) {
                    shown.entry(key.clone()).or_insert(name);
                }
            }
        }
        Self(shown)
    }

    pub(super) fn get(&self, key: &TypeKey) -> Option<&Name> {
        self.0.get(key)
    }
}

fn common(of: &EnumPlan, counterpart: Option<Type<'_>>) -> Option<Name> {
    let first = of.variants.first();
    let Some(Type::Enum(counterpart)) = counterpart else { return first.map(|it| it.name.clone()) };
    let is_common = |name: &Name| counterpart.variants.iter().any(|other| other.name == *name);
    of.variants.iter().find(|it| is_common(&it.name)).or(first).map(|it| it.name.clone())
}
