//! Items of the generated crate: client methods, types, fields and variants.

use crate::model::Shape;
use crate::plan::docs::Reference;
use crate::plan::names::name::Name;
use crate::plan::names::operation_names::OperationNames;
use crate::plan::types::rust_type::{Module, NamedKind, TypeName};

/// An item that a name of the model stands for.
#[derive(Clone, Debug)]
pub(super) struct Item<'m> {
    /// The name in Rust.
    pub(super) text: String,
    /// The destination of a link to the item.
    pub(super) target: String,
    pub(super) kind: ItemKind,
    /// The shapes whose members a path can name after the item.
    pub(super) shapes: Vec<&'m Shape>,
}

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    Method,
    Type,
    Field,
    Variant,
}

/// The path of a generated type.
///
/// Links name the kind of their destination, as in `struct@crate::types::Tag`. So a link to a field never leads to a
/// method of the same name, and rustdoc does not report the link as redundant where the type is in scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan) struct TypePath {
    /// The kind of the type: `struct` or `enum`.
    kind: &'static str,
    /// The path of the module in the crate.
    module: String,
    name: Name,
}

/// The methods of structures, some of which only inputs or outputs have.
const METHODS: &[&str] =
    &["builder", "clone", "eq", "fmt", "into_builder", "ne", "request_id", "response", "validate"];

impl TypePath {
    /// Returns the path of a type in `types` or `types::error`.
    pub(in crate::plan) fn of(name: &TypeName) -> Self {
        let module = match name.module {
            Module::Types => "types",
            Module::Errors => "types::error",
        };
        let kind = if name.kind == NamedKind::Structure { "struct" } else { "enum" };
        Self { kind, module: module.to_owned(), name: name.name.clone() }
    }

    /// Returns the path of a structure in an operation's module.
    pub(in crate::plan) fn in_operation(module: &Name, name: Name) -> Self {
        Self { kind: "struct", module: format!("operation::{}", module.bare()), name }
    }

    /// Returns a link to the type.
    pub(in crate::plan) fn reference(&self) -> Reference {
        let target = format!("{}@{}", self.kind, self.path());
        Reference { text: self.name.to_string(), target: Some(target) }
    }

    /// Returns a link to a field of the structure.
    pub(in crate::plan) fn field(&self, name: &Name) -> Reference {
        let target = format!("field@{}::{}", self.path(), name.bare());
        Reference { text: name.to_string(), target: Some(target) }
    }

    /// Returns a link to a variant of the enum.
    pub(in crate::plan) fn variant(&self, name: &Name) -> Reference {
        let target = format!("variant@{}::{}", self.path(), name.bare());
        Reference { text: self.member_text(name.as_str()), target: Some(target) }
    }

    /// Returns the name of a field or variant with the name of its type.
    pub(super) fn member_text(&self, name: &str) -> String {
        format!("{}::{name}", self.name)
    }

    /// Returns a link to a field or variant of the type for its own page. `None` for other destinations, and for fields
    /// that a method has the name of.
    pub(super) fn own_member(&self, target: &str) -> Option<String> {
        let (_, path) = target.split_once('@')?;
        let name = path.strip_prefix(&self.path())?.strip_prefix("::")?;
        (!METHODS.contains(&name)).then(|| format!("Self::{name}"))
    }

    fn path(&self) -> String {
        format!("crate::{}::{}", self.module, self.name.bare())
    }
}

/// Returns a link to the client's method for an operation.
pub(in crate::plan) fn method(module: &Name) -> Reference {
    let target = format!("crate::Client::{}", module.bare());
    Reference { text: module.to_string(), target: Some(target) }
}

impl<'m> Item<'m> {
    fn new(reference: Reference, kind: ItemKind, shapes: Vec<&'m Shape>) -> Self {
        let Reference { text, target } = reference;
        Self { text, target: target.unwrap_or_default(), kind, shapes }
    }

    /// Returns the client's method for an operation with these messages.
    pub(super) fn method(names: &OperationNames, messages: Vec<&'m Shape>) -> Self {
        Self::new(method(&names.module), ItemKind::Method, messages)
    }

    /// Returns a shape's type.
    pub(super) fn of_type(path: &TypePath, shape: &'m Shape) -> Self {
        Self::new(path.reference(), ItemKind::Type, vec![shape])
    }

    /// Returns a field whose values are of these shapes, or lists or maps of them.
    pub(super) fn field(path: &TypePath, name: &Name, shapes: Vec<&'m Shape>) -> Self {
        Self::new(path.field(name), ItemKind::Field, shapes)
    }

    /// Returns a variant whose payload is of these shapes, or a list or map of them.
    pub(super) fn variant(path: &TypePath, name: &Name, shapes: Vec<&'m Shape>) -> Self {
        Self::new(path.variant(name), ItemKind::Variant, shapes)
    }
}
