//! Checks of example values against constraints, with the semantics of generated crates.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use regex::Regex;
use serde_json::{Map, Value};

use super::plan::{ConstraintsPlan, MemberConstraints, PatternPlan};
use crate::model::{Decimal, Member, ShapeId, ShapeKind, SimpleType, SimpleValue, Step};
use crate::plan::context::Context;
use crate::plan::types::rust_type::RustType;
use crate::plan::types::values::{InvalidValue, PathContext, ValueResult, invalid_value};

/// The result of a check, with the first violated constraint as the error.
type Checked = ValueResult<()>;

/// Checks values against the constraints of a service.
pub(in crate::plan) struct Checker<'p, 'm> {
    cx: &'p Context<'m>,
    members: HashMap<&'p ShapeId, &'p MemberConstraints>,
    regexes: RefCell<HashMap<String, Option<Regex>>>,
}

impl<'p, 'm> Checker<'p, 'm> {
    pub(in crate::plan) fn new(cx: &'p Context<'m>, plan: &'p ConstraintsPlan) -> Self {
        let members = plan.members.iter().map(|member| (&member.id, member)).collect();
        Self { cx, members, regexes: RefCell::default() }
    }

    /// Checks the members of a structure or union.
    pub(in crate::plan) fn members(&self, shape: &ShapeId, object: &Map<String, Value>) -> Checked {
        let members = self.cx.shape(shape).map(|shape| shape.members()).unwrap_or_default();
        for member in members {
            let checked = match object.get(&member.name) {
                None | Some(Value::Null) => match self.of(member) {
                    Some(rules) if rules.required => {
                        return invalid_value(format!(
                            "lacks the required member `{}`",
                            member.name
                        ));
                    }
                    _ => Ok(()),
                },
                Some(value) => self.value(member, value),
            };
            checked.within(Step::Entry(member.name.clone()))?;
        }
        Ok(())
    }

    fn of(&self, member: &Member) -> Option<&'p MemberConstraints> {
        self.members.get(&member.id).copied()
    }

    fn value(&self, member: &Member, value: &Value) -> Checked {
        let Some(target) = self.cx.shape(&member.target) else { return Ok(()) };
        let rules = self.of(member);
        match (&target.kind, value) {
            (ShapeKind::Simple(simple), value) => {
                rules.map_or(Ok(()), |rules| self.simple(rules, *simple, value))
            }
            (ShapeKind::List(item), Value::Array(items)) => {
                rules.map_or(Ok(()), |rules| list(rules, items))?;
                let items = items.iter().enumerate().filter(|(_, value)| !value.is_null());
                items
                    .into_iter()
                    .try_for_each(|(at, value)| self.value(item, value).within(Step::Item(at)))
            }
            (ShapeKind::Map { key, value: item }, Value::Object(entries)) => {
                rules.map_or(Ok(()), |rules| length(rules, entries.len(), "entries"))?;
                entries.iter().try_for_each(|(name, value)| {
                    let key = self.of(key).map_or(Ok(()), |rules| self.text(rules, name));
                    let entry = || if value.is_null() { Ok(()) } else { self.value(item, value) };
                    key.and_then(|()| entry()).within(Step::Entry(name.clone()))
                })
            }
            (ShapeKind::Structure(_) | ShapeKind::Union(_), Value::Object(object)) => {
                self.members(&target.id, object)
            }
            _ => Ok(()),
        }
    }

    fn simple(&self, rules: &MemberConstraints, simple: SimpleType, value: &Value) -> Checked {
        let text = value.as_str();
        match (simple, text) {
            (SimpleType::String, Some(text)) => self.text(rules, text),
            (SimpleType::Blob, Some(_)) => {
                match SimpleValue::of_example(value, &RustType::Blob, None) {
                    Some(SimpleValue::Blob(bytes)) => length(rules, bytes.len(), "bytes"),
                    _ => Ok(()),
                }
            }
            (SimpleType::Timestamp | SimpleType::Document | SimpleType::Boolean, _) => Ok(()),
            (_, Some(text)) => range(rules, text),
            (_, None) => range(rules, &value.to_string()),
        }
    }

    fn text(&self, rules: &MemberConstraints, text: &str) -> Checked {
        length(rules, text.chars().count(), "characters")?;
        let Some(pattern) = &rules.pattern else { return Ok(()) };
        let mut regexes = self.regexes.borrow_mut();
        let regex = regexes.entry(pattern.ecma.clone()).or_insert_with(|| compiled(pattern));
        matches(regex.as_ref(), pattern, text)
    }
}

impl MemberConstraints {
    /// The constraint that a string violates, if any.
    pub(super) fn text_violation(&self, text: &str) -> Option<InvalidValue> {
        let pattern =
            || self.pattern.as_ref().map_or(Ok(()), |it| matches(compiled(it).as_ref(), it, text));
        length(self, text.chars().count(), "characters").and_then(|()| pattern()).err()
    }
}

fn compiled(pattern: &PatternPlan) -> Option<Regex> {
    Regex::new(pattern.regex.as_deref().unwrap_or(&pattern.ecma)).ok()
}

fn matches(regex: Option<&Regex>, pattern: &PatternPlan, text: &str) -> Checked {
    match regex {
        Some(regex) if !regex.is_match(text) => {
            invalid_value(format!("does not match `{}`", pattern.ecma))
        }
        _ => Ok(()),
    }
}

fn length(rules: &MemberConstraints, found: usize, unit: &str) -> Checked {
    let Some(allowed) = &rules.length else { return Ok(()) };
    let found = u64::try_from(found).unwrap_or(u64::MAX);
    let wrong = |which: &str, bound: u64| {
        invalid_value(format!("has {found} {unit}, but must have at {which} {bound}"))
    };
    match (allowed.min, allowed.max) {
        (Some(min), _) if found < min => wrong("least", min),
        (_, Some(max)) if found > max => wrong("most", max),
        _ => Ok(()),
    }
}

fn range(rules: &MemberConstraints, found: &str) -> Checked {
    let Some(allowed) = &rules.range else { return Ok(()) };
    match (&allowed.min, &allowed.max) {
        (Some(min), _) if compared(found, min).is_none_or(Ordering::is_lt) => {
            invalid_value(format!("is {found}, but must be at least {min}"))
        }
        (_, Some(max)) if compared(found, max).is_none_or(Ordering::is_gt) => {
            invalid_value(format!("is {found}, but must be at most {max}"))
        }
        _ => Ok(()),
    }
}

/// Compares a value with a bound. Returns `None` if the value is not a number; `NaN` is outside of every range.
fn compared(found: &str, bound: &Decimal) -> Option<Ordering> {
    match found {
        "Infinity" => Some(Ordering::Greater),
        "-Infinity" => Some(Ordering::Less),
        number => Some(number.parse::<Decimal>().ok()?.cmp(bound)),
    }
}

fn list(rules: &MemberConstraints, items: &[Value]) -> Checked {
    length(rules, items.len(), "items")?;
    let mut seen = HashSet::new();
    let repeats = rules.unique_items && !items.iter().all(|item| seen.insert(canonical(item)));
    if repeats { invalid_value("has duplicate items") } else { Ok(()) }
}

/// A representation that is equal for equal values, regardless of the order of entries.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| (key, canonical(value)));
            format!("{:?}", entries.collect::<BTreeMap<_, _>>())
        }
        Value::Array(items) => format!("{:?}", items.iter().map(canonical).collect::<Vec<_>>()),
        simple => simple.to_string(),
    }
}
