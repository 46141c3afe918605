//! The functions of the rules language.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html> and
//! <https://smithy.io/2.0/aws/rules-engine/library-functions.html>.

use super::ast;
use super::expression::{Expression, Function};
use super::refused::{Compiled, Within, all, refused, unknown};
use super::scope::Scope;
use super::template;
use super::types::{Kind, ValueType};

const OPTIONAL_TEXT: ValueType = ValueType { kind: Kind::Text, is_optional: true };
const BOOL: ValueType = ValueType { kind: Kind::Bool, is_optional: false };

/// The functions that the runtime has. The others are Rust's own operators.
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

/// The functions that are no functions in Rust.
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
        "not" => Ok(negated(one_of(&checked("not", &arguments, &[Kind::Bool])?))),
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
            unknown(format!("the function `{name}`"), "there is no such function", name, known)
        }
    }
}

/// The names that a call takes for what is there, though it may be missing.
///
/// The rules of services published in 2022 give an optional `Region` to `aws.partition` as it is. What a
/// function gives for a missing value is nothing, so such a condition doesn't hold.
pub(super) fn taken_for_set<'c>(call: &'c ast::Call, scope: &Scope) -> Vec<&'c str> {
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
        ast::Argument::Other(value) => {
            refused(format!("the argument `{value}`"), "the rules language has no such values")
        }
    }
}

fn library_call(function: Function, arguments: Vec<Expression>) -> Compiled<Expression> {
    if let ("split", [_, Expression::Text(delimiter), _]) = (function.name, &*arguments)
        && delimiter.is_empty()
    {
        return refused("`split`", "its delimiter is empty");
    }
    Ok(Expression::Call { function, arguments })
}

/// The arguments, which have to be of these types and to be there.
fn checked(name: &str, arguments: &[Expression], kinds: &[Kind]) -> Compiled<Vec<Expression>> {
    check_count(name, arguments, kinds.len())?;
    let fits = arguments.iter().zip(kinds).enumerate().map(|(at, (argument, kind))| {
        let what = format!("argument {} of `{name}`", at + 1);
        certain(&what, argument, *kind).within_item("argv", at)
    });
    all(fits)?;
    Ok(arguments.to_vec())
}

fn check_count(name: &str, arguments: &[Expression], count: usize) -> Compiled<()> {
    let found = arguments.len();
    if found == count {
        return Ok(());
    }
    let takes = if count == 1 { "1 argument".to_owned() } else { format!("{count} arguments") };
    refused(format!("`{name}`"), format!("it takes {takes}, and is given {found}"))
}

/// Checks that an expression is of a type, and its value there.
pub(super) fn certain(what: &str, expression: &Expression, kind: Kind) -> Compiled<()> {
    let found = expression.value_type();
    match found == kind.certain() {
        true => Ok(()),
        false => refused(what, format!("it has to be {kind}, and is {found}")),
    }
}

/// The last of the arguments, whose number has been checked.
fn one_of(arguments: &[Expression]) -> Expression {
    arguments.last().cloned().unwrap_or(Expression::Bool(false))
}

/// What is always there is set.
fn is_set(arguments: &[Expression]) -> Compiled<Expression> {
    check_count("isSet", arguments, 1)?;
    let value = one_of(arguments);
    Ok(match value.is_optional() {
        true => Expression::IsSet(Box::new(value)),
        false => Expression::Bool(true),
    })
}

pub(super) fn negated(value: Expression) -> Expression {
    match value {
        Expression::Bool(value) => Expression::Bool(!value),
        Expression::Not(inner) => *inner,
        value => Expression::Not(Box::new(value)),
    }
}

/// Comparing with `true` or `false` is the value itself or its opposite.
fn boolean_equals(arguments: &[Expression]) -> Expression {
    match arguments {
        [value, Expression::Bool(true)] | [Expression::Bool(true), value] => value.clone(),
        [value, Expression::Bool(false)] | [Expression::Bool(false), value] => {
            negated(value.clone())
        }
        arguments => equals(arguments),
    }
}

/// What can be known already is not compared in Rust.
fn equals(arguments: &[Expression]) -> Expression {
    match arguments {
        [a, b] if a == b => Expression::Bool(true),
        [Expression::Text(_), Expression::Text(_)] => Expression::Bool(false),
        [Expression::Text(text), value] | [value, Expression::Text(text)] if text.is_empty() => {
            Expression::IsEmpty(Box::new(value.clone()))
        }
        // Comparing with an opposite is the opposite of comparing.
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
        _ => refused("argument 2 of `getAttr`", "it has to be a path as it stands"),
    }
}

/// Follows a path such as `resourceId[2]`. What may be missing gives what may be missing.
pub(super) fn attribute(value: Expression, path: &str) -> Compiled<Expression> {
    path.split('.').try_fold(value, |value, part| {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index)),
            None => (part, None),
        };
        let value = if key.is_empty() && index.is_some() { value } else { keyed(value, key)? };
        index.map_or(Ok(value.clone()), |index| indexed(value, path, index))
    })
}

fn keyed(value: Expression, key: &str) -> Compiled<Expression> {
    let kind = value.kind();
    match kind.attributes().iter().find(|attribute| attribute.wire_name == key) {
        Some(attribute) => Ok(Expression::Attribute { of: Box::new(value), attribute: *attribute }),
        None => refused(format!("the attribute `{key}`"), format!("{kind} has none of that name")),
    }
}

fn indexed(value: Expression, path: &str, index: &str) -> Compiled<Expression> {
    let what = || format!("the path `{path}`");
    let index = index.strip_suffix(']').and_then(|index| index.parse().ok());
    match (value.kind(), index) {
        (Kind::TextList, Some(index)) => Ok(Expression::Item { of: Box::new(value), index }),
        (Kind::TextList, None) => refused(what(), "a whole number and `]` have to follow `[`"),
        (kind, _) => refused(what(), format!("{kind} has no items")),
    }
}

/// Nothing behind the first value that is always there counts.
fn coalesce(mut values: Vec<Expression>) -> Compiled<Expression> {
    if values.len() < 2 {
        return refused(
            "`coalesce`",
            format!("it takes 2 arguments or more, and is given {}", values.len()),
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
    certain("argument 1 of `ite`", condition, Kind::Bool)?;
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

/// Checks that values are of one type, but for whether they may be missing.
fn check_same(name: &str, values: &[Expression]) -> Compiled<()> {
    let mut kinds = values.iter().map(Expression::kind);
    let first = kinds.next().unwrap_or(Kind::Text);
    match kinds.find(|kind| *kind != first) {
        None => Ok(()),
        Some(other) => refused(
            format!("`{name}`"),
            format!("its values have to be of one type, and are {first} and {other}"),
        ),
    }
}
