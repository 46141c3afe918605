//! The structure of the code: no import cycle, no import against the layers, no import after other items, no long
//! file.
//!
//! Clippy checks the length of functions (`clippy.toml`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;

use quote::ToTokens;
use syn::{Item, ItemUse, UseTree};
use tests::root;
use tests::structure::{Crate, Import, Target, cycles, imports, targets};

/// The modules of `smithy-client-codegen`, each with its permitted imports. See `ARCHITECTURE.md`.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("options", &[]),
    ("model", &["text"]),
    ("output", &["text"]),
    ("plan", &["model", "options", "text"]),
    ("render", &["options", "output", "plan", "text"]),
    ("api", &["model", "plan", "text"]),
    ("generate", &["model", "options", "output", "plan", "render"]),
    ("supported", &["model", "options", "plan"]),
    ("changes", &["api", "model", "options", "plan", "render", "supported", "text"]),
    ("release", &["changes", "model", "output", "text"]),
    ("update", &["changes", "generate", "model", "options", "output", "release", "text"]),
    ("build_script", &["generate", "model", "options", "output", "plan", "render", "supported"]),
];

const MOST_LINES: usize = 400;

/// The imports of each target, which the tests share.
static IMPORTS: LazyLock<Vec<(Target, BTreeSet<Import>)>> = LazyLock::new(|| {
    thread::scope(|scope| {
        let read = |target: Target| {
            scope.spawn(move || {
                let imports = imports(&Crate::read(&target.root));
                (target, imports)
            })
        };
        let reading: Vec<_> = targets().into_iter().map(read).collect();
        reading.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    })
});

#[test]
fn no_import_cycles() {
    let mut found = String::new();
    for (target, imports) in IMPORTS.iter() {
        for (at, cycle) in cycles(imports).into_iter().enumerate() {
            found += &format!("{} {}, cycle {}:\n", target.package, short(&target.root), at + 1);
            found += &lines(cycle);
        }
    }
    assert!(found.is_empty(), "move the items that tie these files:\n{found}");
}

#[test]
fn no_import_against_the_layers() {
    let is_generator = |(target, _): &&(Target, _)| {
        target.package == "smithy-client-codegen" && target.root.ends_with("src/lib.rs")
    };
    let (_, imports) = IMPORTS.iter().find(is_generator).expect("the generator");
    let wrong = lines(imports.iter().filter(|import| !is_allowed(import)));
    assert!(wrong.is_empty(), "not allowed by `LAYERS`:\n{wrong}");
}

fn is_allowed(import: &Import) -> bool {
    match &import.layers {
        (Some(from), Some(to)) if from == to => true,
        (Some(from), Some(to)) => {
            let layer = LAYERS.iter().find(|(layer, _)| layer == from);
            layer.is_some_and(|(_, allowed)| allowed.contains(&to.as_str()))
        }
        // The root only re-exports.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

#[test]
fn no_long_files() {
    let lines = |file: &Path| fs::read_to_string(file).expect("a file").lines().count();
    let files = written_files();
    let long = files.iter().map(|file| (lines(file), file));
    let long = long.filter(|(lines, _)| *lines > MOST_LINES);
    let long: String = long.map(|(lines, file)| format!("  {}: {lines}\n", short(file))).collect();
    assert!(long.is_empty(), "split files of more than {MOST_LINES} lines:\n{long}");
}

#[test]
fn no_imports_after_other_items() {
    let late: String = written_files().iter().filter_map(|file| late_import(file)).collect();
    assert!(late.is_empty(), "move these imports to the start of their files:\n{late}");
}

/// Returns the first import of a file after other items. A macro can only be re-exported after its definition.
fn late_import(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).expect("a file");
    let items = syn::parse_file(&text).expect("valid Rust").items;
    let is_first = |item: &Item| matches!(item, Item::Mod(_) | Item::Use(_) | Item::ExternCrate(_));
    let others = items.iter().skip_while(|item| is_first(item));
    let late = others.clone().find_map(|item| match item {
        Item::Use(import) if !others.clone().any(|other| reexports(import, other)) => Some(import),
        _ => None,
    })?;
    Some(format!("  {}: {}\n", short(file), late.to_token_stream()))
}

/// Returns whether an import re-exports the macro that the item defines.
fn reexports(import: &ItemUse, item: &Item) -> bool {
    match (&import.tree, item) {
        (UseTree::Name(name), Item::Macro(definition)) => {
            definition.ident.as_ref() == Some(&name.ident)
        }
        _ => false,
    }
}

/// Returns the files of all packages but the generated one, whose length depends on the model.
fn written_files() -> BTreeSet<PathBuf> {
    let written = targets().into_iter().filter(|target| target.package != "partnercentral-channel");
    let folders: BTreeSet<PathBuf> =
        written.filter_map(|target| target.root.parent().map(Path::to_owned)).collect();
    let mut files = BTreeSet::new();
    folders.iter().for_each(|folder| rust_files(folder, &mut files));
    files
}

fn rust_files(folder: &Path, files: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(path);
        }
    }
}

/// Returns a line for each pair of files, with the imported items.
fn lines<'a>(imports: impl IntoIterator<Item = &'a Import>) -> String {
    let mut pairs: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for import in imports {
        pairs.entry((&import.from, &import.to)).or_default().push(&import.item);
    }
    let line = |((from, to), items): ((&PathBuf, &PathBuf), Vec<&str>)| {
        format!("  {} -> {}: {}\n", short(from), short(to), items.join(", "))
    };
    pairs.into_iter().map(line).collect()
}

/// Returns a path relative to the project's folder.
fn short(path: &Path) -> String {
    let root = root().canonicalize().expect("the project");
    path.canonicalize()
        .expect("a file")
        .strip_prefix(root)
        .expect("of the project")
        .display()
        .to_string()
}
