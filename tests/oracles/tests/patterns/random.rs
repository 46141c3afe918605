//! Random ECMA-262 patterns, with texts that are likely to match.

use proptest::collection::vec;
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Strategy, Union};

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) pattern: String,
    /// Texts that match the part, unless anchors or neighboring parts prevent it.
    pub(crate) samples: [String; 4],
    /// Whether a quantifier may follow.
    can_repeat: bool,
    /// Whether the part has no upper bound. Nesting such parts would take the oracle too long.
    is_unbounded: bool,
}

impl Piece {
    fn new(pattern: &str, samples: [&str; 4]) -> Self {
        let samples = samples.map(str::to_owned);
        Self { pattern: pattern.to_owned(), samples, can_repeat: true, is_unbounded: false }
    }

    fn anchor(pattern: &str) -> Self {
        Self { can_repeat: false, ..Self::new(pattern, [""; 4]) }
    }

    fn then(self, next: &Self) -> Self {
        let [a, b, c, d] = self.samples;
        let [e, f, g, h] = &next.samples;
        Self {
            pattern: self.pattern + &next.pattern,
            samples: [a + e, b + f, c + g, d + h],
            can_repeat: false,
            is_unbounded: self.is_unbounded || next.is_unbounded,
        }
    }

    fn or(self, other: &Self) -> Self {
        let [a, _, c, _] = self.samples;
        let [_, f, _, h] = &other.samples;
        Self {
            pattern: format!("{}|{}", self.pattern, other.pattern),
            samples: [a, f.clone(), c, h.clone()],
            can_repeat: false,
            is_unbounded: self.is_unbounded || other.is_unbounded,
        }
    }

    fn grouped(self, open: &str) -> Self {
        Self { pattern: format!("{open}{})", self.pattern), can_repeat: true, ..self }
    }

    fn repeated(self, (quantifier, counts): (&str, [usize; 4])) -> Self {
        let is_unbounded = quantifier.starts_with(['*', '+']) || quantifier.contains(",}");
        if !self.can_repeat || (is_unbounded && self.is_unbounded) {
            return self;
        }
        let mut counts = counts.into_iter();
        Self {
            pattern: self.pattern + quantifier,
            samples: self.samples.map(|text| text.repeat(counts.next().unwrap_or(1))),
            can_repeat: false,
            is_unbounded: is_unbounded || self.is_unbounded,
        }
    }
}

/// Characters and escapes, with matching texts.
const ATOMS: &[(&str, [&str; 4])] = &[
    ("a", ["a"; 4]),
    ("b", ["b"; 4]),
    ("K", ["K"; 4]),
    ("0", ["0"; 4]),
    ("-", ["-"; 4]),
    (" ", [" "; 4]),
    ("&", ["&"; 4]),
    ("~", ["~"; 4]),
    ("#", ["#"; 4]),
    ("<", ["<"; 4]),
    ("é", ["é"; 4]),
    ("😀", ["😀"; 4]),
    ("}", ["}"; 4]),
    ("{", ["{"; 4]),
    (".", ["a", "😀", "\t", "\u{85}"]),
    (r"\d", ["0", "9", "5", "1"]),
    (r"\D", ["a", "٣", "\n", "😀"]),
    (r"\w", ["a", "_", "0", "Z"]),
    (r"\W", ["é", "-", "\u{212a}", "\n"]),
    (r"\s", [" ", "\u{feff}", "\u{2028}", "\u{b}"]),
    (r"\S", ["a", "\u{85}", "\u{200b}", "😀"]),
    (r"\.", ["."; 4]),
    (r"\-", ["-"; 4]),
    (r"\/", ["/"; 4]),
    (r"\_", ["_"; 4]),
    (r"\@", ["@"; 4]),
    (r"\<", ["<"; 4]),
    (r"\ ", [" "; 4]),
    (r"\n", ["\n"; 4]),
    (r"\v", ["\u{b}"; 4]),
    (r"\0", ["\0"; 4]),
    (r"\cA", ["\u{1}"; 4]),
    (r"\cz", ["\u{1a}"; 4]),
    (r"\x41", ["A"; 4]),
    (r"\u00e9", ["é"; 4]),
    (r"\u{1F600}", ["😀"; 4]),
    (r"\u{61}", ["a"; 4]),
    (r"\uD83D\uDE00", ["😀"; 4]),
    (r"\p{L}", ["a", "é", "α", "İ"]),
    (r"\P{L}", ["0", "-", "😀", "\n"]),
    (r"\p{Lu}", ["A", "Ω", "K", "İ"]),
    (r"\p{Z}", [" ", "\u{a0}", "\u{2028}", "\u{2029}"]),
    (r"\p{C}", ["\0", "\u{85}", "\u{feff}", "\u{e000}"]),
    (r"\p{Script=Greek}", ["α", "Ω", "α", "Ω"]),
    (r"\p{Alphabetic}", ["a", "é", "α", "İ"]),
    (r"\p{ASCII}", ["a", "\0", "~", " "]),
    (r"\p{Letter}", ["a", "é", "α", "İ"]),
    (r"\p{Any}", ["a", "😀", "\n", "\0"]),
];

/// Parts of character classes.
const PARTS: &[(&str, [&str; 4])] = &[
    ("a-z", ["a", "b", "z", "c"]),
    ("A-Z", ["A", "K", "Z", "K"]),
    ("0-9", ["0", "1", "9", "1"]),
    ("!-~", ["!", "~", "a", "_"]),
    ("-", ["-"; 4]),
    ("--", ["-"; 4]),
    ("+-/", ["+", "-", ".", "/"]),
    ("[", ["["; 4]),
    ("&", ["&"; 4]),
    ("~~", ["~"; 4]),
    ("^", ["^"; 4]),
    (".", ["."; 4]),
    ("$", ["$"; 4]),
    ("(|)", ["(", "|", ")", "("]),
    ("{}", ["{", "}", "{", "}"]),
    (r"\]", ["]"; 4]),
    (r"\[", ["["; 4]),
    (r"\\", ["\\"; 4]),
    (r"\-", ["-"; 4]),
    (r"\^", ["^"; 4]),
    (r"\b", ["\u{8}"; 4]),
    (r"\x00-\x1F", ["\0", "\t", "\n", "\u{8}"]),
    (r"\u0020-\uD7FF", [" ", "é", "α", "\u{d7ff}"]),
    (r"\uE000-\uFFFD", ["\u{e000}", "\u{fffd}", "\u{feff}", "\u{e000}"]),
    (r"\uD83D\uDE00-\uD83D\uDE02", ["😀", "😁", "😀", "😁"]),
    (r"\u{1F600}", ["😀"; 4]),
    ("é", ["é"; 4]),
    ("😀-😁", ["😀", "😁", "😀", "😁"]),
];

/// Anchors.
const ANCHORS: &[&str] = &["^", "$", r"\b", "(?:)", "()"];

/// Quantifiers, with the repetition counts of samples.
const QUANTIFIERS: &[(&str, [usize; 4])] = &[
    ("*", [0, 1, 2, 3]),
    ("+", [1, 1, 2, 3]),
    ("?", [0, 1, 0, 1]),
    ("*?", [0, 1, 2, 3]),
    ("+?", [1, 2, 1, 3]),
    ("{2}", [2, 2, 2, 2]),
    ("{0}", [0, 0, 0, 0]),
    ("{1,2}", [1, 2, 1, 2]),
    ("{1,}", [1, 2, 3, 1]),
    ("{0,3}?", [0, 1, 2, 3]),
];

fn atom() -> BoxedStrategy<Piece> {
    let atoms: Vec<(&str, [&str; 4])> = [ATOMS, PARTS_AS_ATOMS].concat();
    select(atoms).prop_map(|(pattern, samples)| Piece::new(pattern, samples)).boxed()
}

/// Complete character classes.
const PARTS_AS_ATOMS: &[(&str, [&str; 4])] = &[
    ("[^]", ["a", "\n", "😀", "\0"]),
    (r"[\w-]", ["a", "-", "_", "0"]),
    (r"[\w-.]", ["a", "-", ".", "0"]),
];

fn class() -> BoxedStrategy<Piece> {
    let escapes =
        ATOMS.iter().filter(|(pattern, _)| pattern.starts_with('\\') && *pattern != r"\_");
    let parts: Vec<(&str, [&str; 4])> = PARTS.iter().chain(escapes).copied().collect();
    (select(vec!["[", "[^"]), vec(select(parts), 1..4))
        .prop_map(|(open, parts)| {
            let pattern: String = parts.iter().map(|(pattern, _)| *pattern).collect();
            let mut samples = parts.iter().cycle().map(|(_, samples)| samples);
            let mut sample = |at: usize| samples.next().map_or("", |samples| samples[at]);
            let samples = [sample(0), sample(1), sample(2), sample(3)];
            Piece::new(&format!("{open}{pattern}]"), samples)
        })
        .boxed()
}

/// Generates a random pattern.
pub(crate) fn pattern() -> BoxedStrategy<Piece> {
    let anchor = select(ANCHORS).prop_map(Piece::anchor);
    let leaf = Union::new_weighted(vec![(6, atom()), (4, class()), (1, anchor.boxed())]);
    let any = leaf.prop_recursive(3, 16, 4, |inner| {
        let sequence = vec((inner.clone(), proptest::option::of(select(QUANTIFIERS))), 1..4);
        let sequence = sequence.prop_map(|parts| {
            let parts = parts.into_iter().map(|(part, quantifier)| match quantifier {
                Some(quantifier) => part.repeated(quantifier),
                None => part,
            });
            parts.fold(Piece::anchor(""), |all, part| all.then(&part))
        });
        let sequence = sequence.boxed();
        let open = select(vec!["(", "(?:", "(?<name>"]);
        let group = (sequence.clone(), proptest::option::of(inner), open);
        let group = group.prop_map(|(first, second, open)| {
            let either = match second {
                Some(second) => first.or(&second),
                None => first,
            };
            either.grouped(open)
        });
        Union::new([sequence, group.boxed()])
    });
    // Group names must be unique.
    let any = any.prop_map(|piece| Piece { pattern: named(&piece.pattern), ..piece });
    let anchored = (any, select(vec![("", ""), ("^", "$"), ("^(?:", ")$"), ("^", ""), ("", "$")]));
    let whole = anchored.prop_map(|(piece, (start, end))| Piece {
        pattern: format!("{start}{}{end}", piece.pattern),
        ..piece
    });
    whole.prop_filter("empty", |piece| !piece.pattern.is_empty()).boxed()
}

/// Gives each group a unique name.
fn named(pattern: &str) -> String {
    let mut parts = pattern.split("(?<name>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.enumerate().fold(first, |text, (at, part)| format!("{text}(?<name{at}>{part}"))
}

#[test]
fn names_are_distinct() {
    assert_eq!(named("(?<name>a)(?<name>b)"), "(?<name0>a)(?<name1>b)");
}
