//! Templates: strings that contain `{name}` or `{name#attribute[0]}`. Braces are escaped as `{{` and `}}`.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#template-string>.

use super::attribute::attribute;
use super::check::expect_type;
use super::expression::Expression;
use super::refused::{Compiled, refused};
use super::scope::Scope;
use super::types::Kind;

/// Compiles a template. A template of a single value is compiled to the value.
pub(super) fn compile(text: &str, scope: &Scope) -> Compiled<Expression> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        literal.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            literal.push_str(&from[..1]);
            rest = after;
            continue;
        }
        let Some((name, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}'))
        else {
            return refused(format!("the template `{text}`"), "it has an unbalanced brace");
        };
        push_text(&mut parts, &mut literal);
        parts.push(value(name, scope)?);
        rest = after;
    }
    literal.push_str(rest);
    push_text(&mut parts, &mut literal);
    Ok(joined(parts))
}

fn push_text(parts: &mut Vec<Expression>, literal: &mut String) {
    if !literal.is_empty() {
        parts.push(Expression::Text(std::mem::take(literal)));
    }
}

fn joined(mut parts: Vec<Expression>) -> Expression {
    match parts.len() {
        0 => Expression::Text(String::new()),
        1 => parts.remove(0),
        _ => Expression::Template(parts),
    }
}

/// Compiles the content of a pair of braces.
fn value(text: &str, scope: &Scope) -> Compiled<Expression> {
    let value = match text.split_once('#') {
        None => scope.find(text)?,
        Some((name, path)) => attribute(scope.find(name)?, path)?,
    };
    expect_type(&format!("`{{{text}}}` in a template"), &value, Kind::Text)?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_braces_by_doubling_them() {
        let compiled = compile("a{{b}}c", &Scope::default()).expect("a template");
        assert_eq!(compiled, Expression::Text("a{b}c".into()));
        for text in ["a{b", "a}b", "{", "{{{"] {
            assert!(compile(text, &Scope::default()).is_err(), "{text}");
        }
    }

    #[test]
    fn compiles_a_template_of_a_single_value_to_the_value() {
        let mut scope = Scope::default();
        let name = scope.bind("Bucket", Kind::Text);
        let value = Expression::Variable { name, kind: Kind::Text };
        assert_eq!(compile("{Bucket}", &scope).expect("a template"), value);
        let compiled = compile("{Bucket}{{}}", &scope).expect("a template");
        assert_eq!(compiled, Expression::Template(vec![value, Expression::Text("{}".into())]));
    }
}
