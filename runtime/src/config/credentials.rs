//! Credentials and their providers.

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::error::CredentialsError;
pub use aws_credential_types::provider::{
    ProvideCredentials, Result, SharedCredentialsProvider, future,
};
