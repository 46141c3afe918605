//! Failures of commands, and how they are reported.

use std::error::Error;

use smithy_client_codegen::model::Problems;

use crate::problems;
use crate::terminal::Terminal;

/// A failure of a command.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Problems of the model, and a phrase for the consequence, such as `nothing was written`.
    Problems(Problems, &'static str),
    /// Anything else.
    Other(Box<dyn Error>),
}

impl Failure {
    /// Prints the failure.
    pub(crate) fn report(&self, terminal: &Terminal) {
        match self {
            Self::Problems(problems, outcome) => {
                terminal.message(&problems::rendered(problems, outcome, terminal.width()));
            }
            Self::Other(error) => terminal.error(error),
        }
    }
}
