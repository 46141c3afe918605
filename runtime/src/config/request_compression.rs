//! Settings of request compression.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether request compression is disabled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DisableRequestCompression(pub(crate) bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The minimum size of compressed requests, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestMinCompressionSizeBytes(pub(crate) u32);

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}
