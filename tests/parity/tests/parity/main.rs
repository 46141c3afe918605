//! The generated client against AWS's own, for every operation.

mod bodies;
mod compare;
mod endpoints;
mod errors;
mod lacking;
mod lenience;
mod moving;
mod other_errors;
mod outputs;
mod requests;
mod retries;
