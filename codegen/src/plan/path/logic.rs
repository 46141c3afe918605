//! `&&` and `||`, which evaluate to one of their sides.

use jmespath::ast::Ast;

use super::compile::{Current, PathCompiler};
use super::error::Compiled;
use super::functions::first_of;
use super::types::{NumberType, PathType};
use super::value::{Path, PathValue};

impl PathCompiler<'_, '_> {
    /// The right side if the left side is true, and the left side otherwise.
    pub(super) fn and(&self, left: &Ast, right: &Ast, current: Current<'_>) -> Compiled {
        let (left, right) = (self.follow(left, current)?, self.follow(right, current)?);
        let are_booleans = left.value_type == PathType::Bool && right.value_type == PathType::Bool;
        let value_type = if are_booleans { PathType::Bool } else { PathType::Either };
        let is_optional = left.is_optional || right.is_optional;
        Ok(PathValue::new(Path::And(Box::new(left), Box::new(right)), value_type, is_optional))
    }

    /// The left side if it is true, and the right side otherwise.
    pub(super) fn or(&self, left: &Ast, right: &Ast, current: Current<'_>) -> Compiled {
        let (left, right) = (self.follow(left, current)?, self.follow(right, current)?);
        let is_list = left.value_type.items().is_some();
        if right.path == Path::EmptyList && is_list {
            let left = left.into_items();
            return Ok(if left.is_optional { or_empty(left) } else { left });
        }
        let (left, right) = if is_list && right.value_type.items().is_some() {
            (left.into_items(), right.into_items())
        } else {
            (left, right)
        };
        let value_type = match (&left.value_type, &right.value_type) {
            // Every number is true.
            (PathType::Number(left_type), PathType::Number(right_type))
                if left_type == right_type =>
            {
                return first_of(left, right);
            }
            (PathType::Number(left_type), PathType::Number(NumberType::Literal)) if matches!(&right.path, Path::Number(number) if left_type.holds(number)) =>
            {
                let value_type = left.value_type.clone();
                return first_of(left, PathValue { value_type, ..right });
            }
            (PathType::Bool | PathType::Text | PathType::Iterator(_), right)
                if left.value_type == *right =>
            {
                right.clone()
            }
            _ => PathType::Either,
        };
        let is_optional = right.is_optional;
        Ok(PathValue::new(Path::Or(Box::new(left), Box::new(right)), value_type, is_optional))
    }
}

fn or_empty(list: PathValue) -> PathValue {
    let value_type = list.value_type.clone();
    PathValue::present(Path::OrEmpty(Box::new(list)), value_type)
}
