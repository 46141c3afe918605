//! What calls cost: the generated client beside AWS's own, in one process and on one thread.
//!
//! The benchmarks are in the `benches` folder beside this one; `BENCHMARKS.md` says how to run them.
#![forbid(unsafe_code)]

pub mod rounds;
pub mod side;
pub mod table;
pub mod work;

mod canned;
mod codec;
mod samples;

/// AWS's own client.
use aws_sdk_partnercentralchannel as official;
/// The generated client.
use partnercentral_channel as ours;
