//! A cache of patterns, since compiling a pattern is slow and many members share one.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::dialect::{self, Unsupported};
use super::plan::PatternPlan;
use super::words::Phrase;

/// A cache of the patterns used so far.
#[derive(Default)]
pub(in crate::plan) struct Patterns(RefCell<HashMap<String, Rc<Entry>>>);

struct Entry {
    /// The pattern in the dialect of the `regex` crate.
    translated: Result<String, Unsupported>,
    checked: OnceCell<Result<PatternPlan, Unsupported>>,
    words: OnceCell<Option<Phrase>>,
}

impl Patterns {
    /// The pattern in both dialects.
    ///
    /// # Errors
    ///
    /// Returns the reason if the pattern can't be checked.
    pub(super) fn checked(&self, ecma: &str) -> Result<PatternPlan, Unsupported> {
        let entry = self.entry(ecma);
        let check = || {
            let regex = entry.translated.clone()?;
            dialect::check(&regex)?;
            let regex = (regex != ecma).then_some(regex);
            Ok(PatternPlan { ecma: ecma.to_owned(), regex })
        };
        entry.checked.get_or_init(check).clone()
    }

    /// A description of the pattern, if it is simple enough.
    pub(in crate::plan) fn words(&self, ecma: &str) -> Option<Phrase> {
        let entry = self.entry(ecma);
        let words = || Phrase::of(entry.translated.as_deref().ok()?);
        entry.words.get_or_init(words).clone()
    }

    fn entry(&self, ecma: &str) -> Rc<Entry> {
        if let Some(entry) = self.0.borrow().get(ecma) {
            return entry.clone();
        }
        let translated = dialect::translate(ecma);
        let entry = Entry { translated, checked: OnceCell::new(), words: OnceCell::new() };
        self.0.borrow_mut().entry(ecma.to_owned()).or_insert(Rc::new(entry)).clone()
    }
}
