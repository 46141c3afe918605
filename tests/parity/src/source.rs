//! The public items of AWS's crate, read from its source.
//!
//! Rust has no reflection, so this module parses the crate's source files.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use syn::ext::IdentExt;
use syn::visit::Visit;
use syn::{
    Fields, Ident, ImplItem, ImplItemFn, ItemEnum, ItemImpl, ItemStruct, LitStr, Type, Visibility,
};

use crate::json::wire_name;
use crate::missing::Item;
use crate::model::{Model, name_of};

const CRATE: &str = "aws-sdk-partnercentralchannel";

/// Returns the items of AWS's crate under their names in the model. Reads them once.
///
/// # Panics
///
/// Panics if the source can't be found or read.
pub fn official_items() -> &'static BTreeSet<Item> {
    static ITEMS: LazyLock<BTreeSet<Item>> = LazyLock::new(read);
    &ITEMS
}

fn read() -> BTreeSet<Item> {
    let source = folder().join("src");
    let (operations, modules): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(&source.join("operation")).into_iter().partition(|entry| is_rust(entry));
    let mut items = Items::default();
    for file in operations {
        items.read(&file);
    }
    // The names of files with shapes begin with an underscore; those of builders and paginators do not.
    for folder in modules.into_iter().chain(["types", "types/error"].map(|name| source.join(name)))
    {
        let mut files = entries(&folder);
        files.retain(|file| is_rust(file) && name_of_file(file).starts_with('_'));
        files.iter().for_each(|file| items.read(file));
    }
    items.0
}

/// Returns the folder of the version of AWS's crate in `Cargo.lock`.
///
/// # Panics
///
/// Panics if cargo does not know it.
pub fn folder() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--quiet", "--locked", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo metadata: {errors}");
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let package = packages.find(|package| package["name"] == CRATE);
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|path| Path::new(path).parent());
    folder.unwrap_or_else(|| panic!("cargo metadata has no package {CRATE}")).to_owned()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

fn is_rust(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rs")
}

fn name_of_file(file: &Path) -> Cow<'_, str> {
    file.file_name().unwrap_or_default().to_string_lossy()
}

#[derive(Debug, Default)]
struct Items(BTreeSet<Item>);

impl Items {
    fn read(&mut self, file: &Path) {
        let text = fs::read_to_string(file);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text);
        self.visit_file(&parsed.unwrap_or_else(|error| panic!("{}: {error}", file.display())));
    }

    fn members<'a>(&mut self, of: &str, names: impl IntoIterator<Item = &'a Ident>) {
        let of = shape_name(of);
        self.0.insert(Model::whole().holder(&of));
        let names = names.into_iter().map(|name| wire_name(&name.unraw().to_string()));
        self.0.extend(names.map(|name| Item::member(&of, &name)));
    }
}

/// Returns the name in the model of a type. AWS's crate names inputs and outputs after their operations.
fn shape_name(name: &str) -> String {
    let model = Model::whole();
    let known = |operation: &&str| model.operations().contains(operation);
    if let Some(operation) = name.strip_suffix("Input").filter(known) {
        return name_of(model.input(operation)).to_owned();
    }
    if let Some(operation) = name.strip_suffix("Output").filter(known) {
        return name_of(model.output(operation)).to_owned();
    }
    name.to_owned()
}

impl<'ast> Visit<'ast> for Items {
    /// Operations are structs without fields. Builders are not in the model.
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        let name = item.ident.to_string();
        match &item.fields {
            _ if !is_public(&item.vis) || name.ends_with("Builder") => {}
            Fields::Unit => drop(self.0.insert(Item::operation(&name))),
            Fields::Named(fields) => {
                let public = fields.named.iter().filter(|field| is_public(&field.vis));
                self.members(&name, public.filter_map(|field| field.ident.as_ref()));
            }
            Fields::Unnamed(_) => {}
        }
    }

    /// Variants of errors and unions have fields. Variants of enums do not; their values are read from `values()`.
    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        let name = item.ident.to_string();
        let known = item.variants.iter().map(|variant| (&variant.ident, variant.fields.is_empty()));
        let known = known.filter(|(name, _)| *name != "Unknown" && *name != "Unhandled");
        let variants = known.filter(|(_, is_empty)| !is_empty).map(|(name, _)| name);
        match name.strip_suffix("Error") {
            Some(of) => {
                self.0.extend(variants.map(|error| Item::error(of, &error.to_string())));
            }
            None => self.members(&name, variants),
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let Type::Path(path) = &*item.self_ty else { return };
        let Some(of) = path.path.get_ident() else { return };
        for function in item.items.iter().filter_map(values_function) {
            let mut values = Literals::default();
            values.visit_block(&function.block);
            self.0.extend(values.0.iter().map(|value| Item::value(&of.to_string(), value)));
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn values_function(item: &ImplItem) -> Option<&ImplItemFn> {
    match item {
        ImplItem::Fn(function) if function.sig.ident == "values" => Some(function),
        _ => None,
    }
}

/// Collects string literals.
#[derive(Debug, Default)]
struct Literals(Vec<String>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.0.push(literal.value());
    }
}
