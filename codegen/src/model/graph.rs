//! Depth-first traversal of graphs of shapes.
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
pub(super) fn walk<'g>(
    starts: impl IntoIterator<Item = &'g ShapeId>,
    next: impl Fn(&'g ShapeId) -> Vec<&'g ShapeId>,
) -> Walk<'g> {
    let mut walk = Walk { order: Vec::new(), cycles: Vec::new() };
    let mut seen = HashSet::new();
    for start in starts {
        if seen.insert(start) {
            walk.from(start, &next, &mut seen);
        }
    }
    walk
}

impl<'g> Walk<'g> {
    fn from(
        &mut self,
        start: &'g ShapeId,
        next: &impl Fn(&'g ShapeId) -> Vec<&'g ShapeId>,
        seen: &mut HashSet<&'g ShapeId>,
    ) {
        let mut path: IndexSet<&ShapeId> = IndexSet::from([start]);
        let mut edges = vec![next(start).into_iter()];
        while let Some(targets) = edges.last_mut() {
            let Some(target) = targets.next() else {
                edges.pop();
                self.order.extend(path.pop());
                continue;
            };
            if let Some(index) = path.get_index_of(target) {
                let cycle = path.iter().skip(index).copied().chain([target]);
                self.cycles.push(cycle.cloned().collect());
            } else if seen.insert(target) {
                path.insert(target);
                edges.push(next(target).into_iter());
            }
        }
    }
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
}
