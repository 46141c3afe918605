//! Lists and maps in paths.

use jmespath::Variable;

use super::error::{Compiled, PathError, invalid, unsupported};
use super::types::{ItemType, NumberType, PathType, View};
use super::value::{Path, PathValue};

/// The type of a computed list.
pub(super) fn iterator(value_type: PathType, is_optional: bool) -> PathType {
    PathType::Iterator(Box::new(ItemType { value_type, is_optional, view: View::Copied }))
}

impl PathValue {
    /// Converts a `Vec` to the iterator of its items.
    pub(in crate::plan) fn into_items(self) -> Self {
        match &self.value_type {
            PathType::Vec(item) if item.is_optional => {
                let value_type = iterator(item.value_type.clone(), true);
                let is_optional = self.is_optional;
                Self::new(Path::Nullable(Box::new(self)), value_type, is_optional)
            }
            PathType::Vec(_) => items(self.clone()).unwrap_or(self),
            _ => self,
        }
    }
}

/// The items of a list, as an iterator.
pub(super) fn items(list: PathValue) -> Compiled {
    match &list.value_type {
        PathType::Iterator(_) => Ok(list),
        PathType::Vec(item) => {
            // Nulls of sparse lists can be left out, since a projection leaves out null results.
            let value_type = iterator(item.value_type.clone(), false);
            let is_optional = list.is_optional;
            Ok(PathValue::new(Path::Items(Box::new(list)), value_type, is_optional))
        }
        other => invalid(format!("expected a list, found {other}")),
    }
}

/// The items of a list that are not null.
pub(super) fn present(list: PathValue) -> PathValue {
    let item = list.value_type.items().map(|item| item.value_type.clone());
    let is_optional = list.is_optional;
    let value_type = iterator(item.unwrap_or(PathType::Null), false);
    PathValue::new(Path::Present(Box::new(list)), value_type, is_optional)
}

/// The values of a map.
pub(super) fn values(map: PathValue) -> Compiled {
    match &map.value_type {
        PathType::Map(value) => {
            let value_type = iterator(value.value_type.clone(), false);
            let is_optional = map.is_optional;
            Ok(PathValue::new(Path::Values(Box::new(map)), value_type, is_optional))
        }
        other @ PathType::Object(_) => unsupported(format!("`*` on {other} isn't supported")),
        other => invalid(format!("`*` must follow a map, not {other}")),
    }
}

/// Flattens a list of lists.
pub(super) fn flat(list: &PathValue) -> Compiled {
    let list = items(list.clone())?;
    let inner = list.value_type.items().and_then(|item| item.value_type.items());
    let Some(inner) = inner else { return Ok(list) };
    let is_stored =
        matches!(list.value_type.items().map(|item| &item.value_type), Some(PathType::Vec(_)));
    let value_type = iterator(inner.value_type.clone(), inner.is_optional && !is_stored);
    let is_optional = list.is_optional;
    Ok(PathValue::new(Path::Flat(Box::new(list)), value_type, is_optional))
}

pub(super) fn slice(
    list: &PathValue,
    start: Option<i32>,
    stop: Option<i32>,
    step: i32,
) -> Compiled {
    if step == 0 {
        return invalid("the step of a slice must not be 0");
    }
    if matches!(&list.value_type, PathType::Vec(item) if item.is_optional) {
        return unsupported("slices of sparse lists aren't supported");
    }
    let list = items(list.clone())?;
    let (value_type, is_optional) = (list.value_type.clone(), list.is_optional);
    let list = Box::new(list);
    let position = |at: Option<i32>| at.map(usize::try_from).transpose().ok();
    let path = match (step, position(start), position(stop)) {
        (1, Some(start), Some(stop)) => {
            let skip = start.unwrap_or_default();
            let take = stop.map(|stop| stop.saturating_sub(skip));
            Path::Slice { list, skip, take }
        }
        _ => Path::Stepped { list, start, stop, step },
    };
    Ok(PathValue::new(path, value_type, is_optional))
}

pub(super) fn index(list: &PathValue, index: i32) -> Compiled {
    let Some(item) = list.value_type.items() else {
        return invalid(format!("an index must follow a list, not {}", list.value_type));
    };
    let path = Path::Index { list: Box::new(list.clone()), index };
    Ok(PathValue::new(path, item.value_type.clone(), true))
}

pub(super) fn list_of(of: Option<PathValue>, elements: Vec<PathValue>) -> Compiled {
    let elements = with_one_type(elements);
    let first = elements.first().map(|element| element.value_type.clone());
    let first = first.unwrap_or(PathType::Null);
    if elements.iter().any(|element| element.value_type != first) {
        return unsupported("lists with items of different types aren't supported");
    }
    if !matches!(first, PathType::Bool | PathType::Text | PathType::Number(_)) {
        return unsupported(format!("multi-select lists with items like {first} aren't supported"));
    }
    let has_nulls = elements.iter().any(|element| element.is_optional);
    let is_optional = of.is_some();
    let path = Path::Several { of: of.map(Box::new), elements };
    Ok(PathValue::new(path, iterator(first, has_nulls), is_optional))
}

/// Gives numeric literals one type, which is a float if one of them is not an integer.
fn with_one_type(elements: Vec<PathValue>) -> Vec<PathValue> {
    let literal = PathType::Number(NumberType::Literal);
    let is_fraction = |element: &PathValue| match &element.path {
        Path::Number(number) => number.as_i64().is_none(),
        _ => false,
    };
    if !elements.iter().any(is_fraction) {
        return elements;
    }
    let typed = |element: PathValue| match element.value_type == literal {
        true => PathValue { value_type: PathType::Number(NumberType::F64), ..element },
        false => element,
    };
    elements.into_iter().map(typed).collect()
}

/// The literal `[]`. The type of its items is unknown.
pub(super) fn empty_list() -> PathValue {
    PathValue::present(Path::EmptyList, PathType::Opaque("an empty list"))
}

pub(super) fn literal(value: &Variable) -> Compiled {
    Ok(match value {
        Variable::Null => PathValue::new(Path::Null, PathType::Null, true),
        Variable::Bool(value) => PathValue::present(Path::Bool(*value), PathType::Bool),
        Variable::Number(number) => {
            let number_type = PathType::Number(NumberType::Literal);
            PathValue::present(Path::Number(number.clone()), number_type)
        }
        Variable::String(text) => PathValue::present(Path::Text(text.clone()), PathType::Text),
        Variable::Array(items) => {
            let items = items.iter().map(|item| literal(item)).collect::<Result<_, PathError>>()?;
            list_of(None, items)?
        }
        Variable::Object(_) | Variable::Expref(_) => {
            return unsupported("object literals aren't supported");
        }
    })
}
