//! Names of generated types.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::distinct::{Distinct, names_in_file_of};
use super::name::Name;
use crate::model::{Model, ServiceClosure, Shape, ShapeId, ShapeKind};
use crate::plan::types::rust_type::{Module, NamedKind, TypeName};

/// The generated types by shape.
pub(in crate::plan) type TypeNames = IndexMap<ShapeId, TypeName>;

/// Names every structure, union and enum of the closure. Types and errors share a namespace.
pub(in crate::plan) fn type_names(model: &Model, closure: &ServiceClosure) -> TypeNames {
    let operations = closure.operations.iter();
    let files = operations.flat_map(|id| names_in_file_of(&Name::type_name(id.name())));
    let files: HashSet<String> = files.collect();
    let targeted = targeted(model, closure);
    let (mut distinct, mut names) = (Distinct::camel(), TypeNames::new());
    for shape in shapes_in_order(model, closure) {
        let text = shape_name(model, closure, &shape.id);
        let Some(name) = type_name(shape, text, &targeted) else { continue };
        let is_in_file = name.module == Module::Errors && files.contains(name.name.bare());
        let wanted = if is_in_file { name.name.with_suffix("Shape") } else { name.name };
        let given = distinct.name_with(wanted, |wanted| names_beside(wanted, name.kind));
        names.insert(shape.id.clone(), TypeName { name: given, ..name });
    }
    names
}

/// Returns the name of a shape's type before duplicates get numbers.
fn type_name(shape: &Shape, text: &str, targeted: &HashSet<ShapeId>) -> Option<TypeName> {
    let kind = match &shape.kind {
        ShapeKind::Structure(_) => NamedKind::Structure,
        ShapeKind::Union(_) => NamedKind::Union,
        ShapeKind::Enum(_) => NamedKind::Enum,
        ShapeKind::IntEnum(_) => NamedKind::IntEnum,
        _ => return None,
    };
    let is_error = shape.traits.error.is_some();
    // Inputs and outputs that no member targets have no type except `…Input` or `…Output` of the operation.
    if kind == NamedKind::Structure && !is_error && !targeted.contains(&shape.id) {
        return None;
    }
    let module = if is_error { Module::Errors } else { Module::Types };
    let name = if is_error { Name::error_name(text) } else { Name::type_name(text) };
    Some(TypeName { module, name, kind })
}

/// Returns the shape's name within the service, which may rename it.
pub(in crate::plan) fn shape_name<'m>(
    model: &'m Model,
    closure: &ServiceClosure,
    id: &'m ShapeId,
) -> &'m str {
    let rename = match model.shape(&closure.service).map(|shape| &shape.kind) {
        Some(ShapeKind::Service(service)) => service.rename.get(id),
        _ => None,
    };
    rename.map_or_else(|| id.name(), String::as_str)
}

/// Returns the shapes of the closure, in the order of the model.
pub(in crate::plan) fn shapes_in_order<'m>(
    model: &'m Model,
    closure: &ServiceClosure,
) -> Vec<&'m Shape> {
    let mut shapes: Vec<&Shape> = closure.shapes.iter().filter_map(|id| model.shape(id)).collect();
    shapes.sort_by_key(|shape| shape.span);
    shapes
}

/// Returns the companions of a type's name: its module, which is the same for `AB` and `Ab`, and the builder of a
/// structure.
fn names_beside(name: &Name, kind: NamedKind) -> Vec<String> {
    let builder = (kind == NamedKind::Structure).then(|| name.with_suffix("Builder"));
    let names = builder.into_iter().chain([Name::module(name.bare())]);
    names.map(|name| name.bare().to_owned()).collect()
}

/// Returns the shapes that members of the closure target.
fn targeted(model: &Model, closure: &ServiceClosure) -> HashSet<ShapeId> {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    shapes.flat_map(Shape::members).map(|member| member.target.clone()).collect()
}
