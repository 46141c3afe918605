//! The mark: how the generator knows the files that it has written.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much of a file's first line is searched, in bytes, so that big files of others needn't be read.
const SEARCHED: usize = 1024;

/// What the first line of every generated file holds.
#[derive(Clone, Debug)]
pub(super) struct Mark(String);

impl Mark {
    pub(super) fn new(mark: &str) -> Self {
        assert!(!mark.is_empty() && !mark.contains('\n'), "a mark is a part of one line");
        Self(mark.to_owned())
    }

    /// Whether a file of this content is the generator's.
    pub(super) fn is_on(&self, content: &[u8]) -> bool {
        let start = &content[..content.len().min(SEARCHED)];
        let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        line.windows(self.0.len()).any(|window| window == self.0.as_bytes())
    }

    /// The content of a file, if it is the generator's.
    pub(super) fn read(&self, file: &Path) -> io::Result<Option<Vec<u8>>> {
        let mut file = File::open(file)?;
        let mut content = Vec::new();
        file.by_ref().take(SEARCHED as u64).read_to_end(&mut content)?;
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
