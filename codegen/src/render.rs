//! Rendering: from a plan to the files of a crate.
//!
//! No decisions are made here. Each module renders one kind of thing, as `quote` tokens with absolute
//! paths; the module `source` turns the tokens of a file into text, with imports in place of the paths.

mod endpoint;
mod operations;
mod package;
mod path;
mod source;
mod types;

pub use source::file::MARK;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use self::package::files::File;
use self::package::{files, lib_rs};
use crate::options::Options;
use crate::output::CrateFiles;
use crate::plan::Plan;

/// The stack for rendering. The parser and the formatter of Rust take some for each expression within
/// another, and values in models may stand in one another as deep as JSON is read: 127 levels, for which
/// this is several times enough. The stacks that threads have by themselves are not.
const STACK: usize = 128 * 1024 * 1024;

/// Renders a crate, several files at a time.
pub fn render(plan: &Plan, options: &Options) -> CrateFiles {
    rendered(files::files(plan, options, lib_rs::render))
}

/// Renders a crate whose `src/lib.rs` is to be included in that of another package, by `include!`.
pub fn render_included(plan: &Plan, options: &Options) -> CrateFiles {
    rendered(files::files(plan, options, lib_rs::included))
}

fn rendered(files: Vec<File<'_>>) -> CrateFiles {
    let texts: Vec<String> = match ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(threads) => {
            threads.install(|| files.par_iter().with_max_len(1).map(File::text).collect())
        }
        // Without threads to be had, the stack at hand is most likely enough.
        Err(_) => files.iter().map(File::text).collect(),
    };
    let mut rendered = CrateFiles::new(MARK);
    for (file, text) in files.into_iter().zip(texts) {
        rendered.insert(file.path, text);
    }
    rendered
}
