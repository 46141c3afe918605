//! Detection of patterns that match no string, such as `/^a$/`, whose author must have intended something else.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Returns whether a pattern in the dialect of the `regex` crate certainly matches no string.
pub(super) fn matches(regex: &str) -> bool {
    regex_syntax::parse(regex).is_ok_and(|hir| !may_match(&hir, Around { start: true, end: true }))
}

/// Whether a part of a pattern may match at the start and at the end of the text.
#[derive(Clone, Copy)]
struct Around {
    start: bool,
    end: bool,
}

/// Returns whether a part of a pattern may match, judging by its anchors and empty classes.
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
