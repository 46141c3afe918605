//! The functions of paths.
//!
//! See <https://jmespath.org/specification.html#built-in-functions>.

use jmespath::ast::Ast;

use super::compile::{Compiled, Current, PathCompiler, items, iterator};
use super::{NumberType, Path, PathType, PathValue, TextTest};

/// The functions that can be compiled.
const SUPPORTED: &str = "contains, ends_with, keys, length, not_null, starts_with and values";

impl PathCompiler<'_, '_> {
    pub(super) fn function(&self, name: &str, arguments: &[Ast], current: Current<'_>) -> Compiled {
        let arguments = arguments.iter().map(|argument| self.follow(argument, current));
        let mut arguments = arguments.collect::<Result<Vec<PathValue>, String>>()?.into_iter();
        let given = arguments.len();
        let (first, second) = (arguments.next(), arguments.next());
        match (name, given, first, second) {
            ("length", 1, Some(value), _) => length(value),
            ("keys", 1, Some(map), _) => keys(map),
            ("values", 1, Some(map), _) => values(map),
            ("contains", 2, Some(all), Some(one)) => contains(all, one),
            ("starts_with", 2, Some(all), Some(one)) => text_test(TextTest::StartsWith, all, one),
            ("ends_with", 2, Some(all), Some(one)) => text_test(TextTest::EndsWith, all, one),
            ("not_null", 1.., Some(first), second) => {
                second.into_iter().chain(arguments).try_fold(first, first_of)
            }
            (name, given, ..) => Err(format!(
                "there is no function `{name}` for {given} values; supported are {SUPPORTED}"
            )),
        }
    }
}

fn length(value: PathValue) -> Compiled {
    let value = counted(value);
    let countable = matches!(
        value.value_type,
        PathType::Text | PathType::Vec(_) | PathType::Map(_) | PathType::Iterator(_)
    );
    if !countable {
        return Err(format!("{} has no length", value.value_type));
    }
    let is_optional = value.is_optional;
    let path = Path::Length(Box::new(value));
    Ok(PathValue::new(path, PathType::Number(NumberType::Usize), is_optional))
}

/// What is counted for a list, of which it doesn't matter what its items are made into.
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

fn keys(map: PathValue) -> Compiled {
    let PathType::Map(_) = map.value_type else {
        return Err(format!("`keys` is given {}, and not a map", map.value_type));
    };
    let is_optional = map.is_optional;
    Ok(PathValue::new(Path::Keys(Box::new(map)), iterator(PathType::Text, false), is_optional))
}

fn values(map: PathValue) -> Compiled {
    let PathType::Map(value) = &map.value_type else {
        return Err(format!("`values` is given {}, and not a map", map.value_type));
    };
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
        return Err(format!("`contains` looks for {} in a list of something else", one.value_type));
    }
    let is_optional = list.is_optional;
    let path = Path::Contains { list: Box::new(list), item: Box::new(one) };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

fn text_test(test: TextTest, text: PathValue, part: PathValue) -> Compiled {
    if text.value_type != PathType::Text || part.value_type != PathType::Text {
        let (text, part) = (text.value_type, part.value_type);
        return Err(format!("{part} is looked for in {text}, and both have to be strings"));
    }
    let is_optional = text.is_optional || part.is_optional;
    let path = Path::TextTest { test, text: Box::new(text), part: Box::new(part) };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

fn first_of(first: PathValue, second: PathValue) -> Compiled {
    let is_simple =
        matches!(first.value_type, PathType::Bool | PathType::Text | PathType::Number(_));
    if first.value_type != second.value_type || !is_simple {
        return Err("`not_null` is given values of types that it can't choose from".to_owned());
    }
    if !first.is_optional {
        return Ok(first);
    }
    let (value_type, is_optional) = (first.value_type.clone(), second.is_optional);
    Ok(PathValue::new(Path::FirstOf(Box::new(first), Box::new(second)), value_type, is_optional))
}
