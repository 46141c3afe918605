//! What paths make of lists and maps.

use jmespath::Variable;

use super::refused::{Compiled, Refused, unsupported, wrong};
use super::{ItemType, NumberType, Path, PathType, PathValue, View};

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
        other => wrong(format!("a list is needed, not {other}")),
    }
}

/// The values of a map.
pub(super) fn values(map: PathValue) -> Compiled {
    match &map.value_type {
        PathType::Map(value) => {
            let value_type = iterator(value.value_type.clone(), false);
            let is_optional = map.is_optional;
            Ok(PathValue::new(Path::Values(Box::new(map)), value_type, is_optional))
        }
        other @ PathType::Object(_) => unsupported(format!("`*` on {other}, isn't supported")),
        other => wrong(format!("`*` follows {other}, not a map")),
    }
}

/// The items of a list's lists.
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
        return wrong("the step of a slice can't be 0");
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
        return wrong(format!("an index follows {}, not a list", list.value_type));
    };
    let path = Path::Index { list: Box::new(list.clone()), index };
    Ok(PathValue::new(path, item.value_type.clone(), true))
}

pub(super) fn list_of(of: Option<PathValue>, elements: Vec<PathValue>) -> Compiled {
    let first = elements.first().map(|element| element.value_type.clone());
    let first = first.unwrap_or(PathType::Null);
    if elements.iter().any(|element| element.value_type != first) {
        return unsupported("lists of items of different types aren't supported");
    }
    if !matches!(first, PathType::Bool | PathType::Text | PathType::Number(_)) {
        return unsupported(format!("lists made of anything like {first} aren't supported"));
    }
    let has_nulls = elements.iter().any(|element| element.is_optional);
    let is_optional = of.is_some();
    let path = Path::Several { of: of.map(Box::new), elements };
    Ok(PathValue::new(path, iterator(first, has_nulls), is_optional))
}

/// The literal `[]`, whose items have no type.
pub(super) fn empty_list() -> PathValue {
    PathValue::firm(Path::EmptyList, PathType::Opaque("an empty list"))
}

pub(super) fn literal(value: &Variable) -> Compiled {
    Ok(match value {
        Variable::Null => PathValue::new(Path::Null, PathType::Null, true),
        Variable::Bool(value) => PathValue::firm(Path::Bool(*value), PathType::Bool),
        Variable::Number(number) => {
            let number_type = PathType::Number(NumberType::Literal);
            PathValue::firm(Path::Number(number.clone()), number_type)
        }
        Variable::String(text) => PathValue::firm(Path::Text(text.clone()), PathType::Text),
        Variable::Array(items) => {
            let items = items.iter().map(|item| literal(item)).collect::<Result<_, Refused>>()?;
            list_of(None, items)?
        }
        Variable::Object(_) | Variable::Expref(_) => {
            return unsupported("objects as literals aren't supported");
        }
    })
}
