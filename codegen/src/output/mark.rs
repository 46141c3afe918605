//! The mark that identifies generated files.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The length of the searched part of the first line, in bytes, so that large files needn't be read completely.
const SEARCHED_LEN: usize = 1024;

/// The text in the first line of every generated file.
#[derive(Clone, Debug)]
pub(super) struct Mark(String);

impl Mark {
    pub(super) fn new(mark: &str) -> Self {
        assert!(
            !mark.is_empty() && !mark.contains('\n'),
            "a mark must be non-empty and on one line"
        );
        Self(mark.to_owned())
    }

    /// Returns whether a file with this content has the mark.
    pub(super) fn is_on(&self, content: &[u8]) -> bool {
        let start = &content[..content.len().min(SEARCHED_LEN)];
        let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        line.windows(self.0.len()).any(|window| window == self.0.as_bytes())
    }

    /// Returns the content of a file if it has the mark.
    pub(super) fn read(&self, file: &Path) -> io::Result<Option<Vec<u8>>> {
        let mut file = File::open(file)?;
        let mut content = Vec::new();
        file.by_ref().take(SEARCHED_LEN as u64).read_to_end(&mut content)?;
        if !self.is_on(&content) {
            return Ok(None);
        }
        file.read_to_end(&mut content)?;
        Ok(Some(content))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
