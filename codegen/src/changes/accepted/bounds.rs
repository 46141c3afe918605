//! Compares `@length`, `@range` and `@uniqueItems`, which doesn't require automata.

use std::cmp::Ordering;

use serde_json::Value;

use super::values::{AcceptedValues, RefusedValues};

/// Returns how a difference in `@length` changes the accepted values.
pub(in crate::changes) fn length(old: Option<&Value>, new: Option<&Value>) -> AcceptedValues {
    Bounds::of(old).compare(&Bounds::of(new), |refused| match refused {
        Outside::Below { least, .. } => {
            RefusedValues::Length(least.and_then(integer).map_or(0, |least| least.max(0)))
        }
        Outside::Above { most } => RefusedValues::Length(integer(most).map_or(0, |most| most + 1)),
    })
}

/// Returns how a difference in `@range` changes the accepted values.
pub(in crate::changes) fn range(old: Option<&Value>, new: Option<&Value>) -> AcceptedValues {
    Bounds::of(old).compare(&Bounds::of(new), |refused| match refused {
        Outside::Below { most, .. } => RefusedValues::Below(most.to_owned()),
        Outside::Above { most } => RefusedValues::Above(most.to_owned()),
    })
}

/// Returns how a difference in `@uniqueItems` changes the accepted values.
pub(in crate::changes) fn unique_items(new: Option<&Value>) -> AcceptedValues {
    match new {
        Some(_) => AcceptedValues::Narrowed { refused: RefusedValues::Duplicates },
        None => AcceptedValues::Widened,
    }
}

/// The minimum and the maximum, as decimal text.
#[derive(Default)]
struct Bounds {
    min: Option<String>,
    max: Option<String>,
}

/// Numbers that are within the old bounds, but not within the new ones.
enum Outside<'b> {
    /// Numbers from the old minimum to below the new minimum.
    Below { least: Option<&'b str>, most: &'b str },
    /// Numbers above the new maximum.
    Above { most: &'b str },
}

impl Bounds {
    fn of(value: Option<&Value>) -> Self {
        let bound = |name: &str| match value?.get(name)? {
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        Self { min: bound("min"), max: bound("max") }
    }

    /// Returns numbers that are within these bounds, but not within the others.
    fn without<'b>(&'b self, other: &'b Self) -> Option<Outside<'b>> {
        if let Some(most) = &other.min
            && self.min.as_ref().is_none_or(|least| compare_numbers(least, most) == Ordering::Less)
        {
            return Some(Outside::Below { least: self.min.as_deref(), most });
        }
        let most = other.max.as_ref()?;
        let is_lowered = self
            .max
            .as_ref()
            .is_none_or(|greatest| compare_numbers(greatest, most) == Ordering::Greater);
        is_lowered.then_some(Outside::Above { most })
    }

    fn compare(
        &self,
        new: &Self,
        refused: impl Fn(Outside<'_>) -> RefusedValues,
    ) -> AcceptedValues {
        let lost = self.without(new).map(refused);
        match (lost, new.without(self).is_some()) {
            (None, false) => AcceptedValues::Same,
            (None, true) => AcceptedValues::Widened,
            (Some(refused), false) => AcceptedValues::Narrowed { refused },
            (Some(refused), true) => AcceptedValues::Changed { refused },
        }
    }
}

fn integer(text: &str) -> Option<i128> {
    text.parse().ok()
}

/// Compares two numbers: integers exactly, others as `f64`.
fn compare_numbers(one: &str, other: &str) -> Ordering {
    if let (Some(one), Some(other)) = (integer(one), integer(other)) {
        return one.cmp(&other);
    }
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    number(one).total_cmp(&number(other))
}
