//! The generated client.

crate::sides::side!(lambda);

fn built<T>(structure: T) -> T {
    structure
}

/// Returns the argument of a list's setter that adds one item.
fn one<T>(item: T) -> [T; 1] {
    [item]
}

/// Returns a call with an interceptor of its own.
macro_rules! intercepted {
    ($call:expr, $capture:expr) => {
        $call.customize(|config| config.interceptor($capture))
    };
}

#[path = "work.rs"]
pub(super) mod work;
