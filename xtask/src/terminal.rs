//! What commands print.

use std::io::{self, Write as _};

/// Prints to the standard output, which may be closed at any time, as by `| head`.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes()).and_then(|()| output.flush())
}
