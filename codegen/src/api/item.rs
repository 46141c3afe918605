//! An item of the listing, and the line that stands for it.

use std::fmt;

use crate::model::ShapeId;

/// A public item of a crate, or one of its features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The feature without which the item isn't there.
    pub feature: Option<&'static str>,
    /// Whether the item is deprecated.
    pub deprecated: bool,
    /// Whether the item may grow without breaking anyone.
    pub non_exhaustive: bool,
    /// The shape or member of the model that the item belongs to; `None` for items of the whole service.
    pub origin: Option<ShapeId>,
    /// The item's name in the model or its value on the wire, if that differs from its name in Rust.
    pub wire_name: Option<String>,
    /// What the item is.
    pub kind: ItemKind,
}

/// What an item is. Types are text, as the listing has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// The crate itself.
    Crate {
        /// Its name in Rust.
        name: String,
    },
    /// A feature of the package.
    Feature {
        /// Its name.
        name: String,
        /// Whether it is on unless users say otherwise.
        default: bool,
    },
    /// A module.
    Module {
        /// Its path.
        path: String,
    },
    /// Another name for something, of the crate or of the runtime.
    Reexport {
        /// The path by which it is reached.
        path: String,
        /// What it stands for.
        source: String,
    },
    /// A struct.
    Struct {
        /// Its path.
        path: String,
        /// Its type parameters.
        parameters: Vec<TypeParameter>,
    },
    /// An enum.
    Enum {
        /// Its path.
        path: String,
    },
    /// A trait.
    Trait {
        /// Its path.
        path: String,
    },
    /// A field of a struct.
    Field {
        /// The struct.
        of: String,
        /// The field's name.
        name: String,
        /// The field's type.
        field_type: String,
    },
    /// A variant of an enum.
    Variant {
        /// The enum.
        of: String,
        /// The variant's name.
        name: String,
        /// The type of what it holds, if it holds anything.
        payload: Option<String>,
    },
    /// A function or method.
    Function(Function),
    /// A static.
    Static {
        /// Its path.
        path: String,
        /// Its type.
        value_type: String,
    },
    /// A trait that a type has.
    Impl {
        /// The parameter of the implementation, if it has one.
        parameter: Option<&'static str>,
        /// The trait, with its arguments and the types in it.
        trait_name: String,
        /// The type.
        of: String,
        /// What has to hold.
        bound: Option<String>,
    },
}

/// A type parameter of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeParameter {
    /// Its name.
    pub name: String,
    /// What it is where nothing is given.
    pub default: Option<&'static str>,
}

/// A function of a module or a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// `async` or `const`, if it is that.
    pub qualifier: Option<Qualifier>,
    /// The module, or the type with the first argument if it has the function only with that.
    pub of: String,
    /// The function's name.
    pub name: String,
    /// The arguments: the receiver, if there is one, and others with their types.
    pub arguments: Vec<String>,
    /// The type of what it returns.
    pub result: String,
    /// The bounds that have to hold besides.
    pub bounds: Vec<String>,
}

/// What stands before `fn`.
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

    /// A struct without type parameters.
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

    /// A trait that a type has, whatever its parameters are.
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

    /// The item of a shape or member.
    pub(super) fn of(self, origin: &ShapeId) -> Self {
        Self { origin: Some(origin.clone()), ..self }
    }

    /// The item with its name in the model, which is shown if it differs from the name in Rust.
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
    /// The item's name, without its path; empty for implementations.
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

/// The items, of which those that belong to nothing yet belong to a shape.
pub(super) fn belonging(items: Vec<Item>, origin: &ShapeId) -> Vec<Item> {
    let belonging = |item: Item| match &item.origin {
        Some(known) if !known.is_prelude() => item,
        _ => item.of(origin),
    };
    items.into_iter().map(belonging).collect()
}

impl Function {
    /// A function of a module or type, without bounds.
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

/// Writes the item's line, without the line break.
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

/// Type parameters in angle brackets, or nothing where there are none.
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
