//! All types of numbers.

use super::*;

#[structure("example#Numbers")]
pub(super) struct Numbers {
    #[member("byte")]
    byte: Option<i8>,
    #[member("short")]
    short: Option<i16>,
    #[member("integer")]
    integer: Option<i32>,
    #[member("long")]
    long: Option<i64>,
    #[member("float")]
    float: Option<f32>,
    #[member("double")]
    double: Option<f64>,
    #[member("bigInteger")]
    big_integer: Option<BigInteger>,
    #[member("bigDecimal")]
    big_decimal: Option<BigDecimal>,
    #[member("any")]
    any: Option<Document>,
}

#[track_caller]
fn numbers(body: &str) -> Numbers {
    read(body).unwrap_or_else(|error| panic!("{body}: {error}"))
}

#[test]
fn reads_numbers_exactly() {
    let none: Numbers = Value::initial();
    for (body, expected) in [
        (r#"{"byte":-128}"#, Numbers { byte: Some(-128), ..none.clone() }),
        (r#"{"short":3.2767E4}"#, Numbers { short: Some(i16::MAX), ..none.clone() }),
        (r#"{"integer":1.0}"#, Numbers { integer: Some(1), ..none.clone() }),
        (r#"{"integer":1e2}"#, Numbers { integer: Some(100), ..none.clone() }),
        (r#"{"integer":-0.0}"#, Numbers { integer: Some(0), ..none.clone() }),
        (r#"{"long":-9223372036854775808}"#, Numbers { long: Some(i64::MIN), ..none.clone() }),
        (r#"{"long":9007199254740993.0}"#, Numbers { long: Some((1 << 53) + 1), ..none.clone() }),
        // Reading through a double would yield 1.0.
        (
            r#"{"float":1.00000005960464477539062500000001}"#,
            Numbers { float: Some(1.0 + f32::EPSILON), ..none.clone() },
        ),
        (
            r#"{"double":0.1,"float":0.1}"#,
            Numbers { float: Some(0.1), double: Some(0.1), ..none.clone() },
        ),
        (r#"{"double":"-Infinity"}"#, Numbers { double: Some(f64::NEG_INFINITY), ..none.clone() }),
        (
            r#"{"double":18446744073709551615}"#,
            Numbers { double: Some(18446744073709551615.0), ..none.clone() },
        ),
        (
            r#"{"bigInteger":123456789012345678901234567890,"bigDecimal":1.2345678901234567890e-50}"#,
            Numbers {
                big_integer: "123456789012345678901234567890".parse().ok(),
                big_decimal: "1.2345678901234567890e-50".parse().ok(),
                ..none.clone()
            },
        ),
        (
            r#"{"bigInteger":"-12","bigDecimal":"1.50"}"#,
            Numbers {
                big_integer: "-12".parse().ok(),
                big_decimal: "1.50".parse().ok(),
                ..none.clone()
            },
        ),
        (r#"{"any":-7}"#, Numbers { any: Some(Number::NegInt(-7).into()), ..none.clone() }),
        (r#"{"integer":5,"integer":6}"#, Numbers { integer: Some(6), ..none.clone() }),
    ] {
        assert_eq!(numbers(body), expected, "{body}");
    }
    for body in [r#"{"double":-0}"#, r#"{"double":-0.0}"#] {
        assert!(numbers(body).double.is_some_and(|zero| zero == 0.0 && zero.is_sign_negative()));
    }
    let nan = numbers(r#"{"float":"NaN","double":"NaN"}"#);
    assert!(nan.float.is_some_and(f32::is_nan) && nan.double.is_some_and(f64::is_nan));
}

#[test]
fn rejects_numbers_out_of_range() {
    for (body, error) in [
        (r#"{"byte":128}"#, "byte: expected an 8-bit integer, found a number out of range"),
        (r#"{"short":-32769}"#, "short: expected a 16-bit integer, found a number out of range"),
        (
            r#"{"integer":2147483648}"#,
            "integer: expected a 32-bit integer, found a number out of range",
        ),
        (
            r#"{"integer":1.5}"#,
            "integer: expected a 32-bit integer, found a number with a fraction",
        ),
        (r#"{"integer":"5"}"#, "integer: expected a 32-bit integer, found a string"),
        (
            r#"{"long":9223372036854775808}"#,
            "long: expected a 64-bit integer, found a number out of range",
        ),
        (r#"{"long":1e300}"#, "long: expected a 64-bit integer, found a number out of range"),
        (r#"{"float":1e40}"#, "float: expected a number, found a number out of range"),
        (r#"{"double":-1e400}"#, "double: expected a number, found a number out of range"),
        (r#"{"double":"1.5"}"#, "double: expected a number, found a string"),
        (
            r#"{"bigInteger":1.5}"#,
            "bigInteger: expected an integer, found a number with a fraction",
        ),
        (r#"{"bigInteger":1e40}"#, "bigInteger: expected an integer, found a number out of range"),
        (r#"{"bigInteger":"one"}"#, "bigInteger: expected an integer, found a string"),
        (r#"{"bigDecimal":true}"#, "bigDecimal: expected a decimal number, found a boolean"),
        (r#"{"any":[1e400]}"#, "any[0]: expected a number, found a number out of range"),
    ] {
        assert_eq!(read::<Numbers>(body).expect_err(body), error, "{body}");
    }
}
