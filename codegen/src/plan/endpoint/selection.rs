//! Selections of values in an operation's input, written in the subset of JMESPath that Smithy allows:
//! identifiers, subexpressions, wildcards, multi-select lists, flattening and `keys`.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait>.

mod plan;

use jmespath::ast::Ast;

pub use self::plan::{Access, Leaf, Selection};
use super::refused::{Compiled, all, refused, unknown};
use super::types::Kind;
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleType};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::path::{ParseError, parse};
use crate::plan::types::member_type::type_of_member;
use crate::plan::types::members::Presence;
use crate::plan::types::members::Role;
use crate::plan::types::members::{default_value, presence_of};

/// The type of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SelectedType {
    /// The operation's input.
    Input,
    /// A value of a shape.
    One(ShapeId),
    /// A string of a union's variant, a key or a multi-select list.
    Text(Leaf),
    /// A list.
    Many(Box<SelectedType>),
}

type Selected = Compiled<(Selection, SelectedType)>;

/// Compiles a path through an operation's input, whose value must have the type of a parameter.
pub(super) fn select(
    cx: &Context<'_>,
    input: &ShapeId,
    path: &str,
    kind: Kind,
) -> Compiled<(Selection, Leaf)> {
    let what = || format!("the path `{path}`");
    let ast = match parse(path) {
        Ok(ast) => ast,
        // The path is too long to be part of the message.
        Err(error @ ParseError::TooManyOperators) => {
            return refused("a path", error.to_string());
        }
        Err(error) => return refused(what(), error.to_string()),
    };
    let path = Path { cx, input };
    let (selection, found) = path.follow(&ast, Selection::This, SelectedType::Input)?;
    let leaf = match kind {
        Kind::TextList => path.item(&found).and_then(|item| path.leaf(&item)),
        _ => path.leaf(&found),
    };
    match leaf {
        Some(leaf) if (leaf == Leaf::Bool) == (kind == Kind::Bool) => Ok((selection, leaf)),
        _ => refused(what(), format!("its value must be {kind}")),
    }
}

/// A path through an operation's input.
struct Path<'p, 'm> {
    cx: &'p Context<'m>,
    input: &'p ShapeId,
}

impl<'p> Path<'p, '_> {
    fn follow(&self, ast: &Ast, from: Selection, at: SelectedType) -> Selected {
        match ast {
            Ast::Identity { .. } => Ok((from, at)),
            Ast::Field { name, .. } => self.member_of(name, from, &at),
            Ast::Subexpr { lhs, rhs, .. } => {
                let (from, at) = self.follow(lhs, from, at)?;
                self.follow(rhs, from, at)
            }
            Ast::Projection { lhs, rhs, .. } => self.projection(lhs, rhs, from, at),
            Ast::Flatten { node, .. } => self.flatten(node, from, at),
            Ast::MultiList { elements, .. } => self.several(elements, &from, &at),
            Ast::ObjectValues { node, .. } => {
                let (from, at) = self.follow(node, from, at)?;
                let value = self.map(&at).map(|(_, value)| value.target.clone());
                match value {
                    Some(value) => {
                        let values = SelectedType::Many(Box::new(SelectedType::One(value)));
                        Ok((Selection::Values(Box::new(from)), values))
                    }
                    None => refused("`*` in a path", "it must follow a map"),
                }
            }
            Ast::Function { name, args, .. } if name == "keys" && args.len() == 1 => {
                let (from, at) = self.follow(&args[0], from, at)?;
                if self.map(&at).is_none() {
                    return refused("`keys` in a path", "its argument must be a map");
                }
                let keys = SelectedType::Many(Box::new(SelectedType::Text(Leaf::String)));
                Ok((Selection::Keys(Box::new(from)), keys))
            }
            _ => refused(
                "a path",
                "only identifiers, wildcards, multi-select lists, flattening and `keys` are allowed",
            ),
        }
    }

    fn projection(&self, list: &Ast, each: &Ast, from: Selection, at: SelectedType) -> Selected {
        let (from, at) = self.follow(list, from, at)?;
        let item = self.expect_item(&at)?;
        let (each, at) = self.follow(each, Selection::This, item)?;
        let selection = match each {
            Selection::This => from,
            each => Selection::Each(Box::new(from), Box::new(each)),
        };
        Ok((selection, SelectedType::Many(Box::new(at))))
    }

    fn flatten(&self, list: &Ast, from: Selection, at: SelectedType) -> Selected {
        let (from, at) = self.follow(list, from, at)?;
        let item = self.expect_item(&at)?;
        Ok(match self.item(&item) {
            Some(inner) => (Selection::Flat(Box::new(from)), SelectedType::Many(Box::new(inner))),
            None => (from, at),
        })
    }

    fn several(&self, elements: &[Ast], from: &Selection, at: &SelectedType) -> Selected {
        let found = all(elements.iter().map(|it| self.follow(it, from.clone(), at.clone())))?;
        let leaves: Option<Vec<Leaf>> = found.iter().map(|(_, at)| self.leaf(at)).collect();
        match leaves {
            Some(leaves) if !leaves.contains(&Leaf::Bool) => {
                let selections = found.into_iter().map(|(selection, _)| selection);
                let selections = selections.zip(leaves).collect();
                let texts = SelectedType::Many(Box::new(SelectedType::Text(Leaf::Str)));
                Ok((Selection::Several(selections), texts))
            }
            _ => refused("a multi-select list in a path", "its items must be strings"),
        }
    }

    fn member_of(&self, name: &str, from: Selection, at: &SelectedType) -> Selected {
        let (id, role) = match at {
            SelectedType::Input => (self.input, Role::Input),
            SelectedType::One(id) => (id, Role::Value),
            SelectedType::Text(_) | SelectedType::Many(_) => {
                return refused(format!("`{name}` in a path"), "it must follow a structure");
            }
        };
        let shape = self.cx.shape(id);
        let (Some(shape), Some(member)) =
            (shape, shape.and_then(|shape| shape.members().into_iter().find(|it| it.name == name)))
        else {
            let members = shape.map(Shape::members).unwrap_or_default();
            let known = members.iter().map(|member| member.name.as_str());
            let reason = format!("`{id}` has no such member");
            return unknown(format!("`{name}` in a path"), &reason, name, known);
        };
        match &shape.kind {
            ShapeKind::Structure(_) => {
                let access = self.field(member, role);
                Ok((
                    Selection::Member(Box::new(from), access),
                    SelectedType::One(member.target.clone()),
                ))
            }
            ShapeKind::Union(_) => {
                let method = self.cx.member_names(&member.id).field.with_prefix("as");
                let method = Name::snake(&method);
                let at = match self.leaf(&SelectedType::One(member.target.clone())) {
                    Some(Leaf::String) => SelectedType::Text(Leaf::Str),
                    _ => SelectedType::One(member.target.clone()),
                };
                Ok((Selection::Member(Box::new(from), Access::Variant { method }), at))
            }
            _ => refused(format!("`{name}` in a path"), "it must follow a structure"),
        }
    }

    fn field(&self, member: &Member, role: Role) -> Access {
        let rust_type = type_of_member(self.cx, member);
        let has_default = default_value(self.cx, member, &rust_type).is_some();
        let presence = presence_of(self.cx, member, has_default, role);
        Access::Field {
            name: self.cx.member_names(&member.id).field,
            is_optional: presence == Presence::Optional,
        }
    }

    fn expect_item(&self, of: &SelectedType) -> Compiled<SelectedType> {
        match self.item(of) {
            Some(item) => Ok(item),
            None => refused("a wildcard in a path", "it must follow a list"),
        }
    }

    /// The type of a list's items.
    fn item(&self, of: &SelectedType) -> Option<SelectedType> {
        match of {
            SelectedType::Many(item) => Some((**item).clone()),
            SelectedType::Input | SelectedType::Text(_) => None,
            SelectedType::One(id) => match self.cx.shape(id) {
                Some(shape) if shape.traits.sparse => None,
                Some(shape) => match &shape.kind {
                    ShapeKind::List(item) => Some(SelectedType::One(item.target.clone())),
                    _ => None,
                },
                None => None,
            },
        }
    }

    fn map(&self, of: &SelectedType) -> Option<(&'p Member, &'p Member)> {
        let SelectedType::One(id) = of else { return None };
        match self.cx.shape(id).map(|shape| &shape.kind) {
            Some(ShapeKind::Map { key, value }) => Some((key, value)),
            _ => None,
        }
    }

    fn leaf(&self, of: &SelectedType) -> Option<Leaf> {
        match of {
            SelectedType::Input | SelectedType::Many(_) => None,
            SelectedType::Text(leaf) => Some(*leaf),
            SelectedType::One(id) => match &self.cx.shape(id)?.kind {
                ShapeKind::Simple(SimpleType::String) => Some(Leaf::String),
                ShapeKind::Simple(SimpleType::Boolean) => Some(Leaf::Bool),
                ShapeKind::Enum(_) => Some(Leaf::Enum),
                _ => None,
            },
        }
    }
}
