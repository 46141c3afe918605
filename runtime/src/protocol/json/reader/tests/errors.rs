//! The location of unreadable values, and the words for types.

use super::*;

#[test]
fn errors_contain_the_path() {
    for (body, error) in [
        ("[]", "expected a structure, found a list"),
        ("null", "expected a structure, found null"),
        (r#"{"name":{}}"#, "name: expected a string, found an object"),
        (r#"{"inner":{"a":1,"b":false}}"#, "inner.b: expected a 32-bit integer, found a boolean"),
        (r#"{"items":{}}"#, "items: expected a list, found an object"),
        (r#"{"items":[{},1]}"#, "items[1]: expected a structure, found a number"),
        (
            r#"{"items":[{},{},{},{"createdAt":"soon"}]}"#,
            "items[3].createdAt: expected a timestamp, found a string",
        ),
        (
            r#"{"items":[{"byName":{"a":{"flag":1}}}]}"#,
            "items[0].byName.a.flag: expected a boolean, found a number",
        ),
        (r#"{"byName":[]}"#, "byName: expected a map, found a list"),
        (r#"{"byName":{"a b":[]}}"#, r#"byName["a b"]: expected a structure, found a list"#),
        (r#"{"secrets":{"hunter2":""}}"#, "secrets.*: expected a 32-bit integer, found a string"),
        (r#"{"choice":"x"}"#, "choice: expected a union, found a string"),
        (r#"{"choice":{"nothing":"x"}}"#, "choice.nothing: expected a structure, found a string"),
        (
            r#"{"items":[{"choice":{"nested":{"text":[]}}}]}"#,
            "items[0].choice.nested.text: expected a string, found a list",
        ),
        (
            r#"{"documents":[{"a":[0,{"b c":1e400}]}]}"#,
            r#"documents[0].a[1]["b c"]: expected a number, found a number out of range"#,
        ),
    ] {
        assert_eq!(read::<Item>(body).expect_err(body), error, "{body}");
    }
}

#[test]
fn errors_about_malformed_json_contain_the_path_or_the_offset() {
    for (body, error) in [
        (r#"{"name":"\ud800"}"#, "name: invalid JSON: a string with an invalid escape sequence"),
        (r#"{"name":"a"} x"#, "unexpected data after the end of the JSON text"),
        (
            r#"{"items":[{"name":"a"},{"name":"#,
            "items[1].name: invalid JSON at offset 31: unexpected end of stream",
        ),
        (r#"{"items":[{}"#, "items[1]: unexpected end of the JSON text"),
        (
            r#"{"later":{"a":[}}"#,
            "later: invalid JSON at offset 15: unexpected token '}'. Expected one of '{', '[', '\"', 'null', 'true', 'false', <number>",
        ),
        (
            "<html>",
            "invalid JSON at offset 0: unexpected token '<'. Expected one of '{', '[', '\"', 'null', 'true', 'false', <number>",
        ),
    ] {
        assert_eq!(read::<Item>(body).expect_err(body), error, "{body}");
    }
}

/// One value of each JSON type, and its words.
const VALUES: [(&str, &str); 6] = [
    ("null", "null"),
    ("true", "a boolean"),
    ("7", "a number"),
    (r#""text%""#, "a string"),
    ("[]", "a list"),
    ("{}", "an object"),
];

/// Asserts which JSON types a member rejects.
#[track_caller]
fn assert_rejects<T: Structure>(member: &str, expected: &str, rejected: &[&str]) {
    for (value, found) in VALUES {
        let body = format!(r#"{{"{member}":{value}}}"#);
        let error = read::<T>(&body).err();
        let text = format!("{member}: expected {expected}, found {found}");
        assert_eq!(error, rejected.contains(&found).then_some(text), "{body}");
    }
}

#[test]
fn errors_name_the_expected_and_the_found_type() {
    const LIST: &str = "a list";
    const NUMBER: &str = "a number";
    const OBJECT: &str = "an object";
    const STRING: &str = "a string";
    const BOOLEAN: &str = "a boolean";
    assert_rejects::<Item>("name", STRING, &[BOOLEAN, NUMBER, LIST, OBJECT]);
    assert_rejects::<Item>("flag", BOOLEAN, &[NUMBER, STRING, LIST, OBJECT]);
    assert_rejects::<Item>("createdAt", "a timestamp", &[BOOLEAN, STRING, LIST, OBJECT]);
    assert_rejects::<Item>("items", LIST, &[BOOLEAN, NUMBER, STRING, OBJECT]);
    assert_rejects::<Item>("byName", "a map", &[BOOLEAN, NUMBER, STRING, LIST]);
    assert_rejects::<Item>("inner", "a structure", &[BOOLEAN, NUMBER, STRING, LIST]);
    assert_rejects::<Item>("choice", "a union", &[BOOLEAN, NUMBER, STRING, LIST]);
    for (member, expected) in [
        ("byte", "an 8-bit integer"),
        ("short", "a 16-bit integer"),
        ("integer", "a 32-bit integer"),
        ("long", "a 64-bit integer"),
        ("float", NUMBER),
        ("double", NUMBER),
        ("bigInteger", "an integer"),
        ("bigDecimal", "a decimal number"),
    ] {
        assert_rejects::<numbers::Numbers>(member, expected, &[BOOLEAN, STRING, LIST, OBJECT]);
    }
    for value in ["1", "true", "[]", "{}"] {
        let error = read::<Item>(&format!(r#"{{"data":{value}}}"#)).expect_err(value);
        assert!(error.starts_with("data: expected a blob in base64, found a"), "{error}");
    }
    let error = read::<Item>(r#"{"data":"%"}"#).expect_err("not base64");
    assert_eq!(error, "data: expected a blob in base64, found another string");
}
