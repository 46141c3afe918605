//! Generates a Rust client crate from a Smithy JSON model.
//!
//! The generator has three stages. Each stage is a module that knows nothing about the later ones:
//!
//! 1. [`model`] reads the JSON AST of Smithy 2.0 into a graph of typed shapes. It knows nothing about Rust.
//! 2. [`plan`] makes all decisions about the generated Rust: names, types, required members, boxing and the protocol. Its
//!    result is plain data.
//! 3. [`render`] turns a plan into files. It makes no decisions and knows nothing about the model.
//!
//! [`output`] then compares the files with a folder and writes the changed ones. Four more modules deal with revisions of
//! a model: [`changes`] compares two revisions from the caller's point of view, [`update`] adopts a new revision,
//! [`release`] determines the version of the crate, and [`api`] lists the public items of a crate.
//!
//! To keep generated files out of version control, generate them from a build script: see [`build_script`].
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
