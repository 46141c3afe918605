//! Expressions that keep their meaning in any context.
//!
//! An [`Expr`] is always one operand: `quote!(!#a)` negates all of `a`. Interpolation adds parentheses, the
//! parser builds the syntax tree from them, and [`without_parentheses`] removes them from the tree. The
//! formatter then adds the parentheses that operator precedence requires, so renderers need not think about
//! them.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit_mut::{VisitMut, visit_expr_mut, visit_macro_mut};

/// An expression.
#[derive(Clone)]
pub(in crate::render) struct Expr(TokenStream);

/// Creates an [`Expr`] with the syntax of `quote!`.
macro_rules! expr {
    ($($tokens:tt)*) => {
        $crate::render::source::expr::Expr::new(::quote::quote!($($tokens)*))
    };
}

pub(in crate::render) use expr;

impl Expr {
    /// Creates an expression from tokens.
    pub(in crate::render) fn new(tokens: TokenStream) -> Self {
        Self(tokens)
    }

    /// Creates the literal `true` or `false`.
    pub(in crate::render) fn bool(value: bool) -> Self {
        expr!(#value)
    }

    /// Returns `self && other`, simplified if one of them is a literal.
    pub(in crate::render) fn and(self, other: Self) -> Self {
        match (self.constant(), other.constant()) {
            (Some(false), _) | (_, Some(true)) => self,
            (Some(true), _) | (_, Some(false)) => other,
            _ => expr!(#self && #other),
        }
    }

    /// Returns `self || other`, simplified if one of them is a literal.
    pub(in crate::render) fn or(self, other: Self) -> Self {
        match (self.constant(), other.constant()) {
            (Some(true), _) | (_, Some(false)) => self,
            (Some(false), _) | (_, Some(true)) => other,
            _ => expr!(#self || #other),
        }
    }

    /// Returns `!self`, simplified if it is a literal.
    pub(in crate::render) fn not(self) -> Self {
        match self.constant() {
            Some(value) => Self::bool(!value),
            None => expr!(!#self),
        }
    }

    fn constant(&self) -> Option<bool> {
        let mut tokens = self.0.clone().into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Ident(ident)), None) if ident == "true" => Some(true),
            (Some(TokenTree::Ident(ident)), None) if ident == "false" => Some(false),
            _ => None,
        }
    }

    /// Returns whether the expression uses a variable.
    pub(in crate::render) fn mentions(&self, variable: &str) -> bool {
        mentions(self.0.clone(), variable)
    }
}

/// Returns whether tokens use a variable, that is, contain the identifier other than after a dot.
fn mentions(tokens: TokenStream, variable: &str) -> bool {
    let mut after_dot = false;
    tokens.into_iter().any(|token| {
        let found = match &token {
            TokenTree::Ident(ident) => !after_dot && ident == variable,
            TokenTree::Group(group) => mentions(group.stream(), variable),
            _ => false,
        };
        after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
        found
    })
}

impl ToTokens for Expr {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Group::new(Delimiter::Parenthesis, self.0.clone()));
    }
}

/// Removes all parentheses from an item's expressions. The structure of the syntax tree stays the same.
pub(in crate::render) fn without_parentheses(mut item: syn::Item) -> syn::Item {
    Unwrap.visit_item_mut(&mut item);
    item
}

struct Unwrap;

impl VisitMut for Unwrap {
    fn visit_expr_mut(&mut self, expr: &mut syn::Expr) {
        while let syn::Expr::Paren(inner) = expr {
            *expr = std::mem::replace(&mut *inner.expr, syn::Expr::PLACEHOLDER);
        }
        visit_expr_mut(self, expr);
        if let syn::Expr::Binary(binary) = expr {
            associate(binary);
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        let arguments = Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        if let Ok(mut arguments) = arguments.parse2(call.tokens.clone()) {
            arguments.iter_mut().for_each(|argument| self.visit_expr_mut(argument));
            call.tokens = arguments.into_token_stream();
        }
        visit_macro_mut(self, call);
    }
}

/// Rewrites `a && (b && c)` to `a && b && c`, and the same for `||`.
fn associate(binary: &mut syn::ExprBinary) {
    while let syn::Expr::Binary(right) = &mut *binary.right
        && matches!(
            (binary.op, right.op),
            (syn::BinOp::And(_), syn::BinOp::And(_)) | (syn::BinOp::Or(_), syn::BinOp::Or(_))
        )
    {
        let [last, middle] = [&mut right.right, &mut right.left]
            .map(|side| std::mem::replace(&mut **side, syn::Expr::PLACEHOLDER));
        let mut first = syn::ExprBinary {
            attrs: Vec::new(),
            left: std::mem::replace(&mut binary.left, Box::new(syn::Expr::PLACEHOLDER)),
            op: binary.op,
            right: Box::new(middle),
        };
        associate(&mut first);
        *binary.right = last;
        *binary.left = syn::Expr::Binary(first);
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Expr;
    use crate::render::source::file::{expression, function_body};

    fn text(of: &Expr) -> String {
        expression(quote!(#of))
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
}
