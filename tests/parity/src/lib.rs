//! A common interface to the generated client and AWS's client: makes the same call with both, and converts
//! their requests and results to comparable JSON.
//!
//! The tests in `tests` compare the clients for every operation. [`differences`] explains the intended
//! differences, and [`missing`] lists the parts of the model that AWS's crate lacks.
#![forbid(unsafe_code)]

pub mod answer;
pub mod call;
pub mod diff;
pub mod differences;
pub mod fixed;
pub mod missing;
pub mod model;
pub mod operations;
pub mod sample;
pub mod setup;
pub mod source;

mod json;
mod outcome;
mod shapes;
mod signature;
mod wire;

/// AWS's client.
use aws_sdk_partnercentralchannel as official;
/// The generated client.
use partnercentral_channel as ours;
