//! Tests that edit a small model and check the report in both directions.

mod faults;
mod fits;
mod members;
mod operations;
mod page;
mod remedies;
mod report;
mod service;
mod traits;
mod types;
mod values;

use serde_json::Value;

use super::side::Side;
use super::{Change, Report, Revision};
use crate::model::Model;

const BASE: &str = include_str!("tests/base.json");

/// The small model before and after edits.
struct Edited {
    old: Value,
    new: Value,
}

/// Returns the model without edits.
fn base() -> Edited {
    let value: Value = serde_json::from_str(BASE).expect("JSON");
    Edited { old: value.clone(), new: value }
}

/// Returns the model with a value set in the new revision.
fn set(path: &str, value: Value) -> Edited {
    base().and(path, value)
}

/// Returns the model with a value removed from the new revision.
fn without(path: &str) -> Edited {
    base().and_without(path)
}

impl Edited {
    /// Sets a value in the new revision. The path consists of a shape ID and keys, separated by spaces.
    fn and(mut self, path: &str, value: Value) -> Self {
        let (parent, name) = Self::find(&mut self.new, path);
        match parent {
            Value::Array(items) if name == "-" => items.push(value),
            parent => parent[name] = value,
        }
        self
    }

    fn and_without(mut self, path: &str) -> Self {
        let (parent, name) = Self::find(&mut self.new, path);
        match parent {
            Value::Array(items) => {
                items.remove(name.parse().expect("an index"));
            }
            Value::Object(entries) => {
                entries.shift_remove(name).expect("the entry exists");
            }
            other => panic!("{other} has no parts"),
        }
        self
    }

    /// Applies the edits so far to the old revision as well.
    fn in_both(mut self) -> Self {
        self.old = self.new.clone();
        self
    }

    /// Returns the parent of the value at a path, and the last key. Creates missing objects.
    fn find<'v, 'p>(model: &'v mut Value, path: &'p str) -> (&'v mut Value, &'p str) {
        let mut names = path.split(" ").peekable();
        let shape = names.next().expect("a shape");
        let mut value = &mut model["shapes"];
        let mut name = shape;
        for next in names {
            value = match value {
                Value::Array(items) => &mut items[name.parse::<usize>().expect("an index")],
                object => &mut object[name],
            };
            name = next;
        }
        if value.is_null() {
            *value = serde_json::json!({});
        }
        (value, name)
    }

    /// Returns the report from the old to the new revision.
    fn report(&self) -> Report {
        between(&self.old, &self.new)
    }

    /// Checks the changes in both directions, in any order. A change has the form `shape kind: breaks, bump`, where
    /// `breaks` is `wire`, `source`, `both` or `nothing`.
    #[track_caller]
    fn gives(&self, forward: &[&str], backward: &[&str]) {
        let [forward_report, backward_report] = with_revisions(&self.old, &self.new, |old, new| {
            let (old, new) = (Side::new(old), Side::new(new));
            [Report::between_sides(&old, &new), Report::between_sides(&new, &old)]
        });
        assert_eq!(described(&forward_report), sorted(forward), "forward");
        assert_eq!(described(&backward_report), sorted(backward), "backward");
    }
}

fn between(old: &Value, new: &Value) -> Report {
    with_reports(old, new, |report, _, _| report)
}

/// Compares two models, and passes the report and the revisions to a closure.
fn with_reports<T>(
    old: &Value,
    new: &Value,
    make: impl FnOnce(Report, Revision<'_>, Revision<'_>) -> T,
) -> T {
    with_revisions(old, new, |old, new| make(Report::between(old, new), old, new))
}

/// Reads two models, and passes the revisions to a closure.
fn with_revisions<T>(
    old: &Value,
    new: &Value,
    make: impl FnOnce(Revision<'_>, Revision<'_>) -> T,
) -> T {
    let read = |name: &str, value: &Value| {
        Model::parse(name, &value.to_string()).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let (old, new) = (read("old", old), read("new", new));
    let closure =
        |model: &Model| model.service(None).unwrap_or_else(|problems| panic!("{problems}"));
    let (old_closure, new_closure) = (closure(&old), closure(&new));
    let old = Revision { name: "old", model: &old, closure: &old_closure };
    let new = Revision { name: "new", model: &new, closure: &new_closure };
    make(old, new)
}

fn described(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report.changes.iter().map(line).collect();
    lines.sort();
    lines
}

fn line(change: &Change) -> String {
    let id = change.shape.as_str().trim_start_matches("t#");
    let breaks = match (change.verdict.breaks_wire(), change.verdict.breaks_source()) {
        (true, true) => "both",
        (true, false) => "wire",
        (false, true) => "source",
        (false, false) => "nothing",
    };
    let bump = change.verdict.version_bump.name();
    let kind = match &change.kind {
        super::ChangeKind::Trait { id, .. } => format!("{} {}", change.kind.name(), id.name()),
        kind => kind.name().to_owned(),
    };
    format!("{id} {kind}: {breaks}, {bump}")
}

fn sorted(lines: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    lines.sort();
    lines
}
