//! Unsupported patterns.

use thiserror::Error;

use crate::text::escaped;

/// The reason why a pattern can't be checked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(in crate::plan::constraints) enum Unsupported {
    #[error("not a valid regular expression of ECMA-262 ({0})")]
    NotEcma(String),
    #[error("uses lookaround")]
    Lookaround,
    #[error("uses a backreference")]
    Backreference,
    #[error("changes flags")]
    ChangesFlags,
    #[error("contains an unpaired surrogate")]
    Surrogate,
    #[error("uses the escape `\\{0}`")]
    Escape(char),
    #[error("uses `\\{0}`, which has no meaning in ECMA-262")]
    Letter(char),
    #[error("uses `{}`, whose meaning differs between dialects", escaped(.0))]
    Ambiguous(String),
    #[error("matches no string")]
    MatchesNothing,
    #[error("too large")]
    TooLarge,
    #[error("not supported by the `regex` crate")]
    NotRegex,
}
