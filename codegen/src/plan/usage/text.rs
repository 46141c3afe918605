//! What documentation says about where a type appears.

use super::Place;
use crate::plan::{OperationPlan, joined};

/// How many operations are named; of more, one less is, and the rest is counted.
const MOST_NAMED: usize = 5;

/// Where a type appears: nothing, if it appears nowhere.
pub(super) fn appears(operations: &[OperationPlan], places: Vec<(Place, Vec<usize>)>) -> String {
    let mut found: Vec<(String, Vec<usize>)> = Vec::new();
    for (place, of) in places.into_iter().filter(|(_, of)| !of.is_empty()) {
        match found.last_mut() {
            Some((places, last)) if *last == of => {
                *places = format!("{places} and {}", name(place))
            }
            _ => found.push((name(place).to_owned(), of)),
        }
    }
    let parts =
        found.iter().map(|(places, of)| format!("in {places} of {}", named(operations, of)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("Appears {}.", parts.join(", ")) }
}

/// Which operations give an error: nothing, if none does.
pub(super) fn given(operations: &[OperationPlan], givers: &[usize]) -> String {
    match givers {
        [] => String::new(),
        givers => format!("Given by {}.", named(operations, givers)),
    }
}

fn name(place: Place) -> &'static str {
    match place {
        Place::Requests => "requests",
        Place::Responses => "responses",
        Place::Errors => "errors",
    }
}

/// Some of the operations, with links to the client's methods.
fn named(operations: &[OperationPlan], chosen: &[usize]) -> String {
    if chosen.len() == operations.len() && operations.len() > 1 {
        return "all operations".to_owned();
    }
    let names = chosen.iter().filter_map(|at| operations.get(*at)).map(|operation| {
        let (name, method) = (&operation.wire_name, operation.module.bare());
        format!("[`{name}`](crate::Client::{method})")
    });
    let mut names: Vec<String> = names.collect();
    if names.len() > MOST_NAMED {
        let more = names.split_off(MOST_NAMED - 1);
        names.push(format!("{} more operations", more.len()));
    }
    joined(names, "and")
}
