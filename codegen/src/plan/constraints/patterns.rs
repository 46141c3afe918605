//! Patterns, each looked at once: trying one takes time, and many members have the same.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::PatternPlan;
use super::dialect::{self, Unsupported};
use super::words::Phrase;

/// What has become of the patterns that have been asked for.
#[derive(Default)]
pub(in crate::plan) struct Patterns(RefCell<HashMap<String, Rc<Known>>>);

struct Known {
    /// The pattern in the dialect of the crate `regex`.
    translated: Result<String, Unsupported>,
    checked: OnceCell<Result<PatternPlan, Unsupported>>,
    words: OnceCell<Option<Phrase>>,
}

impl Patterns {
    /// A pattern in both dialects.
    ///
    /// # Errors
    ///
    /// It can't be checked.
    pub(super) fn checked(&self, ecma: &str) -> Result<PatternPlan, Unsupported> {
        let known = self.known(ecma);
        let check = || {
            let regex = known.translated.clone()?;
            dialect::check(&regex)?;
            let regex = (regex != ecma).then_some(regex);
            Ok(PatternPlan { ecma: ecma.to_owned(), regex })
        };
        known.checked.get_or_init(check).clone()
    }

    /// The words for a pattern, where it goes into words.
    pub(in crate::plan) fn words(&self, ecma: &str) -> Option<Phrase> {
        let known = self.known(ecma);
        let words = || Phrase::of(known.translated.as_deref().ok()?);
        known.words.get_or_init(words).clone()
    }

    fn known(&self, ecma: &str) -> Rc<Known> {
        if let Some(known) = self.0.borrow().get(ecma) {
            return known.clone();
        }
        let translated = dialect::translated_of(ecma);
        let known = Known { translated, checked: OnceCell::new(), words: OnceCell::new() };
        self.0.borrow_mut().entry(ecma.to_owned()).or_insert(Rc::new(known)).clone()
    }
}
