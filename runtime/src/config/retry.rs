//! Retries, their configuration, and the classifiers of retryable failures.

pub use aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
pub use aws_smithy_runtime_api::client::retries::ShouldAttempt;
pub use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, RetryReason, SharedRetryClassifier,
};
pub use aws_smithy_types::retry::{
    ErrorKind, ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode,
};
