//! From the syntax of a path to its meaning.

use jmespath::Variable;
use jmespath::ast::Ast;

use super::{ItemType, NumberType, Path, PathType, PathValue, View, parse};
use crate::model::{Member, Shape, ShapeId, ShapeKind, nearest};
use crate::plan::Name;
use crate::plan::closure::Planner;
use crate::plan::members::Role;

/// A path, or why it can't be compiled.
pub(super) type Compiled = Result<PathValue, String>;

/// What a path starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum PathRoot {
    /// The output.
    Output,
    /// An object with `input` and `output`.
    InputOutput,
}

/// Compiles the paths of an operation.
pub(in crate::plan) struct PathCompiler<'p, 'm> {
    pub(in crate::plan) planner: &'p Planner<'m>,
    pub(in crate::plan) input: &'p ShapeId,
    pub(in crate::plan) output: &'p ShapeId,
}

/// What the current node is.
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
    /// It is no JMESPath, leads nowhere, or says something that the generator can't express.
    pub(in crate::plan) fn compile(&self, path: &str, root: PathRoot) -> Compiled {
        let ast = parse(path).map_err(|error| error.to_string())?;
        match root {
            PathRoot::InputOutput => self.follow(&ast, Current::InputOutput),
            PathRoot::Output => self.follow(&ast, Current::Value(&self.output())),
        }
    }

    fn output(&self) -> PathValue {
        PathValue::firm(Path::Output, PathType::Object(self.output.clone()))
    }

    pub(super) fn follow(&self, ast: &Ast, current: Current<'_>) -> Compiled {
        match ast {
            Ast::Field { name, .. } => self.field(name, current),
            Ast::Subexpr { lhs, rhs, .. } => {
                let value = self.follow(lhs, current)?;
                self.follow(rhs, Current::Value(&value))
            }
            Ast::Identity { .. } => current.value().cloned(),
            Ast::Literal { value, .. } => literal(value),
            Ast::Projection { lhs, rhs, .. } => self.projection(lhs, rhs, current),
            Ast::Flatten { node, .. } => flat(&self.follow(node, current)?),
            Ast::ObjectValues { node, .. } => values(self.follow(node, current)?),
            Ast::Slice { start, stop, step, .. } => slice(current.value()?, *start, *stop, *step),
            Ast::Index { idx, .. } => index(current.value()?, *idx),
            Ast::MultiList { elements, .. } => self.several(elements, current),
            Ast::Not { node, .. } => self.not(node, current),
            Ast::And { lhs, rhs, .. } => self.join(lhs, rhs, current, Path::And),
            Ast::Or { lhs, rhs, .. } => self.join(lhs, rhs, current, Path::Or),
            Ast::Comparison { comparator, lhs, rhs, .. } => {
                self.comparison(comparator, lhs, rhs, current)
            }
            Ast::Function { name, args, .. } => self.function(name, args, current),
            Ast::MultiHash { .. } => Err("objects can't be made".to_owned()),
            Ast::Condition { .. } => Err("there is no list to filter".to_owned()),
            Ast::Expref { .. } => Err("expressions can't be given to functions".to_owned()),
        }
    }

    fn field(&self, name: &str, current: Current<'_>) -> Compiled {
        let Current::Value(of) = current else { return self.input_or_output(name) };
        let PathType::Object(id) = &of.value_type else {
            return Err(format!("`{name}` stands behind {}, which has no members", of.value_type));
        };
        let (shape, member) = self.member(id, name)?;
        let (value_type, view) = self.planner.path_type(&member.target);
        let role = if of.path == Path::Input { Role::Input } else { Role::Value };
        let of = Box::new(of.clone());
        if let ShapeKind::Union(_) = shape.kind {
            if member.target == ShapeId::prelude("Unit") {
                return Err(format!("`{name}` holds nothing"));
            }
            let method = self.planner.member_names(&member.id).field.behind("as");
            let path = Path::Variant { of, method: Name::snake(&method), view };
            return Ok(PathValue::new(path, value_type, true));
        }
        let planned = self.planner.member(shape, member, role);
        let (is_optional, boxed) = (planned.is_optional(), planned.boxed);
        let optional = of.is_optional || is_optional;
        let path = Path::Field { of, name: planned.field, is_optional, boxed, view };
        Ok(PathValue::new(path, value_type, optional))
    }

    fn input_or_output(&self, name: &str) -> Compiled {
        match name {
            "output" => Ok(self.output()),
            "input" => Ok(PathValue::firm(Path::Input, PathType::Object(self.input.clone()))),
            _ => {
                Err(format!("a path about both starts with `input` or `output`, and not `{name}`"))
            }
        }
    }

    fn member(&self, id: &ShapeId, name: &str) -> Result<(&Shape, &Member), String> {
        let shape = self.planner.shape(id).ok_or_else(|| format!("there is no `{id}`"))?;
        let members = shape.members();
        let names = members.iter().map(|member| member.name.as_str());
        let meant = nearest(name, names).map(|name| format!("; did you mean `{name}`?"));
        let found = members.into_iter().find(|member| member.name == name);
        let missing = || format!("`{id}` has no member `{name}`{}", meant.unwrap_or_default());
        Ok((shape, found.ok_or_else(missing)?))
    }

    /// What is made of each item of a list, or of those that a filter lets through.
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
        let item = this(&list)?;
        if let PathType::Iterator(_) = item.value_type {
            return Err("lists of computed lists can't be filtered".to_owned());
        }
        let condition = self.follow(condition, Current::Value(&item))?;
        let (value_type, is_optional) = (list.value_type.clone(), list.is_optional);
        let (list, condition) = (Box::new(list), Box::new(condition));
        Ok(PathValue::new(Path::Filter { list, condition }, value_type, is_optional))
    }

    fn each(&self, list: PathValue, each: &Ast) -> Compiled {
        let item = this(&list)?;
        let is_optional = list.is_optional;
        if let Ast::Identity { .. } = each {
            let value_type = iterator(item.value_type, false);
            return Ok(match item.is_optional {
                true => PathValue::new(Path::Present(Box::new(list)), value_type, is_optional),
                false => list,
            });
        }
        let each = self.follow(each, Current::Value(&item))?;
        let value_type = iterator(each.value_type.clone(), false);
        let path = Path::Each { list: Box::new(list), each: Box::new(each) };
        Ok(PathValue::new(path, value_type, is_optional))
    }

    fn several(&self, elements: &[Ast], current: Current<'_>) -> Compiled {
        let Current::Value(of) = current else { return self.elements(None, elements, current) };
        if !of.is_optional {
            return self.elements(None, elements, current);
        }
        let present = PathValue::firm(Path::This, of.value_type.clone());
        self.elements(Some(of.clone()), elements, Current::Value(&present))
    }

    fn elements(&self, of: Option<PathValue>, elements: &[Ast], current: Current<'_>) -> Compiled {
        let elements = elements.iter().map(|element| self.follow(element, current));
        list_of(of, elements.collect::<Result<_, _>>()?)
    }
}

impl<'v> Current<'v> {
    pub(super) fn value(self) -> Result<&'v PathValue, String> {
        match self {
            Self::Value(value) => Ok(value),
            Self::InputOutput => Err("it needs `input` or `output` first".to_owned()),
        }
    }
}

/// The type of a list that is computed.
pub(super) fn iterator(value_type: PathType, is_optional: bool) -> PathType {
    PathType::Iterator(Box::new(ItemType { value_type, is_optional, view: View::Copied }))
}

/// A list's items, one after the other.
pub(super) fn items(list: PathValue) -> Compiled {
    match &list.value_type {
        PathType::Iterator(_) => Ok(list),
        PathType::Vec(item) => {
            // Nulls of sparse lists are left out: what is made of them would be as well.
            let value_type = iterator(item.value_type.clone(), false);
            let is_optional = list.is_optional;
            Ok(PathValue::new(Path::Items(Box::new(list)), value_type, is_optional))
        }
        other => Err(format!("{other} stands where a list is needed")),
    }
}

/// The current node for what is made of a list's items.
fn this(list: &PathValue) -> Compiled {
    match list.value_type.items() {
        Some(item) => Ok(PathValue::new(Path::This, item.value_type.clone(), item.is_optional)),
        None => Err(format!("{} stands where a list is needed", list.value_type)),
    }
}

fn values(map: PathValue) -> Compiled {
    match &map.value_type {
        PathType::Map(value) => {
            let value_type = iterator(value.value_type.clone(), false);
            let is_optional = map.is_optional;
            Ok(PathValue::new(Path::Values(Box::new(map)), value_type, is_optional))
        }
        other => Err(format!("`*` stands behind {other}, and not behind a map")),
    }
}

fn flat(list: &PathValue) -> Compiled {
    let list = items(list.clone())?;
    let inner = list.value_type.items().and_then(|item| item.value_type.items());
    let Some(inner) = inner else { return Ok(list) };
    let is_stored =
        matches!(list.value_type.items().map(|item| &item.value_type), Some(PathType::Vec(_)));
    let value_type = iterator(inner.value_type.clone(), inner.is_optional && !is_stored);
    let is_optional = list.is_optional;
    Ok(PathValue::new(Path::Flat(Box::new(list)), value_type, is_optional))
}

fn slice(list: &PathValue, start: Option<i32>, stop: Option<i32>, step: i32) -> Compiled {
    let unsupported = || "only slices from the start and without steps are supported".to_owned();
    let position = |at: i32| usize::try_from(at).map_err(|_| unsupported());
    if step != 1 {
        return Err(unsupported());
    }
    let skip = start.map_or(Ok(0), position)?;
    let take = stop.map(position).transpose()?.map(|stop| stop.saturating_sub(skip));
    let list = items(list.clone())?;
    let (value_type, is_optional) = (list.value_type.clone(), list.is_optional);
    Ok(PathValue::new(Path::Slice { list: Box::new(list), skip, take }, value_type, is_optional))
}

fn index(list: &PathValue, index: i32) -> Compiled {
    let Some(item) = list.value_type.items() else {
        return Err(format!("an index stands behind {}, and not behind a list", list.value_type));
    };
    if index < 0 && matches!(list.value_type, PathType::Iterator(_)) {
        return Err("computed lists can't be counted from the end".to_owned());
    }
    if let Path::Slice { .. } = list.path {
        return Err("an index stands behind a slice".to_owned());
    }
    let path = Path::Index { list: Box::new(list.clone()), index };
    Ok(PathValue::new(path, item.value_type.clone(), true))
}

fn list_of(of: Option<PathValue>, elements: Vec<PathValue>) -> Compiled {
    let first = elements.first().map(|element| element.value_type.clone());
    let first = first.unwrap_or(PathType::Null);
    if elements.iter().any(|element| element.value_type != first) {
        return Err("the items of a list are of different types".to_owned());
    }
    if !matches!(first, PathType::Bool | PathType::Text | PathType::Number(_)) {
        return Err(format!("{first} is an item of a list, which only simple values can be"));
    }
    let has_nulls = elements.iter().any(|element| element.is_optional);
    let is_optional = of.is_some();
    let path = Path::Several { of: of.map(Box::new), elements };
    Ok(PathValue::new(path, iterator(first, has_nulls), is_optional))
}

fn literal(value: &Variable) -> Compiled {
    Ok(match value {
        Variable::Null => PathValue::new(Path::Null, PathType::Null, true),
        Variable::Bool(value) => PathValue::firm(Path::Bool(*value), PathType::Bool),
        Variable::Number(number) => {
            let number_type = PathType::Number(NumberType::Literal);
            PathValue::firm(Path::Number(number.clone()), number_type)
        }
        Variable::String(text) => PathValue::firm(Path::Text(text.clone()), PathType::Text),
        Variable::Array(items) => {
            let items = items.iter().map(|item| literal(item)).collect::<Result<_, _>>()?;
            list_of(None, items)?
        }
        Variable::Object(_) | Variable::Expref(_) => {
            return Err("objects can't be made".to_owned());
        }
    })
}
