//! Places in JSON values.

use serde_json::Value;

/// A place in a JSON value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'v> {
    /// What stands there.
    pub(super) value: &'v Value,
    /// The innermost key on the way.
    pub(super) key: &'v str,
    /// The position, among all places, of what it stands in.
    parent: usize,
    step: Step<'v>,
}

/// The last step on the way to a place.
#[derive(Clone, Copy, Debug)]
enum Step<'v> {
    None,
    Entry(&'v str),
    Item(usize),
}

/// The places within a value, that of the value itself first.
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

/// The way to a place, as a JSON pointer.
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

/// A key as a step of a JSON pointer.
pub(super) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Every text of a key within a value.
pub(super) fn texts_of<'v>(value: &'v Value, wanted: &str) -> Vec<&'v str> {
    let sites = all(value).into_iter().filter(|site| site.key == wanted);
    sites.filter_map(|site| site.value.as_str()).collect()
}

/// The object that has a place as an entry, by the place's position.
pub(super) fn holder<'v>(sites: &[Site<'v>], at: usize) -> Option<&'v Value> {
    Some(sites.get(sites.get(at)?.parent)?.value)
}
