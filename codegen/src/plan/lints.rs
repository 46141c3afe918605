//! What the compiler and clippy would warn of in any crate of the model, because the model is as it is.

use std::f64::consts;

use serde_json::Value;

use super::{
    DefaultValue, ExampleOutcome, FieldValue, MemberPlan, Plan, RustType, SimpleValue,
    StructurePlan, TypePlan, ValuePlan,
};

/// The constants that clippy knows, but for powers of ten and multiples of those here.
const CONSTANTS: &[f64] = &[
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_2,
    consts::LN_10,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
];

/// The methods of operators of two operands, which clippy would have implemented as such.
const OPERATORS: &[&str] =
    &["add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub"];

/// How deep lists and maps may be nested before clippy takes the type for too complex.
const MOST_NESTED: usize = 4;

impl Plan {
    /// Whether anything in the plan is deprecated, which generated code has to name all the same.
    pub fn has_deprecations(&self) -> bool {
        self.operations.iter().any(|operation| operation.deprecated.is_some())
            || self.types.iter().any(TypePlan::has_deprecations)
            || self.waiters().any(|(_, waiter)| waiter.deprecated)
            || self.structures().any(StructurePlan::has_deprecations)
    }

    /// Whether a default of the model is near a constant of mathematics, which it is not meant to be.
    pub fn defaults_resemble_constants(&self) -> bool {
        let defaults = self.members().filter_map(|member| member.default.as_ref());
        defaults.into_iter().any(|default| match default {
            DefaultValue::Simple(value) => resembles_constant(value),
            _ => false,
        })
    }

    /// Whether a value in the model's tests and examples is near a constant of mathematics.
    pub fn tests_resemble_constants(&self) -> bool {
        self.test_fields().flatten().any(|field| holds_resembling(&field.value))
    }

    /// Whether a setter is named as the method of an operator.
    pub fn names_operators(&self) -> bool {
        self.members().any(|member| OPERATORS.contains(&member.setter.as_str()))
    }

    /// Whether lists and maps are nested so deep that clippy takes their types for too complex.
    pub fn nests_types_deep(&self) -> bool {
        let variants = self.types.iter().filter_map(|planned| match planned {
            TypePlan::Union(union) => Some(&union.variants),
            _ => None,
        });
        let held = variants.flatten().filter_map(|variant| variant.rust_type.as_ref());
        let types = self.members().map(|member| &member.rust_type).chain(held);
        types.into_iter().any(|of| depth(of) > MOST_NESTED)
    }

    fn structures(&self) -> impl Iterator<Item = &StructurePlan> {
        let types = self.types.iter().filter_map(|planned| match planned {
            TypePlan::Structure(structure) => Some(structure),
            _ => None,
        });
        let errors = self.errors.iter().map(|error| &error.structure);
        let halves =
            self.operations.iter().flat_map(|operation| [&operation.input, &operation.output]);
        types.chain(errors).chain(halves)
    }

    fn members(&self) -> impl Iterator<Item = &MemberPlan> {
        self.structures().flat_map(|structure| &structure.members)
    }

    /// The values in the model's tests and examples.
    fn test_fields(&self) -> impl Iterator<Item = &[FieldValue]> {
        let inputs = self.examples.iter().map(|example| example.input.as_slice());
        let outcomes =
            self.examples.iter().filter_map(|example| match example.outcome.as_ref()? {
                ExampleOutcome::Output { fields, .. } | ExampleOutcome::Error { fields, .. } => {
                    Some(fields.as_slice())
                }
            });
        let requests = self.protocol_tests.requests.iter().map(|test| test.input.as_slice());
        let responses = self.protocol_tests.responses.iter().map(|test| test.fields.as_slice());
        inputs.chain(outcomes).chain(requests).chain(responses)
    }
}

/// How deep lists and maps are nested in a type.
fn depth(of: &RustType) -> usize {
    match of {
        RustType::List { item: inner, sparse } | RustType::Map { value: inner, sparse } => {
            1 + usize::from(*sparse) + depth(inner)
        }
        _ => 0,
    }
}

fn resembles_constant(value: &SimpleValue) -> bool {
    match value {
        SimpleValue::Single(value) => is_near_constant(f64::from(*value)),
        SimpleValue::Double(value) => is_near_constant(*value),
        SimpleValue::Document(value) => document_resembles(value),
        _ => false,
    }
}

fn document_resembles(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(is_near_constant),
        Value::Array(items) => items.iter().any(document_resembles),
        Value::Object(entries) => entries.values().any(document_resembles),
        _ => false,
    }
}

/// Whether clippy may take a number for a constant, which depends on its digits. This says so of some more.
fn is_near_constant(value: f64) -> bool {
    CONSTANTS.iter().any(|constant| (value.abs() / constant - 1.0).abs() < 0.01)
}

fn holds_resembling(value: &ValuePlan) -> bool {
    match value {
        ValuePlan::Simple(value) => resembles_constant(value),
        ValuePlan::EpochSeconds(seconds) => is_near_constant(*seconds),
        other => other.inner().into_iter().any(holds_resembling),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_near_constants_are_found_wherever_they_are() {
        for near in ["3.14", "-2.718", "0.693147", "1.4142", "6.28"] {
            assert!(near.parse().is_ok_and(is_near_constant), "{near}");
        }
        for other in [0.0, -0.0, 1.0, 3.0, 100.0, f64::MAX, 5e-324] {
            assert!(!is_near_constant(other), "{other}");
        }
        assert!(document_resembles(&json!({ "a": [1, { "b": consts::PI }] })));
        assert!(!document_resembles(&json!({ "a": [1, "3.1416", null] })));
        let double = ValuePlan::Simple(SimpleValue::Double(consts::PI));
        let sparse = ValuePlan::SparseList(vec![None, Some(double)]);
        assert!(holds_resembling(&ValuePlan::List(RustType::F64, vec![sparse])));
    }

    #[test]
    fn sparse_collections_are_deeper() {
        let list = |item, sparse| RustType::List { item: Box::new(item), sparse };
        assert_eq!(depth(&list(list(RustType::F64, true), false)), 3);
        assert_eq!(depth(&RustType::String), 0);
    }
}
