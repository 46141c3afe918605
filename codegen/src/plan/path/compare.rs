//! Comparisons and negations.

use jmespath::ast::{Ast, Comparator};
use serde_json::Number;

use super::compile::{Current, PathCompiler};
use super::refused::{Compiled, unsupported, wrong};
use super::{Comparison, NumberType, Path, PathType, PathValue};

impl PathCompiler<'_, '_> {
    pub(super) fn not(&self, node: &Ast, current: Current<'_>) -> Compiled {
        let value = self.follow(node, current)?;
        Ok(PathValue::firm(Path::Not(Box::new(value)), PathType::Bool))
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
        return wrong("two literals are compared");
    }
    if left.value_type == PathType::Either {
        return either(comparison, left, &right);
    }
    if right.path == Path::Null && !comparison.is_order() {
        let negated = comparison == Comparison::NotEqual;
        return Ok(PathValue::firm(Path::IsNull { of: Box::new(left), negated }, PathType::Bool));
    }
    let number = match (&left.value_type, &right.value_type) {
        (PathType::Number(a), PathType::Number(b)) => {
            Some(common(comparison, (*a, *b), &right.path))
        }
        (PathType::Bool, PathType::Bool) | (PathType::Text, PathType::Text)
            if !comparison.is_order() =>
        {
            None
        }
        (a, b) => return incomparable(comparison, a, b),
    };
    let is_optional = comparison.is_order() && (left.is_optional || right.is_optional);
    let (left, right) = (Box::new(left), Box::new(right));
    let path = Path::Compare { comparison, left, right, number };
    Ok(PathValue::new(path, PathType::Bool, is_optional))
}

/// Compares one of two values, which may be a boolean, with a boolean.
fn either(comparison: Comparison, value: PathValue, literal: &PathValue) -> Compiled {
    match (&literal.path, comparison.is_order()) {
        (Path::Bool(expected), false) if value.may_be_bool() => {
            let (of, negated) = (Box::new(value), comparison == Comparison::NotEqual);
            let path = Path::IsBool { of, expected: *expected, negated };
            Ok(PathValue::firm(path, PathType::Bool))
        }
        _ => unsupported(format!("a comparison of {} isn't supported", value.value_type)),
    }
}

fn incomparable(comparison: Comparison, left: &PathType, right: &PathType) -> Compiled {
    let is_simple =
        |of: &PathType| matches!(of, PathType::Bool | PathType::Text | PathType::Number(_));
    match (left, right) {
        (left, right) if is_simple(left) && is_simple(right) && comparison.is_order() => {
            wrong(format!("only numbers have an order; {left} is compared with {right}"))
        }
        (left, right) if is_simple(left) && is_simple(right) => {
            wrong(format!("{left} never equals {right}"))
        }
        (left, right) => {
            unsupported(format!("a comparison of {left} with {right} isn't supported"))
        }
    }
}

/// The type that two numbers are compared as.
fn common(
    comparison: Comparison,
    (left, right): (NumberType, NumberType),
    literal: &Path,
) -> NumberType {
    if left == right {
        return left;
    }
    let is_whole = |number: &Number| number.as_i64().is_some();
    match literal {
        // Compilers object to comparisons that always have the same result, so they see a larger type.
        // Whether a length is greater than 0 is an exception.
        Path::Number(number)
            if comparison.is_order()
                && left.ends_at(number)
                && !(left == NumberType::Usize && comparison == Comparison::Greater) =>
        {
            if left == NumberType::I64 { NumberType::F64 } else { NumberType::I64 }
        }
        Path::Number(number) if left.holds(number) => left,
        Path::Number(number) if left.is_whole() && is_whole(number) => NumberType::I64,
        Path::Number(_) => NumberType::F64,
        _ if left.is_whole() && right.is_whole() => NumberType::I64,
        _ => NumberType::F64,
    }
}
