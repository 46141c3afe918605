//! Checks of the number and the types of arguments.

use super::expression::Expression;
use super::refused::{Compiled, PathContext, all, refused};
use super::types::Kind;

/// Checks that the arguments have the given types and are set.
pub(super) fn checked(
    name: &str,
    arguments: &[Expression],
    kinds: &[Kind],
) -> Compiled<Vec<Expression>> {
    check_count(name, arguments, kinds.len())?;
    let fits = arguments.iter().zip(kinds).enumerate().map(|(at, (argument, kind))| {
        let what = format!("argument {} of `{name}`", at + 1);
        expect_type(&what, argument, *kind).within_item("argv", at)
    });
    all(fits)?;
    Ok(arguments.to_vec())
}

/// Checks the number of arguments.
pub(super) fn check_count(name: &str, arguments: &[Expression], count: usize) -> Compiled<()> {
    let found = arguments.len();
    if found == count {
        return Ok(());
    }
    let takes = if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") };
    refused(format!("`{name}`"), format!("it takes {takes}, but got {found}"))
}

/// Checks that an expression has a type and is set.
pub(super) fn expect_type(what: &str, expression: &Expression, kind: Kind) -> Compiled<()> {
    let found = expression.value_type();
    match found == kind.required() {
        true => Ok(()),
        false => refused(what, format!("it must be {kind}, but is {found}")),
    }
}

/// Checks that values have the same type, regardless of whether they may be missing.
pub(super) fn check_same(name: &str, values: &[Expression]) -> Compiled<()> {
    let mut kinds = values.iter().map(Expression::kind);
    let first = kinds.next().unwrap_or(Kind::Text);
    match kinds.find(|kind| *kind != first) {
        None => Ok(()),
        Some(other) => refused(
            format!("`{name}`"),
            format!("its values must have the same type, but are {first} and {other}"),
        ),
    }
}
