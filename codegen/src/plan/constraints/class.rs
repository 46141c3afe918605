//! Classes of characters in another dialect. The crate `regex` has classes within classes and operators
//! between them, and so have Java, Ruby and the flag `v` of ECMA-262, but not ECMA-262 without that flag.

use regex_syntax::hir::{Class, HirKind};

use super::dialect::{DIGITS, SPACE, Scanner, Unsupported, WORD, character, negated_set, property};

/// The deepest nesting of classes.
const DEEPEST: usize = 20;

/// A part of a class.
enum Atom {
    /// One character, which may be the end of a range.
    One(String),
    /// Several characters.
    Many(String),
}

/// How to read the brackets within a class.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As characters.
    Flat,
    /// As classes, so many deep; and `&&` as the operator.
    Nested(usize),
}

/// What stands for a class, whose opening bracket has been read.
pub(super) fn translated(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if ["]", "^]"].iter().any(|end| rest.starts_with(end)) {
        return empty(rest);
    }
    let Some(nested) = nested(rest.as_str()) else { return class(rest, Reading::Flat) };
    if nested.starts_with('^') || nested.contains("[:") {
        return Err(Unsupported::Ambiguous(format!("[{nested}")));
    }
    class(rest, Reading::Nested(0))
}

/// What stands for an empty class, or for one of all characters.
fn empty(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let start = rest.as_str();
    let is_negated = rest.eat("^");
    rest.eat("]");
    // In POSIX, a bracket that comes first is a character, and the class ends at the next one.
    let mut brackets = unescaped(rest.as_str()).filter(|(_, c)| matches!(c, '[' | ']'));
    if let Some((end, ']')) = brackets.next() {
        let end = start.len() - rest.as_str().len() + end;
        return Err(Unsupported::Ambiguous(format!("[{}]", &start[..end])));
    }
    Ok(if is_negated { r"[\x00-\x{10FFFF}]" } else { r"[^\x00-\x{10FFFF}]" }.to_owned())
}

/// The characters that have no backslash before them.
fn unescaped(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_escaped = false;
    text.char_indices().filter(move |(_, c)| {
        let is_unescaped = !is_escaped;
        is_escaped = is_unescaped && *c == '\\';
        is_unescaped
    })
}

/// The class, if it has others in it that end where it does not: then ECMA-262 without the flag `v` has a
/// bracket too many, which no author of such a pattern means.
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

/// The parts of a class and its end.
fn class(rest: &mut Scanner<'_>, reading: Reading) -> Result<String, Unsupported> {
    let is_negated = rest.eat("^");
    if reading != Reading::Flat && rest.starts_with("]") {
        return Err(Unsupported::Ambiguous("[]".to_owned()));
    }
    let mut parts = String::new();
    while !rest.eat("]") {
        parts.push_str(&part(rest, parts.is_empty(), reading)?);
    }
    // The hat of a negated class may be followed by a second one, which is a character.
    let hat = if parts.starts_with('^') { "\\" } else { "" };
    let class = format!("[{hat}{parts}]");
    Ok(match is_negated {
        true if spans_surrogates(&class) => format!("[^{class}\\x{{D7FF}}-\\x{{E000}}]"),
        true => format!("[^{parts}]"),
        false => class,
    })
}

/// Returns whether one range of a class ends right before the surrogates, and another one starts behind them.
///
/// The crate `regex-syntax` (0.8.12) takes the two for apart, although no character is between them. Its
/// negation of such a class then has these two characters. A range across the surrogates joins the two.
fn spans_surrogates(class: &str) -> bool {
    let kind = regex_syntax::parse(class).map(|hir| hir.into_kind());
    let Ok(HirKind::Class(Class::Unicode(class))) = kind else { return false };
    class
        .ranges()
        .windows(2)
        .any(|pair| pair[0].end() == '\u{D7FF}' && pair[1].start() == '\u{E000}')
}

/// A range, what is none, or an operator.
fn part(rest: &mut Scanner<'_>, is_first: bool, reading: Reading) -> Result<String, Unsupported> {
    if let Reading::Nested(depth) = reading {
        if rest.eat("[") {
            let deeper = (depth < DEEPEST).then_some(Reading::Nested(depth + 1));
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

/// An operator in some dialects, and two characters in others.
fn ambiguous_and() -> Unsupported {
    Unsupported::Ambiguous("&&".to_owned())
}

fn atom(rest: &mut Scanner<'_>, is_first: bool) -> Result<Atom, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    if c == '\\' {
        return escape(rest);
    }
    // A hyphen at an end of the class is no operator, and neither are these two unless doubled.
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
