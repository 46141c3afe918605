//! Selections of an operation's input, written in the part of JMESPath that Smithy allows: identifiers,
//! sub-expressions, wildcards, multi-select lists, flattening and `keys`.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html#smithy-rules-operationcontextparams-trait>.

use jmespath::ast::Ast;

use super::refused::{Compiled, all, refused, unknown};
use super::types::Kind;
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleType};
use crate::plan::closure::Planner;
use crate::plan::members::Role;
use crate::plan::path::{ParseError, parse};
use crate::plan::{Name, Presence};

/// A way to values within a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The value itself: the input or, within [`Selection::Each`], the item.
    This,
    /// A member.
    Member(Box<Selection>, Access),
    /// The keys of a map.
    Keys(Box<Selection>),
    /// The values of a map.
    Values(Box<Selection>),
    /// What is selected of each item of a list, if it is there.
    Each(Box<Selection>, Box<Selection>),
    /// Several texts, as a list.
    Several(Vec<(Selection, Leaf)>),
    /// The items of a list's lists.
    Flat(Box<Selection>),
}

/// How a member is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It is a structure's field.
    Field {
        /// The field.
        name: Name,
        /// Whether it is an `Option`.
        is_optional: bool,
    },
    /// It is a union's variant, which a method gives.
    Variant {
        /// The method.
        method: Name,
    },
}

/// What is at the end of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// A `String`.
    String,
    /// Text, borrowed.
    Str,
    /// An enum of strings.
    Enum,
    /// `bool`.
    Bool,
}

/// What a selection comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shaped {
    /// The operation's input.
    Input,
    /// A value of a shape.
    One(ShapeId),
    /// Text of a union's variant or a key.
    Text(Leaf),
    /// A list.
    Many(Box<Shaped>),
}

type Selected = Compiled<(Selection, Shaped)>;

impl Planner<'_> {
    /// Follows a path through an operation's input to what a parameter takes.
    pub(super) fn select(
        &self,
        input: &ShapeId,
        path: &str,
        kind: Kind,
    ) -> Compiled<(Selection, Leaf)> {
        let what = || format!("the path `{path}`");
        let ast = match parse(path) {
            Ok(ast) => ast,
            // Nobody reads a path of that length.
            Err(error @ ParseError::TooManyOperators) => {
                return refused("a path", error.to_string());
            }
            Err(error) => return refused(what(), error.to_string()),
        };
        let path = Path { planner: self, input };
        let (selection, found) = path.follow(&ast, Selection::This, Shaped::Input)?;
        let leaf = match kind {
            Kind::TextList => path.item(&found).and_then(|item| path.leaf(&item)),
            _ => path.leaf(&found),
        };
        match leaf {
            Some(leaf) if (leaf == Leaf::Bool) == (kind == Kind::Bool) => Ok((selection, leaf)),
            _ => refused(what(), format!("it doesn't lead to {kind}")),
        }
    }
}

/// A path through an operation's input.
struct Path<'p, 'm> {
    planner: &'p Planner<'m>,
    input: &'p ShapeId,
}

impl<'p> Path<'p, '_> {
    fn follow(&self, ast: &Ast, from: Selection, at: Shaped) -> Selected {
        match ast {
            Ast::Identity { .. } => Ok((from, at)),
            Ast::Field { name, .. } => self.member_of(name, from, &at),
            Ast::Subexpr { lhs, rhs, .. } => {
                let (from, at) = self.follow(lhs, from, at)?;
                self.follow(rhs, from, at)
            }
            Ast::Projection { lhs, rhs, .. } => {
                let (from, at) = self.follow(lhs, from, at)?;
                let item = self.expect_item(&at)?;
                let (each, at) = self.follow(rhs, Selection::This, item)?;
                let selection = match each {
                    Selection::This => from,
                    each => Selection::Each(Box::new(from), Box::new(each)),
                };
                Ok((selection, Shaped::Many(Box::new(at))))
            }
            Ast::Flatten { node, .. } => {
                let (from, at) = self.follow(node, from, at)?;
                let item = self.expect_item(&at)?;
                Ok(match self.item(&item) {
                    Some(inner) => (Selection::Flat(Box::new(from)), Shaped::Many(Box::new(inner))),
                    None => (from, at),
                })
            }
            Ast::MultiList { elements, .. } => self.several(elements, &from, &at),
            Ast::ObjectValues { node, .. } => {
                let (from, at) = self.follow(node, from, at)?;
                let value = self.map(&at).map(|(_, value)| value.target.clone());
                match value {
                    Some(value) => {
                        let values = Shaped::Many(Box::new(Shaped::One(value)));
                        Ok((Selection::Values(Box::new(from)), values))
                    }
                    None => refused("`*` in a path", "it doesn't stand behind a map"),
                }
            }
            Ast::Function { name, args, .. } if name == "keys" && args.len() == 1 => {
                let (from, at) = self.follow(&args[0], from, at)?;
                if self.map(&at).is_none() {
                    return refused("`keys` in a path", "it isn't given a map");
                }
                let keys = Shaped::Many(Box::new(Shaped::Text(Leaf::String)));
                Ok((Selection::Keys(Box::new(from)), keys))
            }
            _ => refused(
                "a path",
                "only identifiers, wildcards, multi-select lists, flattening and `keys` are allowed",
            ),
        }
    }

    fn several(&self, elements: &[Ast], from: &Selection, at: &Shaped) -> Selected {
        let found = all(elements.iter().map(|it| self.follow(it, from.clone(), at.clone())))?;
        let leaves: Option<Vec<Leaf>> = found.iter().map(|(_, at)| self.leaf(at)).collect();
        match leaves {
            Some(leaves) if !leaves.contains(&Leaf::Bool) => {
                let selections = found.into_iter().map(|(selection, _)| selection);
                let selections = selections.zip(leaves).collect();
                let texts = Shaped::Many(Box::new(Shaped::Text(Leaf::Str)));
                Ok((Selection::Several(selections), texts))
            }
            _ => refused("a multi-select list of a path", "it holds something besides strings"),
        }
    }

    fn member_of(&self, name: &str, from: Selection, at: &Shaped) -> Selected {
        let (id, role) = match at {
            Shaped::Input => (self.input, Role::Input),
            Shaped::One(id) => (id, Role::Value),
            Shaped::Text(_) | Shaped::Many(_) => {
                return refused(
                    format!("`{name}` in a path"),
                    "it doesn't stand behind a structure",
                );
            }
        };
        let shape = self.planner.shape(id);
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
                Ok((Selection::Member(Box::new(from), access), Shaped::One(member.target.clone())))
            }
            ShapeKind::Union(_) => {
                let method = self.planner.member_names(&member.id).field.behind("as");
                let method = Name::snake(&method);
                let at = match self.leaf(&Shaped::One(member.target.clone())) {
                    Some(Leaf::String) => Shaped::Text(Leaf::Str),
                    _ => Shaped::One(member.target.clone()),
                };
                Ok((Selection::Member(Box::new(from), Access::Variant { method }), at))
            }
            _ => refused(format!("`{name}` in a path"), "it doesn't stand behind a structure"),
        }
    }

    fn field(&self, member: &Member, role: Role) -> Access {
        let rust_type = self.planner.rust_type(member);
        let has_default = self.planner.default_value(member, &rust_type).is_some();
        let presence = self.planner.presence(member, has_default, role);
        Access::Field {
            name: self.planner.member_names(&member.id).field,
            is_optional: presence == Presence::Optional,
        }
    }

    fn expect_item(&self, of: &Shaped) -> Compiled<Shaped> {
        match self.item(of) {
            Some(item) => Ok(item),
            None => refused("a wildcard in a path", "it doesn't stand behind a list"),
        }
    }

    /// What the items of a list are.
    fn item(&self, of: &Shaped) -> Option<Shaped> {
        match of {
            Shaped::Many(item) => Some((**item).clone()),
            Shaped::Input | Shaped::Text(_) => None,
            Shaped::One(id) => match self.planner.shape(id) {
                Some(shape) if shape.traits.sparse => None,
                Some(shape) => match &shape.kind {
                    ShapeKind::List(item) => Some(Shaped::One(item.target.clone())),
                    _ => None,
                },
                None => None,
            },
        }
    }

    fn map(&self, of: &Shaped) -> Option<(&'p Member, &'p Member)> {
        let Shaped::One(id) = of else { return None };
        match self.planner.shape(id).map(|shape| &shape.kind) {
            Some(ShapeKind::Map { key, value }) => Some((key, value)),
            _ => None,
        }
    }

    fn leaf(&self, of: &Shaped) -> Option<Leaf> {
        match of {
            Shaped::Input | Shaped::Many(_) => None,
            Shaped::Text(leaf) => Some(*leaf),
            Shaped::One(id) => match &self.planner.shape(id)?.kind {
                ShapeKind::Simple(SimpleType::String) => Some(Leaf::String),
                ShapeKind::Simple(SimpleType::Boolean) => Some(Leaf::Bool),
                ShapeKind::Enum(_) => Some(Leaf::Enum),
                _ => None,
            },
        }
    }
}
