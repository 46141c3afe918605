//! Descriptions of sets of characters.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::count::Count;
use crate::plan::docs::{code, joined};

/// A set of characters, as a union of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// Whether the set contains all characters other than the parts.
    pub(super) is_negated: bool,
    pub(super) parts: Vec<Part>,
}

/// A part of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A named set, by its index in [`NAMED`].
    Named(usize),
    /// A range of letters or digits.
    Range(char, char),
    /// Visible characters.
    Visible(String),
    /// An invisible character.
    Invisible(char),
}

/// The named sets: the name of one character, the name of several, and the set as part of a class. Supersets
/// come before their subsets.
pub(super) const NAMED: [(&str, &str, &str); 12] = [
    ("Unicode letter", "Unicode letters", r"\p{L}"),
    ("Unicode number", "Unicode numbers", r"\p{N}"),
    ("Unicode separator", "Unicode separators", r"\p{Z}"),
    ("ASCII character", "ASCII characters", r"\x00-\x7F"),
    ("printable ASCII character", "printable ASCII characters", " -~"),
    ("visible ASCII character", "visible ASCII characters", "!-~"),
    ("ASCII letter", "ASCII letters", "A-Za-z"),
    ("lowercase ASCII letter", "lowercase ASCII letters", "a-z"),
    ("uppercase ASCII letter", "uppercase ASCII letters", "A-Z"),
    ("digit", "digits", "0-9"),
    ("ASCII control character", "ASCII control characters", r"\x00-\x1F\x7F"),
    ("space", "spaces", r"\x20"),
];

/// The maximum number of characters that are listed individually.
const MAX_LISTED: usize = 16;

/// The maximum number of visible characters in separate code spans. More characters share one code span.
const MAX_SEPARATE: usize = 3;

/// The maximum number of parts. With more, the pattern is shorter than its description.
const MAX_PARTS: usize = 5;

/// The minimum number of characters in a range. Fewer characters are listed individually.
const MIN_IN_RANGE: u32 = 4;

/// The characters of the named sets.
static CLASSES: LazyLock<Vec<ClassUnicode>> =
    LazyLock::new(|| NAMED.iter().map(|(_, _, class)| class_of(class)).collect());

/// Parses the content of a class in the dialect of the `regex` crate. An invalid class is empty.
pub(super) fn class_of(class: &str) -> ClassUnicode {
    match regex_syntax::parse(&format!("[{class}]")).map(|hir| hir.into_kind()) {
        Ok(HirKind::Class(Class::Unicode(class))) => class,
        Ok(HirKind::Literal(literal)) => {
            let text = String::from_utf8_lossy(&literal.0);
            ClassUnicode::new(text.chars().map(|c| ClassUnicodeRange::new(c, c)))
        }
        _ => ClassUnicode::empty(),
    }
}

impl Set {
    /// Splits a class into parts. Returns `None` if there are too many.
    pub(super) fn of(class: &ClassUnicode) -> Option<Self> {
        let is_negated = class.ranges().last().is_some_and(|range| range.end() == char::MAX);
        let mut class = class.clone();
        if is_negated {
            class.negate();
        }
        let (mut parts, unnamed) = named(&class);
        parts.extend(listed(&unnamed)?);
        let is_empty = !is_negated && parts.is_empty();
        (!is_empty && parts.len() <= MAX_PARTS).then_some(Self { is_negated, parts })
    }

    /// Describes a number of characters from the set.
    pub(super) fn in_words(&self, count: Count) -> String {
        let characters = if count.is_one() { "character" } else { "characters" };
        let named = |part: &Part| matches!(part, Part::Named(_));
        let parts = |is_one: bool| self.parts.iter().flat_map(move |part| part.in_words(is_one));
        match (self.is_negated, self.parts.as_slice()) {
            (true, []) => format!("{count} {characters}"),
            (true, _) => format!("{count} {characters} other than {}", joined(parts(false), "and")),
            (false, all) if all.iter().all(named) => {
                format!("{count} {}", joined(parts(count.is_one()), "or"))
            }
            (false, _) => format!("{count} {characters} from {}", joined(parts(false), "and")),
        }
    }
}

/// Splits a class into named sets, without redundant ones, and the remaining characters.
fn named(class: &ClassUnicode) -> (Vec<Part>, ClassUnicode) {
    let (mut parts, mut left) = (Vec::new(), class.clone());
    for (at, named) in CLASSES.iter().enumerate() {
        if intersection(class, named) == *named && !intersection(&left, named).ranges().is_empty() {
            left.difference(named);
            parts.push(Part::Named(at));
        }
    }
    (parts, left)
}

fn intersection(class: &ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    let mut intersection = class.clone();
    intersection.intersect(other);
    intersection
}

/// Splits a class into ranges, visible and invisible characters. Returns `None` if there are too many.
fn listed(class: &ClassUnicode) -> Option<Vec<Part>> {
    let (mut ranges, mut visible, mut invisible) = (Vec::new(), String::new(), Vec::new());
    for range in class.ranges() {
        let (start, end) = (range.start(), range.end());
        if is_familiar_range(start, end) {
            ranges.push(Part::Range(start, end));
            continue;
        }
        for c in (start..=end).take(MAX_LISTED + 1) {
            if c.is_ascii_graphic() { visible.push(c) } else { invisible.push(Part::Invisible(c)) }
        }
        if visible.len() + invisible.len() > MAX_LISTED {
            return None;
        }
    }
    let visible = (!visible.is_empty()).then_some(Part::Visible(visible));
    Some(ranges.into_iter().chain(visible).chain(invisible).collect())
}

/// Returns whether readers know the characters of a range, such as `a` to `f`.
fn is_familiar_range(start: char, end: char) -> bool {
    let are_both = |is: fn(&char) -> bool| is(&start) && is(&end);
    let are_letters = are_both(char::is_ascii_lowercase) || are_both(char::is_ascii_uppercase);
    let count = u32::from(end) - u32::from(start) + 1;
    count >= MIN_IN_RANGE && (are_letters || are_both(char::is_ascii_digit))
}

impl Part {
    fn in_words(&self, is_one: bool) -> Vec<String> {
        match self {
            Self::Named(at) => {
                let (singular, plural, _) = NAMED[*at];
                vec![if is_one { singular } else { plural }.to_owned()]
            }
            Self::Range(start, end) => vec![format!("`{start}` to `{end}`")],
            // A few characters together would look like a string.
            Self::Visible(characters) if characters.len() <= MAX_SEPARATE => {
                characters.chars().map(|c| code(&c.to_string())).collect()
            }
            Self::Visible(characters) => vec![code(characters)],
            Self::Invisible(c) => vec![invisible(*c)],
        }
    }
}

fn invisible(c: char) -> String {
    match c {
        '\n' | '\r' | '\t' => format!("`{}`", c.escape_default()),
        c => format!("U+{:04X}", u32::from(c)),
    }
}
