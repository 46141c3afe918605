//! This crate only contains tests.
#![forbid(unsafe_code)]
