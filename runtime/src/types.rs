//! The types of members that are not Rust primitives.
//!
//! The features `chrono`, `time` and `jiff` add conversions between timestamps and the types of those crates.

#[cfg(feature = "jiff")]
mod jiff;

#[cfg(feature = "jiff")]
pub use self::jiff::{JiffError, JiffExt};
pub use aws_smithy_types::date_time::{DateTime, Format as DateTimeFormat};
pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, Document, Number};
#[cfg(any(feature = "chrono", feature = "time"))]
pub use aws_smithy_types_convert::date_time::DateTimeExt;

#[cfg(all(test, feature = "chrono", feature = "time", feature = "jiff"))]
mod tests;
