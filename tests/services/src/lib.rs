//! Compares generated clients with AWS's clients for the same services: the requests they send over a socket, and
//! the outputs and errors that they make of the responses.
//!
//! The calls in `calls` are compiled twice, once for each client. PartnerCentralChannel is compared in more detail
//! in `tests/parity`.

pub mod answer;
pub mod differences;
pub mod pair;

mod outcome;
mod printed;
mod server;
mod setup;

pub mod cloudwatch;
pub mod lambda;
pub mod s3;
pub mod sns;
