//! Locations in JSON values.

use serde_json::Value;

/// A location in a JSON value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'v> {
    /// The value at the location.
    pub(super) value: &'v Value,
    /// The innermost key.
    pub(super) key: &'v str,
    /// The index of the parent among all locations.
    parent: usize,
    step: Step<'v>,
}

/// The last step of the path to a location.
#[derive(Clone, Copy, Debug)]
enum Step<'v> {
    None,
    Entry(&'v str),
    Item(usize),
}

/// Returns all locations within a value. The first one is the value itself.
pub(super) fn all(value: &Value) -> Vec<Site<'_>> {
    let mut sites = vec![Site { value, key: "", parent: 0, step: Step::None }];
    let mut parent = 0;
    while let Some(Site { value, key, .. }) = sites.get(parent).copied() {
        match value {
            Value::Object(entries) => sites.extend(entries.iter().map(|(key, value)| {
                let step = Step::Entry(key);
                Site { value, key, parent, step }
            })),
            Value::Array(items) => sites.extend(items.iter().enumerate().map(|(at, value)| {
                let step = Step::Item(at);
                Site { value, key, parent, step }
            })),
            _ => {}
        }
        parent += 1;
    }
    sites
}

/// Returns the location at an index as a JSON pointer.
pub(super) fn pointer(sites: &[Site<'_>], mut at: usize) -> String {
    let mut steps = Vec::new();
    while let Some(site) = sites.get(at) {
        match site.step {
            Step::None => break,
            Step::Entry(key) => steps.push(escaped(key)),
            Step::Item(index) => steps.push(index.to_string()),
        }
        at = site.parent;
    }
    steps.iter().rev().map(|step| format!("/{step}")).collect()
}

/// Escapes a key for a JSON pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Returns all strings under a key within a value.
pub(super) fn texts_of<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    let sites = all(value).into_iter().filter(|site| site.key == key);
    sites.filter_map(|site| site.value.as_str()).collect()
}

/// Returns the object that contains the location at an index as an entry.
pub(super) fn holder<'v>(sites: &[Site<'v>], at: usize) -> Option<&'v Value> {
    Some(sites.get(sites.get(at)?.parent)?.value)
}
