//! Parsing of paths.

use jmespath::ast::Ast;

/// The maximum number of operators in a path. It limits nesting, since parsing and compiling recurse into each
/// nested expression.
const MAX_OPERATORS: usize = 100;

/// The reason why a path can't be parsed.
#[derive(Debug)]
pub(in crate::plan) enum ParseError {
    /// The path has more than [`MAX_OPERATORS`] operators.
    TooManyOperators,
    /// The path is not valid JMESPath, for the given reason.
    Invalid(String),
}

/// Parses a path.
///
/// # Errors
///
/// Returns an error if the path is not valid JMESPath, or has too many operators.
pub(in crate::plan) fn parse(path: &str) -> Result<Ast, ParseError> {
    if path.matches(is_operator).count() > MAX_OPERATORS {
        return Err(ParseError::TooManyOperators);
    }
    jmespath::parse(path).map_err(|error| ParseError::Invalid(error.reason.to_string()))
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyOperators => write!(f, "it has more than {MAX_OPERATORS} operators"),
            Self::Invalid(reason) => f.write_str(reason),
        }
    }
}

/// Returns whether a character may be part of an operator, rather than of a name, a literal or a list.
fn is_operator(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '_' | '"' | '\'' | ',' | '\\')
}
