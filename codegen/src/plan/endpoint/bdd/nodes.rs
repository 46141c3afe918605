//! Decoding and validation of a diagram's nodes.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::super::ast;
use super::super::refused::{Compiled, PathContext, refused};

/// References to results start at this number. The first of them means that no rule matches.
const RESULTS: i32 = 100_000_000;

/// A diagram.
#[derive(Debug)]
pub(super) struct Diagram {
    nodes: Vec<Node>,
    pub(super) root: Target,
}

/// A node: a condition and its two branches.
#[derive(Clone, Copy, Debug)]
struct Node {
    condition: usize,
    high: Target,
    low: Target,
}

/// The target of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// No rule matches.
    NoMatch,
    /// A result.
    Result(usize),
    /// A node.
    Node(State),
}

/// A node with the complement of the reference to it. A complemented reference swaps the node's branches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) node: usize,
    pub(super) is_complemented: bool,
}

/// A node's condition and branches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branches {
    pub(super) condition: usize,
    pub(super) if_true: Target,
    pub(super) if_false: Target,
}

impl Diagram {
    /// Decodes the nodes and checks every reference.
    pub(super) fn decode(written: &ast::Bdd) -> Compiled<Self> {
        let triples = triples(written).within("nodes")?;
        let counts = Counts { nodes: triples.len(), results: written.results.len() };
        let node = |(at, [condition, high, low]): (usize, &[i32; 3])| {
            let what = || format!("node {at}");
            let condition = usize::try_from(*condition).ok();
            let Some(condition) = condition.filter(|at| *at < written.conditions.len()) else {
                return refused(what(), "its condition does not exist");
            };
            let target = |reference| counts.target(reference, &what());
            Ok(Node { condition, high: target(*high)?, low: target(*low)? })
        };
        let nodes = triples.iter().enumerate().skip(1).map(node).collect::<Compiled<_>>();
        let root = match written.root {
            root if root < -1 => refused("the root", "it must not be complemented").within("root"),
            root => counts.target(root, "the root").within("root"),
        };
        Ok(Self { nodes: nodes.within("nodes")?, root: root? })
    }

    /// A node's branches. Decoding ensures that the node exists.
    pub(super) fn branches(&self, state: State) -> Option<Branches> {
        let node = self.nodes.get(state.node)?;
        let (if_true, if_false) = match state.is_complemented {
            false => (node.high, node.low),
            true => (node.low, node.high),
        };
        Some(Branches { condition: node.condition, if_true, if_false })
    }
}

/// Decodes the nodes from base64, each as three integers of four bytes. No reference leads to the first node.
fn triples(written: &ast::Bdd) -> Compiled<Vec<[i32; 3]>> {
    let what = "the list of nodes";
    let bytes = match BASE64_STANDARD.decode(&written.nodes) {
        Ok(bytes) => bytes,
        Err(error) => return refused(what, format!("invalid base64: {error}")),
    };
    let expected = written.node_count.checked_mul(12);
    if expected != Some(bytes.len()) {
        let found = bytes.len();
        let count = written.node_count;
        let reason = format!("expected {count} nodes of 12 bytes each, found {found} bytes");
        return refused(what, reason);
    }
    let (numbers, _) = bytes.as_chunks::<4>();
    let numbers: Vec<i32> = numbers.iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    Ok(numbers.as_chunks::<3>().0.to_vec())
}

/// The numbers of nodes and results, for checking references.
struct Counts {
    nodes: usize,
    results: usize,
}

impl Counts {
    fn target(&self, reference: i32, from: &str) -> Compiled<Target> {
        let found = match reference {
            -1 | 1 => Some(Target::NoMatch),
            0 => None,
            RESULTS => Some(Target::NoMatch),
            result if result > RESULTS => {
                let index = usize::try_from(result - RESULTS - 1).ok();
                index.filter(|index| *index < self.results).map(Target::Result)
            }
            node => self.node(node),
        };
        match found {
            Some(target) => Ok(target),
            None => refused(from, format!("the reference {reference} is out of range")),
        }
    }

    /// Resolves a reference to a node. References count nodes from 1, and the first node is a terminal.
    fn node(&self, reference: i32) -> Option<Target> {
        let at = usize::try_from(reference.unsigned_abs()).ok()?;
        let node = at.checked_sub(2)?;
        let is_complemented = reference < 0;
        (at <= self.nodes).then_some(Target::Node(State { node, is_complemented }))
    }
}
