//! The table of protocols.
//!
//! The properties of a protocol are a row of the table. No other code checks which protocol a service uses.
//!
//! See <https://smithy.io/2.0/aws/protocols/index.html> and
//! <https://smithy.io/2.0/additional-specs/protocols/index.html>.

mod choice;
mod row;
mod set;
mod table;

pub(crate) use choice::choose;
pub use row::{Codec, Protocol};
pub(crate) use set::ProtocolSet;

#[cfg(test)]
mod tests;
