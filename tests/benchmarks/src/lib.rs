//! Measures the cost of calls with the generated client and AWS's client, in one process and on one thread.
//!
//! The benchmarks are in `benches`. `BENCHMARKS.md` describes how to run them.
#![forbid(unsafe_code)]

pub mod canned;
pub mod codec;
pub mod rounds;
pub mod side;
pub mod table;
pub mod work;

mod handwritten;
mod samples;

/// AWS's client.
use aws_sdk_partnercentralchannel as official;
/// The generated client.
use partnercentral_channel as ours;
