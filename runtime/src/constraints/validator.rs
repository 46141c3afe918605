//! A serializer that validates a value instead of writing it.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::place::{Level, Place, item_path, member_path};
use super::unique::repeated_items;
use super::violation::Found;
use super::{ConstraintRule, ConstraintViolation, ConstraintViolations, Constraints, LengthUnit};
use crate::value::why_unsendable;

/// The maximum length of text in messages, in characters.
const LONGEST_TEXT: usize = 40;

impl Constraints {
    /// Validates a value and everything in it.
    ///
    /// # Errors
    ///
    /// All violated constraints, and all values that can't be sent.
    pub fn check(&self, value: &dyn SerializableStruct) -> Result<(), ConstraintViolations> {
        let mut validator = Validator::new(self);
        validator.structure(value.schema(), value);
        ConstraintViolations::of(validator.finish())
    }
}

struct Validator<'c> {
    constraints: &'c Constraints,
    /// The structures, lists and maps being visited, outermost first.
    levels: Vec<Level>,
    violations: Vec<ConstraintViolation>,
}

/// A function that writes the content of a structure, list or map.
type Write<'w> = &'w dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl<'c> Validator<'c> {
    fn new(constraints: &'c Constraints) -> Self {
        Self { constraints, levels: Vec::new(), violations: Vec::new() }
    }

    /// Returns all violations.
    fn finish(self) -> Vec<ConstraintViolation> {
        self.violations
    }

    /// Validates a structure or union.
    fn structure(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) {
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

    /// Validates the content of a structure, list or map. Returns its level after the visit.
    fn inside(&mut self, level: Level, place: &Place, write: Write<'_>) -> Option<Level> {
        self.levels.push(level);
        // Visiting can't fail, so an error means that the content can't be serialized.
        if let Err(error) = write(self) {
            let reason = why_unsendable(&error).map_or_else(|| error.to_string(), str::to_owned);
            let found = Found::Reason(reason);
            self.report(place.clone(), ConstraintRule::Sendable, found);
        }
        self.levels.pop()
    }

    /// Validates a string. Matches the pattern only if the length is valid, to bound the time.
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

    /// Validates a length. Returns whether it violates the rule.
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

    /// Returns the place of the next value. That of the input itself is empty.
    fn place(&mut self, schema: &Schema<'_>, text: Option<&str>) -> Place {
        self.levels.last_mut().map(|level| level.next(schema, text)).unwrap_or_default()
    }

    fn report(&mut self, place: Place, rule: ConstraintRule, found: Found) {
        let Place { path, is_key, .. } = place;
        self.violations.push(ConstraintViolation { path, is_key, rule, found });
    }
}

/// Implements the methods for types without constraints, and for numbers by their decimal text.
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
