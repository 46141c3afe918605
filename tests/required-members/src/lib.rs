//! Nothing; see the tests.
#![forbid(unsafe_code)]
