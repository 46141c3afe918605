//! What paths compare and join.

use jmespath::ast::{Ast, Comparator};
use serde_json::Number;

use super::compile::{Compiled, Current, PathCompiler};
use super::{Comparison, NumberType, Path, PathType, PathValue};

impl PathCompiler<'_, '_> {
    pub(super) fn not(&self, node: &Ast, current: Current<'_>) -> Compiled {
        let value = self.follow(node, current)?;
        Ok(PathValue::firm(Path::Not(Box::new(value)), PathType::Bool))
    }

    /// `&&` and `||`, which give one of their sides.
    pub(super) fn join(
        &self,
        left: &Ast,
        right: &Ast,
        current: Current<'_>,
        path: fn(Box<PathValue>, Box<PathValue>) -> Path,
    ) -> Compiled {
        let (left, right) = (self.follow(left, current)?, self.follow(right, current)?);
        let are_booleans = left.value_type == PathType::Bool && right.value_type == PathType::Bool;
        let value_type = match are_booleans {
            true => PathType::Bool,
            false => PathType::Opaque("one of two values"),
        };
        let path = path(Box::new(left), Box::new(right));
        let is_optional = match &path {
            Path::Or(_, right) => right.is_optional,
            Path::And(left, right) => left.is_optional || right.is_optional,
            _ => false,
        };
        Ok(PathValue::new(path, value_type, is_optional))
    }

    pub(super) fn comparison(
        &self,
        comparator: &Comparator,
        left: &Ast,
        right: &Ast,
        current: Current<'_>,
    ) -> Compiled {
        let (left, right) = (self.follow(left, current)?, self.follow(right, current)?);
        let comparison = comparison_of(comparator);
        match left.is_literal() && !right.is_literal() {
            true => compared(comparison.swapped(), right, left),
            false => compared(comparison, left, right),
        }
    }
}

fn comparison_of(comparator: &Comparator) -> Comparison {
    match comparator {
        Comparator::Equal => Comparison::Equal,
        Comparator::NotEqual => Comparison::NotEqual,
        Comparator::LessThan => Comparison::Less,
        Comparator::LessThanEqual => Comparison::LessOrEqual,
        Comparator::GreaterThan => Comparison::Greater,
        Comparator::GreaterThanEqual => Comparison::GreaterOrEqual,
    }
}

/// Compares two values; if one of them is a literal, it is the second.
fn compared(comparison: Comparison, left: PathValue, right: PathValue) -> Compiled {
    if left.is_literal() {
        return Err("two literals are compared".to_owned());
    }
    if right.path == Path::Null && !comparison.is_order() {
        let negated = comparison == Comparison::NotEqual;
        return Ok(PathValue::firm(Path::IsNull { of: Box::new(left), negated }, PathType::Bool));
    }
    let number = match (&left.value_type, &right.value_type) {
        (PathType::Number(a), PathType::Number(b)) => Some(common(*a, *b, &right.path)),
        (PathType::Bool, PathType::Bool) | (PathType::Text, PathType::Text)
            if !comparison.is_order() =>
        {
            None
        }
        (a, b) => return Err(format!("{a} can't be compared with {b} in this way")),
    };
    if is_always_the_same(comparison, &left, &right) {
        return Err("a length is never less than 0".to_owned());
    }
    let is_optional = comparison.is_order() && (left.is_optional || right.is_optional);
    let (left, right) = (Box::new(left), Box::new(right));
    let path = Path::Compare { comparison, left, right, number };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

/// Whether a length is compared with a number that it is always greater than, or at least as great as.
fn is_always_the_same(comparison: Comparison, length: &PathValue, number: &PathValue) -> bool {
    let is_order = matches!(comparison, Comparison::Less | Comparison::GreaterOrEqual);
    match (&length.path, &number.path) {
        (Path::Length(_), Path::Number(number)) => is_order && number.as_i64() == Some(0),
        _ => false,
    }
}

/// The type that two numbers are compared as.
fn common(left: NumberType, right: NumberType, literal: &Path) -> NumberType {
    if left == right {
        return left;
    }
    let is_whole = |number: &Number| number.as_i64().is_some();
    match literal {
        Path::Number(number) if left.holds(number) => left,
        Path::Number(number) if left.is_whole() && is_whole(number) => NumberType::I64,
        Path::Number(_) => NumberType::F64,
        _ if left.is_whole() && right.is_whole() => NumberType::I64,
        _ => NumberType::F64,
    }
}
