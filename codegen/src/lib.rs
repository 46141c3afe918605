//! Generates a Rust client crate from a Smithy JSON model.
//!
//! Three stages, each a module, each ignorant of the ones after it:
//!
//! 1. [`model`] reads the JSON AST of Smithy 2.0 into a graph of typed shapes. It knows Smithy and
//!    nothing of Rust.
//! 2. [`plan`] makes every decision about the Rust to be written: names, types, which members are
//!    required, what is boxed, which protocol. It knows both worlds and produces plain data.
//! 3. [`render`] turns a plan into files. It makes no decisions and never looks at a model.
//!
//! [`output`] then compares the files with a folder and writes what has changed. Around these stages,
//! [`changes`] compares two revisions of a model as callers see them, [`update`] puts a new one in place,
//! [`release`] keeps the version of its crate, and [`api`] lists what the crate of a plan makes public.
//!
//! Who wants no generated files under version control lets a build script generate them: [`build_script`].
#![forbid(unsafe_code)]

pub mod api;
pub mod build_script;
pub mod changes;
mod generate;
pub mod model;
mod options;
pub mod output;
pub mod plan;
pub mod release;
pub mod render;
mod supported;
mod text;
pub mod update;

pub use generate::{Generated, generate};
pub use options::{Options, RuntimeDependency};
pub use supported::plan_supported;
