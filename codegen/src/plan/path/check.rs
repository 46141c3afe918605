//! Checks of the type of a path's value.

use super::error::{Compiled, PathError};
use super::lists::{items, present};
use super::types::PathType;
use super::value::PathValue;

impl PathValue {
    /// Returns the value if it has the expected type.
    ///
    /// # Errors
    ///
    /// Returns an error if the value has another type. `expected` names the type in words.
    pub(in crate::plan) fn checked(self, fits: bool, expected: &str) -> Compiled {
        let reason = || format!("its value is {}, but must be {expected}", self.value_type);
        match (fits, &self.value_type) {
            (true, _) => Ok(self),
            (false, PathType::Either) => Err(PathError::Unsupported(reason())),
            (false, _) => Err(PathError::Invalid(reason())),
        }
    }

    /// Converts a list to the iterator of its items, without nulls.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not a list.
    pub(in crate::plan) fn into_present_items(self) -> Compiled {
        let list = items(self)?;
        let has_nulls = list.value_type.items().is_some_and(|item| item.is_optional);
        Ok(if has_nulls { present(list) } else { list })
    }

    /// Returns whether this is a list of strings.
    pub(in crate::plan) fn is_list_of_strings(&self) -> bool {
        self.value_type.items().is_some_and(|item| item.value_type == PathType::Text)
    }
}
