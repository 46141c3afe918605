//! What the examples share: [a stand-in for the service](local), and [the arguments](options) that say whether to
//! call it or AWS.
//!
//! The examples are the programs in `src/bin`.

#![forbid(unsafe_code)]

pub mod local;
pub mod options;
