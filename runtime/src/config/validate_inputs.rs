//! The setting for input validation.

use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

use crate::constraints::Constraints;
use crate::error::ConstraintViolations;

type Check = fn(&Constraints, &dyn SerializableStruct) -> Result<(), ConstraintViolations>;

/// Whether inputs are validated against the constraints of the model.
///
/// Holds the validating function instead of a flag, so that programs that never enable validation are linked
/// without it and without the regular expression engine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValidateInputs(Option<Check>);

impl ValidateInputs {
    pub(super) fn new(validate: bool) -> Self {
        Self(validate.then_some(Constraints::check))
    }

    pub(super) fn is_on(self) -> bool {
        self.0.is_some()
    }

    /// Validates an input if validation is enabled.
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
