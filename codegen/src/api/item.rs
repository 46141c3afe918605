//! Items of the listing, and their lines.

use std::fmt;

use crate::model::ShapeId;

/// A public item of a crate, or one of its features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The feature that the item requires.
    pub feature: Option<&'static str>,
    /// True if the item is deprecated.
    pub deprecated: bool,
    /// True if the item is `#[non_exhaustive]`.
    pub non_exhaustive: bool,
    /// The shape or member that the item is generated from; `None` for items of the whole service.
    pub origin: Option<ShapeId>,
    /// The item's name in the model or its value on the wire, if that differs from its name in Rust.
    pub wire_name: Option<String>,
    /// The kind of the item, and its details.
    pub kind: ItemKind,
}

/// The kind of an item. Types are text in the format of the listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// The crate.
    Crate {
        /// The crate's name in Rust.
        name: String,
    },
    /// A feature of the package.
    Feature {
        /// The feature's name.
        name: String,
        /// True if the feature is enabled by default.
        default: bool,
    },
    /// A module.
    Module {
        /// The module's path.
        path: String,
    },
    /// A re-export of an item of the crate or of the runtime.
    Reexport {
        /// The public path.
        path: String,
        /// The path of the re-exported item.
        source: String,
    },
    /// A struct.
    Struct {
        /// The struct's path.
        path: String,
        /// The type parameters.
        parameters: Vec<TypeParameter>,
    },
    /// An enum.
    Enum {
        /// The enum's path.
        path: String,
    },
    /// A trait.
    Trait {
        /// The trait's path.
        path: String,
    },
    /// A field of a struct.
    Field {
        /// The path of the struct.
        of: String,
        /// The field's name.
        name: String,
        /// The field's type.
        field_type: String,
    },
    /// A variant of an enum.
    Variant {
        /// The path of the enum.
        of: String,
        /// The variant's name.
        name: String,
        /// The type of the payload, if the variant has one.
        payload: Option<String>,
    },
    /// A function or method.
    Function(Function),
    /// A static.
    Static {
        /// The static's path.
        path: String,
        /// The static's type.
        value_type: String,
    },
    /// A trait implementation.
    Impl {
        /// The generic parameter of the implementation, if it has one.
        parameter: Option<&'static str>,
        /// The trait, with its arguments and associated types.
        trait_name: String,
        /// The implementing type.
        of: String,
        /// The `where` clause.
        bound: Option<String>,
    },
}

/// A type parameter of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeParameter {
    /// The parameter's name.
    pub name: String,
    /// The default type.
    pub default: Option<&'static str>,
}

/// A function of a module or a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The qualifier before `fn`.
    pub qualifier: Option<Qualifier>,
    /// The path of the module or type. It includes the first type argument if the function requires that.
    pub of: String,
    /// The function's name.
    pub name: String,
    /// The arguments with their types, the receiver first.
    pub arguments: Vec<String>,
    /// The return type.
    pub result: String,
    /// The bounds of the `where` clause.
    pub bounds: Vec<String>,
}

/// A qualifier of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// `async`.
    Async,
    /// `const`.
    Const,
}

impl Item {
    pub(super) fn new(kind: ItemKind) -> Self {
        Self {
            feature: None,
            deprecated: false,
            non_exhaustive: false,
            origin: None,
            wire_name: None,
            kind,
        }
    }

    pub(super) fn module(path: &str) -> Self {
        Self::new(ItemKind::Module { path: path.to_owned() })
    }

    pub(super) fn reexport(source: &str, path: &str) -> Self {
        Self::new(ItemKind::Reexport { path: path.to_owned(), source: source.to_owned() })
    }

    /// Creates a struct without type parameters.
    pub(super) fn plain_struct(path: &str) -> Self {
        Self::new(ItemKind::Struct { path: path.to_owned(), parameters: Vec::new() })
    }

    pub(super) fn enumeration(path: &str) -> Self {
        Self::new(ItemKind::Enum { path: path.to_owned() }).non_exhaustive()
    }

    pub(super) fn definition_of_trait(path: &str) -> Self {
        Self::new(ItemKind::Trait { path: path.to_owned() })
    }

    pub(super) fn field(of: &str, name: &str, field_type: String) -> Self {
        let (of, name) = (of.to_owned(), name.to_owned());
        Self::new(ItemKind::Field { of, name, field_type })
    }

    pub(super) fn variant(of: &str, name: &str, payload: Option<String>) -> Self {
        let (of, name) = (of.to_owned(), name.to_owned());
        Self::new(ItemKind::Variant { of, name, payload })
    }

    /// Creates a trait implementation without parameters and bounds.
    pub(super) fn implementation(trait_name: &str, of: &str) -> Self {
        let (trait_name, of) = (trait_name.to_owned(), of.to_owned());
        Self::new(ItemKind::Impl { parameter: None, trait_name, of, bound: None })
    }

    pub(super) fn deprecated(self, deprecated: bool) -> Self {
        Self { deprecated, ..self }
    }

    pub(super) fn non_exhaustive(self) -> Self {
        Self { non_exhaustive: true, ..self }
    }

    /// Sets the shape or member that the item is generated from.
    pub(super) fn of(self, origin: &ShapeId) -> Self {
        Self { origin: Some(origin.clone()), ..self }
    }

    /// Sets the name in the model, unless it equals the name in Rust.
    pub(super) fn named(self, wire_name: impl Into<String>) -> Self {
        let wire_name = wire_name.into();
        let is_same = self.kind.name().trim_start_matches("r#") == wire_name;
        Self { wire_name: (!is_same).then_some(wire_name), ..self }
    }

    pub(super) fn with_feature(self, feature: &'static str) -> Self {
        Self { feature: Some(feature), ..self }
    }
}

impl ItemKind {
    /// Returns the item's name without its path; empty for implementations.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Crate { name }
            | Self::Feature { name, .. }
            | Self::Field { name, .. }
            | Self::Variant { name, .. }
            | Self::Function(Function { name, .. }) => name,
            Self::Module { path }
            | Self::Reexport { path, .. }
            | Self::Struct { path, .. }
            | Self::Enum { path }
            | Self::Trait { path }
            | Self::Static { path, .. } => path.rsplit("::").next().unwrap_or(path),
            Self::Impl { .. } => "",
        }
    }
}

/// Sets the origin of the items that have none yet.
pub(super) fn belonging(items: Vec<Item>, origin: &ShapeId) -> Vec<Item> {
    let belonging = |item: Item| match &item.origin {
        Some(known) if !known.is_prelude() => item,
        _ => item.of(origin),
    };
    items.into_iter().map(belonging).collect()
}

impl Function {
    /// Creates a function of a module or type, without bounds.
    pub(super) fn new(of: &str, name: &str, arguments: &[&str], result: impl Into<String>) -> Self {
        Self {
            qualifier: None,
            of: of.to_owned(),
            name: name.to_owned(),
            arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect(),
            result: result.into(),
            bounds: Vec::new(),
        }
    }

    pub(super) fn with_bounds(self, bounds: Vec<String>) -> Self {
        Self { bounds, ..self }
    }

    pub(super) fn qualified(self, qualifier: Qualifier) -> Self {
        Self { qualifier: Some(qualifier), ..self }
    }

    pub(super) fn item(self) -> Item {
        Item::new(ItemKind::Function(self))
    }
}

/// Writes the item's line without a line break.
impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(feature) = self.feature {
            write!(f, "#[cfg(feature = {feature:?})] ")?;
        }
        if self.deprecated {
            f.write_str("#[deprecated] ")?;
        }
        if self.non_exhaustive {
            f.write_str("#[non_exhaustive] ")?;
        }
        self.kind.fmt(f)?;
        match &self.wire_name {
            Some(name) => write!(f, " // {name:?}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Crate { name } => write!(f, "crate {name}"),
            Self::Feature { name, default: true } => write!(f, "feature {name} (default)"),
            Self::Feature { name, default: false } => write!(f, "feature {name}"),
            Self::Module { path } => write!(f, "pub mod {path}"),
            Self::Reexport { path, source } => write!(f, "pub use {source} as {path}"),
            Self::Struct { path, parameters } => {
                write!(f, "pub struct {path}{}", in_brackets(parameters))
            }
            Self::Enum { path } => write!(f, "pub enum {path}"),
            Self::Trait { path } => write!(f, "pub trait {path}"),
            Self::Field { of, name, field_type } => write!(f, "pub {of}::{name}: {field_type}"),
            Self::Variant { of, name, payload: None } => write!(f, "pub {of}::{name}"),
            Self::Variant { of, name, payload: Some(held) } => {
                write!(f, "pub {of}::{name}({held})")
            }
            Self::Function(function) => function.fmt(f),
            Self::Static { path, value_type } => write!(f, "pub static {path}: {value_type}"),
            Self::Impl { parameter, trait_name, of, bound } => {
                let parameter = parameter.map(|name| format!("<{name}>")).unwrap_or_default();
                let bound = bound.as_ref().map(|bound| format!(" where {bound}"));
                let bound = bound.unwrap_or_default();
                write!(f, "impl{parameter} {trait_name} for {of}{bound}")
            }
        }
    }
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let qualifier = match self.qualifier {
            None => "",
            Some(Qualifier::Async) => "async ",
            Some(Qualifier::Const) => "const ",
        };
        let Self { of, name, result, .. } = self;
        let arguments = self.arguments.join(", ");
        write!(f, "pub {qualifier}fn {of}::{name}({arguments}) -> {result}")?;
        match self.bounds.as_slice() {
            [] => Ok(()),
            bounds => write!(f, " where {}", bounds.join(", ")),
        }
    }
}

/// Formats type parameters in angle brackets; empty if there are none.
fn in_brackets(parameters: &[TypeParameter]) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let texts = parameters.iter().map(|TypeParameter { name, default }| match default {
        Some(default) => format!("{name} = {default}"),
        None => name.clone(),
    });
    format!("<{}>", texts.collect::<Vec<_>>().join(", "))
}
