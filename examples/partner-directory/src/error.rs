//! The error.

use std::error::Error;

/// The error of a directory.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DirectoryError {
    /// There already is a relationship with the AWS account.
    #[error("the relationship {id} with the account exists")]
    Exists {
        /// The ID of the relationship.
        id: String,
    },
    /// There is no relationship with the ID.
    #[error("the relationship {id} does not exist")]
    Missing {
        /// The ID.
        id: String,
    },
    /// The directory can't be reached, or refuses the request.
    #[error("the directory is unavailable")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
}
