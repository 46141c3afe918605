//! Recursive structures and unions, which require boxed members.

use std::collections::HashMap;

use crate::model::{ShapeGraph, ShapeId};

/// The strongly connected components of a closure's shapes: the shapes of a component contain one another inline,
/// without a list or map in between.
pub(in crate::plan) struct Recursion {
    groups: HashMap<ShapeId, usize>,
}

impl Recursion {
    pub(in crate::plan) fn new(graph: &ShapeGraph<'_>) -> Self {
        let groups = graph.components_without_collections().into_iter().enumerate();
        let groups = groups.flat_map(|(group, ids)| ids.into_iter().map(move |id| (id, group)));
        Self { groups: groups.map(|(id, group)| (id.clone(), group)).collect() }
    }

    /// Returns whether a member must be boxed: values of its target can contain values of its container without a
    /// list or map in between.
    pub(in crate::plan) fn is_boxed(&self, target: &ShapeId, container: &ShapeId) -> bool {
        let group = self.groups.get(target);
        group.is_some_and(|group| self.groups.get(container) == Some(group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Model, Shape};

    /// Returns the boxed members of structures. In the graph `A>B,C B>A`, the structure `A` has members with the
    /// targets `B` and `C`, and `B` has one with the target `A`.
    fn boxed(graph: &str) -> Vec<String> {
        let shapes = graph.split(' ').filter_map(|shape| shape.split_once('>'));
        let members = |targets: &str| {
            let targets = targets.split(',').filter(|target| !target.is_empty());
            let member = |target| format!(r#""m{target}": {{"target": "a#{target}"}}"#);
            targets.map(member).collect::<Vec<_>>().join(",")
        };
        let shapes = shapes.map(|(id, targets)| {
            format!(r#", "a#{id}": {{"type": "structure", "members": {{{}}}}}"#, members(targets))
        });
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
                "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}]}},
                "a#O": {{"type": "operation", "input": {{"target": "a#A"}}}}{}}}}}"#,
            shapes.collect::<String>()
        );
        let model = Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"));
        let closure = model.service(None).expect("a service");
        let recursion = Recursion::new(&ShapeGraph::new(&model, &closure));
        let mut found = Vec::new();
        for id in &closure.shapes {
            for target in model.shape(id).into_iter().flat_map(Shape::targets) {
                if recursion.is_boxed(target, id) {
                    found.push(format!("{}>{}", id.name(), target.name()));
                }
            }
        }
        found
    }

    #[test]
    fn boxes_members_of_recursive_structures() {
        assert_eq!(boxed("A>B,C B>C C>D D>"), [""; 0]);
        assert_eq!(boxed("A>A,B B>"), ["A>A"]);
        assert_eq!(boxed("A>B B>C C>B,D D>"), ["B>C", "C>B"]);
        assert_eq!(boxed("A>B,D B>C C>A D>E E>D"), ["A>B", "B>C", "C>A", "D>E", "E>D"]);
    }

    #[test]
    fn handles_long_chains_and_cycles() {
        let chain: String = (0..5_000).map(|at| format!("N{at}>N{} ", at + 1)).collect();
        assert_eq!(boxed(&format!("A>N0 {chain}N5000>")), [""; 0]);
        assert_eq!(boxed(&format!("A>N0 {chain}N5000>N0")).len(), 5_001);
    }
}
