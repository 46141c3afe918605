//! Items shared by the examples: [a local server](local) that simulates the service, and
//! [arguments](options) to select that server or AWS.
//!
//! The examples are the programs in `src/bin`.

#![forbid(unsafe_code)]

pub mod local;
pub mod options;
