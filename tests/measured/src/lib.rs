//! Reports on measurements: samples with their spread, and tables.
#![forbid(unsafe_code)]

mod sample;
mod table;

pub use sample::Sample;
pub use table::Table;
