//! Classes of characters in another dialect. The crate `regex` has classes within classes and
//! operators between them, which ECMA-262 has not.

use super::dialect::{DIGITS, SPACE, Scanner, Unsupported, WORD, character, negated_set, property};

/// A part of a class.
enum Atom {
    /// One character, which may be the end of a range.
    One(String),
    /// Several characters.
    Many(String),
}

/// What stands for a class, whose opening bracket has been read.
pub(super) fn translated(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let is_negated = rest.eat("^");
    if rest.eat("]") {
        // Nothing, or anything.
        return Ok(if is_negated { r"[\x00-\x{10FFFF}]" } else { r"[^\x00-\x{10FFFF}]" }.to_owned());
    }
    let mut class = String::from(if is_negated { "[^" } else { "[" });
    let mut is_first = true;
    while !rest.eat("]") {
        class.push_str(&part(rest, is_first)?);
        is_first = false;
    }
    class.push(']');
    Ok(class)
}

/// A range, or what is none.
fn part(rest: &mut Scanner<'_>, is_first: bool) -> Result<String, Unsupported> {
    let start = match atom(rest, is_first)? {
        Atom::One(start) if rest.starts_with("-") && !rest.starts_with("-]") => start,
        Atom::One(text) | Atom::Many(text) => return Ok(text),
    };
    rest.eat("-");
    Ok(match atom(rest, false)? {
        Atom::One(end) if end == "-" => format!("{start}-\\-"),
        Atom::One(end) => format!("{start}-{end}"),
        Atom::Many(set) => format!("{start}\\-{set}"),
    })
}

fn atom(rest: &mut Scanner<'_>, is_first: bool) -> Result<Atom, Unsupported> {
    let Some(c) = rest.next() else { return Err(Unsupported::NotRegex) };
    if c == '\\' {
        return escape(rest);
    }
    // A hyphen at an end of the class is no operator, and neither are these two unless doubled.
    let is_doubled = rest.starts_with(c.encode_utf8(&mut [0; 4]));
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
        'p' | 'P' => Atom::Many(property(c, rest)),
        'b' => Atom::One(r"\x08".to_owned()),
        _ => Atom::One(character(c, rest)?),
    })
}
