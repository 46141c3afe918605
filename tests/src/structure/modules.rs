//! The module tree of a crate.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Item, ItemMod, ItemUse, Lit, Meta, UseTree, Visibility};

/// The path of a module or item, without `crate`.
pub(super) type ItemPath = Vec<String>;

/// The modules of a crate, without unit tests.
#[derive(Debug)]
pub struct Crate {
    modules: BTreeMap<ItemPath, Module>,
}

/// A module.
#[derive(Debug)]
pub struct Module {
    pub(super) path: ItemPath,
    pub(super) file: PathBuf,
    pub(super) uses: Vec<Use>,
    /// The items that are neither modules nor `use`.
    pub(super) items: TokenStream,
    /// The identifiers in the items.
    pub(super) names: HashSet<String>,
}

/// A name that a `use` item brings into scope.
#[derive(Debug)]
pub(super) struct Use {
    /// The name, or `*`.
    pub(super) name: String,
    pub(super) path: ItemPath,
    pub(super) is_public: bool,
}

impl Crate {
    /// Reads a crate.
    ///
    /// # Panics
    ///
    /// Panics if a file can't be read or parsed.
    pub fn read(root: &Path) -> Self {
        let mut read = Self { modules: BTreeMap::new() };
        read.read_file(root, Vec::new(), root.parent().expect("a folder"));
        read
    }

    /// The modules.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.modules.values()
    }

    pub(super) fn module(&self, path: &[String]) -> Option<&Module> {
        self.modules.get(path)
    }

    fn read_file(&mut self, file: &Path, path: ItemPath, children: &Path) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        self.read_items(parsed.items, file, path, children);
    }

    fn read_items(&mut self, items: Vec<Item>, file: &Path, path: ItemPath, children: &Path) {
        let mut module = Module {
            path: path.clone(),
            file: file.to_owned(),
            uses: Vec::new(),
            items: TokenStream::new(),
            names: HashSet::new(),
        };
        for item in items {
            match item {
                Item::Mod(child) if is_test(&child.attrs) => {}
                Item::Mod(child) => self.read_module(child, file, &path, children),
                Item::Use(item) if is_test(&item.attrs) => {}
                Item::Use(item) => module.uses.extend(names(&item)),
                item => item.to_tokens(&mut module.items),
            }
        }
        collect_names(module.items.clone(), &mut module.names);
        self.modules.insert(path, module);
    }

    fn read_module(&mut self, child: ItemMod, file: &Path, parent: &[String], children: &Path) {
        let name = child.ident.to_string().trim_start_matches("r#").to_owned();
        let path = [parent, std::slice::from_ref(&name)].concat();
        let folder = children.join(&name);
        if let Some((_, items)) = child.content {
            return self.read_items(items, file, path, &folder);
        }
        let explicit = path_attribute(&child.attrs);
        let explicit = explicit.map(|to| file.parent().expect("a folder").join(to));
        let in_folder = folder.join("mod.rs");
        let file = match explicit {
            Some(file) => file,
            None if in_folder.exists() => in_folder,
            None => children.join(format!("{name}.rs")),
        };
        self.read_file(&file, path, &folder);
    }
}

fn collect_names(tokens: TokenStream, names: &mut HashSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => _ = names.insert(ident.to_string()),
            TokenTree::Group(group) => collect_names(group.stream(), names),
            _ => {}
        }
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| {
        let text = attribute.meta.to_token_stream().to_string();
        attribute.path().is_ident("cfg") && (text.contains("test)") || text.contains("doctest"))
    };
    attributes.iter().any(is_test)
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    let value = |attribute: &Attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(path) => Some(path.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    attributes.iter().find_map(value)
}

/// The names that a `use` item brings into scope.
fn names(item: &ItemUse) -> Vec<Use> {
    let is_public = !matches!(item.vis, Visibility::Inherited);
    let mut uses = Vec::new();
    flatten(&item.tree, Vec::new(), is_public, &mut uses);
    uses
}

fn flatten(tree: &UseTree, mut path: ItemPath, is_public: bool, uses: &mut Vec<Use>) {
    let name = match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            return flatten(&tree.tree, path, is_public, uses);
        }
        UseTree::Group(group) => {
            return group.items.iter().for_each(|it| flatten(it, path.clone(), is_public, uses));
        }
        UseTree::Name(name) if name.ident == "self" => path.last().cloned().unwrap_or_default(),
        UseTree::Name(name) => {
            path.push(name.ident.to_string());
            name.ident.to_string()
        }
        UseTree::Rename(name) => {
            if name.ident != "self" {
                path.push(name.ident.to_string());
            }
            name.rename.to_string()
        }
        UseTree::Glob(_) => "*".to_owned(),
    };
    uses.push(Use { name, path, is_public });
}
