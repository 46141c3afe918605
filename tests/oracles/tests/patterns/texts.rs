//! Texts that match a pattern, and similar texts.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::{Just, any};
use proptest::sample::{Index, select};
use proptest::strategy::{BoxedStrategy, Strategy, Union};
use regex_syntax::hir::{Class, Hir, HirKind};

/// The maximum number of repetitions of a part, beyond the required minimum.
const MOST_REPEATED: u32 = 3;

/// Characters that patterns distinguish.
const CHARACTERS: &[char] = &[
    'a',
    'b',
    'c',
    'z',
    'A',
    'K',
    'Z',
    '0',
    '1',
    '9',
    '_',
    '-',
    '.',
    ',',
    ':',
    '/',
    '\\',
    '^',
    '$',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '|',
    '*',
    '+',
    '?',
    '&',
    '~',
    '!',
    '#',
    '=',
    '<',
    '>',
    '@',
    '%',
    '"',
    '\'',
    '`',
    ' ',
    '\t',
    '\n',
    '\r',
    '\0',
    '\u{1}',
    '\u{8}',
    '\u{b}',
    '\u{7f}',
    '\u{85}',
    '\u{a0}',
    'é',
    'ß',
    'İ',
    'ſ',
    'α',
    'Ω',
    '٣',
    '\u{200b}',
    '\u{2028}',
    '\u{2029}',
    '\u{212a}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{feff}',
    '\u{fffd}',
    '😀',
    '😁',
    '\u{10ffff}',
];

/// Adds texts with one or two changes.
pub(crate) fn near(texts: Vec<String>) -> BoxedStrategy<Vec<String>> {
    let changes = vec(vec((0..7_u8, any::<Index>(), select(CHARACTERS)), 1..3), 4);
    let changed = vec(changes, texts.len());
    (Just(texts), changed)
        .prop_map(|(texts, changed)| {
            let mut all = vec![String::new()];
            for (text, changes) in texts.into_iter().zip(changed) {
                all.extend(changes.iter().map(|changes| {
                    changes.iter().fold(text.clone(), |text, change| mutated(&text, change))
                }));
                all.push(text);
            }
            all.retain(|text| !text.chars().any(is_unassigned));
            all
        })
        .boxed()
}

/// Returns whether the character is unassigned in the Unicode version of the `regex` crate. `regress` may use a later
/// version.
fn is_unassigned(c: char) -> bool {
    static UNASSIGNED: LazyLock<Hir> =
        LazyLock::new(|| regex_syntax::parse(r"\p{Cn}").expect("a pattern"));
    let HirKind::Class(Class::Unicode(class)) = UNASSIGNED.kind() else { return false };
    let ranges = class.ranges();
    let after = ranges.partition_point(|range| range.start() <= c);
    after.checked_sub(1).is_some_and(|at| ranges[at].end() >= c)
}

fn mutated(text: &str, (kind, place, c): &(u8, Index, char)) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = place.index(chars.len() + 1);
    let is_inside = at < chars.len();
    match kind {
        0 if is_inside => drop(chars.remove(at)),
        1 if is_inside => chars[at] = *c,
        2 if is_inside => chars.insert(at, chars[at]),
        3 if is_inside => {
            let swapped = match chars[at].is_lowercase() {
                true => chars[at].to_uppercase().next(),
                false => chars[at].to_lowercase().next(),
            };
            chars[at] = swapped.unwrap_or(*c);
        }
        4 if is_inside => chars.truncate(at),
        5 => chars.push('\n'),
        _ => chars.insert(at, *c),
    }
    chars.into_iter().collect()
}

/// Generates texts that match a pattern in the dialect of the `regex` crate, except for its anchors.
pub(crate) fn matching(regex: &str) -> BoxedStrategy<Vec<String>> {
    let hir = regex_syntax::parse(regex).expect("a pattern");
    vec(text_of(&hir), 4).boxed()
}

fn text_of(hir: &Hir) -> BoxedStrategy<String> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Just(String::new()).boxed(),
        HirKind::Literal(literal) => Just(String::from_utf8_lossy(&literal.0).into_owned()).boxed(),
        HirKind::Class(Class::Unicode(class)) => {
            let ranges: Vec<(char, char)> =
                class.ranges().iter().map(|range| (range.start(), range.end())).collect();
            if ranges.is_empty() {
                return Just(String::new()).boxed();
            }
            let range = select(ranges)
                .prop_flat_map(|(start, end)| proptest::char::ranges(vec![start..=end].into()));
            let known: Vec<char> = CHARACTERS
                .iter()
                .copied()
                .filter(|c| class.ranges().iter().any(|it| (it.start()..=it.end()).contains(c)))
                .collect();
            match known.is_empty() {
                true => range.prop_map(String::from).boxed(),
                false => Union::new([range.boxed(), select(known).boxed()])
                    .prop_map(String::from)
                    .boxed(),
            }
        }
        HirKind::Class(Class::Bytes(_)) => Just(String::new()).boxed(),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX).min(repetition.min + MOST_REPEATED);
            vec(text_of(&repetition.sub), repetition.min as usize..=most as usize)
                .prop_map(|parts| parts.concat())
                .boxed()
        }
        HirKind::Capture(capture) => text_of(&capture.sub),
        HirKind::Concat(parts) => {
            let parts: Vec<_> = parts.iter().map(text_of).collect();
            parts.prop_map(|parts| parts.concat()).boxed()
        }
        HirKind::Alternation(parts) => Union::new(parts.iter().map(text_of)).boxed(),
    }
}
