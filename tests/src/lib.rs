//! Tests of the project as a whole live in the `tests` folder beside this one; the library is empty.
#![forbid(unsafe_code)]
