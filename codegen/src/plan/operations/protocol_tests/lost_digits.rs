//! Digits that the parameters of Smithy's own tests have lost.
//!
//! The JSON of Smithy's models is written with numbers of 64 bits, so that the parameter of a test of high precision is
//! `0.1`. Its body has all digits, because it is a string. This has no effect on models without such tests.

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use crate::model::Decimal;

/// Returns the parameters of a test, with numbers that are rounded versions of strings in its body replaced by these.
pub(super) fn with_lost_digits<'p>(
    params: &'p Map<String, Value>,
    body: Option<&str>,
) -> Cow<'p, Map<String, Value>> {
    let body = body.and_then(|body| serde_json::from_str(body).ok());
    match body {
        Some(Value::Object(body)) => Cow::Owned(of_object(params, &body)),
        _ => Cow::Borrowed(params),
    }
}

fn of_object(params: &Map<String, Value>, body: &Map<String, Value>) -> Map<String, Value> {
    let restored = |(name, value): (&String, &Value)| {
        let value = body.get(name).map_or_else(|| value.clone(), |body| of_value(value, body));
        (name.clone(), value)
    };
    params.iter().map(restored).collect()
}

fn of_value(value: &Value, body: &Value) -> Value {
    match (value, body) {
        (Value::Number(number), Value::String(digits)) if is_rounded(number, digits) => {
            body.clone()
        }
        (Value::Object(params), Value::Object(body)) => Value::Object(of_object(params, body)),
        (Value::Array(items), Value::Array(body)) if items.len() == body.len() => {
            items.iter().zip(body).map(|(item, body)| of_value(item, body)).collect()
        }
        _ => value.clone(),
    }
}

/// Returns whether a number is other digits rounded to 64 bits.
fn is_rounded(number: &Number, digits: &str) -> bool {
    let exact = |text: &str| text.parse::<Decimal>().ok();
    let is_nearest = digits.parse::<f64>().is_ok_and(|float| number.as_f64() == Some(float));
    is_nearest && exact(digits).is_some_and(|all| exact(&number.to_string()) != Some(all))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn restored(params: Value, body: &str) -> Value {
        let params = params.as_object().expect("an object");
        Value::Object(with_lost_digits(params, Some(body)).into_owned())
    }

    #[test]
    fn restores_digits_from_strings_in_the_body() {
        assert_eq!(
            restored(
                json!({ "a": 0.1, "b": [{ "c": -2.5 }] }),
                r#"{"a": "0.1000000000000000000001", "b": [{"c": "-2.50000000000000000001"}]}"#
            ),
            json!({ "a": "0.1000000000000000000001", "b": [{ "c": "-2.50000000000000000001" }] })
        );
    }

    #[test]
    fn keeps_other_values() {
        for (value, body) in [
            (json!(0.1), r#""0.1""#),
            (json!(0.1), r#""0.10""#),
            (json!(0.1), r#""0.2""#),
            (json!(0.1), "0.1"),
            (json!(1), r#""x""#),
            (json!("1"), r#""1.5""#),
            (json!([0.1]), r#"["0.1000000000000000000001", "2"]"#),
        ] {
            let params = json!({ "a": value });
            assert_eq!(restored(params.clone(), &format!(r#"{{"a": {body}}}"#)), params, "{body}");
        }
        let params = json!({ "a": 0.1 });
        assert_eq!(restored(params.clone(), "?"), params);
    }
}
