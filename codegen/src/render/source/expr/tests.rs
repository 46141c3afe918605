//! Tests of parentheses.

use quote::quote;

use super::Expr;
use crate::render::source::snippet::function_body;

fn text(of: &Expr) -> String {
    let statement = function_body(quote!(let value = #of;)).statements;
    let words: Vec<&str> = statement.split_whitespace().collect();
    let text = words.join(" ");
    text.trim_start_matches("let value = ").trim_end_matches(';').to_owned()
}

fn assert_text(of: &Expr, expected: &str) {
    assert_eq!(text(of), expected);
}

/// Covers the fault cases `waiter-parentheses` and `rules-nested-comparison`.
#[test]
fn adds_parentheses_that_precedence_requires() {
    let (and, or, less) = (expr!(a && b), expr!(a || b), expr!(a < b));
    assert_text(&expr!(#and == c), "(a && b) == c");
    assert_text(&expr!(c != #or), "c != (a || b)");
    assert_text(&expr!(#less == #less), "(a < b) == (a < b)");
    assert_text(&expr!(!#less), "!(a < b)");
    assert_text(&expr!(#or && c), "(a || b) && c");
    assert_text(&expr!(&#or), "&(a || b)");
    assert_text(&expr!(#or as u8), "(a || b) as u8");
}

#[test]
fn adds_no_other_parentheses() {
    let (and, less, not) = (expr!(a && b), expr!(a < b), expr!(!a));
    assert_text(&expr!(#and || c), "a && b || c");
    assert_text(&expr!(#and && c), "a && b && c");
    assert_text(&expr!(c && #and), "c && a && b");
    let or = expr!(a || #less);
    assert_text(&expr!(#or || #or), "a || a < b || a || a < b");
    let long = expr!(#and && c && d);
    assert_text(&expr!(e && #long && #long), "e && a && b && c && d && a && b && c && d");
    assert_text(&expr!(#less && #not), "a < b && !a");
    assert_text(&expr!(#not == #not), "!a == !a");
    assert_text(&expr!(f(#and).map(|it| #less)), "f(a && b).map(|it| a < b)");
    assert_text(&expr!(Some(#and) == [#less]), "Some(a && b) == [a < b]");
    assert_text(&expr!(m![#and, #less]), "m![a && b, a < b]");
}

#[test]
fn calls_casts_and_field_accesses_apply_to_the_whole_operand() {
    let (minus, cast, reference) = (expr!(-1), expr!(a as usize), expr!(&a));
    assert_text(&expr!(#minus.f()), "(-1).f()");
    assert_text(&expr!(#cast.f()), "(a as usize).f()");
    assert_text(&expr!(#cast < b), "(a as usize) < b");
    assert_text(&expr!(b < #cast), "b < a as usize");
    assert_text(&expr!(#reference.f), "(&a).f");
    let (closure, matched) = (
        expr!(|it| it),
        expr!(match a {
            b => c,
        }),
    );
    assert_text(&expr!(#closure(b)), "(|it| it)(b)");
    assert_text(&expr!(#matched == d), "match a { b => c, } == d");
}

#[test]
fn conditions_and_statements_keep_their_operands_whole() {
    let (and, made) = (expr!(a && b), expr!(A { a: 1 }));
    let bound = expr!(let Some(x) = #and);
    let matched = expr!(match a {
        b => c,
    });
    let text = function_body(quote! {
        if #bound && #made == a { return #and; }
        #matched.f();
        #matched == d
    });
    let expected = "if let Some(x) = (a && b) && (A { a: 1 }) == a {\n    return a && b;\n}\n\
        match a {\n    b => c,\n}\n    .f();\n(match a {\n    b => c,\n}) == d";
    assert_eq!(text.statements, expected);
}
