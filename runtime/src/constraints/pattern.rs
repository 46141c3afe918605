//! Patterns: regular expressions that take time in proportion to the text.
//!
//! Models write patterns in the dialect of ECMA-262, whose usual engines go back and try again, for an
//! unlucky pair of pattern and text practically for ever. So the generator writes them in the dialect of
//! the crate `regex`, which never goes back.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use regex::Regex;

/// A regular expression in two dialects.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    ecma: &'static str,
    regex: &'static str,
}

/// Patterns by their text; `None` for one that does not compile.
type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;

/// The patterns that have been matched so far, so that each is compiled once.
static COMPILED: LazyLock<RwLock<Compiled>> = LazyLock::new(RwLock::default);

impl Pattern {
    /// A pattern as the model writes it and as the crate `regex` does.
    pub const fn new(ecma: &'static str, regex: &'static str) -> Self {
        Self { ecma, regex }
    }

    /// The pattern as the model writes it.
    pub const fn as_str(&self) -> &'static str {
        self.ecma
    }

    /// Whether the pattern matches somewhere in the text. The generator has made sure that it compiles;
    /// one that does not says nothing about any text.
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
