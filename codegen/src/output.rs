//! Output: the one path by which generated files are compared with a folder and written to it.
//!
//! [`CrateFiles`] holds what the generator has made; [`CrateFiles::compare`] tells what of it a
//! folder lacks; the [`Comparison`] is then either shown, as a diff, or applied, all or nothing. So
//! checking and writing can't disagree. A [`Transaction`] does the same for changes to several folders.
//!
//! The generator knows its own files by a mark in their first line. It overwrites and removes only
//! files with the mark, and looks for them only where it puts files itself: directly in the folder
//! and below `benches`, `examples`, `src` and `tests`, never through symbolic links. Everything else
//! in the folder, such as `target` or `Cargo.lock`, stays as it is.
//!
//! What the files say is no concern of this module, and neither is making them look nice.

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
