//! Documentation of types that the model does not document: the members that have them.

use std::collections::HashMap;

use indexmap::IndexSet;

use crate::model::{Member, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::{Reference, joined};
use crate::plan::links::TypePath;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::types::shapes::{StructurePlan, TypePlan};

/// The maximum number of names of members in a sentence. The names of more members say little about a type.
const MAX_NAMES: usize = 3;

/// A member whose values, or the elements of whose values, have a type.
struct Holder<'a> {
    member: Reference,
    container: &'a TypePath,
    /// Whether the member is a list or map with elements of the type.
    is_collection: bool,
}

/// Describes the undocumented types by the members that have them.
pub(in crate::plan) fn describe_undocumented(
    cx: &Context<'_>,
    operations: &[OperationPlan],
    types: &mut [TypePlan],
) {
    let paths = paths(cx, operations);
    let holders = holders(cx, &paths);
    for planned in types.iter_mut().filter(|planned| planned.docs().is_placeholder()) {
        let sentence = holders.get(planned.id()).and_then(|holders| sentence(holders));
        planned.docs_mut().prepend_written(&sentence.unwrap_or_default());
    }
}

/// Describes a type by its holders, if they have few names. Names no structure if there are several, because the
/// documentation would change with each new one.
fn sentence(holders: &[Holder<'_>]) -> Option<String> {
    let (first, others) = holders.split_first()?;
    let is_only = others.iter().all(|other| other.container == first.container);
    let names = |is_collection: bool| {
        let holders = holders.iter().filter(|holder| holder.is_collection == is_collection);
        holders.map(|holder| holder.name(is_only)).collect::<IndexSet<_>>()
    };
    let (values, elements) = (names(false), names(true));
    let members = match (values.is_empty(), elements.is_empty()) {
        _ if values.len() + elements.len() > MAX_NAMES => return None,
        (true, true) => return None,
        (false, true) => format!("The value of {}", joined(values, "or")),
        (true, false) => format!("An element of {}", joined(elements, "or")),
        (false, false) => {
            let (values, elements) = (joined(values, "or"), joined(elements, "or"));
            format!("The value of {values}, or an element of {elements},")
        }
    };
    let container = first.container.reference().markdown();
    Some(format!("{members} in {}.", if is_only { &container } else { "several types" }))
}

impl Holder<'_> {
    /// Returns the name of the member, with a link if the sentence names the structure.
    fn name(&self, is_linked: bool) -> String {
        let Reference { text, target } = self.member.clone();
        Reference { text, target: target.filter(|_| is_linked) }.markdown()
    }
}

/// Returns the paths of the generated structures and unions, by shape.
fn paths<'a>(
    cx: &'a Context<'_>,
    operations: &'a [OperationPlan],
) -> HashMap<&'a ShapeId, TypePath> {
    let types = cx.names.iter().map(|(id, name)| (id, TypePath::of(name)));
    let messages = operations.iter().flat_map(|operation| {
        let messages = [&operation.input, &operation.output];
        messages.map(|StructurePlan { id, name, .. }| {
            (id, TypePath::in_operation(&operation.module, name.clone()))
        })
    });
    messages.chain(types).collect()
}

/// Returns the holders of the generated types, by shape. A type does not hold itself.
fn holders<'a>(
    cx: &'a Context<'_>,
    paths: &'a HashMap<&ShapeId, TypePath>,
) -> HashMap<&'a ShapeId, Vec<Holder<'a>>> {
    let mut holders: HashMap<&ShapeId, Vec<Holder<'_>>> = HashMap::new();
    for shape in cx.closure.shapes.iter().filter_map(|id| cx.shape(id)) {
        let (ShapeKind::Structure(members) | ShapeKind::Union(members)) = &shape.kind else {
            continue;
        };
        let Some(container) = paths.get(&shape.id) else { continue };
        for member in members {
            let names = cx.member_names(&member.id);
            let reference = match shape.kind {
                ShapeKind::Union(_) => container.variant(&names.variant),
                _ => container.field(&names.field),
            };
            let targets = targets(cx, member).filter(|(id, _)| **id != shape.id);
            for (id, is_collection) in targets {
                let holder = Holder { member: reference.clone(), container, is_collection };
                holders.entry(id).or_default().push(holder);
            }
        }
    }
    holders
}

/// Returns the targets of a member that are neither lists nor maps, and whether they are within one.
fn targets<'a>(
    cx: &'a Context<'_>,
    member: &'a Member,
) -> impl Iterator<Item = (&'a ShapeId, bool)> {
    let is_collection = |id: &&ShapeId| {
        let shape = cx.shape(id);
        shape.is_some_and(|shape| matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. }))
    };
    let targets = cx.graph.items(&member.target).into_iter();
    targets.filter(move |id| !is_collection(id)).map(|id| (id, *id != member.target))
}

#[cfg(test)]
mod tests;
