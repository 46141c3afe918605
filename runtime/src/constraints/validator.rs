//! The walk through a value: a serializer that writes nothing and notes what breaks a constraint.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::place::{Level, Place, item_path, member_path};
use super::unique::repeated_items;
use super::violation::Found;
use super::{ConstraintRule, ConstraintViolation, Constraints, LengthUnit};
use crate::value::why_unsendable;

/// How many characters of a text are shown at most.
const LONGEST_TEXT: usize = 40;

pub(super) struct Validator<'c> {
    constraints: &'c Constraints,
    /// What the walk is in, from the outside to the inside.
    levels: Vec<Level>,
    violations: Vec<ConstraintViolation>,
}

/// Writes what is in a structure, list or map.
type Write<'w> = &'w dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl<'c> Validator<'c> {
    pub(super) fn new(constraints: &'c Constraints) -> Self {
        Self { constraints, levels: Vec::new(), violations: Vec::new() }
    }

    /// What was found.
    pub(super) fn finish(self) -> Vec<ConstraintViolation> {
        self.violations
    }

    /// Walks through a structure or union.
    pub(super) fn structure(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) {
        let place = self.place(schema, None);
        let level = Level::structure(place.clone());
        let level = self.inside(level, &place, &|serializer| value.serialize_members(serializer));
        for member in value.schema().members() {
            let is_required = self.constraints.of(member).is_some_and(|rules| rules.required);
            if is_required && !level.as_ref().is_some_and(|level| level.has(member)) {
                let place = Place { path: member_path(&place.path, member), ..place.clone() };
                self.report(place, ConstraintRule::Required, Found::Nothing);
            }
        }
    }

    fn list(&mut self, schema: &Schema<'_>, length: Option<usize>, write_items: Write<'_>) {
        let place = self.place(schema, None);
        let is_long =
            length.is_some_and(|length| self.length(schema, &place, length, LengthUnit::Items));
        let level = self.inside(Level::list(place.clone()), &place, write_items);
        if let (None, Some(level)) = (length, level) {
            self.length(schema, &place, level.len(), LengthUnit::Items);
        }
        let is_unique = self.constraints.of(schema).is_some_and(|rules| rules.unique_items);
        if is_unique && !is_long {
            self.unique_items(&place, write_items);
        }
    }

    fn unique_items(&mut self, place: &Place, write_items: Write<'_>) {
        for (position, first) in repeated_items(write_items) {
            let found = Found::SameAs(item_path(&place.path, first));
            let place = Place { path: item_path(&place.path, position), ..place.clone() };
            self.report(place, ConstraintRule::UniqueItems, found);
        }
    }

    fn map(&mut self, schema: &Schema<'_>, length: Option<usize>, write_entries: Write<'_>) {
        let place = self.place(schema, None);
        if let Some(length) = length {
            self.length(schema, &place, length, LengthUnit::Entries);
        }
        let level = self.inside(Level::map(place.clone()), &place, write_entries);
        if let (None, Some(level)) = (length, level) {
            self.length(schema, &place, level.len(), LengthUnit::Entries);
        }
    }

    /// Walks through what is in a structure, list or map, and gives its level with all that was there.
    fn inside(&mut self, level: Level, place: &Place, write: Write<'_>) -> Option<Level> {
        self.levels.push(level);
        // The walk itself can't fail, so that this is about what the value holds.
        if let Err(error) = write(self) {
            let reason = why_unsendable(&error).map_or_else(|| error.to_string(), str::to_owned);
            let found = Found::Reason(reason);
            self.report(place.clone(), ConstraintRule::Sendable, found);
        }
        self.levels.pop()
    }

    /// Checks a text: its length, and its form only if the length is right, so that the time that
    /// takes is bounded.
    fn text(&mut self, schema: &Schema<'_>, text: &str) {
        let place = self.place(schema, Some(text));
        let Some(rules) = self.constraints.of(schema) else { return };
        if self.length(schema, &place, text.chars().count(), LengthUnit::Characters) {
            return;
        }
        if let Some(rule) = rules.broken_pattern(text) {
            let is_short = text.chars().nth(LONGEST_TEXT).is_none();
            let shown = is_short && !place.is_sensitive && !place.is_key;
            let found = if shown { Found::Value(format!("{text:?}")) } else { Found::Nothing };
            self.report(place, rule, found);
        }
    }

    fn number(&mut self, schema: &Schema<'_>, number: &dyn ToString) {
        let place = self.place(schema, None);
        let Some(rules) = self.constraints.of(schema) else { return };
        let number = number.to_string();
        if let Some(rule) = rules.broken_range(&number) {
            let is_short = number.len() <= LONGEST_TEXT;
            let shown = is_short && !place.is_sensitive;
            let found = if shown { Found::Value(number) } else { Found::Nothing };
            self.report(place, rule, found);
        }
    }

    /// Checks a length, and says whether it breaks the rule.
    fn length(
        &mut self,
        schema: &Schema<'_>,
        place: &Place,
        length: usize,
        unit: LengthUnit,
    ) -> bool {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        let rules = self.constraints.of(schema);
        let Some(rule) = rules.and_then(|rules| rules.broken_length(length, unit)) else {
            return false;
        };
        let found = if place.is_sensitive { Found::Nothing } else { Found::Length(length) };
        self.report(place.clone(), rule, found);
        true
    }

    /// The place of the next value; the input itself has none.
    fn place(&mut self, schema: &Schema<'_>, text: Option<&str>) -> Place {
        self.levels.last_mut().map(|level| level.next(schema, text)).unwrap_or_default()
    }

    fn report(&mut self, place: Place, rule: ConstraintRule, found: Found) {
        let Place { path, is_key, .. } = place;
        self.violations.push(ConstraintViolation { path, is_key, rule, found });
    }
}

/// The walk passes by values of types that have no constraints, and checks numbers by their decimals.
macro_rules! simple_values {
    ($($write:ident($type:ty) => $check:ident;)*) => {
        $(
            fn $write(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
                simple_values!(@$check self schema value);
                Ok(())
            }
        )*
    };
    (@number $self:ident $schema:ident $value:ident) => { $self.number($schema, &$value) };
    (@big_number $self:ident $schema:ident $value:ident) => {
        $self.number($schema, &$value.as_ref())
    };
    (@text $self:ident $schema:ident $value:ident) => { $self.text($schema, $value) };
    (@nothing $self:ident $schema:ident $value:ident) => {{
        let _ = $value;
        $self.place($schema, None);
    }};
}

impl ShapeSerializer for Validator<'_> {
    simple_values! {
        write_boolean(bool) => nothing;
        write_byte(i8) => number;
        write_short(i16) => number;
        write_integer(i32) => number;
        write_long(i64) => number;
        write_float(f32) => number;
        write_double(f64) => number;
        write_big_integer(&BigInteger) => big_number;
        write_big_decimal(&BigDecimal) => big_number;
        write_string(&str) => text;
        write_timestamp(&DateTime) => nothing;
        write_document(&Document) => nothing;
    }

    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        self.structure(schema, value);
        Ok(())
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.list(schema, None, write);
        Ok(())
    }

    fn write_list_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        self.list(schema, Some(length), write);
        Ok(())
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.map(schema, None, write);
        Ok(())
    }

    fn write_map_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        self.map(schema, Some(length), write);
        Ok(())
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        let place = self.place(schema, None);
        self.length(schema, &place, value.as_ref().len(), LengthUnit::Bytes);
        Ok(())
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.place(schema, None);
        Ok(())
    }
}
