//! The functions of the rules language.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html> and
//! <https://smithy.io/2.0/aws/rules-engine/library-functions.html>.

use super::ast;
use super::attribute::attribute;
use super::check::{check_count, check_same, checked, expect_type};
use super::expression::{Expression, Function, negated};
use super::refused::{Compiled, PathContext, all, refused, unknown};
use super::scope::Scope;
use super::template;
use super::types::{Kind, ValueType};

const OPTIONAL_TEXT: ValueType = ValueType { kind: Kind::Text, is_optional: true };
const BOOL: ValueType = ValueType { kind: Kind::Bool, is_optional: false };

/// The functions of the runtime. The other functions are compiled to operators of Rust.
const RUNTIME: &[Function] = &[
    Function {
        wire_name: "parseURL",
        name: "parse_url",
        parameters: &[Kind::Text],
        returns: ValueType { kind: Kind::Url, is_optional: true },
    },
    Function {
        wire_name: "isValidHostLabel",
        name: "is_valid_host_label",
        parameters: &[Kind::Text, Kind::Bool],
        returns: BOOL,
    },
    Function {
        wire_name: "substring",
        name: "substring",
        parameters: &[Kind::Text, Kind::Integer, Kind::Integer, Kind::Bool],
        returns: OPTIONAL_TEXT,
    },
    Function {
        wire_name: "split",
        name: "split",
        parameters: &[Kind::Text, Kind::Text, Kind::Integer],
        returns: ValueType { kind: Kind::TextList, is_optional: false },
    },
    Function {
        wire_name: "uriEncode",
        name: "uri_encode",
        parameters: &[Kind::Text],
        returns: ValueType { kind: Kind::Text, is_optional: false },
    },
    Function {
        wire_name: "aws.partition",
        name: "partition",
        parameters: &[Kind::Text],
        returns: ValueType { kind: Kind::Partition, is_optional: true },
    },
    Function {
        wire_name: "aws.parseArn",
        name: "parse_arn",
        parameters: &[Kind::Text],
        returns: ValueType { kind: Kind::Arn, is_optional: true },
    },
    Function {
        wire_name: "aws.isVirtualHostableS3Bucket",
        name: "is_virtual_hostable_s3_bucket",
        parameters: &[Kind::Text, Kind::Bool],
        returns: BOOL,
    },
];

/// The functions that are compiled to operators.
const OPERATORS: [&str; 7] =
    ["isSet", "not", "booleanEquals", "stringEquals", "getAttr", "coalesce", "ite"];

pub(super) fn compile_call(call: &ast::Call, scope: &Scope) -> Compiled<Expression> {
    let arguments = all(call
        .argv
        .iter()
        .enumerate()
        .map(|(at, argument)| compile_argument(argument, scope).within_item("argv", at)))?;
    if let Some(function) = RUNTIME.iter().find(|known| known.wire_name == call.function) {
        let arguments = checked(function.wire_name, &arguments, function.parameters)?;
        return library_call(*function, arguments);
    }
    match call.function.as_str() {
        "isSet" => is_set(&arguments),
        "not" => Ok(negated(only(&checked("not", &arguments, &[Kind::Bool])?))),
        "booleanEquals" => {
            let arguments = checked("booleanEquals", &arguments, &[Kind::Bool, Kind::Bool])?;
            Ok(boolean_equals(&arguments))
        }
        "stringEquals" => {
            let arguments = checked("stringEquals", &arguments, &[Kind::Text, Kind::Text])?;
            Ok(equals(&arguments))
        }
        "getAttr" => get_attr(&arguments),
        "coalesce" => coalesce(arguments),
        "ite" => either(&arguments),
        name => {
            let known = RUNTIME.iter().map(|function| function.wire_name).chain(OPERATORS);
            unknown(format!("the function `{name}`"), "it does not exist", name, known)
        }
    }
}

/// The optional arguments that a call assumes to be set.
///
/// Rules published in 2022 pass an optional `Region` to `aws.partition` without checking it. A function returns
/// no value for a missing argument, so the condition does not hold then.
pub(super) fn assumed_set<'c>(call: &'c ast::Call, scope: &Scope) -> Vec<&'c str> {
    if matches!(&*call.function, "isSet" | "getAttr" | "coalesce" | "ite") {
        return Vec::new();
    }
    let names = call.argv.iter().filter_map(|argument| match argument {
        ast::Argument::Reference { name } => Some(name.as_str()),
        _ => None,
    });
    names.filter(|name| scope.get(name).is_some_and(Expression::is_optional)).collect()
}

pub(super) fn compile_argument(argument: &ast::Argument, scope: &Scope) -> Compiled<Expression> {
    match argument {
        ast::Argument::Reference { name } => scope.find(name),
        ast::Argument::Call(call) => compile_call(call, scope),
        ast::Argument::Text(text) => template::compile(text, scope),
        ast::Argument::Bool(value) => Ok(Expression::Bool(*value)),
        ast::Argument::Integer(value) => Ok(Expression::Integer(*value)),
        ast::Argument::List(items) => {
            let items = items.iter().map(|text| template::compile(text, scope));
            all(items).map(Expression::List)
        }
        ast::Argument::Other(value) => refused(
            format!("the argument `{value}`"),
            "the rules language has no values of this type",
        ),
    }
}

fn library_call(function: Function, arguments: Vec<Expression>) -> Compiled<Expression> {
    if let ("split", [_, Expression::Text(delimiter), _]) = (function.name, &*arguments)
        && delimiter.is_empty()
    {
        return refused("`split`", "the delimiter must not be empty");
    }
    Ok(Expression::Call { function, arguments })
}

/// The only argument. The number of arguments has been checked.
fn only(arguments: &[Expression]) -> Expression {
    arguments.last().cloned().unwrap_or(Expression::Bool(false))
}

/// `isSet` of a value that is always set is `true`.
fn is_set(arguments: &[Expression]) -> Compiled<Expression> {
    check_count("isSet", arguments, 1)?;
    let value = only(arguments);
    Ok(match value.is_optional() {
        true => Expression::IsSet(Box::new(value)),
        false => Expression::Bool(true),
    })
}

/// A comparison with `true` or `false` is the value itself or its negation.
fn boolean_equals(arguments: &[Expression]) -> Expression {
    match arguments {
        [value, Expression::Bool(true)] | [Expression::Bool(true), value] => value.clone(),
        [value, Expression::Bool(false)] | [Expression::Bool(false), value] => {
            negated(value.clone())
        }
        arguments => equals(arguments),
    }
}

/// Evaluates comparisons whose result is known, and simplifies others.
fn equals(arguments: &[Expression]) -> Expression {
    match arguments {
        [a, b] if a == b => Expression::Bool(true),
        [Expression::Text(_), Expression::Text(_)] => Expression::Bool(false),
        [Expression::Text(text), value] | [value, Expression::Text(text)] if text.is_empty() => {
            Expression::IsEmpty(Box::new(value.clone()))
        }
        // Comparing with a negation is the negation of comparing.
        [Expression::Not(a), b] | [b, Expression::Not(a)] => {
            negated(equals(&[(**a).clone(), b.clone()]))
        }
        [a, b] => Expression::Equals(Box::new(a.clone()), Box::new(b.clone())),
        _ => Expression::Bool(false),
    }
}

fn get_attr(arguments: &[Expression]) -> Compiled<Expression> {
    check_count("getAttr", arguments, 2)?;
    match arguments {
        [value, Expression::Text(path)] => attribute(value.clone(), path),
        _ => refused("argument 2 of `getAttr`", "it must be a literal path"),
    }
}

/// Drops the values after the first one that is always set.
fn coalesce(mut values: Vec<Expression>) -> Compiled<Expression> {
    if values.len() < 2 {
        return refused(
            "`coalesce`",
            format!("it takes at least 2 arguments, but got {}", values.len()),
        );
    }
    check_same("coalesce", &values)?;
    if let Some(at) = values.iter().position(|value| !value.is_optional()) {
        values.truncate(at + 1);
    }
    Ok(match <[Expression; 1]>::try_from(values) {
        Ok([only]) => only,
        Err(values) => Expression::Coalesce(values),
    })
}

fn either(arguments: &[Expression]) -> Compiled<Expression> {
    check_count("ite", arguments, 3)?;
    let [condition, then, otherwise] = arguments else { return refused("`ite`", "") };
    expect_type("argument 1 of `ite`", condition, Kind::Bool)?;
    check_same("ite", &arguments[1..])?;
    Ok(match condition {
        Expression::Bool(true) => then.clone(),
        Expression::Bool(false) => otherwise.clone(),
        _ if then == otherwise => then.clone(),
        _ => Expression::Either {
            condition: Box::new(condition.clone()),
            then: Box::new(then.clone()),
            otherwise: Box::new(otherwise.clone()),
        },
    })
}
