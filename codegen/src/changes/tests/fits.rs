//! Tests for whether values of one type are valid for another.

use crate::changes::fits::fits;
use crate::model::{Model, ShapeId};

#[test]
fn values_of_narrower_numbers_are_valid_for_wider_ones() {
    let model = Model::parse("none", r#"{ "smithy": "2.0", "shapes": {} }"#).expect("a model");
    let fits = |from: &str, into: &str| {
        let shape = |name: &str| model.shape(&ShapeId::prelude(name)).expect("in the prelude");
        fits(shape(from), shape(into))
    };
    let integers = ["Byte", "Short", "Integer", "Long", "BigInteger", "BigDecimal"];
    for (position, from) in integers.iter().enumerate() {
        for (other, into) in integers.iter().enumerate() {
            assert_eq!(fits(from, into), position <= other, "{from} into {into}");
        }
    }
    assert!(fits("Float", "Double") && !fits("Double", "Float"));
    assert!(fits("Integer", "Double") && !fits("Long", "Double"));
    assert!(!fits("String", "Blob") && !fits("String", "Timestamp"));
}
