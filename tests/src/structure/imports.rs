//! The imports of a module.

use std::collections::BTreeSet;
use std::path::PathBuf;

use proc_macro2::{TokenStream, TokenTree};

use super::modules::{Crate, Module};
use super::resolve::Found;

/// An import: a module of a file uses an item that another file defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The importing file.
    pub from: PathBuf,
    /// The file that defines the item.
    pub to: PathBuf,
    /// The top-level modules of both, if they have one.
    pub layers: (Option<String>, Option<String>),
    /// The path of the item, as written.
    pub item: String,
}

/// The imports of a module from other files.
pub(super) fn of_module(all: &Crate, module: &Module) -> Vec<Import> {
    let private = module.uses.iter().filter(|used| !used.is_public);
    let used = private.map(|used| (used.path.clone(), used.name == "*"));
    let mut paths = BTreeSet::new();
    collect(module.items.clone(), &mut paths);
    let written = paths.into_iter().map(|path| (path, false));
    used.chain(written).filter_map(|(path, is_glob)| import(all, module, &path, is_glob)).collect()
}

/// Returns the import of a path. A `use` of a module is not an import; the paths through the module are.
fn import(all: &Crate, module: &Module, path: &[String], is_glob: bool) -> Option<Import> {
    let to = match all.resolve(module, path)? {
        Found::ItemOf(to) => to,
        Found::Module(to) if is_glob => to,
        Found::Module(_) => return None,
    };
    let layers = (module.path.first().cloned(), layer(all, module, path, to));
    let (from, to) = (module.file.clone(), to.file.clone());
    (from != to).then(|| Import { from, to, layers, item: path.join("::") })
}

/// The top-level module that an item is taken from, which may re-export it.
fn layer(all: &Crate, module: &Module, path: &[String], to: &Module) -> Option<String> {
    let used = module.uses.iter().find(|used| Some(&used.name) == path.first());
    let path = used.map_or(path, |used| used.path.as_slice());
    let taken_from = match path {
        [start, layer, ..] if start == "crate" => Some(layer),
        _ => None,
    };
    let is_module = |layer: &&String| all.module(std::slice::from_ref(layer)).is_some();
    taken_from.filter(is_module).or(to.path.first()).cloned()
}

/// Collects the paths of two segments or more in tokens, also within macros.
fn collect(tokens: TokenStream, paths: &mut BTreeSet<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    finish(&mut path, paths);
                }
                path.push(ident.to_string().trim_start_matches("r#").to_owned());
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                finish(&mut path, paths);
                colons = 0;
                collect(group.stream(), paths);
            }
            _ => {
                finish(&mut path, paths);
                colons = 0;
            }
        }
    }
    finish(&mut path, paths);
}

fn finish(path: &mut Vec<String>, paths: &mut BTreeSet<Vec<String>>) {
    let path = std::mem::take(path);
    if path.len() > 1 {
        paths.insert(path);
    }
}
