//! Finds the module that a path leads to.

use super::modules::{Crate, Module};

/// The maximum length of a chain of re-exports.
const MOST_STEPS: usize = 20;

/// The module at a path, or the module that defines the item at a path.
pub(super) enum Found<'a> {
    Module(&'a Module),
    ItemOf(&'a Module),
}

impl Crate {
    /// Resolves a path in a module. `None` for paths into other crates, local names, and paths of generated code.
    pub(super) fn resolve(&self, from: &Module, path: &[String]) -> Option<Found<'_>> {
        self.resolve_within(from, path, MOST_STEPS)
    }

    fn resolve_within(&self, from: &Module, path: &[String], steps: usize) -> Option<Found<'_>> {
        let steps = steps.checked_sub(1)?;
        let (start, rest) = path.split_first()?;
        match start.as_str() {
            "crate" => self.walk(self.module(&[])?, rest, steps),
            "self" => self.walk(self.module(&from.path)?, rest, steps),
            "super" => {
                let (_, parent) = from.path.split_last()?;
                self.resolve_parent(self.module(parent)?, rest, steps)
            }
            _ if self.child(from, start).is_some() => {
                self.walk(self.module(&from.path)?, path, steps)
            }
            _ => {
                let used = from.uses.iter().find(|used| &used.name == start)?;
                // `use serde;` names a crate, not itself.
                if used.path.first() == Some(start) && self.child(from, start).is_none() {
                    return None;
                }
                self.resolve_within(from, &[used.path.as_slice(), rest].concat(), steps)
            }
        }
    }

    /// The rest of a path after `super`, which may be followed by another one.
    fn resolve_parent(&self, parent: &Module, rest: &[String], steps: usize) -> Option<Found<'_>> {
        match rest.split_first() {
            Some((next, _)) if next == "super" => self.resolve_within(parent, rest, steps),
            _ => self.walk(self.module(&parent.path)?, rest, steps),
        }
    }

    /// Follows the segments of a path from a module downwards.
    fn walk<'a>(&'a self, module: &'a Module, path: &[String], steps: usize) -> Option<Found<'a>> {
        let Some((next, rest)) = path.split_first() else { return Some(Found::Module(module)) };
        if let Some(child) = self.child(module, next) {
            return self.walk(child, rest, steps);
        }
        if let Some(used) = module.uses.iter().find(|used| &used.name == next) {
            return self.resolve_within(module, &[used.path.as_slice(), rest].concat(), steps);
        }
        let globs = module.uses.iter().filter(|used| used.name == "*" && used.is_public);
        let mut globs = globs.filter_map(|glob| self.resolve_within(module, &glob.path, steps));
        let defining = globs.find_map(|found| match found {
            // Any identifier in a module's items is assumed to be defined there.
            Found::Module(glob) if glob.names.contains(next) => Some(glob),
            _ => None,
        });
        let defining = defining.or_else(|| module.names.contains(next).then_some(module));
        defining.map(Found::ItemOf)
    }

    fn child(&self, module: &Module, name: &str) -> Option<&Module> {
        self.module(&[module.path.as_slice(), &[name.to_owned()]].concat())
    }
}
