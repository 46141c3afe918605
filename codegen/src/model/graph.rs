//! Depth-first traversal of graphs of shapes: of a `ShapeGraph`, or of other relations, such as mixins and resources.
//!
//! The traversal is iterative, because the depth of a model's graph is unlimited. The corresponding algorithms of
//! `petgraph` are either recursive or do not report the cycles.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::id::ShapeId;

/// The result of a traversal.
pub(super) struct Walk<'g> {
    /// Every reached node in postorder: each after its successors, except in cycles.
    pub(super) order: Vec<&'g ShapeId>,
    /// A cycle for each back edge: the nodes from the edge's target back to itself.
    ///
    /// Without the back edges, the graph has no cycles.
    pub(super) cycles: Vec<Vec<ShapeId>>,
}

/// Traverses all nodes that can be reached from `starts`, depth first. `next` returns the successors of a node.
///
/// The cycles of a graph can have far more nodes than the graph. Use [`reachable`] if they are not needed.
pub(super) fn walk<'g>(
    starts: impl IntoIterator<Item = &'g ShapeId>,
    next: impl Fn(&'g ShapeId) -> Vec<&'g ShapeId>,
) -> Walk<'g> {
    let mut cycles = Vec::new();
    let order = traverse(starts, next, |path, target| {
        let start = path.get_index_of(target).unwrap_or_default();
        cycles.push(path.iter().skip(start).copied().chain([target]).cloned().collect());
    });
    Walk { order, cycles }
}

/// Returns all nodes that can be reached from `starts`, in the order of [`Walk::order`].
pub(super) fn reachable<'g>(
    starts: impl IntoIterator<Item = &'g ShapeId>,
    next: impl Fn(&'g ShapeId) -> Vec<&'g ShapeId>,
) -> Vec<&'g ShapeId> {
    traverse(starts, next, |_, _| {})
}

/// Returns the reached nodes in postorder. Calls `on_back_edge` with the path to each back edge, and its target.
fn traverse<'g>(
    starts: impl IntoIterator<Item = &'g ShapeId>,
    next: impl Fn(&'g ShapeId) -> Vec<&'g ShapeId>,
    mut on_back_edge: impl FnMut(&IndexSet<&'g ShapeId>, &'g ShapeId),
) -> Vec<&'g ShapeId> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    for start in starts {
        if !seen.insert(start) {
            continue;
        }
        let mut path: IndexSet<&ShapeId> = IndexSet::from([start]);
        let mut edges = vec![next(start).into_iter()];
        while let Some(targets) = edges.last_mut() {
            let Some(target) = targets.next() else {
                edges.pop();
                order.extend(path.pop());
                continue;
            };
            if seen.insert(target) {
                path.insert(target);
                edges.push(next(target).into_iter());
            } else if path.contains(target) {
                on_back_edge(&path, target);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;

    /// Walks a graph in a notation such as `a>b,c d>a`; returns the order and the cycles.
    fn walked(graph: &str) -> (String, Vec<String>) {
        let id = |name: &str| ShapeId::prelude(name);
        let edges: IndexMap<ShapeId, Vec<ShapeId>> = graph
            .split(' ')
            .filter_map(|node| node.split_once('>'))
            .map(|(from, to)| (id(from), to.split(',').map(id).collect()))
            .collect();
        let next = |node: &ShapeId| edges.get(node).into_iter().flatten().collect();
        let Walk { order, cycles } = walk(edges.keys(), next);
        let names = |ids: Vec<&ShapeId>| ids.iter().map(|id| id.name()).collect::<String>();
        (names(order), cycles.iter().map(|cycle| names(cycle.iter().collect())).collect())
    }

    #[test]
    fn the_order_has_successors_first() {
        assert_eq!(walked("a>b,c b>d c>d"), ("dbca".into(), vec![]));
    }

    #[test]
    fn reports_a_cycle_for_each_back_edge() {
        assert_eq!(walked("a>a"), ("a".into(), vec!["aa".into()]));
        assert_eq!(walked("a>b b>c,a c>b"), ("cba".into(), vec!["bcb".into(), "aba".into()]));
    }

    #[test]
    fn long_paths_do_not_overflow_the_stack() {
        let ids: Vec<ShapeId> = (0..20_000).map(|n| ShapeId::prelude(&format!("N{n}"))).collect();
        let numbers: IndexMap<&ShapeId, usize> = ids.iter().zip(0..).collect();
        let next = |id: &ShapeId| ids.get(numbers[id] + 1).into_iter().collect();
        assert_eq!(walk(ids.iter(), next).order.len(), ids.len());
    }

    /// Recording the cycles would take gigabytes.
    #[test]
    fn finds_reachable_nodes_in_linear_memory_despite_many_cycles() {
        let ids: Vec<ShapeId> = (0..20_000).map(|n| ShapeId::prelude(&format!("N{n}"))).collect();
        let numbers: IndexMap<&ShapeId, usize> = ids.iter().zip(0..).collect();
        let next = |id: &ShapeId| ids.get(numbers[id] + 1).into_iter().chain(ids.first()).collect();
        assert_eq!(reachable(ids.first(), next).len(), ids.len());
    }
}
