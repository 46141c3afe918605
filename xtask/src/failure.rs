//! Why a command has failed, as it is reported.

use std::error::Error;

use smithy_client_codegen::model::Problems;

use crate::problems;
use crate::terminal::Terminal;

/// Why a command has failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The model has problems; and what has not been done therefore.
    Problems(Problems, &'static str),
    /// Anything else.
    Other(Box<dyn Error>),
}

impl Failure {
    /// Prints it.
    pub(crate) fn report(&self, terminal: &Terminal) {
        match self {
            Self::Problems(problems, outcome) => {
                terminal.say(&problems::rendered(problems, outcome, terminal.width()));
            }
            Self::Other(error) => terminal.error(error),
        }
    }
}
