//! Patterns: regular expressions that match in linear time.
//!
//! Models write patterns in the dialect of ECMA-262, whose usual engines backtrack: some pairs of pattern and text
//! take exponential time. The generator therefore translates them to the dialect of the crate `regex`, which
//! never backtracks.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use regex::Regex;

/// A regular expression in two dialects.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    ecma: &'static str,
    regex: &'static str,
}

/// Compiled patterns by their text; `None` for one that does not compile.
type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;

/// All patterns matched so far, so that each compiles once.
static COMPILED: LazyLock<RwLock<Compiled>> = LazyLock::new(RwLock::default);

impl Pattern {
    /// Creates a pattern from its spelling in ECMA-262 and in the dialect of the crate `regex`.
    pub const fn new(ecma: &'static str, regex: &'static str) -> Self {
        Self { ecma, regex }
    }

    /// Returns the pattern in ECMA-262.
    pub const fn as_str(&self) -> &'static str {
        self.ecma
    }

    /// Returns whether the pattern matches anywhere in the text. The generator validates patterns; one that does
    /// not compile matches every text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        self.compiled().is_none_or(|regex| regex.is_match(text))
    }

    fn compiled(&self) -> Option<Arc<Regex>> {
        if let Ok(compiled) = COMPILED.read()
            && let Some(known) = compiled.get(self.regex)
        {
            return known.clone();
        }
        let regex = Regex::new(self.regex).ok().map(Arc::new);
        if let Ok(mut compiled) = COMPILED.write() {
            compiled.insert(self.regex, regex.clone());
        }
        regex
    }
}
