//! Comparing: what would change in a folder.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use super::{CrateFiles, OutputError};

/// What would change in a folder, so that it holds a crate's files.
#[derive(Debug)]
pub struct Comparison {
    pub(super) target: PathBuf,
    pub(super) changes: Vec<Change>,
    pub(super) unchanged: usize,
}

/// A change of one file.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// The file, relative to the folder.
    pub path: String,
    /// What it holds now; nothing, if it is new.
    pub old: Option<String>,
    /// What it has to hold; nothing, if it has to go.
    pub new: Option<String>,
}

/// Folders that no generated file is ever in.
const PASSED_OVER: &[&str] = &["target", ".git"];

impl CrateFiles {
    /// Compares a folder, which need not exist, with the files.
    ///
    /// # Errors
    ///
    /// The folder can't be read, or something of somebody else is where a file has to be.
    pub fn compare(&self, target: &Path) -> Result<Comparison, OutputError> {
        if target.exists() && !target.is_dir() {
            return Err(OutputError::InTheWay { path: target.to_owned(), expected: "folder" });
        }
        let mut comparison =
            Comparison { target: target.to_owned(), changes: Vec::new(), unchanged: 0 };
        for (path, new) in self.iter() {
            match self.existing(target, path)? {
                Some(old) if old == new => comparison.unchanged += 1,
                old => comparison.changes.push(Change {
                    path: path.to_owned(),
                    old,
                    new: Some(new.to_owned()),
                }),
            }
        }
        self.find_stale(target, "", &mut comparison.changes)?;
        comparison.changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(comparison)
    }

    /// What a file of ours holds now.
    fn existing(&self, target: &Path, path: &str) -> Result<Option<String>, OutputError> {
        let file = target.join(path);
        let contents = match fs::read(&file) {
            Ok(contents) => contents,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(_) if file.is_dir() => {
                return Err(OutputError::InTheWay { path: file, expected: "file" });
            }
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                let path = file.parent().map(Path::to_owned).unwrap_or(file);
                return Err(OutputError::InTheWay { path, expected: "folder" });
            }
            Err(error) => return Err(OutputError::io("read", file)(error)),
        };
        let text = String::from_utf8_lossy(&contents).into_owned();
        let is_ours = text.lines().next().is_some_and(|line| line.contains(&self.mark));
        if is_ours {
            Ok(Some(text))
        } else {
            Err(OutputError::NotOurs { path: file, mark: self.mark.clone() })
        }
    }

    /// Finds files of ours that are no longer among the files. Links are not followed.
    fn find_stale(
        &self,
        target: &Path,
        below: &str,
        changes: &mut Vec<Change>,
    ) -> Result<(), OutputError> {
        let folder = target.join(below);
        if !folder.is_dir() {
            return Ok(());
        }
        let entries = fs::read_dir(&folder).map_err(OutputError::io("list", &folder))?;
        for entry in entries {
            let entry = entry.map_err(OutputError::io("list", &folder))?;
            let kind = entry.file_type().map_err(OutputError::io("look at", entry.path()))?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if kind.is_dir() && !PASSED_OVER.contains(&name.as_str()) {
                self.find_stale(target, &path, changes)?;
            } else if kind.is_file() && self.get(&path).is_none() && self.has_mark(&entry.path())? {
                let old = fs::read_to_string(entry.path())
                    .map_err(OutputError::io("read", entry.path()))?;
                changes.push(Change { path, old: Some(old), new: None });
            }
        }
        Ok(())
    }

    /// Whether a file's first line has the mark; only that line is read, since the file may be large.
    fn has_mark(&self, file: &Path) -> Result<bool, OutputError> {
        let opened = fs::File::open(file).map_err(OutputError::io("read", file))?;
        let mut line = Vec::new();
        let mut reader = BufReader::new(std::io::Read::take(opened, 4096));
        reader.read_until(b'\n', &mut line).map_err(OutputError::io("read", file))?;
        Ok(String::from_utf8_lossy(&line).contains(&self.mark))
    }
}

impl Comparison {
    /// Whether nothing would change.
    pub fn is_clean(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes, by path.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// How many files would stay as they are.
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// The changes as a unified diff.
    pub fn unified_diff(&self) -> String {
        let mut text = String::new();
        for change in &self.changes {
            let name = self.target.join(&change.path).display().to_string();
            let header = |side: &Option<String>| match side {
                Some(_) => name.clone(),
                None => "/dev/null".to_owned(),
            };
            let (old, new) = (
                change.old.as_deref().unwrap_or_default(),
                change.new.as_deref().unwrap_or_default(),
            );
            let diff = similar::TextDiff::from_lines(old, new);
            let mut unified = diff.unified_diff();
            let unified = unified.header(&header(&change.old), &header(&change.new));
            // Writing to a string can't fail.
            let _ = write!(text, "{unified}");
        }
        text
    }
}
