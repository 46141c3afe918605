//! Translation of escapes that have the same meaning inside and outside of classes.

use super::scanner::Scanner;
use super::unsupported::Unsupported;

/// `\d` as part of a class. It excludes Unicode's other digits.
pub(super) const DIGITS: &str = "0-9";
/// `\w` as part of a class.
pub(super) const WORD: &str = "0-9A-Za-z_";
/// `\s` as part of a class.
pub(super) const SPACE: &str = r"\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}";

/// `\D`, `\W` or `\S` as a class.
pub(super) fn negated_set(c: char) -> String {
    let set = match c {
        'D' => DIGITS,
        'W' => WORD,
        _ => SPACE,
    };
    format!("[^{set}]")
}

/// Translates a Unicode property, after `\p` or `\P`.
///
/// # Errors
///
/// Returns an error if the name is missing, or if dialects define the property differently.
pub(super) fn property(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    let name = if rest.eat("{") {
        rest.until("}").ok_or(Unsupported::NotRegex)?
    } else {
        rest.letter().ok_or(Unsupported::Letter(c))?
    };
    match name {
        // In Java, a set of ASCII characters that includes some of Unicode's symbols.
        "Punct" => Err(Unsupported::Ambiguous(format!("\\{c}{{{name}}}"))),
        _ => Ok(format!("\\{c}{{{name}}}")),
    }
}

/// Translates the escape of one character, after the backslash and `c`.
pub(super) fn character(c: char, rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    match c {
        't' | 'n' | 'v' | 'f' | 'r' => Ok(format!("\\{c}")),
        'x' => rest.hex(2).map(|digits| format!("\\x{digits}")).ok_or(Unsupported::Letter(c)),
        'u' => code_point(rest),
        'c' => match rest.letter().and_then(|letter| letter.bytes().next()) {
            Some(letter) => Ok(format!("\\x{:02X}", letter & 0x1F)),
            None => Err(Unsupported::Escape(c)),
        },
        '0' if !rest.as_str().starts_with(|c: char| c.is_ascii_digit()) => Ok(r"\x00".to_owned()),
        '0'..='9' => Err(Unsupported::Escape(c)),
        // In the `regex` crate, `\<` and `\>` are word boundaries.
        '<' | '>' => Ok(c.to_string()),
        _ if c.is_ascii_punctuation() || c == ' ' => Ok(format!("\\{c}")),
        _ if c.is_ascii_alphabetic() => Err(Unsupported::Letter(c)),
        _ => Ok(c.to_string()),
    }
}

/// Translates a code point, after `\u`.
fn code_point(rest: &mut Scanner<'_>) -> Result<String, Unsupported> {
    if rest.eat("{") {
        let digits = rest.until("}").ok_or(Unsupported::NotRegex)?;
        return Ok(format!("\\u{{{digits}}}"));
    }
    if let Some(digits) = rest.long_code_point() {
        return Err(Unsupported::Ambiguous(format!("\\u{digits}")));
    }
    let digits = rest.hex(4).ok_or(Unsupported::Letter('u'))?;
    let unit = u16::from_str_radix(digits, 16).map_err(|_| Unsupported::NotRegex)?;
    if !(0xD800..0xE000).contains(&unit) {
        return Ok(format!("\\u{digits}"));
    }
    let second = if rest.eat("\\u") { rest.hex(4) } else { None };
    let second = second.and_then(|digits| u16::from_str_radix(digits, 16).ok());
    match char::decode_utf16([unit].into_iter().chain(second)).next() {
        Some(Ok(c)) => Ok(format!("\\x{{{:X}}}", u32::from(c))),
        _ => Err(Unsupported::Surrogate),
    }
}
