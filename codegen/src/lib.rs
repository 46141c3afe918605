//! Generates a Rust client crate from a Smithy JSON model.
//!
//! Three stages, each a module, each ignorant of the ones after it:
//!
//! 1. [`model`] reads the JSON AST of Smithy 2.0 into a graph of typed shapes. It knows Smithy and
//!    nothing of Rust.
//! 2. [`plan`] makes every decision about the Rust to be written: names, types, which members are
//!    required, what is boxed, which protocol. It knows both worlds and produces plain data.
//! 3. [`render`] turns a plan into files. It makes no decisions and never looks at a model.
#![forbid(unsafe_code)]

pub mod model;
