//! From text to a path's syntax.

use jmespath::ast::Ast;

/// How many operators a path may have. As many expressions may stand in one another, and parsing and
/// following them takes stack for each.
const MOST_OPERATORS: usize = 100;

/// Why a text is no path.
#[derive(Debug)]
pub(in crate::plan) enum ParseError {
    /// It is longer than any that means something.
    TooManyOperators,
    /// It is no JMESPath, for this reason.
    Invalid(String),
}

/// Parses a path.
///
/// # Errors
///
/// It is no JMESPath, or absurdly long.
pub(in crate::plan) fn parse(path: &str) -> Result<Ast, ParseError> {
    if path.matches(is_operator).count() > MOST_OPERATORS {
        return Err(ParseError::TooManyOperators);
    }
    jmespath::parse(path).map_err(|error| ParseError::Invalid(error.reason.to_string()))
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyOperators => write!(f, "it has more than {MOST_OPERATORS} operators"),
            Self::Invalid(reason) => f.write_str(reason),
        }
    }
}

/// Whether a character may be one of an operator: whether it is none of names, literals and lists.
fn is_operator(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '_' | '"' | '\'' | ',' | '\\')
}
