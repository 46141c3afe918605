//! Unified diffs of file changes.

use std::borrow::Cow;
use std::path::Path;

use similar::TextDiff;

use super::file_change::FileChange;

/// The name of a missing file in a diff.
const NO_FILE: &str = "/dev/null";

pub(super) fn unified(target: &Path, changes: &[FileChange]) -> String {
    changes.iter().map(|change| unified_of(&target.join(&change.path), change)).collect()
}

fn unified_of(file: &Path, change: &FileChange) -> String {
    let name = file.display().to_string();
    let old = change.old.as_deref().map(String::from_utf8_lossy);
    let new = change.new.as_deref().map(Cow::Borrowed);
    let header = |side: &Option<Cow<'_, str>>| match side {
        Some(_) => name.clone(),
        None => NO_FILE.to_owned(),
    };
    TextDiff::from_lines(&*old.clone().unwrap_or_default(), &*new.clone().unwrap_or_default())
        .unified_diff()
        .header(&header(&old), &header(&new))
        .to_string()
}
