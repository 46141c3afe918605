//! Compares generated files with a folder, and writes them to it.
//!
//! [`CrateFiles`] contains the generated files. [`CrateFiles::compare`] compares them with a folder, and the
//! [`Comparison`] is either shown as a diff or applied, so that checking and writing can't disagree. Changes
//! are applied completely or not at all. A [`Transaction`] applies changes to several folders.
//!
//! The generator recognizes its files by a mark in the first line. It overwrites and removes only files with
//! the mark, and looks for them only in the folder itself and below `benches`, `examples`, `src` and `tests`.
//! It doesn't follow symbolic links. Other files, such as `target` or `Cargo.lock`, are left alone.
//!
//! This module neither inspects nor formats the contents of the files.

mod compare;
mod crate_files;
mod diff;
mod error;
mod existing;
mod file_change;
mod journal;
mod mark;
mod path;
mod scan;
#[cfg(test)]
mod tests;
mod transaction;
mod write;

pub use compare::{Comparison, Summary};
pub use crate_files::CrateFiles;
pub use error::{Fault, Obstacle, OutputError, UndoFailure};
pub use existing::read_if_present;
pub use file_change::FileChange;
pub use transaction::Transaction;
