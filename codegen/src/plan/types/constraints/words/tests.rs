//! Descriptions of patterns, which must mean the same as the patterns.

use regex_syntax::hir::{ClassUnicode, HirKind};

use super::set::{Part, class_of};
use super::*;
use crate::plan::types::constraints::dialect;

/// Patterns with their descriptions.
const WORDS: [(&str, &str); 35] = [
    ("^[0-9]*$", "any number of digits"),
    (r"^\d+$", "at least 1 digit"),
    ("^[0-9]{12}$", "12 digits"),
    ("^[0-9]$", "1 digit"),
    ("^([0-9]){2,}$", "at least 2 digits"),
    ("^[0-9]{1,3}?$", "1 to 3 digits"),
    ("^[0-9]{0,3}$", "at most 3 digits"),
    ("^[a-zA-Z]*$", "any number of ASCII letters"),
    ("^[A-Z]?$", "at most 1 uppercase ASCII letter"),
    (r"^\w+$", "at least 1 character from ASCII letters, digits and `_`"),
    (r"^[\w.-]{2}$", "2 characters from ASCII letters, digits, `-`, `.` and `_`"),
    ("^[a-f0-9]{64}$", "64 characters from digits and `a` to `f`"),
    ("^[ab]$", "1 character from `a` and `b`"),
    ("^[a`]$", "1 character from `` ` `` and `a`"),
    ("^[!-~]*$", "any number of visible ASCII characters"),
    (r"^[\x20-\x7E]*$", "any number of printable ASCII characters"),
    (r"^[\t\x20-\x7E]*$", r"any number of characters from printable ASCII characters and `\t`"),
    (r"^[a-zA-Z ]*$", "any number of ASCII letters or spaces"),
    (r"^[^\x00-\x1F\x7F]*$", "any number of characters other than ASCII control characters"),
    (
        r"^[^\x00-\x1F\x7F\x20]*$",
        "any number of characters other than ASCII control characters and spaces",
    ),
    (r##"^[^"#]*$"##, r##"any number of characters other than `"` and `#`"##),
    ("^.+$", r"at least 1 character other than `\n`, `\r`, U+2028 and U+2029"),
    (r"^[\s\S]*$", "any number of characters"),
    (r"^\P{L}$", "1 character other than Unicode letters"),
    (
        r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
        "any number of characters from Unicode letters, Unicode numbers, Unicode separators and `+-./:=@_`",
    ),
    (r"^[\p{L}\x20-\x7E]*$", "any number of Unicode letters or printable ASCII characters"),
    ("^AWS$", "`AWS`"),
    ("^(AWS|Local|a b)$", "`AWS`, `Local` or `a b`"),
    ("^(aa|bb)(cc|dd)$", "`aa` or `bb`, then `cc` or `dd`"),
    ("^rs-[a-z0-9]{13}$", "`rs-` followed by 13 lowercase ASCII letters or digits"),
    ("^(pma|rs)-[a-z0-9]{13}$", "`pma-` or `rs-`, then 13 lowercase ASCII letters or digits"),
    ("^a(b|c)?d$", "`a`, then at most 1 character from `b` and `c`, then `d`"),
    (r"^v?\d+(\.5)?$", "optionally `v`, then at least 1 digit, then optionally `.5`"),
    (
        "^[a-z][a-z0-9]*$",
        "1 lowercase ASCII letter, then any number of lowercase ASCII letters or digits",
    ),
    ("^[0-9]{4}-[0-9]{2}$", "4 digits, then `-`, then 2 digits"),
];

/// Patterns without a description.
const NO_WORDS: [&str; 21] = [
    "",
    "^$",
    "[0-9]",
    "^[0-9]",
    "[0-9]$",
    "^[0-9]ab?[0-9]",
    "[0-9]ab?[0-9]$",
    "^a|b$",
    "^([a-z]{2})*$",
    "^(ab){3}$",
    "^(a[0-9]|b)$",
    r"^\s$",
    r"^a\n$",
    "^ a$",
    "^a  b$",
    r"^[\xA2-\xF5]$",
    r"^[\x00-\x7E\xA9\xAE\xA2-\xA5\u202F]+$",
    r"^[!-&(-~]$",
    "^a[0-9]b[0-9]c[0-9]$",
    "(?i)^[smlx]+$",
    "^(?!0)[0-9]{12}$",
];

fn phrase_of(pattern: &str) -> Option<Phrase> {
    Phrase::of(&dialect::translate(pattern).ok()?)
}

fn words(pattern: &str, min: Option<u64>, max: Option<u64>) -> Option<String> {
    Some(phrase_of(pattern)?.with_length(Some(Length { min, max })))
}

#[test]
fn describes_patterns() {
    for (pattern, expected) in WORDS {
        let words = phrase_of(pattern).map(|phrase| phrase.with_length(None));
        assert_eq!(words.as_deref(), Some(expected), "{pattern}");
    }
}

#[test]
fn does_not_describe_complex_patterns() {
    for pattern in NO_WORDS {
        assert_eq!(phrase_of(pattern), None, "{pattern}");
    }
}

#[test]
fn includes_the_length_in_the_description() {
    let cases = [
        ("^[0-9]*$", Some(12), Some(12), "12 digits"),
        ("^[0-9]+$", None, Some(8), "1 to 8 digits"),
        ("^[0-9]{2,9}$", Some(1), Some(5), "2 to 5 digits"),
        ("^[0-9]+$", None, None, "at least 1 digit"),
        ("^rs-[a-z]{13}$", Some(16), Some(16), "`rs-` followed by 13 lowercase ASCII letters"),
        ("^rs-[a-z]{13}$", Some(1), Some(64), "`rs-` followed by 13 lowercase ASCII letters"),
        ("^(pma|rs)-[0-9]{13}$", Some(16), Some(17), "`pma-` or `rs-`, then 13 digits"),
    ];
    for (pattern, min, max, expected) in cases {
        assert_eq!(words(pattern, min, max).as_deref(), Some(expected), "{pattern}");
    }
}

#[test]
fn appends_a_length_that_the_description_does_not_imply() {
    let cases = [
        (
            "^rs-[0-9]*$",
            Some(1),
            Some(64),
            "`rs-` followed by any number of digits, at most 64 characters in total",
        ),
        (
            "^rs-[0-9]*$",
            Some(5),
            Some(64),
            "`rs-` followed by any number of digits, 5 to 64 characters in total",
        ),
        (
            "^rs-[0-9]*$",
            Some(9),
            Some(9),
            "`rs-` followed by any number of digits, exactly 9 characters in total",
        ),
        (
            "^a?[0-9]$",
            Some(2),
            None,
            "optionally `a`, then 1 digit, at least 2 characters in total",
        ),
        // Patterns that no string of the length matches.
        ("^[0-9]{12}$", Some(5), Some(5), "12 digits, exactly 5 characters in total"),
        (
            "^rs-[0-9]{9}$",
            Some(1),
            Some(5),
            "`rs-` followed by 9 digits, at most 5 characters in total",
        ),
    ];
    for (pattern, min, max, expected) in cases {
        assert_eq!(words(pattern, min, max).as_deref(), Some(expected), "{pattern}");
    }
}

/// The characters that a set's description means.
fn class(set: &Set) -> ClassUnicode {
    let mut class = ClassUnicode::empty();
    for part in &set.parts {
        class.union(&match part {
            Part::Named(at) => class_of(set::NAMED[*at].2),
            Part::Range(start, end) => class_of(&format!("{start}-{end}")),
            Part::Visible(characters) => class_of(&regex_syntax::escape(characters)),
            Part::Invisible(c) => class_of(&format!(r"\x{{{:X}}}", u32::from(*c))),
        });
    }
    if set.is_negated {
        class.negate();
    }
    class
}

#[test]
fn describes_exactly_the_characters_of_a_set() {
    let patterns = WORDS.iter().map(|(pattern, _)| (*pattern).to_owned());
    // All combinations of a few parts.
    let parts = ["a-z", "0-9", "3-7", "!-/", "_", r"\x20", r"\n", r"\x00-\x7F", "é"];
    let classes = (0..1_u32 << parts.len()).flat_map(|chosen| {
        let chosen = (0..parts.len()).filter(|at| chosen >> at & 1 == 1);
        let class: String = chosen.map(|at| parts[at]).collect();
        [format!("^[{class}]+$"), format!("^[^{class}]+$")]
    });
    let mut sets = 0;
    for pattern in patterns.chain(classes) {
        let Some(phrase) = phrase_of(&pattern) else { continue };
        let [Piece::Run(set, _)] = phrase.pieces.as_slice() else { continue };
        let hir = regex_syntax::parse(&dialect::translate(&pattern).expect("a pattern"));
        let classes = classes_in(&hir.expect("a pattern"));
        assert_eq!(classes, [class(set)], "{pattern}");
        sets += 1;
    }
    assert!(sets > 250, "{sets}");
}

fn classes_in(hir: &Hir) -> Vec<ClassUnicode> {
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => vec![class.clone()],
        HirKind::Capture(capture) => classes_in(&capture.sub),
        HirKind::Repetition(repetition) => classes_in(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(classes_in).collect(),
        _ => Vec::new(),
    }
}

/// Strings with whether they match the description: each part has its minimum or maximum length, or is one character
/// shorter or longer.
fn texts(phrase: &Phrase) -> Vec<(String, bool)> {
    let mut texts = vec![(String::new(), true)];
    for piece in &phrase.pieces {
        let choices: Vec<(String, bool)> = match piece {
            Piece::Text(texts) => texts.iter().map(|text| (text.clone(), true)).collect(),
            Piece::Optional(text) => vec![(String::new(), true), (text.clone(), true)],
            Piece::Run(set, count) => runs(set, *count),
        };
        texts = texts
            .iter()
            .flat_map(|(text, is_right)| {
                choices
                    .iter()
                    .map(move |(more, fits)| (format!("{text}{more}"), *is_right && *fits))
            })
            .collect();
    }
    texts
}

fn runs(set: &Set, count: Count) -> Vec<(String, bool)> {
    let class = class(set);
    let ends = class.ranges().iter().flat_map(|range| [range.start(), range.end()]);
    let ends: Vec<char> = ends.take(20).collect();
    let run = |length: u64| ends.iter().cycle().take(length as usize).collect::<String>();
    let max = count.max.unwrap_or(count.min + 3);
    let mut runs = vec![(run(count.min), true), (run(max), true)];
    runs.extend(count.max.map(|max| (run(max + 1), false)));
    runs.extend((count.min > 0).then(|| (run(count.min - 1), false)));
    runs
}

#[test]
fn matches_exactly_the_described_strings() {
    for (pattern, _) in WORDS {
        let regex = regex::Regex::new(&dialect::translate(pattern).expect("a pattern"));
        let regex = regex.expect("a pattern");
        let phrase = phrase_of(pattern).expect("words");
        let is_one = phrase.pieces.len() == 1;
        for (text, is_right) in texts(&phrase) {
            // A part that is too long or too short may be compensated by another one.
            if is_right || is_one {
                assert_eq!(regex.is_match(&text), is_right, "{pattern} {text:?}");
            }
        }
    }
}
