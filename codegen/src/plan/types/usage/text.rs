//! Sentences about the operations that use a type.

use crate::plan::docs::joined;
use crate::plan::links::method;
use crate::plan::operations::operation::OperationPlan;

/// A kind of message of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    Requests,
    Responses,
    Errors,
}

impl Message {
    pub(super) const ALL: [Self; 3] = [Self::Requests, Self::Responses, Self::Errors];
}

/// The maximum number of operations that are named. If there are more, one fewer is named and the others are
/// counted.
const MAX_NAMED: usize = 3;

/// The operations whose messages contain a type. Empty if there are none.
pub(super) fn appears(
    operations: &[OperationPlan],
    messages: Vec<(Message, Vec<usize>)>,
) -> String {
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    for (message, of) in messages.into_iter().filter(|(_, of)| !of.is_empty()) {
        match found.last_mut() {
            Some((names, last)) if *last == of => {
                *names = format!("{names} and {}", name(message));
            }
            _ => found.push((name(message).to_owned(), of)),
        }
    }
    let parts = found.iter().map(|(names, of)| format!("in {names} of {}", named(operations, of)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("Appears {}.", parts.join(", ")) }
}

/// The operations that return an error. Empty if there are none.
pub(super) fn returned(operations: &[OperationPlan], by: &[usize]) -> String {
    match by {
        [] => String::new(),
        by => format!("Returned by {}.", named(operations, by)),
    }
}

fn name(message: Message) -> &'static str {
    match message {
        Message::Requests => "requests",
        Message::Responses => "responses",
        Message::Errors => "errors",
    }
}

/// A list of operations, with links to the client's methods.
fn named(operations: &[OperationPlan], chosen: &[usize]) -> String {
    if chosen.len() == operations.len() && operations.len() > 1 {
        return "all operations".to_owned();
    }
    let names = chosen
        .iter()
        .filter_map(|at| operations.get(*at))
        .map(|operation| method(&operation.module).markdown());
    let mut names: Vec<String> = names.collect();
    if names.len() > MAX_NAMED {
        let more = names.split_off(MAX_NAMED - 1);
        names.push(format!("{} more operations", more.len()));
    }
    joined(names, "and")
}
