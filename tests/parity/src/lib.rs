//! The generated client and AWS's own behind one face: the same call to both, what each sends, and what
//! each makes of the same answer, in a neutral form that can be compared.
//!
//! The tests in the `tests` folder beside this one compare them for every operation. Where the two differ
//! on purpose, [`differences`] says why. [`lacking`] lists the parts of the model that AWS's own crate lacks.
#![forbid(unsafe_code)]

pub mod answer;
pub mod call;
pub mod diff;
pub mod differences;
pub mod lacking;
pub mod model;
pub mod operations;
pub mod sample;
pub mod setup;
pub mod source;

mod fixed;
mod json;
mod outcome;
mod shapes;
mod wire;

/// AWS's own client.
use aws_sdk_partnercentralchannel as official;
/// The generated client.
use partnercentral_channel as ours;
