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

pub use source::file::MARK;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

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
    let texts: Vec<String> = match ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(threads) => {
            threads.install(|| files.par_iter().with_max_len(1).map(File::text).collect())
        }
        // No thread could be started. The current stack is most likely large enough.
        Err(_) => files.iter().map(File::text).collect(),
    };
    let mut rendered = CrateFiles::new(MARK);
    for (file, text) in files.into_iter().zip(texts) {
        rendered.insert(file.path, text);
    }
    rendered
}
