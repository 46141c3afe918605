//! The location of unreadable values, and the words for types.

use super::*;

/// Asserts the error of each value.
#[track_caller]
fn assert_errors(errors: &[(Json, &str)]) {
    for (json, expected) in errors {
        let error = serde_json::from_value::<Everything>(json.clone()).expect_err("an error");
        assert_eq!(error.to_string(), *expected);
    }
}

#[test]
fn errors_name_the_expected_and_the_found_type() {
    assert_errors(&[
        (json!([]), "expected a structure, found a list"),
        (json!({ "name": 1 }), "name: expected a string, found an integer"),
        (json!({ "byte": 200 }), "byte: expected an 8-bit integer, found a number out of range"),
        (
            json!({ "limit": 1.5 }),
            "limit: expected a 32-bit integer, found a number with a fraction",
        ),
        (
            json!({ "long": u64::MAX }),
            "long: expected a 64-bit integer, found a number out of range",
        ),
        (json!({ "long": 1e300 }), "long: expected a 64-bit integer, found a number out of range"),
        (json!({ "single": 1e40 }), "single: expected a number, found a number out of range"),
        (json!({ "at": 1e300 }), "at: expected a timestamp, found a number out of range"),
        (json!({ "at": "yesterday" }), "at: expected a timestamp, found a string"),
        (json!({ "integer": true }), "integer: expected an integer, found a boolean"),
        (json!({ "integer": 1.5 }), "integer: expected an integer, found a number with a fraction"),
        (json!({ "integer": "one" }), "integer: expected an integer, found a string"),
        (json!({ "decimal": [] }), "decimal: expected a decimal number, found a list"),
        (json!({ "decimal": "one" }), "decimal: expected a decimal number, found a string"),
        (json!({ "blob": 1 }), "blob: expected a blob in base64, found an integer"),
        (json!({ "blob": "%" }), "blob: expected a blob in base64, found another string"),
        (json!({ "counts": [] }), "counts: expected a map, found a list"),
        (json!({ "inner": "" }), "inner: expected a structure, found a string"),
        (json!({ "choice": 1.5 }), "choice: expected a union, found a number with a fraction"),
    ]);
}

#[test]
fn errors_contain_the_path() {
    assert_errors(&[
        (
            json!({ "counts": { "two words": "" } }),
            "counts[\"two words\"]: expected a 64-bit integer, found a string",
        ),
        (
            json!({ "inner": { "names": ["a", {}] } }),
            "inner.names[1]: expected a string, found an object",
        ),
        (
            json!({ "counts": { "k": true } }),
            "counts.k: expected a 64-bit integer, found a boolean",
        ),
        (
            json!({ "choice": { "nested": { "flag": 0 } } }),
            "choice.nested.flag: expected a boolean, found an integer",
        ),
    ]);
}

#[test]
fn a_second_member_of_a_union_is_an_error() {
    for (choice, member) in [
        (json!({ "text": "a", "nothing": {} }), "nothing"),
        (json!({ "text": "a", "later": 1 }), "later"),
        (json!({ "later": 1, "text": "a" }), "text"),
        (json!({ "later": 1, "sooner": 2 }), "sooner"),
    ] {
        let expected = "expected a union with one member, found a second one";
        let expected = format!("choice.{member}: {expected}");
        assert_errors(&[(json!({ "choice": choice }), &expected)]);
    }
}
