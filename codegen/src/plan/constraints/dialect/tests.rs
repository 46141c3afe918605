//! Translation of patterns, compared with an engine for ECMA-262.

use super::*;

/// Patterns that differ between the dialects, with their translations.
const REWRITTEN: [(&str, &str); 23] = [
    (r"^.$", r"^[^\n\r\x{2028}\x{2029}]$"),
    (r"^\d+$", "^[0-9]+$"),
    (r"^\D\W$", "^[^0-9][^0-9A-Za-z_]$"),
    (r"^[\w-]+$", "^[0-9A-Za-z_-]+$"),
    (r"^[\w-.]+$", r"^[0-9A-Za-z_\-.]+$"),
    (r"^[.-\w]+$", r"^[.\-0-9A-Za-z_]+$"),
    (r"^[^\s]*$", r"^[^\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}]*$"),
    (r"^[\S\n]*$", r"^[[^\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}]\n]*$"),
    (
        r"^\S(.*\S)?$",
        concat!(
            r"^[^\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}]([^\n\r\x{2028}\x{2029}]*",
            r"[^\t-\r\p{Zs}\x{2028}\x{2029}\x{FEFF}])?$"
        ),
    ),
    (r"^[a[b]$", r"^[a\[b]$"),
    (r"^[a~~c&&]$", r"^[a\~~c\&&]$"),
    (r"^[+--]$", r"^[+-\-]$"),
    (r"^[--/]$", r"^[\--/]$"),
    (r"^[a-c-e]$", r"^[a-c\-e]$"),
    (r"^[]|[^]$", r"^[^\x00-\x{10FFFF}]|[\x00-\x{10FFFF}]$"),
    (r"\bab\b", r"(?-u:\b)ab(?-u:\b)"),
    (r"^(?<year>a)$", "^(a)$"),
    (r"^\uD83D\uDE00[\uD83D\uDE00-\uD83D\uDE02]$", r"^\x{1F600}[\x{1F600}-\x{1F602}]$"),
    (r"^\<\é{a{,}$", r"^<é\{a\{,}$"),
    (r"^[\b\0]\cA$", r"^[\x08\x00]\x01$"),
    // Negations of characters on both sides of the surrogates.
    (r"^[^\u0020-\uD7FF\uE000-\uFFFD]$", r"^[^[\u0020-\uD7FF\uE000-\uFFFD]\x{D7FF}-\x{E000}]$"),
    (r"^[^\uE000\uD7FF]$", r"^[^[\uE000\uD7FF]\x{D7FF}-\x{E000}]$"),
    (r"^[^^\uE000\uD7FF]$", r"^[^[\^\uE000\uD7FF]\x{D7FF}-\x{E000}]$"),
];

/// Patterns that are the same in both dialects.
const SAME: [&str; 18] = [
    "",
    "^[0-9]*$",
    "b",
    "^(pma|rs)-[a-z0-9]{13}$",
    r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$",
    r"^[\x00-\x7E\xA9\xAE\xA2-\xA5\u202F]+$",
    r"^[^\x00-\x1F\x7F\x20]*$",
    "^(?:a|b){2,3}?c{2,}d{1}$",
    r"^[!-~]*$",
    r"^\u{1F600}[\u{41}]$",
    r"^[-a]$",
    r"^[^-a]$",
    r"^[a^~&]$",
    r"^\P{L}\p{Lu}\p{Script=Greek}$",
    r"^\t\n\v\f\r$",
    r"^(([a-z])+\.)+[A-Z]?$",
    r"^\!\#\$\%\&\'\(\)\*\+\,\-\.\/\:\;\=\?\@\[\\\]\^\_\`\{\|\}\~\ $",
    r#"^"]}$"#,
];

/// Translates a pattern to the dialect of the `regex` crate, and checks it.
fn regex_of(ecma: &str) -> Result<String, Unsupported> {
    let regex = translate(ecma)?;
    check(&regex).map(|()| regex)
}

#[test]
fn translates_patterns_where_the_dialects_differ() {
    for (ecma, regex) in REWRITTEN {
        assert_eq!(regex_of(ecma).as_deref(), Ok(regex), "{ecma}");
    }
    for ecma in SAME {
        assert_eq!(regex_of(ecma).as_deref(), Ok(ecma));
    }
}

#[test]
fn matches_the_same_strings_in_both_dialects() {
    let patterns = REWRITTEN.into_iter().map(|(ecma, _)| ecma).chain(SAME);
    for ecma in patterns {
        let regex = regex::Regex::new(&regex_of(ecma).expect("supported")).expect("valid");
        let oracle = regress::Regex::with_flags(ecma, "u");
        let oracle = oracle.or_else(|_| regress::Regex::new(ecma)).expect("valid");
        for text in texts() {
            let expected = oracle.find(&text).is_some();
            assert_eq!(regex.is_match(&text), expected, "{ecma} {text:?}");
        }
    }
}

/// All ASCII characters and some others, alone and in combination.
fn texts() -> Vec<String> {
    let others =
        "\u{80}\u{85}\u{a0}©é٣ΑᏰ\u{202f}\u{2028}\u{2029}\u{feff}\u{fffd}\u{d7ff}\u{e000}😀😁";
    let alone: Vec<String> =
        (0..128_u8).map(char::from).chain(others.chars()).map(String::from).collect();
    let mut texts = vec![String::new()];
    for text in &alone {
        texts.extend([
            text.clone(),
            text.repeat(2),
            format!("a{text}"),
            format!("{text}b"),
            format!("ab{text}"),
            format!(" ab{text}\n"),
            format!("😀{text}"),
        ]);
    }
    let whole = ["rs-0123456789abc", "\t\n\u{b}\u{c}\r", "<é{a{,}", "aabccd", "é\u{41}Α"];
    texts.extend(whole.map(String::from));
    texts.push("!#$%&'()*+,-./:;=?@[\\]^_`{|}~ ".to_owned());
    texts
}

#[test]
fn gives_a_reason_for_unsupported_patterns() {
    for (ecma, reason) in [
        ("(?i)a", "not a valid regular expression of ECMA-262 (Invalid group modifier)"),
        ("a++", "not a valid regular expression of ECMA-262 (Invalid atom character)"),
        ("a[", "not a valid regular expression of ECMA-262 (Unbalanced bracket)"),
        ("^(?!aws)", "uses lookaround"),
        ("(?<=a)b", "uses lookaround"),
        (r"(a)\1", "uses a backreference"),
        (r"(?<n>a)\k<n>", "uses a backreference"),
        (r"a\Bb", r"uses the escape `\B`"),
        (r"\c1", r"uses the escape `\c`"),
        (r"\012", r"uses the escape `\0`"),
        (r"[\uD800-\uDBFF]", "contains an unpaired surrogate"),
        (r"^\p{L}{65535}$", "too large"),
        (r"\p{Nothing}", "not supported by the `regex` crate"),
        (r"^/^a$/$", "matches no string"),
        ("^[]a$", "matches no string"),
    ] {
        assert_eq!(regex_of(ecma).map_err(|error| error.to_string()), Err(reason.to_owned()));
    }
}

#[test]
fn rejects_deeply_nested_patterns() {
    for open in ["(", "(?:"] {
        let deep = open.repeat(50_000) + &")".repeat(50_000);
        assert!(regex_of(&deep).is_err());
    }
}

/// Fault case `patterns`: patterns in the syntax of other dialects, each with a string that it matches and one that
/// it does not match.
const OF_OTHER_DIALECTS: [(&str, &str, &str); 11] = [
    (r"^\Asnap-[a-f0-9]{8}\z$", "snap-1234abcd", "Asnap-1234abcdz"),
    (r"\Aabc\z", "abc", "abcz"),
    (r"^\Qa.b\E$", "a.b", "Qa.bE"),
    (r"^\Q(x)*\E+$", "(x)**", "(x)"),
    ("^[a-z&&[^b]]$", "a", "b"),
    ("^[a-z&&[^b]]$", "c", "&]"),
    (r"^[\w&&[^\d_]&&[^A-Z]]+$", "abc", "aB"),
    ("^[a-c[x-z]]+$", "abz", "a]"),
    (r"^\pL\PN$", "a-", "11"),
    (r"^[\pL\-_.]+$", "é_", "1"),
    (r"^\p{IsAlphabetic}+$", "é", "1"),
];

#[test]
fn translates_the_syntax_of_other_dialects() {
    for (ecma, right, wrong) in OF_OTHER_DIALECTS {
        let regex = regex::Regex::new(&regex_of(ecma).expect(ecma)).expect("valid");
        assert!(regex.is_match(right) && !regex.is_match(wrong), "{ecma}");
    }
}

#[test]
fn rejects_syntax_on_which_dialects_disagree() {
    let letter = |escape: &str| format!("uses `{escape}`, which has no meaning in ECMA-262");
    for escape in
        ["\\Z", "\\h", "\\R", "\\G", "\\a", "\\e", "\\i", "\\K", "\\Q", "\\X", "\\p", "\\x", "\\u"]
    {
        for pattern in [format!("^{escape}$"), format!("^[{escape}]$")] {
            assert_eq!(regex_of(&pattern).map_err(|it| it.to_string()), Err(letter(escape)));
        }
    }
    for (pattern, part) in [
        (r"[\A]", letter(r"\A")),
        (r"[\Qa\E]", letter(r"\Q")),
        (r"\x4", letter(r"\x")),
        ("[[:alpha:]_]+", ambiguous("[[:alpha:]_]")),
        ("[^a[b]]", ambiguous("[^a[b]]")),
        ("[^]]+", ambiguous("[^]]")),
        ("[]a]+", ambiguous("[]a]")),
        (r"[\w&&\D]", ambiguous("&&")),
        ("[a-z&&[]]", ambiguous("[]")),
        ("[[a]&&&b]", ambiguous("&&")),
        (r"[\w--[_]]", ambiguous("--")),
        ("a{,2}", ambiguous("{,2}")),
        ("a{ 1, 2 }", ambiguous("{ 1, 2 }")),
        (r"[\u10000-\u10FFFF]", ambiguous(r"\u10000")),
        (r"\u1F600", ambiguous(r"\u1F600")),
        (r"\p{Punct}", ambiguous(r"\p{Punct}")),
    ] {
        assert_eq!(regex_of(pattern).map_err(|it| it.to_string()), Err(part), "{pattern}");
    }
    // Brackets without an unbalanced closing one are characters, and so are digits after a code point's four.
    for pattern in ["[a[b]", "[[]", r"[a\[b\]]", r"\u00e9abc", r"\u2015abc", r"[^\]]"] {
        assert!(regex_of(pattern).is_ok(), "{pattern}");
    }
    let deep = "[a".repeat(5_000) + &"]".repeat(5_000);
    assert_eq!(regex_of(&deep), Err(Unsupported::TooLarge));
}

fn ambiguous(part: &str) -> String {
    format!("uses `{part}`, whose meaning differs between dialects")
}
