//! The generated client.

crate::sides::side!(lambda);

fn built<T>(structure: T) -> T {
    structure
}

/// Returns the argument of a list's setter that adds one item.
fn one<T>(item: T) -> [T; 1] {
    [item]
}

#[path = "work.rs"]
pub(super) mod work;
