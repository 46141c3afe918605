//! Translation of character classes. The `regex` crate supports nested classes and set operators, as do Java,
//! Ruby and the flag `v` of ECMA-262, but not ECMA-262 without that flag.

use regex_syntax::hir::{Class, HirKind};

use super::escape::{DIGITS, SPACE, WORD, character, negated_set, property};
use super::scanner::Scanner;
use super::unsupported::Unsupported;

/// The maximum depth of nested classes.
const MAX_DEPTH: usize = 20;

/// An element of a class.
enum Atom {
    /// One character, which may begin or end a range.
    One(String),
    /// Several characters.
    Many(String),
}

/// The meaning of brackets within a class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Brackets are characters.
    Flat,
    /// Brackets are nested classes at this depth, and `&&` is an operator.
    Nested(usize),
}

/// Translates a class after its opening bracket.
pub(super) fn translate(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if ["]", "^]"].iter().any(|end| rest.starts_with(end)) {
        return empty(rest);
    }
    let Some(nested) = nested(rest.as_str()) else { return class(rest, Reading::Flat) };
    if nested.starts_with('^') || nested.contains("[:") {
        return Err(Unsupported::Ambiguous(format!("[{nested}")));
    }
    class(rest, Reading::Nested(0))
}

/// Translates the empty class `[]`, or the class `[^]` of all characters.
fn empty(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let start = rest.as_str();
    let is_negated = rest.eat("^");
    rest.eat("]");
    // In POSIX, a leading closing bracket is a character, and the class ends at the next one.
    let mut brackets = unescaped(rest.as_str()).filter(|(_, c)| matches!(c, '[' | ']'));
    if let Some((end, ']')) = brackets.next() {
        let end = start.len() - rest.as_str().len() + end;
        return Err(Unsupported::Ambiguous(format!("[{}]", &start[..end])));
    }
    Ok(if is_negated { r"[\x00-\x{10FFFF}]" } else { r"[^\x00-\x{10FFFF}]" }.to_owned())
}

/// The characters that aren't escaped.
fn unescaped(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let is_unescaped = !is_escaped;
        is_escaped = is_unescaped && *c == '\\';
        is_unescaped
    })
}

/// Returns the source of the class if it contains nested classes with balanced brackets. ECMA-262 without the
/// flag `v` would find an unbalanced bracket there, which the author can't have intended.
fn nested(text: &str) -> Option<&str> {
    let (mut open, mut has_nested) = (1_usize, false);
    for (at, c) in unescaped(text) {
        match c {
            '[' => (open, has_nested) = (open + 1, true),
            ']' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return has_nested.then_some(&text[..=at]);
        }
    }
    None
}

/// Translates the elements of a class up to and including its closing bracket.
fn class(rest: &mut Scanner<'_>, reading: Reading) -> Result<String, Unsupported> {
    let is_negated = rest.eat("^");
    if reading != Reading::Flat && rest.starts_with("]") {
        return Err(Unsupported::Ambiguous("[]".to_owned()));
    }
    let mut parts = String::new();
    while !rest.eat("]") {
        parts.push_str(&part(rest, parts.is_empty(), reading)?);
    }
    // A caret after the one that negates the class is a character.
    let escape = if parts.starts_with('^') { "\\" } else { "" };
    let class = format!("[{escape}{parts}]");
    Ok(match is_negated {
        true if spans_surrogates(&class) => format!("[^{class}\\x{{D7FF}}-\\x{{E000}}]"),
        true => format!("[^{parts}]"),
        false => class,
    })
}

/// Returns whether one range of a class ends right before the surrogates, and another starts right after them.
///
/// `regex-syntax` 0.8.12 does not merge these ranges although no character is between them, and its negation of
/// the class then contains the two characters at the ends. A range across the surrogates merges them.
fn spans_surrogates(class: &str) -> bool {
    let kind = regex_syntax::parse(class).map(|hir| hir.into_kind());
    let Ok(HirKind::Class(Class::Unicode(class))) = kind else { return false };
    class
        .ranges()
        .windows(2)
        .any(|pair| pair[0].end() == '\u{D7FF}' && pair[1].start() == '\u{E000}')
}

/// Translates a range, a single element or an operator.
fn part(rest: &mut Scanner<'_>, is_first: bool, reading: Reading) -> Result<String, Unsupported> {
    if let Reading::Nested(depth) = reading {
        if rest.eat("[") {
            let deeper = (depth < MAX_DEPTH).then_some(Reading::Nested(depth + 1));
            return class(rest, deeper.ok_or(Unsupported::TooLarge)?);
        }
        if rest.starts_with("--") {
            return Err(Unsupported::Ambiguous("--".to_owned()));
        }
        if rest.eat("&&") {
            let is_operator = !(is_first || rest.starts_with("]") || rest.starts_with("&"));
            return is_operator.then(|| "&&".to_owned()).ok_or_else(ambiguous_and);
        }
    }
    let start = match atom(rest, is_first)? {
        Atom::One(start) if rest.starts_with("-") && !rest.starts_with("-]") => start,
        Atom::One(text) | Atom::Many(text) => return Ok(text),
    };
    rest.eat("-");
    if reading != Reading::Flat && rest.starts_with("[") {
        return Err(Unsupported::Ambiguous("-[".to_owned()));
    }
    Ok(match atom(rest, false)? {
        Atom::One(end) if end == "-" => format!("{start}-\\-"),
        Atom::One(end) => format!("{start}-{end}"),
        Atom::Many(set) => format!("{start}\\-{set}"),
    })
}

/// `&&` is an operator in some dialects, and two characters in others.
fn ambiguous_and() -> Unsupported {
    Unsupported::Ambiguous("&&".to_owned())
}

fn atom(rest: &mut Scanner<'_>, is_first: bool) -> Result<Atom, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    if c == '\\' {
        return escape(rest);
    }
    // A hyphen at either end of the class is a character, and so are `&` and `~` unless doubled.
    let is_doubled = rest.starts_with(c.encode_utf8(&mut [0; 4]));
    if c == '&' && is_doubled && !is_first && !rest.starts_with("&]") {
        return Err(ambiguous_and());
    }
    let is_operator = match c {
        '[' => true,
        '-' => is_doubled || !(is_first || rest.starts_with("]")),
        '&' | '~' => is_doubled,
        _ => false,
    };
    Ok(Atom::One(if is_operator { format!("\\{c}") } else { c.to_string() }))
}

fn escape(rest: &mut Scanner<'_>) -> Result<Atom, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    Ok(match c {
        'd' => Atom::Many(DIGITS.to_owned()),
        'w' => Atom::Many(WORD.to_owned()),
        's' => Atom::Many(SPACE.to_owned()),
        'D' | 'W' | 'S' => Atom::Many(negated_set(c)),
        'p' | 'P' => Atom::Many(property(c, rest)?),
        'b' => Atom::One(r"\x08".to_owned()),
        _ => Atom::One(character(c, rest)?),
    })
}
