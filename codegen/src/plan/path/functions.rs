//! JMESPath functions.
//!
//! See <https://jmespath.org/specification.html#built-in-functions>.

use jmespath::ast::Ast;

use super::compile::{Current, PathCompiler};
use super::error::{Compiled, PathError, invalid, unsupported};
use super::lists::{items, iterator};
use super::types::{NumberType, PathType};
use super::value::{Aggregate, Path, PathValue, Rounding, TextTest};
use crate::model::{ShapeId, ShapeKind};

/// The supported functions, as listed in messages.
const SUPPORTED: &str = "`abs`, `avg`, `ceil`, `contains`, `ends_with`, `floor`, `keys`, `length`, `max`, \
    `min`, `not_null`, `reverse`, `sort`, `starts_with`, `sum` and `values`";

/// The unsupported functions of the specification.
const UNSUPPORTED: [&str; 10] = [
    "join",
    "map",
    "max_by",
    "merge",
    "min_by",
    "sort_by",
    "to_array",
    "to_number",
    "to_string",
    "type",
];

impl PathCompiler<'_, '_> {
    pub(super) fn function(&self, name: &str, arguments: &[Ast], current: Current<'_>) -> Compiled {
        if UNSUPPORTED.contains(&name) {
            return unsupported(format!(
                "the function `{name}` isn't supported; the supported functions are {SUPPORTED}"
            ));
        }
        let arguments = arguments.iter().map(|argument| self.follow(argument, current));
        let mut arguments = arguments.collect::<Result<Vec<PathValue>, PathError>>()?.into_iter();
        let given = arguments.len();
        let (first, second) = (arguments.next(), arguments.next());
        match (name, given, first, second) {
            ("length", 1, Some(value), _) => length(value),
            ("keys", 1, Some(map), _) => self.keys(map),
            ("values", 1, Some(map), _) => values(map),
            ("contains", 2, Some(all), Some(one)) => contains(all, one),
            ("starts_with", 2, Some(all), Some(one)) => text_test(TextTest::StartsWith, all, one),
            ("ends_with", 2, Some(all), Some(one)) => text_test(TextTest::EndsWith, all, one),
            ("not_null", 1.., Some(first), second) => {
                second.into_iter().chain(arguments).try_fold(first, first_of)
            }
            ("sum", 1, Some(list), _) => aggregate(Aggregate::Sum, list),
            ("avg", 1, Some(list), _) => aggregate(Aggregate::Average, list),
            ("max", 1, Some(list), _) => aggregate(Aggregate::Max, list),
            ("min", 1, Some(list), _) => aggregate(Aggregate::Min, list),
            ("abs", 1, Some(number), _) => rounded(Rounding::Absolute, number),
            ("ceil", 1, Some(number), _) => rounded(Rounding::Ceiling, number),
            ("floor", 1, Some(number), _) => rounded(Rounding::Floor, number),
            ("reverse", 1, Some(list), _) => reordered(name, Path::Reversed, list),
            ("sort", 1, Some(list), _) => reordered(name, Path::Sorted, list),
            (name, given, ..) => wrong_call(name, given),
        }
    }

    fn keys(&self, of: PathValue) -> Compiled {
        let is_optional = of.is_optional;
        let keys = iterator(PathType::Text, false);
        let id = match &of.value_type {
            PathType::Map(_) => {
                return Ok(PathValue::new(Path::Keys(Box::new(of)), keys, is_optional));
            }
            PathType::Object(id) => id.clone(),
            other => return invalid(format!("`keys` requires an object, not {other}")),
        };
        let Some(shape) = self.cx.shape(&id).filter(|it| matches!(it.kind, ShapeKind::Union(_)))
        else {
            return unsupported("`keys` is only supported for maps and unions");
        };
        let variants = shape.members().into_iter().map(|member| {
            let holds_something = member.target != ShapeId::prelude("Unit");
            let variant = self.cx.member_names(&member.id).variant;
            (variant, holds_something, member.name.clone())
        });
        let (variants, union) = (variants.collect(), self.union(&id)?);
        let path = Path::UnionKeys { of: Box::new(of), union, variants };
        Ok(PathValue::new(path, keys, is_optional))
    }
}

/// The error for a call of an unknown function, or with the wrong number of arguments.
fn wrong_call(name: &str, given: usize) -> Compiled {
    let expected = match name {
        "contains" | "starts_with" | "ends_with" => "2 arguments",
        "not_null" => "at least 1 argument",
        "abs" | "avg" | "ceil" | "floor" | "keys" | "length" | "max" | "min" | "reverse"
        | "sort" | "sum" | "values" => "1 argument",
        _ => return invalid(format!("JMESPath has no function `{name}`")),
    };
    invalid(format!("the function `{name}` takes {expected}, not {given}"))
}

fn length(value: PathValue) -> Compiled {
    let value = counted(value);
    let countable = matches!(
        value.value_type,
        PathType::Text | PathType::Vec(_) | PathType::Map(_) | PathType::Iterator(_)
    );
    if !countable {
        return match &value.value_type {
            PathType::Object(_) => unsupported("the length of an object isn't supported"),
            other => invalid(format!("{other} has no length")),
        };
    }
    let is_optional = value.is_optional;
    let path = Path::Length(Box::new(value));
    Ok(PathValue::new(path, PathType::Number(NumberType::Usize), is_optional))
}

/// The list to count in place of a projection with as many items.
fn counted(list: PathValue) -> PathValue {
    match list.path {
        Path::Each { list, each } if !each.is_optional => counted(*list),
        Path::Items(vec) if is_dense(&vec) => *vec,
        path => PathValue { path, ..list },
    }
}

fn is_dense(vec: &PathValue) -> bool {
    vec.value_type.items().is_some_and(|item| !item.is_optional)
}

fn values(map: PathValue) -> Compiled {
    let PathType::Map(value) = &map.value_type else {
        return match &map.value_type {
            PathType::Object(_) => unsupported("`values` is only supported for maps"),
            other => invalid(format!("`values` requires an object, not {other}")),
        };
    };
    if value.is_optional {
        return unsupported(
            "`values` isn't supported for sparse maps; `*` is, and leaves out nulls",
        );
    }
    let (value_type, is_optional) = (iterator(value.value_type.clone(), false), map.is_optional);
    Ok(PathValue::new(Path::Values(Box::new(map)), value_type, is_optional))
}

fn contains(all: PathValue, one: PathValue) -> Compiled {
    if all.value_type == PathType::Text {
        return text_test(TextTest::Contains, all, one);
    }
    let list = items(all)?;
    let item = list.value_type.items().map(|item| item.value_type.clone());
    let fits = match (&item, &one.value_type) {
        (Some(PathType::Number(number)), PathType::Number(NumberType::Literal)) => {
            matches!(&one.path, Path::Number(literal) if number.holds(literal))
        }
        (Some(PathType::Bool | PathType::Text | PathType::Number(_)), one) => {
            item.as_ref() == Some(one)
        }
        _ => false,
    };
    if !fits {
        let items = item.unwrap_or(PathType::Null);
        return match &items {
            PathType::Bool | PathType::Text | PathType::Number(_) => {
                invalid(format!("a list with items like {items} never contains {}", one.value_type))
            }
            items => {
                unsupported(format!("`contains` isn't supported for lists with items like {items}"))
            }
        };
    }
    // A literal has the type of the items.
    let one = PathValue { value_type: item.unwrap_or(one.value_type), ..one };
    let is_optional = list.is_optional;
    let path = Path::Contains { list: Box::new(list), item: Box::new(one) };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

fn text_test(test: TextTest, text: PathValue, part: PathValue) -> Compiled {
    if text.value_type != PathType::Text || part.value_type != PathType::Text {
        let (text, part) = (text.value_type, part.value_type);
        return invalid(format!("can't search {text} for {part}: both must be strings"));
    }
    let is_optional = text.is_optional || part.is_optional;
    let path = Path::TextTest { test, text: Box::new(text), part: Box::new(part) };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

/// Checks the type of a list's items.
fn check_items(name: &str, list: &PathValue, fits: fn(&PathType) -> bool) -> Result<(), PathError> {
    match list.value_type.items().map(|item| &item.value_type) {
        Some(item) if fits(item) => Ok(()),
        Some(item) => invalid(format!("`{name}` doesn't accept a list with items like {item}")),
        None => invalid(format!("`{name}` requires a list, not {}", list.value_type)),
    }
}

fn is_number(of: &PathType) -> bool {
    matches!(of, PathType::Number(_))
}

fn is_ordered(of: &PathType) -> bool {
    matches!(of, PathType::Number(_) | PathType::Text)
}

fn aggregate(function: Aggregate, list: PathValue) -> Compiled {
    let list = list.into_present_items()?;
    let (name, fits): (_, fn(&PathType) -> bool) = match function {
        Aggregate::Sum => ("sum", is_number),
        Aggregate::Average => ("avg", is_number),
        Aggregate::Max => ("max", is_ordered),
        Aggregate::Min => ("min", is_ordered),
    };
    check_items(name, &list, fits)?;
    let item = list.value_type.items().map(|item| item.value_type.clone());
    let value_type = match (function, item) {
        (Aggregate::Max | Aggregate::Min, Some(item)) => item,
        _ => PathType::Number(NumberType::F64),
    };
    // For an empty list, only the sum is not null.
    let is_optional = list.is_optional || function != Aggregate::Sum;
    let path = Path::Aggregate { function, list: Box::new(list) };
    Ok(PathValue::new(path, value_type, is_optional))
}

fn rounded(function: Rounding, number: PathValue) -> Compiled {
    if !is_number(&number.value_type) || number.is_literal() {
        return invalid(format!(
            "`abs`, `ceil` and `floor` require a number, not {}",
            number.value_type
        ));
    }
    let is_optional = number.is_optional;
    let path = Path::Rounded { function, of: Box::new(number) };
    Ok(PathValue::new(path, PathType::Number(NumberType::F64), is_optional))
}

fn reordered(name: &str, path: fn(Box<PathValue>) -> Path, list: PathValue) -> Compiled {
    if list.value_type == PathType::Text {
        return unsupported(format!("`{name}` isn't supported for strings"));
    }
    let list = items(list)?;
    if name == "sort" {
        check_items(name, &list, is_ordered)?;
    }
    let (value_type, is_optional) = (list.value_type.clone(), list.is_optional);
    Ok(PathValue::new(path(Box::new(list)), value_type, is_optional))
}

pub(super) fn first_of(first: PathValue, second: PathValue) -> Compiled {
    let is_simple =
        matches!(first.value_type, PathType::Bool | PathType::Text | PathType::Number(_));
    if first.value_type != second.value_type || !is_simple {
        return unsupported(
            "`not_null` is only supported for strings, numbers or booleans, all of one type",
        );
    }
    if !first.is_optional {
        return Ok(first);
    }
    let (value_type, is_optional) = (first.value_type.clone(), second.is_optional);
    Ok(PathValue::new(Path::FirstOf(Box::new(first), Box::new(second)), value_type, is_optional))
}
