//! Rendering: from a plan to the files of a crate.
//!
//! Rendering makes no decisions. Each module renders one kind of item as `quote` tokens with absolute
//! paths. The module `source` formats the tokens of a file and replaces the paths with imports.

mod endpoint;
mod operations;
mod package;
mod path;
mod source;
mod types;

pub use source::header::MARK;

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use self::package::files::File;
use self::package::{files, lib_rs};
use crate::options::Options;
use crate::output::CrateFiles;
use crate::plan::Plan;

/// The stack size of the rendering threads.
///
/// `syn` and `prettyplease` recurse for each nested expression, and values of models nest up to 127 levels,
/// the limit of the JSON reader. This is several times the size needed; the default size is too small.
const STACK: usize = 128 * 1024 * 1024;

/// Renders a crate, several files in parallel.
pub fn render(plan: &Plan, options: &Options) -> CrateFiles {
    rendered(files::files(plan, options, lib_rs::render))
}

/// Renders a crate whose `src/lib.rs` another package includes with `include!`.
pub fn render_included(plan: &Plan, options: &Options) -> CrateFiles {
    rendered(files::files(plan, options, lib_rs::included))
}

fn rendered(files: Vec<File<'_>>) -> CrateFiles {
    let texts = texts(&files);
    let mut rendered = CrateFiles::new(MARK);
    for (file, text) in files.into_iter().zip(texts) {
        rendered.insert(file.path, text);
    }
    rendered
}

/// Returns the texts of the files. Each thread renders the next file that no thread has taken.
fn texts(files: &[File<'_>]) -> Vec<String> {
    let pairs: Vec<(&File<'_>, OnceLock<String>)> =
        files.iter().map(|file| (file, OnceLock::new())).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let next_index = || next.fetch_add(1, Ordering::Relaxed);
        while let Some((file, text)) = pairs.get(next_index()) {
            text.get_or_init(|| file.text());
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            // If no thread can be started, the current one renders the files below. Its stack is most likely large
            // enough.
            let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        }
    });
    let text = |(file, text): (&File<'_>, OnceLock<String>)| {
        text.into_inner().unwrap_or_else(|| file.text())
    };
    pairs.into_iter().map(text).collect()
}
