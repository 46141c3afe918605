//! The setting by which inputs are checked before anything is sent.

use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use crate::constraints::Constraints;
use crate::error::ConstraintViolations;

type Check = fn(&Constraints, &dyn SerializableStruct) -> Result<(), ConstraintViolations>;

/// Whether inputs are checked against the constraints of the model.
///
/// It holds what checks them and not a flag, so that a program which never asks for it is linked
/// without the checks, and without the engine of regular expressions behind them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInputs(Option<Check>);

impl ValidateInputs {
    pub(super) fn new(validate: bool) -> Self {
        Self(validate.then_some(Constraints::check))
    }

    pub(super) fn is_on(self) -> bool {
        self.0.is_some()
    }

    /// Checks an input, if inputs are to be checked.
    pub(crate) fn check(
        self,
        constraints: &Constraints,
        input: &dyn SerializableStruct,
    ) -> Result<(), ConstraintViolations> {
        self.0.map_or(Ok(()), |check| check(constraints, input))
    }
}

impl Storable for ValidateInputs {
    type Storer = StoreReplace<Self>;
}
