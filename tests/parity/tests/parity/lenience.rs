//! Responses that AWS's client rejects. The generated client reads each like another response that AWS's client
//! accepts.

use parity::answer::Answer;
use parity::call::Pair;
use parity::differences::{
    self, CODE_IN_HEADER, Intended, LENIENCE, MISTYPED_MEMBERS, NULLS_IN_LISTS, TYPE_DECIDES,
    UNIONS, UNREADABLE, response_error,
};
use parity::model::{Model, name_of};
use parity::operations::{OPERATIONS, Operation, operation};
use parity::sample::{Nulls, Sample};
use serde_json::json;

const JSON: &str = "application/x-amz-json-1.0";

/// Checks that the generated client reads `answer` as AWS's client reads `other`, unlike AWS's client.
async fn read_as(operation: &Operation, answer: &Answer, other: &Answer, intended: &Intended) {
    let given = Pair::answered(operation, std::slice::from_ref(answer)).await;
    let expected = Pair::answered(operation, std::slice::from_ref(other)).await;
    assert_ne!(given.ours.outcome, given.official.outcome, "{intended:?}: {answer:?}");
    let crossed = Pair { ours: given.ours, official: expected.official };
    for difference in crossed.differences() {
        let known = differences::intended(&difference);
        assert!(known.is_some(), "{intended:?}: {}, {answer:?}: {difference}", operation.name);
    }
}

#[tokio::test]
async fn skips_nulls_in_lists() {
    let mut lists = 0;
    for operation in OPERATIONS {
        let full = Sample::FULL.output(operation.name);
        let nulls = Sample { nulls: Nulls::Items, ..Sample::FULL }.output(operation.name);
        if nulls != full {
            lists += 1;
            let (nulls, full) = (Answer::json(200, &nulls), Answer::json(200, &full));
            read_as(operation, &nulls, &full, &NULLS_IN_LISTS).await;
        }
    }
    assert_eq!(lists, 4);
}

#[tokio::test]
async fn skips_nulls_in_lists_of_errors() {
    for operation in OPERATIONS {
        let shape = "com.amazonaws.partnercentralchannel#ValidationException";
        let [nulls, full] = [Nulls::Items, Nulls::Nowhere].map(|nulls| {
            let mut body = Sample { nulls, ..Sample::FULL }.of(shape);
            body["__type"] = shape.into();
            Answer::json(400, &body)
        });
        read_as(operation, &nulls, &full, &NULLS_IN_LISTS).await;
    }
}

#[tokio::test]
async fn uses_a_code_in_a_header_if_the_body_is_unreadable() {
    for operation in OPERATIONS {
        for id in Model::get().errors(operation.name) {
            for body in ["<html>", "{\"message\": \"te", "{\"later\": "] {
                let [given, other] = [body, ""].map(|body| {
                    let answer = Answer::text(400, "text/html", body);
                    answer.with_header("x-amzn-errortype", name_of(id))
                });
                read_as(operation, &given, &other, &CODE_IN_HEADER).await;
            }
        }
    }
}

#[tokio::test]
async fn uses_the_code_of_an_error_with_mistyped_members() {
    for operation in OPERATIONS {
        for id in Model::get().errors(operation.name) {
            let other = Answer::json(400, &json!({ "__type": id }));
            let rests = [
                r#", "message": 3}"#,
                r#", "message": {"a": "b"}}"#,
                "}{}",
                r#", "message": "tex"#,
                r#", "message": "\x"}"#,
            ];
            for rest in rests {
                let given = Answer::text(400, JSON, format!(r#"{{"__type": "{id}"{rest}"#));
                read_as(operation, &given, &other, &MISTYPED_MEMBERS).await;
            }
        }
    }
}

#[tokio::test]
async fn prefers_types_to_codes() {
    for operation in OPERATIONS {
        for id in Model::get().errors(operation.name) {
            let name = name_of(id);
            for (kind, code) in [("Other", name), (name, "Other")] {
                let other = Answer::json(400, &json!({ "__type": kind }));
                for given in [
                    json!({ "__type": kind, "code": code }),
                    json!({ "code": code, "__type": kind }),
                ] {
                    read_as(operation, &Answer::json(400, &given), &other, &TYPE_DECIDES).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn reads_blank_bodies_as_empty() {
    for operation in OPERATIONS.iter().filter(|o| Model::get().has_output(o.name)) {
        let [blank, empty] = [" \n", ""].map(|body| Answer::text(200, JSON, body));
        read_as(operation, &blank, &empty, &LENIENCE).await;
    }
}

/// Members of a list's item, and equivalent members that AWS's client reads.
const MEMBERS: &[(&Intended, &str, &str)] = &[
    (&LENIENCE, r#""id": "b", "id": null"#, r#""id": "b""#),
    (&LENIENCE, r#""createdAt": 1767323045"#, r#""createdAt": "2026-01-02T03:04:05Z""#),
    (&LENIENCE, r#""createdAt": "1767323045""#, r#""createdAt": "2026-01-02T03:04:05Z""#),
    (&LENIENCE, r#""createdAt": -0.5"#, r#""createdAt": "1969-12-31T23:59:59.5Z""#),
    (&UNIONS, r#""detail": {}"#, NEITHER),
    (&UNIONS, r##""detail": {"__type": "com.example#Union"}"##, NEITHER),
    (&UNIONS, r#""detail": {"later": null}"#, NEITHER),
    (&UNIONS, r#""detail": {"startServicePeriodHandshakeDetail": null}"#, NEITHER),
];

/// Members of a list's item that neither client reads.
const UNREADABLE_MEMBERS: &[&str] = &[
    "\"id\": \"a\tb\0\"",
    r#""detail": {"revokeServicePeriodHandshakeDetail": {"note": "a"},
        "startServicePeriodHandshakeDetail": {}}"#,
    r#""detail": {"later": 1, "sooner": 2}"#,
    r#""detail": {"startServicePeriodHandshakeDetail": {}, "later": {}}"#,
    r#""detail": {"later": {}, "startServicePeriodHandshakeDetail": {}}"#,
];

/// A union with an unknown member.
const NEITHER: &str = r#""detail": {"later": {}}"#;

#[tokio::test]
async fn reads_lenient_members() {
    for (intended, given, other) in MEMBERS {
        let [given, other] = [given, other]
            .map(|member| Answer::text(200, JSON, format!("{{\"items\": [{{{member}}}]}}")));
        read_as(operation("ListChannelHandshakes"), &given, &other, intended).await;
    }
}

#[tokio::test]
async fn rejects_unreadable_members() {
    for member in UNREADABLE_MEMBERS {
        let answer = Answer::text(200, JSON, format!("{{\"items\": [{{{member}}}]}}"));
        let pair = Pair::answered(operation("ListChannelHandshakes"), &[answer]).await;
        let error = pair.official.outcome.expect_err("an error");
        assert_eq!(pair.ours.outcome, Err(response_error(&error)), "{UNREADABLE:?}: {member}");
    }
}
