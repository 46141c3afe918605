//! Edits of a small model, one for each kind of change, with what is to be reported in either direction.

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

use super::{Change, Report, Revision};
use crate::model::Model;

const BASE: &str = include_str!("tests/base.json");

/// A small model that was edited.
struct Edited {
    old: Value,
    new: Value,
}

/// The model as it stands.
fn base() -> Edited {
    let value: Value = serde_json::from_str(BASE).expect("JSON");
    Edited { old: value.clone(), new: value }
}

/// The model with one edit.
fn set(path: &str, value: Value) -> Edited {
    base().and(path, value)
}

/// The model without something.
fn without(path: &str) -> Edited {
    base().and_without(path)
}

impl Edited {
    /// Sets something in the new revision. The path is that of a shape, with `.` for its parts.
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
                entries.shift_remove(name).expect("there is such an entry");
            }
            other => panic!("{other} has no parts"),
        }
        self
    }

    /// The same edit in the old revision as well, so that it is part of both.
    fn in_both(mut self) -> Self {
        self.old = self.new.clone();
        self
    }

    /// What holds the last part of a path, and the name of that part. Objects on the way are made.
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

    /// The report from the old revision to the new one.
    fn report(&self) -> Report {
        between(&self.old, &self.new)
    }

    /// Checks what is reported in both directions: the changes in any order, each as
    /// `place kind: breaks, step`, where `breaks` is `wire`, `source`, `both` or `nothing`.
    #[track_caller]
    fn gives(&self, forward: &[&str], backward: &[&str]) {
        assert_eq!(described(&between(&self.old, &self.new)), sorted(forward), "forward");
        assert_eq!(described(&between(&self.new, &self.old)), sorted(backward), "backward");
    }
}

fn between(old: &Value, new: &Value) -> Report {
    with_reports(old, new, |report, _, _| report)
}

/// Compares two models, and makes something of the report and them.
fn with_reports<T>(
    old: &Value,
    new: &Value,
    make: impl FnOnce(Report, Revision<'_>, Revision<'_>) -> T,
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
    make(Report::between(old, new), old, new)
}

fn described(report: &Report) -> Vec<String> {
    let mut lines: Vec<String> = report.changes.iter().map(line).collect();
    lines.sort();
    lines
}

fn line(change: &Change) -> String {
    let place = change.shape.as_str().trim_start_matches("t#");
    let breaks = match (change.verdict.breaks_wire(), change.verdict.breaks_source()) {
        (true, true) => "both",
        (true, false) => "wire",
        (false, true) => "source",
        (false, false) => "nothing",
    };
    let step = change.verdict.version_bump.name();
    let what = match &change.kind {
        super::ChangeKind::Trait { id, .. } => format!("{} {}", change.kind.name(), id.name()),
        kind => kind.name().to_owned(),
    };
    format!("{place} {what}: {breaks}, {step}")
}

fn sorted(lines: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    lines.sort();
    lines
}
