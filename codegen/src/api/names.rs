//! The public paths of types.

use crate::plan::{MemberPlan, Module, Name, RustType, TypeName};

/// The modules that export a structure and its builder.
#[derive(Clone, Copy)]
pub(super) struct ExportModules<'p> {
    /// The module of the structure.
    pub(super) types: &'p str,
    /// The module of the builder.
    pub(super) builders: &'p str,
}

/// The modules of structures that operations share.
pub(super) const TYPES: ExportModules<'_> =
    ExportModules { types: "types", builders: "types::builders" };

/// The modules of error shapes.
pub(super) const ERRORS: ExportModules<'_> =
    ExportModules { types: "types::error", builders: "types::error::builders" };

impl ExportModules<'_> {
    /// Returns the path of a structure or another type in its module.
    pub(super) fn path(&self, name: &Name) -> String {
        format!("{}::{name}", self.types)
    }

    /// Returns the path of a structure's builder.
    pub(super) fn builder(&self, structure: &Name) -> String {
        format!("{}::{}Builder", self.builders, structure.bare())
    }

    /// Returns the path of the module with the states of a structure's builder.
    pub(super) fn states(&self, structure: &Name) -> String {
        let name = Name::snake(&format!("{}Builder", structure.bare()));
        format!("{}::{}", self.builders, name.bare())
    }
}

/// Returns the path of a type of the crate.
pub(super) fn named(name: &TypeName) -> String {
    match name.module {
        Module::Types => TYPES.path(&name.name),
        Module::Errors => ERRORS.path(&name.name),
    }
}

/// Returns a type, without the `Option` of an optional member.
pub(super) fn rust_type(of: &RustType) -> String {
    match of {
        RustType::List { item, sparse } => format!("Vec<{}>", maybe_null(item, *sparse)),
        RustType::Map { value, sparse } => {
            format!("HashMap<String, {}>", maybe_null(value, *sparse))
        }
        RustType::Named(name) => named(name),
        simple => {
            let module = if simple.is_from_runtime() { "primitives::" } else { "" };
            format!("{module}{}", simple.simple_name().unwrap_or_default())
        }
    }
}

fn maybe_null(of: &RustType, sparse: bool) -> String {
    let of = rust_type(of);
    if sparse { format!("Option<{of}>") } else { of }
}

/// Returns a type, in a `Box` if it is boxed to break a recursion.
pub(super) fn boxed_if(of: &RustType, boxed: bool) -> String {
    let of = rust_type(of);
    if boxed { format!("Box<{of}>") } else { of }
}

/// Returns the type of a member's value, without the `Option` of an optional member.
pub(super) fn value_type(member: &MemberPlan) -> String {
    boxed_if(&member.rust_type, member.boxed)
}

/// Returns the type of a member's field.
pub(super) fn field_type(member: &MemberPlan) -> String {
    let value = value_type(member);
    if member.is_optional() { format!("Option<{value}>") } else { value }
}
