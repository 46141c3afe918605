//! Sets of characters in words.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, HirKind};

use super::count::Count;
use crate::plan::docs::{code, joined};

/// A set of characters, as what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    /// All characters but the parts.
    pub(super) is_negated: bool,
    pub(super) parts: Vec<Part>,
}

/// A part of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// One of the sets that have a name, by its place in the table.
    Named(usize),
    /// Letters or digits that follow each other.
    Range(char, char),
    /// Characters that are seen.
    Visible(String),
    /// A character that is not.
    Invisible(char),
}

/// The sets that have a name: what one of its characters is called, what more of them are, and what stands
/// for the set in a class of the crate `regex`. Those that hold others come first.
pub(super) const NAMED: [(&str, &str, &str); 12] = [
    ("Unicode letter", "Unicode letters", r"\p{L}"),
    ("Unicode number", "Unicode numbers", r"\p{N}"),
    ("Unicode separator", "Unicode separators", r"\p{Z}"),
    ("ASCII character", "ASCII characters", r"\x00-\x7F"),
    ("printable ASCII character", "printable ASCII characters", " -~"),
    ("visible ASCII character", "visible ASCII characters", "!-~"),
    ("ASCII letter", "ASCII letters", "A-Za-z"),
    ("lower-case ASCII letter", "lower-case ASCII letters", "a-z"),
    ("upper-case ASCII letter", "upper-case ASCII letters", "A-Z"),
    ("digit", "digits", "0-9"),
    ("ASCII control character", "ASCII control characters", r"\x00-\x1F\x7F"),
    ("space", "spaces", r"\x20"),
];

/// How many characters without a name may be listed.
const MOST_LISTED: usize = 16;

/// How many characters are told one by one, and not together.
const MOST_APART: usize = 3;

/// How many parts a set may have; a pattern with more is shorter than its words.
const MOST_PARTS: usize = 5;

/// How many characters make a range that is told as such.
const LEAST_IN_RANGE: u32 = 4;

/// The characters of the sets that have a name.
static CLASSES: LazyLock<Vec<ClassUnicode>> =
    LazyLock::new(|| NAMED.iter().map(|(_, _, class)| class_of(class)).collect());

/// The characters of a class of the crate `regex`; none, if it is no such class.
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
    /// The set of a class; `None`, if words are no shorter than the class.
    pub(super) fn of(class: &ClassUnicode) -> Option<Self> {
        let is_negated = class.ranges().last().is_some_and(|range| range.end() == char::MAX);
        let mut class = class.clone();
        if is_negated {
            class.negate();
        }
        let (mut parts, unnamed) = named(&class);
        parts.extend(listed(&unnamed)?);
        let is_empty = !is_negated && parts.is_empty();
        (!is_empty && parts.len() <= MOST_PARTS).then_some(Self { is_negated, parts })
    }

    /// So many characters of the set.
    pub(super) fn counted(&self, count: Count) -> String {
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

/// The sets that have a name in a class, none of them for nothing, and what else is in it.
fn named(class: &ClassUnicode) -> (Vec<Part>, ClassUnicode) {
    let (mut parts, mut left) = (Vec::new(), class.clone());
    for (at, named) in CLASSES.iter().enumerate() {
        if common(class, named) == *named && !common(&left, named).ranges().is_empty() {
            left.difference(named);
            parts.push(Part::Named(at));
        }
    }
    (parts, left)
}

fn common(class: &ClassUnicode, other: &ClassUnicode) -> ClassUnicode {
    let mut common = class.clone();
    common.intersect(other);
    common
}

/// The parts of a class without names: ranges, characters that are seen, others. `None` if they are too many.
fn listed(class: &ClassUnicode) -> Option<Vec<Part>> {
    let (mut ranges, mut visible, mut invisible) = (Vec::new(), String::new(), Vec::new());
    for range in class.ranges() {
        let (start, end) = (range.start(), range.end());
        if is_told(start, end) {
            ranges.push(Part::Range(start, end));
            continue;
        }
        for c in (start..=end).take(MOST_LISTED + 1) {
            if c.is_ascii_graphic() { visible.push(c) } else { invisible.push(Part::Invisible(c)) }
        }
        if visible.len() + invisible.len() > MOST_LISTED {
            return None;
        }
    }
    let visible = (!visible.is_empty()).then_some(Part::Visible(visible));
    Some(ranges.into_iter().chain(visible).chain(invisible).collect())
}

/// Whether everyone knows what is between two characters.
fn is_told(start: char, end: char) -> bool {
    let is_known = |is: fn(&char) -> bool| is(&start) && is(&end);
    let is_letters = is_known(char::is_ascii_lowercase) || is_known(char::is_ascii_uppercase);
    let count = u32::from(end) - u32::from(start) + 1;
    count >= LEAST_IN_RANGE && (is_letters || is_known(char::is_ascii_digit))
}

impl Part {
    fn in_words(&self, is_one: bool) -> Vec<String> {
        match self {
            Self::Named(at) => {
                let (one, more, _) = NAMED[*at];
                vec![if is_one { one } else { more }.to_owned()]
            }
            Self::Range(start, end) => vec![format!("`{start}` to `{end}`")],
            // A few together would look like a text.
            Self::Visible(characters) if characters.len() <= MOST_APART => {
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
