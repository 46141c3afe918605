//! Imports: replaces absolute paths with `use` items and short names.
//!
//! A path is absolute if it starts with `::` or `crate::`. A file imports the type or constant of a path, or
//! the module if the path is a function. If a name is already taken, the path stays absolute.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::VisitMut;

use super::width::WIDTH;

/// The item that a name refers to in a file.
enum Binding {
    /// An item that the file defines.
    Defined,
    /// An imported item, by its path.
    Imported(Vec<String>),
    /// A re-exported item, by its path.
    Reexported(Vec<String>),
}

/// The imports of one file.
#[derive(Default)]
pub(in crate::render) struct Imports {
    names: BTreeMap<String, Binding>,
    /// The module whose items the file defines.
    home: Vec<String>,
}

impl Imports {
    /// Creates the imports of a file that defines the module `home`.
    pub(in crate::render) fn at(home: &str) -> Self {
        let home = home.split("::").map(str::to_owned).collect();
        Self { home, ..Self::default() }
    }

    /// Reserves the names that the items define or re-export.
    pub(in crate::render) fn reserve(&mut self, items: &[syn::Item]) {
        for item in items {
            if let Some(name) = defined_name(item) {
                self.names.insert(name, Binding::Defined);
            }
            if let syn::Item::Use(item) = item {
                self.reserve_tree(&item.tree, &mut Vec::new());
            }
        }
    }

    fn reserve_tree(&mut self, tree: &syn::UseTree, path: &mut Vec<String>) {
        match tree {
            syn::UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.reserve_tree(&part.tree, path);
                path.pop();
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.reserve_tree(tree, path));
            }
            syn::UseTree::Name(name) => {
                let name = name.ident.to_string();
                let path = path.iter().cloned().chain([name.clone()]).collect();
                self.names.insert(name, Binding::Reexported(path));
            }
            syn::UseTree::Rename(_) | syn::UseTree::Glob(_) => {}
        }
    }

    /// Shortens the absolute paths in an item.
    pub(in crate::render) fn shorten(&mut self, item: &mut syn::Item) {
        if !matches!(item, syn::Item::Use(_)) {
            Shortener(self).visit_item_mut(item);
        }
    }

    /// Returns the `use` items in three blocks: standard library, other crates, this crate.
    pub(in crate::render) fn blocks(&self) -> Vec<String> {
        let mut groups: [BTreeMap<String, BTreeSet<String>>; 3] = Default::default();
        for binding in self.names.values() {
            let Binding::Imported(path) = binding else { continue };
            let Some((name, module)) = path.split_last() else { continue };
            let group = match module.first().map(String::as_str) {
                Some("std") => 0,
                Some("crate") => 2,
                _ => 1,
            };
            groups[group].entry(module.join("::")).or_default().insert(name.clone());
        }
        groups.iter_mut().for_each(merge_modules);
        groups.iter().filter(|group| !group.is_empty()).map(render_group).collect()
    }

    /// Imports the path as `name` unless the name is taken. Returns whether `name` now refers to the path.
    fn claim(&mut self, name: &str, path: Vec<String>) -> bool {
        match self.names.get(name) {
            Some(Binding::Imported(known) | Binding::Reexported(known)) => *known == path,
            // The file defines the item if the path points to this module.
            Some(Binding::Defined) => {
                path.split_last().is_some_and(|(_, module)| module == self.home)
            }
            None => {
                self.names.insert(name.to_owned(), Binding::Imported(path));
                true
            }
        }
    }
}

fn defined_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Mod(item) => &item.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Const(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

struct Shortener<'i>(&'i mut Imports);

impl VisitMut for Shortener<'_> {
    fn visit_attribute_mut(&mut self, attribute: &mut syn::Attribute) {
        if let syn::Meta::List(list) = &mut attribute.meta {
            self.shorten_macro(&mut list.path);
            list.tokens = self.shorten_tokens(std::mem::take(&mut list.tokens));
        }
    }

    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        syn::visit_mut::visit_path_mut(self, path);
        let Some(keep) = split(path) else { return };
        let imported: Vec<String> =
            path.segments.iter().take(keep + 1).map(|segment| segment.ident.to_string()).collect();
        let Some(name) = imported.last().cloned() else { return };
        if self.0.claim(&name, imported) {
            path.leading_colon = None;
            path.segments = std::mem::take(&mut path.segments).into_iter().skip(keep).collect();
        } else if path.segments.first().is_some_and(|first| first.ident != "crate") {
            path.leading_colon = Some(Default::default());
        }
    }
}

impl Shortener<'_> {
    /// Imports an attribute macro by its own name; of other functions, the module is imported.
    fn shorten_macro(&mut self, path: &mut syn::Path) {
        let segments = path.segments.iter().map(|segment| segment.ident.to_string());
        let segments: Vec<String> = segments.collect();
        let [_, .., name] = segments.as_slice() else { return };
        if self.0.claim(&name.clone(), segments.clone()) {
            path.leading_colon = None;
            path.segments = path.segments.iter().skip(segments.len() - 1).cloned().collect();
        }
    }

    /// Shortens the absolute paths in tokens that are not Rust syntax, such as a macro's attributes.
    fn shorten_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut shortened = TokenStream::new();
        let mut rest = tokens.into_iter().peekable();
        while let Some(token) = rest.next() {
            let starts_path = match &token {
                TokenTree::Ident(ident) => ident == "crate",
                TokenTree::Punct(punct) => {
                    punct.as_char() == ':' && punct.spacing() == Spacing::Joint
                }
                _ => false,
            };
            shortened.extend(match token {
                TokenTree::Group(group) => {
                    let inner = self.shorten_tokens(group.stream());
                    TokenStream::from(TokenTree::Group(Group::new(group.delimiter(), inner)))
                }
                token if starts_path => self.shorten_path(token, &mut rest),
                token => token.into(),
            });
        }
        shortened
    }

    /// Shortens the path that starts with the token `first`.
    fn shorten_path(
        &mut self,
        first: TokenTree,
        rest: &mut std::iter::Peekable<impl Iterator<Item = TokenTree>>,
    ) -> TokenStream {
        let mut after_ident = matches!(first, TokenTree::Ident(_));
        let mut tokens = TokenStream::from(first);
        while let Some(token) = rest.next_if(|token| match token {
            TokenTree::Ident(_) => !after_ident,
            TokenTree::Punct(punct) => punct.as_char() == ':',
            _ => false,
        }) {
            after_ident = matches!(token, TokenTree::Ident(_));
            tokens.extend([token]);
        }
        match syn::parse2::<syn::Path>(tokens.clone()) {
            Ok(mut path) => {
                self.visit_path_mut(&mut path);
                path.to_token_stream()
            }
            Err(_) => tokens,
        }
    }
}

/// Returns the index of the segment to import, if the path is absolute and long enough.
fn split(path: &syn::Path) -> Option<usize> {
    if path.leading_colon.is_none() && path.segments.first()?.ident != "crate" {
        return None;
    }
    let is_item = |segment: &syn::PathSegment| {
        segment.ident.to_string().starts_with(|c: char| c.is_ascii_uppercase())
    };
    let position = match path.segments.iter().position(is_item) {
        // Import the module of names that are unclear without it: `fmt::Result`.
        Some(position) if is_ambiguous(path, position) => position.checked_sub(1)?,
        Some(position) => position,
        None => path.segments.len().checked_sub(2)?,
    };
    (position > 0).then_some(position)
}

/// Returns whether an item's name is unclear without its module: names of the prelude, of `std::fmt`, and of error
/// shapes, of which many services have the same.
fn is_ambiguous(path: &syn::Path, position: usize) -> bool {
    let segment = |index: usize| path.segments[index].ident.to_string();
    let parents: Vec<String> = (0..position).map(segment).collect();
    let is_in = |module: &str| parents.last().is_some_and(|parent| parent == module);
    let is_error_shape = is_in("error") && parents.contains(&"types".to_owned());
    let in_prelude = ["Box", "Option", "Result", "String", "Vec"];
    is_in("fmt") || is_error_shape || in_prelude.contains(&segment(position).as_str())
}

/// Merges the import of a module into the imports from that module, as `self`.
fn merge_modules(group: &mut BTreeMap<String, BTreeSet<String>>) {
    let modules: Vec<String> = group.keys().cloned().collect();
    for module in modules {
        let Some((parent, name)) = module.rsplit_once("::") else { continue };
        if group.get_mut(parent).is_some_and(|names| names.remove(name)) {
            group.entry(module.clone()).or_default().insert("self".to_owned());
        }
    }
    group.retain(|_, names| !names.is_empty());
}

/// Renders a group, sorted by path.
fn render_group(modules: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut lines: Vec<(Vec<&str>, String)> = modules.iter().map(use_item).collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// Renders the import of names from a module. Returns the path to sort by too.
fn use_item<'n>((module, names): (&'n String, &'n BTreeSet<String>)) -> (Vec<&'n str>, String) {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_by_key(|name| *name != "self");
    let path = module.split("::");
    match names.as_slice() {
        [name] => (path.chain([*name]).collect(), format!("use {module}::{name};")),
        names => (path.collect(), wrapped_use(module, names)),
    }
}

/// The maximum number of lines that hold several names each. In a longer list each name has its own line,
/// which keeps diffs small.
const MOST_LINES: usize = 5;

fn wrapped_use(module: &str, names: &[&str]) -> String {
    let line = format!("use {module}::{{{}}};", names.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        match lines.last_mut() {
            Some(line) if line.len() + name.len() + 6 <= WIDTH => {
                line.push_str(&format!(" {name},"));
            }
            _ => lines.push(format!("{name},")),
        }
    }
    if lines.len() > MOST_LINES {
        lines = names.iter().map(|name| format!("{name},")).collect();
    }
    format!("use {module}::{{\n    {}\n}};", lines.join("\n    "))
}
