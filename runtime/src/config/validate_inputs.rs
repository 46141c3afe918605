//! The setting by which inputs are checked before anything is sent.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether inputs are checked against the constraints of the model.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValidateInputs(pub(super) bool);

impl Storable for ValidateInputs {
    type Storer = StoreReplace<Self>;
}
