//! The package: the list of its files, its manifest, its README and its root module.

pub(super) mod files;
pub(super) mod lib_rs;
pub(super) mod lints;
pub(super) mod manifest;
pub(super) mod readme;
pub(super) mod service;
