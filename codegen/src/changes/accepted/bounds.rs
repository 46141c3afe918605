//! `@length`, `@range` and `@uniqueItems`, which need no automata.

use std::cmp::Ordering;

use serde_json::Value;

use super::values::{AcceptedValues, RefusedValues};

/// How a difference in `@length` changes the accepted values.
pub(in crate::changes) fn length(old: Option<&Value>, new: Option<&Value>) -> AcceptedValues {
    Bounds::of(old).compare(&Bounds::of(new), |refused| match refused {
        Outside::Below { least, .. } => {
            RefusedValues::Length(least.and_then(whole).map_or(0, |least| least.max(0)))
        }
        Outside::Above { most } => RefusedValues::Length(whole(most).map_or(0, |most| most + 1)),
    })
}

/// How a difference in `@range` changes the accepted values.
pub(in crate::changes) fn range(old: Option<&Value>, new: Option<&Value>) -> AcceptedValues {
    Bounds::of(old).compare(&Bounds::of(new), |refused| match refused {
        Outside::Below { most, .. } => RefusedValues::Below(most.to_owned()),
        Outside::Above { most } => RefusedValues::Above(most.to_owned()),
    })
}

/// How a difference in `@uniqueItems` changes the accepted values.
pub(in crate::changes) fn unique_items(new: Option<&Value>) -> AcceptedValues {
    match new {
        Some(_) => AcceptedValues::Narrowed { refused: RefusedValues::Duplicates },
        None => AcceptedValues::Widened,
    }
}

/// The least and the greatest number that are allowed, as decimal text.
#[derive(Default)]
struct Bounds {
    min: Option<String>,
    max: Option<String>,
}

/// Numbers that were inside the old bounds and are outside the new ones.
enum Outside<'b> {
    /// From the old least number to below the new one.
    Below { least: Option<&'b str>, most: &'b str },
    /// Above the new greatest number.
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

    /// The numbers that are inside these bounds and outside the others.
    fn without<'b>(&'b self, other: &'b Self) -> Option<Outside<'b>> {
        if let Some(most) = &other.min
            && self.min.as_ref().is_none_or(|least| compared(least, most) == Ordering::Less)
        {
            return Some(Outside::Below { least: self.min.as_deref(), most });
        }
        let most = other.max.as_ref()?;
        let is_lowered =
            self.max.as_ref().is_none_or(|greatest| compared(greatest, most) == Ordering::Greater);
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

fn whole(text: &str) -> Option<i128> {
    text.parse().ok()
}

/// Compares two numbers: whole ones exactly, others as doubles.
fn compared(one: &str, other: &str) -> Ordering {
    if let (Some(one), Some(other)) = (whole(one), whole(other)) {
        return one.cmp(&other);
    }
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    number(one).total_cmp(&number(other))
}
