//! Patterns that match no text, such as `/^a$/`: their authors must have meant something else.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Whether a pattern in the dialect of the crate `regex` certainly matches no text.
pub(super) fn matches(regex: &str) -> bool {
    regex_syntax::parse(regex).is_ok_and(|hir| !may_match(&hir, Around { start: true, end: true }))
}

/// The ends of the text at which a part of a pattern may match.
#[derive(Clone, Copy)]
struct Around {
    start: bool,
    end: bool,
}

/// Whether a part of a pattern may match something, as far as its anchors and empty classes tell.
fn may_match(part: &Hir, around: Around) -> bool {
    match part.kind() {
        HirKind::Class(Class::Unicode(class)) => !class.ranges().is_empty(),
        HirKind::Class(Class::Bytes(class)) => !class.ranges().is_empty(),
        HirKind::Look(Look::Start) => around.start,
        HirKind::Look(Look::End) => around.end,
        HirKind::Repetition(repetition) => {
            repetition.min == 0 || may_match(&repetition.sub, around)
        }
        HirKind::Capture(capture) => may_match(&capture.sub, around),
        HirKind::Alternation(parts) => parts.iter().any(|part| may_match(part, around)),
        HirKind::Concat(parts) => {
            let is_empty = |part: &Hir| part.properties().minimum_len() == Some(0);
            parts.iter().enumerate().all(|(at, part)| {
                let start = around.start && parts[..at].iter().all(is_empty);
                let end = around.end && parts[at + 1..].iter().all(is_empty);
                may_match(part, Around { start, end })
            })
        }
        HirKind::Empty | HirKind::Literal(_) | HirKind::Look(_) => true,
    }
}
