//! Changes of arbitrary values.

use arbitrary::Result;
use serde_json::{Map, Value, json};

use super::names::{NAMES, TEXTS};
use super::text::{PIECES, REPEATED};
use super::{Mutation, Place};

/// The maximum nesting depth.
const DEEPEST: u16 = 150;

/// The maximum length of text.
const LONGEST: u16 = 5_000;

impl Mutation<'_, '_> {
    /// Replaces a value with another of its kind.
    pub(super) fn exchange_value(&mut self) -> Result<()> {
        let seeds = self.seeds;
        let site = self.place(|key, value| seeds.values(key, value).len() > 1)?;
        let Some(Place { key, pointer }) = site else { return Ok(()) };
        let Some(value) = self.document.pointer(&pointer) else { return Ok(()) };
        let other = self.choices.choose(seeds.values(&key, value))?.clone();
        if let Some(place) = self.document.pointer_mut(&pointer) {
            *place = other;
        }
        Ok(())
    }

    /// Changes a scalar value.
    pub(super) fn change_scalar(&mut self) -> Result<()> {
        let site = self.place(|_, value| !value.is_object() && !value.is_array())?;
        let Some(value) = self.at(&site) else { return Ok(()) };
        let before = value.clone();
        let after = match before {
            Value::Bool(value) if self.choices.ratio(3, 4)? => Value::Bool(!value),
            Value::Number(_) if self.choices.ratio(3, 4)? => self.number()?,
            Value::String(text) if self.choices.ratio(7, 8)? => Value::String(self.text(text)?),
            _ => self.scalar()?,
        };
        if let Some(place) = self.at(&site) {
            *place = after;
        }
        Ok(())
    }

    fn scalar(&mut self) -> Result<Value> {
        Ok(match self.choices.int_in_range(0..=5)? {
            0 => Value::Null,
            1 => Value::Bool(self.choices.arbitrary()?),
            2 => self.number()?,
            3 => json!({}),
            4 => json!([]),
            _ => Value::String(self.text(String::new())?),
        })
    }

    fn number(&mut self) -> Result<Value> {
        let bits: u32 = self.choices.arbitrary()?;
        Ok(match self.choices.int_in_range(0..=9)? {
            0 => json!(0),
            1 => json!(-1),
            2 => json!(i64::MIN),
            3 => json!(u64::MAX),
            4 => json!(f64::MAX),
            5 => json!(f64::MIN_POSITIVE),
            6 => json!(f32::from_bits(bits)),
            7 => json!(1_u64 << (bits % 64)),
            8 => json!(bits),
            _ => Value::from(self.choices.choose(PIECES)?.0),
        })
    }

    fn text(&mut self, before: String) -> Result<String> {
        Ok(match self.choices.int_in_range(0..=7)? {
            0 => (*self.choices.choose(NAMES)?).to_owned(),
            1 | 2 => (*self.choices.choose(TEXTS)?).to_owned(),
            3 => before + self.choices.choose(TEXTS)?,
            4 => format!("{}{before}", self.choices.choose(TEXTS)?),
            5 => self.choices.choose(PIECES)?.0.to_owned(),
            6 => "x".repeat(usize::from(self.choices.int_in_range(0..=LONGEST)?)),
            _ => self.choices.arbitrary::<&str>()?.chars().take(20).collect(),
        })
    }

    /// Removes an entry of an object or an item of an array.
    pub(super) fn remove(&mut self) -> Result<()> {
        let is_filled = |_: &str, value: &Value| {
            value.as_object().is_some_and(|entries| !entries.is_empty())
                || value.as_array().is_some_and(|items| !items.is_empty())
        };
        let site = self.place(is_filled)?;
        let at: usize = self.choices.arbitrary::<u16>()?.into();
        match self.at(&site) {
            Some(Value::Object(entries)) => {
                let key = entries.keys().nth(at % entries.len().max(1)).cloned();
                key.and_then(|key| entries.shift_remove(&key));
            }
            Some(Value::Array(items)) => drop(items.remove(at % items.len().max(1))),
            _ => {}
        }
        Ok(())
    }

    /// Repeats an item of an array.
    pub(super) fn repeat_item(&mut self) -> Result<()> {
        let site =
            self.place(|_, value| value.as_array().is_some_and(|items| !items.is_empty()))?;
        let (from, to): (u8, u8) = self.choices.arbitrary()?;
        let times = if self.choices.ratio(1, 16)? { 50 } else { 1 };
        if let Some(Value::Array(items)) = self.at(&site) {
            for _ in 0..times {
                let item = items[usize::from(from) % items.len()].clone();
                items.insert(usize::from(to) % (items.len() + 1), item);
            }
        }
        Ok(())
    }

    /// Swaps two values.
    pub(super) fn swap(&mut self) -> Result<()> {
        let (one, other) = (self.place(|_, _| true)?, self.place(|_, _| true)?);
        let Some(value) = self.at(&one).cloned() else { return Ok(()) };
        let Some(place) = self.at(&other) else { return Ok(()) };
        let other_value = std::mem::replace(place, value);
        if let Some(place) = self.at(&one) {
            *place = other_value;
        }
        Ok(())
    }

    /// Nests a value in arrays, in objects, or in copies of its parent.
    pub(super) fn nest(&mut self) -> Result<()> {
        let site = self.place(|_, _| true)?;
        let depth = match self.choices.ratio(1, 2)? {
            true => self.choices.int_in_range(1..=4)?,
            false => self.choices.int_in_range(1..=DEEPEST)?,
        };
        let holders = self.place(|_, value| value.is_object())?;
        let holder = self.at(&holders).cloned().unwrap_or_default();
        let key = holder.as_object().and_then(|entries| entries.keys().next_back()).cloned();
        let is_copied = holder.to_string().len() < 500 && self.choices.arbitrary()?;
        let Some(place) = self.at(&site) else { return Ok(()) };
        for _ in 0..depth {
            let inner = place.take();
            *place = match &key {
                Some(key) if is_copied => with(holder.clone(), key, inner),
                Some(key) => Value::Object(Map::from_iter([(key.clone(), inner)])),
                None => Value::Array(vec![inner]),
            };
        }
        Ok(())
    }

    /// Repeats a key of an object.
    pub(super) fn repeat_key(&mut self) -> Result<()> {
        if !self.choices.ratio(1, 4)? {
            return Ok(());
        }
        let site = self.place(|_, value| value.as_object().is_some_and(|it| !it.is_empty()))?;
        let at: usize = self.choices.arbitrary::<u16>()?.into();
        if let Some(Value::Object(entries)) = self.at(&site)
            && let Some((key, value)) = entries.iter().nth(at % entries.len().max(1))
        {
            let (key, value) = (format!("{key}{REPEATED}"), value.clone());
            entries.insert(key, value);
        }
        Ok(())
    }
}

/// Returns an object with another value for a key.
fn with(mut object: Value, key: &str, value: Value) -> Value {
    object[key] = value;
    object
}
