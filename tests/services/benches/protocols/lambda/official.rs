//! AWS's client.

crate::sides::side!(aws_sdk_lambda);

fn built<T, E: std::fmt::Debug>(structure: Result<T, E>) -> T {
    structure.expect("all required members")
}

/// Returns the argument of a list's setter that adds one item.
fn one<T>(item: T) -> T {
    item
}

/// Returns a call with an interceptor of its own.
macro_rules! intercepted {
    ($call:expr, $capture:expr) => {
        $call.customize().interceptor($capture)
    };
}

#[path = "work.rs"]
pub(super) mod work;
