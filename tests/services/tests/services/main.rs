//! Compares the generated clients of several services with AWS's clients.

mod cloudwatch;
mod compare;
mod lambda;
mod s3;
mod sns;
