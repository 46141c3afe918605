//! Reads the modules and imports of a crate, to check its structure: layers, and no import cycles.
//!
//! This is not a compiler. It follows `mod` and `use` items, and paths in any tokens. It does not see methods,
//! so an import of a type counts, and a call of a method does not.

mod imports;
mod modules;
mod packages;
mod resolve;

use std::collections::BTreeSet;
use std::hash::RandomState;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

pub use imports::Import;
pub use modules::{Crate, Module};
pub use packages::{Target, targets};

/// Returns the imports between the files of a crate, without unit tests. A re-export is not an import.
pub fn imports(all: &Crate) -> BTreeSet<Import> {
    all.modules().flat_map(|module| imports::of_module(all, module)).collect()
}

/// Returns the import cycles: groups of files that import each other, directly or through others.
pub fn cycles(imports: &BTreeSet<Import>) -> Vec<Vec<&Import>> {
    let edges = imports.iter().map(|import| (import.from.as_path(), import.to.as_path()));
    let graph: DiGraphMap<_, (), RandomState> = DiGraphMap::from_edges(edges);
    let components = tarjan_scc(&graph).into_iter().filter(|files| files.len() > 1);
    let within = |files: Vec<_>| {
        let is_within = |import: &&Import| {
            files.contains(&import.from.as_path()) && files.contains(&import.to.as_path())
        };
        imports.iter().filter(is_within).collect()
    };
    components.map(within).collect()
}
