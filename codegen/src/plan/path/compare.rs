//! Comparisons and negations.

use jmespath::ast::{Ast, Comparator};
use serde_json::Number;

use super::compile::{Current, PathCompiler};
use super::error::{Compiled, invalid, unsupported};
use super::types::{NumberType, PathType};
use super::value::{Comparison, Path, PathValue};

impl PathCompiler<'_, '_> {
    pub(super) fn not(&self, node: &Ast, current: Current<'_>) -> Compiled {
        let value = self.follow(node, current)?;
        Ok(PathValue::present(Path::Not(Box::new(value)), PathType::Bool))
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

/// Compares two values. If only one of them is a literal, it must be the second.
fn compared(comparison: Comparison, left: PathValue, right: PathValue) -> Compiled {
    if left.is_literal() {
        return invalid("both sides of the comparison are literals");
    }
    if left.value_type == PathType::Either {
        return either(comparison, left, &right);
    }
    if right.path == Path::Null && !comparison.is_order() {
        let negated = comparison == Comparison::NotEqual;
        return Ok(PathValue::present(
            Path::IsNull { of: Box::new(left), negated },
            PathType::Bool,
        ));
    }
    let number = match (&left.value_type, &right.value_type) {
        (PathType::Number(a), PathType::Number(b)) => {
            Some(common_type(comparison, (*a, *b), &right.path))
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

/// Compares a value of two possible types with a boolean literal.
fn either(comparison: Comparison, value: PathValue, literal: &PathValue) -> Compiled {
    match (&literal.path, comparison.is_order()) {
        (Path::Bool(expected), false) if value.may_be_bool() => {
            let (of, negated) = (Box::new(value), comparison == Comparison::NotEqual);
            let path = Path::IsBool { of, expected: *expected, negated };
            Ok(PathValue::present(path, PathType::Bool))
        }
        _ => unsupported(format!("comparing {} isn't supported", value.value_type)),
    }
}

fn incomparable(comparison: Comparison, left: &PathType, right: &PathType) -> Compiled {
    let is_simple =
        |of: &PathType| matches!(of, PathType::Bool | PathType::Text | PathType::Number(_));
    match (left, right) {
        (left, right) if is_simple(left) && is_simple(right) && comparison.is_order() => {
            invalid(format!("only numbers can be compared by order, not {left} with {right}"))
        }
        (left, right) if is_simple(left) && is_simple(right) => {
            invalid(format!("{left} never equals {right}"))
        }
        (left, right) => unsupported(format!("comparing {left} with {right} isn't supported")),
    }
}

/// The type that two numbers are converted to for a comparison.
fn common_type(
    comparison: Comparison,
    (left, right): (NumberType, NumberType),
    literal: &Path,
) -> NumberType {
    if left == right {
        return left;
    }
    let is_whole = |number: &Number| number.as_i64().is_some();
    match literal {
        // The compiler warns about comparisons with a constant result, so compare in a wider type.
        // `length > 0` is never constant.
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
