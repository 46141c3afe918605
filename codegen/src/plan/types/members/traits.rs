//! Traits of members and their targets.

use std::sync::LazyLock;

use crate::model::{Member, TimestampFormat, Traits};
use crate::plan::context::Context;
use crate::plan::docs::{Resolve, renamed};
use crate::text::on_one_line;

/// Returns the traits of the shape that a member targets.
pub(in crate::plan) fn target_traits<'m>(cx: &Context<'m>, member: &Member) -> &'m Traits {
    static NONE: LazyLock<Traits> = LazyLock::new(Traits::default);
    cx.shape(&member.target).map_or(&*NONE, |shape| &shape.traits)
}

/// Returns the format of a member's timestamps, if the model sets one.
pub(in crate::plan) fn timestamp_format(
    cx: &Context<'_>,
    member: &Member,
) -> Option<TimestampFormat> {
    member.traits.timestamp_format.or(target_traits(cx, member).timestamp_format)
}

/// Returns the format of a member's timestamps in messages, if the model sets one and the protocol uses it.
pub(in crate::plan) fn message_timestamp_format(
    cx: &Context<'_>,
    member: &Member,
) -> Option<TimestampFormat> {
    timestamp_format(cx, member).filter(|_| cx.protocol.uses("timestampFormat"))
}

/// Returns the deprecation note on one line, or `None` if the shape is not deprecated. The note may be empty.
pub(in crate::plan) fn deprecation(traits: &Traits, resolver: &dyn Resolve) -> Option<String> {
    let deprecated = traits.deprecated.as_ref()?;
    let since = deprecated.since.as_ref().map(|since| format!("since {since}"));
    let message = deprecated.message.as_ref().map(|message| renamed(message, resolver));
    let parts = [since, message];
    let note = on_one_line(&parts.into_iter().flatten().collect::<Vec<_>>().join(": "));
    // Rustdoc treats brackets in notes as links to items. The compiler shows notes unchanged, so nothing else
    // is escaped.
    Some(note.replace('[', r"\[").replace(']', r"\]"))
}
