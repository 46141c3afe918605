//! Names derived from operations' names.

use std::collections::HashMap;

use super::distinct::{Distinct, methods_of_client};
use super::name::Name;
use crate::model::{Model, ServiceClosure, Shape, ShapeId};

/// The names derived from one operation's name.
#[derive(Clone, Debug)]
pub(in crate::plan) struct OperationNames {
    /// The name of the operation's type.
    pub(in crate::plan) name: Name,
    /// The name of the operation's module, and of the client's method.
    pub(in crate::plan) module: Name,
}

/// The names derived from operations' names, by the operations' IDs.
pub(in crate::plan) type NamesOfOperations = HashMap<ShapeId, OperationNames>;

impl OperationNames {
    /// Returns the name of the input's type.
    pub(in crate::plan) fn input(&self) -> Name {
        self.name.with_suffix("Input")
    }

    /// Returns the name of the output's type.
    pub(in crate::plan) fn output(&self) -> Name {
        self.name.with_suffix("Output")
    }

    /// Returns the name of the enum with the operation's errors.
    pub(in crate::plan) fn error(&self) -> Name {
        self.name.with_suffix("Error")
    }
}

/// Returns the names of the operations of a closure.
pub(in crate::plan) fn names_of_operations(
    model: &Model,
    closure: &ServiceClosure,
) -> NamesOfOperations {
    let (mut names, mut methods) = (Distinct::camel(), methods_of_client());
    let operations = operations_in_order(model, closure).into_iter();
    let names = operations.map(|shape| {
        let name = names.name(Name::type_name(shape.id.name()));
        let module = methods.name(Name::module(shape.id.name()));
        (shape.id.clone(), OperationNames { name, module })
    });
    names.collect()
}

/// Returns the operations of a closure, in the order of the model.
pub(in crate::plan) fn operations_in_order<'m>(
    model: &'m Model,
    closure: &ServiceClosure,
) -> Vec<&'m Shape> {
    let operations = closure.operations.iter().filter_map(|id| model.shape(id));
    let mut operations: Vec<&Shape> = operations.collect();
    operations.sort_by_key(|shape| shape.span);
    operations
}
