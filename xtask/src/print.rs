//! What commands print.

use std::io::{self, Write as _};
use std::path::Path;

/// Prints to the standard output, which may be closed at any time, as by `| head`.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes()).and_then(|()| output.flush())
}

/// A folder as it was given, with a `/` behind it.
pub(crate) fn folder_name(folder: &Path) -> String {
    format!("{}/", folder.display().to_string().trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_end_with_one_slash() {
        assert_eq!(folder_name(Path::new("generated")), "generated/");
        assert_eq!(folder_name(Path::new("../out/")), "../out/");
        assert_eq!(folder_name(Path::new("/")), "/");
    }
}
