//! Enables features of dependencies, and contains nothing else.
//!
//! Cargo unifies the features of the selected packages only, and compiles a dependency again for each set of features.
//! With this package, each selection of `.ci/run` has the same features: as a member of the workspace, it is part
//! of `cargo test` and `cargo test --workspace`. The workspaces of generated packages depend on it.
//!
//! Its manifest lists the features that some members enable and others do not. The test `features` reports a missing one.
#![forbid(unsafe_code)]
