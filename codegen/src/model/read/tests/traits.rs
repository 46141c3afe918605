//! Values of traits.

use super::*;
use crate::model::{ErrorFault, Length, TimestampFormat};

/// Returns the problem of a trait of a string, with its offset from the start of the value.
fn problem(name: &str, value: &str) -> (usize, String) {
    let shapes =
        format!("\"a#A\": {{\"type\": \"string\", \"traits\": {{\n\"{name}\": {value}\n}}}}");
    let text = problems(&document(&shapes));
    let column = text.strip_prefix("3:").and_then(|text| text.split_once(": "));
    let (column, text) = column.unwrap_or_else(|| panic!("{text}"));
    let start = name.len() + "\"\": ".len() + 1;
    let prefix = format!("a#A: invalid value of the trait `{name}`: ");
    let help = "\n  help: correct the trait's value, or remove the trait";
    let reason = text.strip_prefix(&prefix).and_then(|text| text.strip_suffix(help));
    let reason = reason.unwrap_or_else(|| panic!("{text}")).to_owned();
    (column.parse::<usize>().expect("a number") - start, reason)
}

/// Traits with an invalid value, the offset of the problem in the value, and the reason.
const WRONG_VALUES: &[(&str, &str, usize, &str)] = &[
    ("smithy.api#required", "false", 0, "expected `{}`"),
    ("smithy.api#sensitive", "[]", 0, "expected `{}`"),
    ("smithy.api#readonly", "\"yes\"", 0, "expected `{}`"),
    (
        "smithy.api#length",
        "7",
        0,
        "invalid type: integer `7`, expected an object with `min` and `max`",
    ),
    (
        "smithy.api#length",
        r#"{"min": -1}"#,
        8,
        "invalid value: integer `-1`, expected a whole number from 0",
    ),
    ("smithy.api#range", r#"{"min": 0, "max": "ä"}"#, 18, "`ä` is not a number"),
    ("smithy.api#pattern", "{}", 0, "invalid type: object, expected a string"),
    ("smithy.api#documentation", "null", 0, "invalid type: null, expected a string"),
    (
        "smithy.api#deprecated",
        r#"{"since": 1}"#,
        10,
        "invalid type: integer `1`, expected a string",
    ),
    ("smithy.api#error", "\"nobody\"", 0, "unknown value `nobody`, expected `client` or `server`"),
    (
        "smithy.api#httpError",
        "70000",
        0,
        "invalid value: integer `70000`, expected a whole number from 0 to 65535",
    ),
    (
        "smithy.api#retryable",
        r#"{"throttling": 1}"#,
        15,
        "invalid type: integer `1`, expected a boolean",
    ),
    ("smithy.api#http", r#"{"method": "GET"}"#, 0, "missing property `uri`"),
    ("smithy.api#httpLabel", "1", 0, "expected `{}`"),
    ("smithy.api#httpQuery", "{}", 0, "invalid type: object, expected a string"),
    ("smithy.api#httpHeader", "1", 0, "invalid type: integer `1`, expected a string"),
    ("smithy.api#httpPrefixHeaders", "[]", 0, "invalid type: array, expected a string"),
    ("smithy.api#mediaType", "true", 0, "invalid type: boolean `true`, expected a string"),
    ("smithy.api#xmlName", "{}", 0, "invalid type: object, expected a string"),
    ("smithy.api#xmlNamespace", r#"{"prefix": "p"}"#, 0, "missing property `uri`"),
    ("smithy.api#xmlFlattened", "false", 0, "expected `{}`"),
    ("aws.protocols#ec2QueryName", "2", 0, "invalid type: integer `2`, expected a string"),
    ("aws.protocols#awsQueryError", r#"{"code": "C"}"#, 0, "missing property `httpResponseCode`"),
    (
        "aws.protocols#restXml",
        r#"{"noErrorWrapping": 1}"#,
        20,
        "invalid type: integer `1`, expected a boolean",
    ),
    ("smithy.api#paginated", r#"{"items": []}"#, 10, "invalid type: array, expected a string"),
    (
        "smithy.api#timestampFormat",
        "\"iso\"",
        0,
        "unknown value `iso`, expected one of `date-time`, `http-date`, `epoch-seconds`",
    ),
    ("smithy.api#jsonName", "1", 0, "invalid type: integer `1`, expected a string"),
    ("smithy.api#title", "[]", 0, "invalid type: array, expected a string"),
    (
        "smithy.api#auth",
        r#"["a#b", "c"]"#,
        8,
        "`c` is not an absolute shape id: the namespace is missing, as in `com.example#Name`",
    ),
    ("smithy.api#httpApiKeyAuth", r#"{"name": "a"}"#, 0, "missing property `in`"),
    (
        "smithy.api#httpApiKeyAuth",
        r#"{"name": "a", "in": "cookie"}"#,
        20,
        "unknown value `cookie`, expected `header` or `query`",
    ),
    (
        "smithy.api#httpApiKeyAuth",
        r#"{"name": "a", "in": "query", "scheme": "b"}"#,
        0,
        "`scheme` is only allowed if `in` is `header`",
    ),
    (
        "smithy.api#httpApiKeyAuth",
        r#"{"name": "a b", "in": "header"}"#,
        0,
        "`a b` is not a valid header name or scheme",
    ),
    ("smithy.api#httpBearerAuth", "1", 0, "expected `{}`"),
    (
        "smithy.api#examples",
        r#"[{"title": 1}]"#,
        11,
        "invalid type: integer `1`, expected a string",
    ),
    ("smithy.api#examples", "[{}]", 1, "missing property `title`"),
    (
        "smithy.api#mixin",
        r#"{"localTraits": [1]}"#,
        17,
        "invalid type: integer `1`, expected a string",
    ),
    ("aws.api#service", "{}", 0, "missing property `sdkId`"),
    ("aws.auth#sigv4", r#"{"name": null}"#, 9, "invalid type: null, expected a string"),
    ("aws.auth#sigv4a", "{}", 0, "missing property `name`"),
    (
        "smithy.test#httpRequestTests",
        r#"[{"id": "a", "protocol": "b"}]"#,
        25,
        "`b` is not an absolute shape id: the namespace is missing, as in `com.example#Name`",
    ),
    (
        "smithy.test#httpResponseTests",
        r#"[{"id": "a", "protocol": "b#c", "code": 200, "body": 1}]"#,
        53,
        "invalid type: integer `1`, expected a string",
    ),
    (
        "smithy.test#httpResponseTests",
        r#"[{"id": "a", "protocol": "b#c"}]"#,
        1,
        "missing property `code`",
    ),
];

#[test]
fn rejects_values_of_the_wrong_type() {
    for (name, value, offset, reason) in WRONG_VALUES {
        assert_eq!(problem(name, value), (*offset, (*reason).to_owned()), "{name}: {value}");
    }
}

#[test]
fn interprets_values() {
    let model = model(
        r#""a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#Timestamp", "traits": {
            "smithy.api#required": true, "smithy.api#clientOptional": null, "smithy.api#sensitive": {},
            "smithy.api#length": {"min": 1}, "smithy.api#range": {"min": -0.5, "max": "12345678901234567890"},
            "smithy.api#timestampFormat": "http-date", "smithy.api#default": null, "a#custom": [1]}}},
        "traits": {"smithy.api#error": "server", "smithy.api#retryable": {"throttling": true}, "smithy.api#httpError": 503,
            "smithy.api#deprecated": {"message": "m"}, "smithy.api#documentation": "d"}},
        "a#V": {"type": "service", "version": "1", "traits": {
            "aws.protocols#restXml": {}, "aws.protocols#somethingElse": {}, "smithy.protocols#rpcv2Cbor": {},
            "aws.api#service": {"sdkId": "V", "endpointPrefix": "v", "more": 1}, "aws.auth#sigv4": {"name": "v"},
            "smithy.api#auth": ["aws.auth#sigv4"], "smithy.api#paginated": {}, "smithy.api#deprecated": {},
            "smithy.rules#endpointRuleSet": {"rules": []}}}"#,
    );
    let shape = &model.shapes[&id("a#S")].traits;
    assert_eq!((shape.error, shape.http_error), (Some(ErrorFault::Server), Some(503)));
    assert_eq!(shape.retryable.map(|it| it.throttling), Some(true));
    assert_eq!(shape.deprecated.as_ref().and_then(|it| it.message.as_deref()), Some("m"));
    let member = &model.shapes[&id("a#S")].members()[0].traits;
    assert!(member.required && member.client_optional && member.sensitive && !member.input);
    assert_eq!(member.length, Some(Length { min: Some(1), max: None }));
    let range = member.range.as_ref().expect("a range");
    assert_eq!(range.max, Some("12345678901234567890".parse().expect("a number")));
    assert_eq!(member.timestamp_format, Some(TimestampFormat::HttpDate));
    assert_eq!(member.default, Some(serde_json::Value::Null));
    assert_eq!(model.source.slice(member.all[&id("a#custom")].span), "[1]");

    let service = &model.shapes[&id("a#V")].traits;
    assert_eq!(service.rest_xml.map(|it| it.no_error_wrapping), Some(false));
    assert_eq!(service.aws_service.as_ref().map(|it| &*it.sdk_id), Some("V"));
    assert_eq!((service.sigv4.as_deref(), service.sigv4a.as_deref()), (Some("v"), None));
    assert_eq!(service.auth.as_deref(), Some(&[id("aws.auth#sigv4")][..]));
    assert_eq!(service.paginated.as_ref().map(|it| it.items.is_none()), Some(true));
    assert!(service.endpoint_rule_set.is_some() && service.endpoint_tests.is_none());
}

#[test]
fn interprets_traits_of_protocols() {
    let model = model(
        r#""a#S": {"type": "structure", "members": {
            "label": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#mediaType": "text/plain"}},
            "query": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}},
            "params": {"target": "smithy.api#String", "traits": {"smithy.api#httpQueryParams": {}}},
            "header": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-H"}},
            "prefix": {"target": "smithy.api#String", "traits": {"smithy.api#httpPrefixHeaders": ""}},
            "payload": {"target": "smithy.api#String", "traits": {"smithy.api#httpPayload": {}, "smithy.api#httpResponseCode": {}}},
            "xml": {"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "p:X", "smithy.api#xmlAttribute": {}, "smithy.api#xmlFlattened": {},
                "smithy.api#xmlNamespace": {"uri": "https://x", "prefix": "p"}, "aws.protocols#ec2QueryName": "E"}}},
        "traits": {"aws.protocols#awsQueryError": {"code": "C", "httpResponseCode": 402}, "smithy.api#error": "client"}},
        "a#O": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{label}"}}}"#,
    );
    let shape = &model.shapes[&id("a#S")];
    let members = shape.members();
    let [label, query, params, header, prefix, payload, xml] = &members[..] else {
        panic!("{members:?}")
    };
    assert!(label.traits.http_label && !query.traits.http_label);
    assert_eq!(label.traits.media_type.as_deref(), Some("text/plain"));
    assert_eq!(query.traits.http_query.as_deref(), Some("q"));
    assert!(params.traits.http_query_params && !label.traits.http_query_params);
    assert_eq!(header.traits.http_header.as_deref(), Some("X-H"));
    assert_eq!(prefix.traits.http_prefix_headers.as_deref(), Some(""));
    assert!(payload.traits.http_payload && payload.traits.http_response_code);
    assert!(!label.traits.http_payload && !label.traits.http_response_code);
    let xml = &xml.traits;
    assert_eq!(xml.xml_name.as_deref(), Some("p:X"));
    assert!(xml.xml_attribute && xml.xml_flattened && !payload.traits.xml_flattened);
    let namespace = xml.xml_namespace.as_ref().expect("a namespace");
    assert_eq!((&*namespace.uri, namespace.prefix.as_deref()), ("https://x", Some("p")));
    assert_eq!(xml.ec2_query_name.as_deref(), Some("E"));
    let error = shape.traits.aws_query_error.as_ref().expect("the trait");
    assert_eq!((&*error.code, error.http_response_code), ("C", 402));
    let http = model.shapes[&id("a#O")].traits.http.as_ref().expect("the trait");
    assert_eq!((&*http.method, &*http.uri, http.code), ("GET", "/{label}", 200));
}

/// Returns the expected defaults from the message about an invalid default, or `None` if the default is valid.
fn default_problem(target: &str, value: &str) -> Option<String> {
    let shapes = format!(
        r#""a#S": {{"type": "structure", "members": {{"m": {{"target": "{target}", "traits": {{"smithy.api#default": {value}}}}}}}}},
        "a#E": {{"type": "enum", "members": {{"A": {{"traits": {{"smithy.api#enumValue": "a"}}}}}}}},
        "a#I": {{"type": "intEnum", "members": {{"A": {{"traits": {{"smithy.api#enumValue": 7}}}}}}}},
        "a#X": {{"type": "structure"}},
        "a#L": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
        "a#M": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#L"}}}}"#
    );
    let problems = Model::parse("m.json", &document(&shapes)).err()?;
    let [problem] = problems.iter().collect::<Vec<_>>()[..] else { panic!("{problems}") };
    assert_eq!(problems.source().slice(problem.span.expect("a place")), value);
    let text = problem.kind.to_string();
    let prefix = format!("the default `{value}` is not a valid value of `{target}`: expected ");
    Some(text.strip_prefix(&prefix).unwrap_or_else(|| panic!("{text}")).to_owned())
}

/// The expected defaults of a float. Part of the fault case `messages`: `1e39` is out of range.
const FLOAT: &str = "a number from -3.4028235e38 to 3.4028235e38, or one of the strings `NaN`, `Infinity` or `-Infinity`";

const DOUBLE: &str = "a number from -1.7976931348623157e308 to 1.7976931348623157e308, or one of the strings `NaN`, `Infinity` or `-Infinity`";

/// Targets with a default, and the expected defaults if it is invalid.
const DEFAULTS: &[(&str, &str, Option<&str>)] = &[
    ("smithy.api#Boolean", "0", Some("true or false")),
    ("smithy.api#Boolean", "false", None),
    ("smithy.api#String", "1", Some("a string")),
    ("smithy.api#String", "\"\"", None),
    ("smithy.api#Blob", "[]", Some("a base64 string")),
    ("smithy.api#Byte", "128", Some("an integer from -128 to 127")),
    ("smithy.api#Byte", "-128", None),
    ("smithy.api#Short", "32768", Some("an integer from -32768 to 32767")),
    ("smithy.api#Integer", "1.5", Some("a 32-bit integer")),
    ("smithy.api#Integer", "2147483648", Some("a 32-bit integer")),
    ("smithy.api#PrimitiveInteger", "2147483647", None),
    ("smithy.api#Long", "9223372036854775808", Some("a 64-bit integer")),
    ("smithy.api#Float", "\"1\"", Some(FLOAT)),
    ("smithy.api#Double", "\"1\"", Some(DOUBLE)),
    ("smithy.api#Float", "\"NaN\"", None),
    ("smithy.api#Double", "0", None),
    ("smithy.api#BigInteger", "1.5", Some("an integer")),
    ("smithy.api#BigInteger", "18446744073709551616123", None),
    ("smithy.api#BigDecimal", "0.1000000000000000055511151231257827", None),
    ("smithy.api#Timestamp", "1577836800.123456789", None),
    ("smithy.api#BigInteger", "\"123456789012345678901234567890\"", None),
    ("smithy.api#BigDecimal", "\"x\"", Some("a number")),
    (
        "smithy.api#Timestamp",
        "true",
        Some("a number of seconds or a date such as `1970-01-01T00:00:00Z`"),
    ),
    (
        "smithy.api#Timestamp",
        "\"1970-01-01\"",
        Some("a number of seconds or a date such as `1970-01-01T00:00:00Z`"),
    ),
    ("smithy.api#Timestamp", "\"1970-01-01T00:00:00.5Z\"", None),
    ("smithy.api#Blob", "\"?\"", Some("a base64 string")),
    ("smithy.api#Float", "1e+39", Some(FLOAT)),
    ("smithy.api#Float", "-3.4028235e38", None),
    ("smithy.api#BigDecimal", "1.5", None),
    ("smithy.api#Timestamp", "0", None),
    ("smithy.api#Document", "[1]", Some("null, a boolean, a number, a string, `[]` or `{}`")),
    ("smithy.api#Document", "{}", None),
    ("smithy.api#Document", "\"x\"", None),
    ("a#X", "{}", Some("no default, as this type can't have one")),
    ("a#E", "\"A\"", Some("the value of an enum member")),
    ("a#E", "\"a\"", None),
    ("a#I", "8", Some("the value of an enum member")),
    ("a#I", "7", None),
    ("a#L", "[1]", Some("`[]`, the only default that a list can have")),
    ("a#L", "[]", None),
    ("a#M", "[]", Some("`{}`, the only default that a map can have")),
    ("a#M", "{}", None),
    ("a#M", "null", None),
];

#[test]
fn accepts_only_valid_defaults() {
    for (target, value, expected) in DEFAULTS {
        assert_eq!(default_problem(target, value).as_deref(), *expected, "{target} = {value}");
    }
}

#[test]
fn rejects_null_as_the_default_of_a_shape() {
    assert!(
        model(r#""a#S": {"type": "string", "traits": {"smithy.api#default": "x"}}"#).shapes.len()
            == 1
    );
    assert_problems(&[
        (
            r#""a#S": {"type": "string", "traits": {"smithy.api#default": null}}"#,
            "2:60: a#S: the default `null` is not a valid value of `a#S`: expected a string\n  help: correct the default, or remove it",
        ),
        (
            r#""a#S": {"type": "string", "traits": {"smithy.api#default": ["äääääääääääääääääääääääääääääääääääääääääääääääääääääääää"]}}"#,
            "2:60: a#S: the default `[\"ääääääääääääääääääääääääääääääääääääää…` is not a valid value of `a#S`: expected a string\n  help: correct the default, or remove it",
        ),
    ]);
}
