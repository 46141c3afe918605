//! Values that clients and the server share.

/// The AWS account that owns [`PROGRAM_MANAGEMENT_ACCOUNT`].
pub const PARTNER: &str = "111122223333";

/// A program management account that exists on every new local server.
pub const PROGRAM_MANAGEMENT_ACCOUNT: &str = "pma-0000000000001";

/// The region in ARNs and signatures.
pub(super) const REGION: &str = "us-east-1";

/// The catalog of [`PROGRAM_MANAGEMENT_ACCOUNT`].
pub(super) const CATALOG: &str = "AWS";
