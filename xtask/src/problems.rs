//! Problems of a model, as the command line reports them.

use smithy_client_codegen::model::Problems;

/// The problems, and how many there are.
#[derive(Debug, thiserror::Error)]
#[error("{0}\nerror: {count} in {name}; nothing was written", count = count(.0), name = .0.source().name())]
pub(crate) struct Listed(pub(crate) Problems);

fn count(problems: &Problems) -> String {
    match problems.iter().len() {
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    }
}
