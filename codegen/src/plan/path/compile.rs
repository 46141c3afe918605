//! Compilation of a path's syntax tree.

use jmespath::ast::Ast;

use super::error::{Compiled, PathError, invalid, unsupported};
use super::lists::{
    empty_list, flat, index, items, iterator, list_of, literal, present, slice, values,
};
use super::parse::parse;
use super::types::{PathType, path_type_of};
use super::value::{Path, PathValue};
use crate::model::{Member, Shape, ShapeId, ShapeKind, nearest};
use crate::plan::context::Context;
use crate::plan::names::name::Name;
use crate::plan::types::members::Role;
use crate::plan::types::members::plan_member;
use crate::plan::types::rust_type::TypeName;

/// The value that a path is evaluated on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum PathRoot {
    /// The operation's input.
    Input,
    /// The operation's output.
    Output,
    /// An object with `input` and `output`.
    InputOutput,
}

/// Compiles the paths of an operation.
pub(in crate::plan) struct PathCompiler<'p, 'm> {
    pub(in crate::plan) cx: &'p Context<'m>,
    pub(in crate::plan) input: &'p ShapeId,
    pub(in crate::plan) output: &'p ShapeId,
}

/// The current node.
#[derive(Clone, Copy)]
pub(super) enum Current<'v> {
    /// An object with `input` and `output`.
    InputOutput,
    /// A value.
    Value(&'v PathValue),
}

impl PathCompiler<'_, '_> {
    /// Compiles a path.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not valid JMESPath, does not fit the model, or uses an unsupported
    /// feature.
    pub(in crate::plan) fn compile(&self, path: &str, root: PathRoot) -> Compiled {
        let ast = parse(path)?;
        match root {
            PathRoot::InputOutput => self.follow(&ast, Current::InputOutput),
            PathRoot::Input => self.follow(&ast, Current::Value(&self.input())),
            PathRoot::Output => self.follow(&ast, Current::Value(&self.output())),
        }
    }

    fn input(&self) -> PathValue {
        PathValue::present(Path::Input, PathType::Object(self.input.clone()))
    }

    fn output(&self) -> PathValue {
        PathValue::present(Path::Output, PathType::Object(self.output.clone()))
    }

    pub(super) fn follow(&self, ast: &Ast, current: Current<'_>) -> Compiled {
        match ast {
            Ast::Field { name, .. } => self.field(name, current),
            Ast::Subexpr { lhs, rhs, .. } => {
                let value = self.follow(lhs, current)?;
                self.follow(rhs, Current::Value(&value))
            }
            Ast::Identity { .. } => current.value().cloned(),
            Ast::Literal { value, .. } if value.as_array().is_some_and(Vec::is_empty) => {
                Ok(empty_list())
            }
            Ast::Literal { value, .. } => literal(value),
            Ast::Projection { lhs, rhs, .. } => self.projection(lhs, rhs, current),
            Ast::Flatten { node, .. } => flat(&self.follow(node, current)?),
            Ast::ObjectValues { node, .. } => values(self.follow(node, current)?),
            Ast::Slice { start, stop, step, .. } => slice(current.value()?, *start, *stop, *step),
            Ast::Index { idx, .. } => index(current.value()?, *idx),
            Ast::MultiList { elements, .. } => self.several(elements, current),
            Ast::Not { node, .. } => self.not(node, current),
            Ast::And { lhs, rhs, .. } => self.and(lhs, rhs, current),
            Ast::Or { lhs, rhs, .. } => self.or(lhs, rhs, current),
            Ast::Comparison { comparator, lhs, rhs, .. } => {
                self.comparison(comparator, lhs, rhs, current)
            }
            Ast::Function { name, args, .. } => self.function(name, args, current),
            Ast::MultiHash { .. } => unsupported("multi-select hashes aren't supported"),
            Ast::Condition { .. } => invalid("a filter must follow a list"),
            Ast::Expref { .. } => {
                unsupported("functions that take expressions, such as `map`, aren't supported")
            }
        }
    }

    fn field(&self, name: &str, current: Current<'_>) -> Compiled {
        let Current::Value(of) = current else { return self.input_or_output(name) };
        let PathType::Object(id) = &of.value_type else {
            return no_members(name, &of.value_type);
        };
        let (shape, member) = self.member(id, name)?;
        let (value_type, view) = path_type_of(self.cx, &member.target);
        let role = if of.path == Path::Input { Role::Input } else { Role::Value };
        let of = Box::new(of.clone());
        if let ShapeKind::Union(_) = shape.kind {
            if member.target == ShapeId::prelude("Unit") {
                let variant = self.cx.member_names(&member.id).variant;
                let union = self.union(id)?;
                let path = Path::UnitVariant { of, union, variant };
                return Ok(PathValue::new(path, PathType::Opaque("an empty object"), true));
            }
            let method = self.cx.member_names(&member.id).field.with_prefix("as");
            let path = Path::Variant { of, method: Name::snake(&method), view };
            return Ok(PathValue::new(path, value_type, true));
        }
        let planned = plan_member(self.cx, shape, member, role);
        let (is_optional, boxed) = (planned.is_optional(), planned.boxed);
        let optional = of.is_optional || is_optional;
        let path = Path::Field { of, name: planned.field, is_optional, boxed, view };
        Ok(PathValue::new(path, value_type, optional))
    }

    fn input_or_output(&self, name: &str) -> Compiled {
        match name {
            "output" => Ok(self.output()),
            "input" => Ok(self.input()),
            _ => invalid(format!(
                "an `inputOutput` path must start with `input` or `output`, not with `{name}`"
            )),
        }
    }

    /// The Rust type of a union.
    pub(super) fn union(&self, id: &ShapeId) -> Result<TypeName, PathError> {
        let name = self.cx.names.get(id).cloned();
        name.ok_or_else(|| PathError::Invalid(format!("`{id}` isn't part of the service")))
    }

    fn member(&self, id: &ShapeId, name: &str) -> Result<(&Shape, &Member), PathError> {
        let missing = || PathError::Invalid(format!("the model has no `{id}`"));
        let shape = self.cx.shape(id).ok_or_else(missing)?;
        let members = shape.members();
        let names = members.iter().map(|member| member.name.as_str());
        let suggestion = nearest(name, names).map(|name| format!("; did you mean `{name}`?"));
        let found = members.into_iter().find(|member| member.name == name);
        match found {
            Some(member) => Ok((shape, member)),
            None => {
                invalid(format!("`{id}` has no member `{name}`{}", suggestion.unwrap_or_default()))
            }
        }
    }

    /// Compiles a projection, with or without a filter.
    fn projection(&self, list: &Ast, each: &Ast, current: Current<'_>) -> Compiled {
        let list = items(self.follow(list, current)?)?;
        match each {
            Ast::Condition { predicate, then, .. } => {
                let list = self.filtered(list, predicate)?;
                self.each(list, then)
            }
            each => self.each(list, each),
        }
    }

    fn filtered(&self, list: PathValue, condition: &Ast) -> Compiled {
        let item = item_of(&list)?;
        if let PathType::Iterator(_) = item.value_type {
            return unsupported("filters on lists of projected lists aren't supported");
        }
        let condition = self.follow(condition, Current::Value(&item))?;
        let (value_type, is_optional) = (list.value_type.clone(), list.is_optional);
        let (list, condition) = (Box::new(list), Box::new(condition));
        Ok(PathValue::new(Path::Filter { list, condition }, value_type, is_optional))
    }

    fn each(&self, list: PathValue, each: &Ast) -> Compiled {
        let item = item_of(&list)?;
        if let Ast::Identity { .. } = each {
            return Ok(if item.is_optional { present(list) } else { list });
        }
        let each = self.follow(each, Current::Value(&item))?;
        if each.value_type == PathType::Either {
            return unsupported(format!("a projection to {} isn't supported", each.value_type));
        }
        let value_type = iterator(each.value_type.clone(), false);
        let is_optional = list.is_optional;
        let path = Path::Each { list: Box::new(list), each: Box::new(each) };
        Ok(PathValue::new(path, value_type, is_optional))
    }

    fn several(&self, elements: &[Ast], current: Current<'_>) -> Compiled {
        let Current::Value(of) = current else { return self.elements(None, elements, current) };
        if !of.is_optional {
            return self.elements(None, elements, current);
        }
        let present = PathValue::present(Path::This, of.value_type.clone());
        self.elements(Some(of.clone()), elements, Current::Value(&present))
    }

    fn elements(&self, of: Option<PathValue>, elements: &[Ast], current: Current<'_>) -> Compiled {
        let elements = elements.iter().map(|element| self.follow(element, current));
        list_of(of, elements.collect::<Result<_, _>>()?)
    }
}

/// The error for a member of a value that isn't an object.
fn no_members(name: &str, of: &PathType) -> Compiled {
    match of {
        PathType::Map(_) => unsupported(format!(
            "`{name}` is a key of a map; only `*`, `keys` and `values` of maps are supported, not single \
            values"
        )),
        PathType::Opaque("a document") => {
            unsupported(format!("`{name}` follows a document, whose type is unknown"))
        }
        of => invalid(format!("`{name}` follows {of}, which has no members")),
    }
}

impl<'v> Current<'v> {
    pub(super) fn value(self) -> Result<&'v PathValue, PathError> {
        match self {
            Self::Value(value) => Ok(value),
            Self::InputOutput => {
                invalid("an `inputOutput` path must start with `input` or `output`")
            }
        }
    }
}

/// The current node within a projection: an item of the list.
fn item_of(list: &PathValue) -> Compiled {
    match list.value_type.items() {
        Some(item) => Ok(PathValue::new(Path::This, item.value_type.clone(), item.is_optional)),
        None => invalid(format!("a projection requires a list, not {}", list.value_type)),
    }
}
