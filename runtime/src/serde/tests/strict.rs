//! Strict deserialization of inputs, and lenient deserialization of other values.

use super::*;
use crate::{operation, operation_error};

#[operation("Some Service.CreateThing", crate::test_service::SERVICE)]
struct CreateThing;

#[structure("example#CreateThingInput", input(CreateThing))]
struct CreateThingInput {
    #[member("catalog", required)]
    catalog: String,
    #[member("displayName")]
    display_name: Option<String>,
    #[member("sector", required)]
    sector: String,
    #[member("details")]
    details: Option<Vec<Detail>>,
    #[member("byName")]
    by_name: Option<HashMap<String, Detail>>,
    #[member("target")]
    target: Option<Target>,
    #[member("options")]
    options: Option<Options>,
}

#[structure("example#CreateThingOutput", output)]
struct CreateThingOutput {
    #[member("catalog", required)]
    catalog: String,
    #[member("details")]
    details: Option<Vec<Detail>>,
    #[member("target")]
    target: Option<Target>,
}

#[operation_error("CreateThing", ServiceError)]
enum CreateThingError {}

#[expect(dead_code, reason = "required by the macro, but never constructed")]
enum ServiceError {
    Unhandled(crate::error::Unhandled),
}

#[structure("example#Detail")]
struct Detail {
    #[member("key", required)]
    key: String,
    #[member("any", required)]
    any: Document,
    #[member("note")]
    note: Option<String>,
}

#[structure("example#Options")]
struct Options {}

#[union("example#Target")]
enum Target {
    #[member("detail")]
    Detail(Box<Detail>),
    #[member("nothing")]
    Nothing,
}

#[track_caller]
fn refused<T: de::DeserializeOwned + std::fmt::Debug>(json: Json) -> String {
    serde_json::from_value::<T>(json).expect_err("an error").to_string()
}

/// Returns an input with one more member.
fn input(member: &str, value: Json) -> Json {
    let mut json = json!({ "catalog": "AWS", "sector": "COMMERCIAL" });
    json[member] = value;
    json
}

#[test]
fn inputs_require_their_members() {
    let read: CreateThingInput =
        serde_json::from_value(input("displayName", Json::Null)).expect("an input");
    let expected =
        CreateThingInput { catalog: "AWS".into(), sector: "COMMERCIAL".into(), ..Value::initial() };
    assert_eq!(read, expected);
    let both = "missing required members `catalog` and `sector` of CreateThingInput";
    for (json, error) in [
        (json!({}), both),
        (json!({ "catalog": null, "displayName": "d" }), both),
        (json!({ "catalog": "AWS" }), "missing required member `sector` of CreateThingInput"),
        (
            input("details", json!([{ "key": "k", "any": null }, {}])),
            "details[1]: missing required members `key` and `any` of Detail",
        ),
        (
            input("byName", json!({ "a b": { "any": 1 } })),
            "byName[\"a b\"]: missing required member `key` of Detail",
        ),
        (
            input("target", json!({ "detail": { "key": "k" } })),
            "target.detail: missing required member `any` of Detail",
        ),
    ] {
        assert_eq!(refused::<CreateThingInput>(json), error);
    }
}

#[test]
fn inputs_reject_unknown_members() {
    const KNOWN: &str = "expected one of `catalog`, `displayName`, `sector`, `details`, `byName`, `target` or `options`";
    for (json, error) in [
        (input("nickname", json!("n")), format!("unknown member `nickname` of CreateThingInput, {KNOWN}")),
        (input("__type", json!("n")), format!("unknown member `__type` of CreateThingInput, {KNOWN}")),
        (input("display_name", json!(null)),
            "unknown member `display_name` of CreateThingInput, expected `displayName`".into()),
        (json!({ "Catalog": "AWS", "Sector": "COMMERCIAL" }),
            "unknown members `Catalog` and `Sector` of CreateThingInput, expected `catalog` and `sector`; \
             missing required members `catalog` and `sector`".into()),
        (input("details", json!([{ "key": "k", "any": 1, "value": "v" }])),
            "details[0]: unknown member `value` of Detail, expected one of `key`, `any` or `note`".into()),
        (input("target", json!({ "later": 1 })),
            "target: unknown member `later` of Target, expected one of `detail` or `nothing`".into()),
        (input("target", json!({ "nothing": {}, "later": null })),
            "target: unknown member `later` of Target, expected one of `detail` or `nothing`".into()),
        (input("target", json!({ "nothing": { "a": 1 } })),
            "target.nothing: unknown member `a` of Unit, which has no members".into()),
        (input("options", json!({ "a": 1, "b": 2 })),
            "options: unknown members `a` and `b` of Options, which has no members".into()),
    ] {
        assert_eq!(refused::<CreateThingInput>(json), error);
    }
    let json = input("target", json!({ "__type": "example#Target", "nothing": {} }));
    let read: CreateThingInput = serde_json::from_value(json).expect("an input");
    assert_eq!(read.target, Some(Target::Nothing));
}

#[test]
fn outputs_and_other_values_are_corrected() {
    let json = json!({
        "later": 1,
        "details": [{ "later": 1, "note": "n" }],
        "target": { "detail": {} },
    });
    let detail = || Detail { key: String::new(), any: Document::Null, note: None };
    let expected = CreateThingOutput::builder()
        .catalog("")
        .details([Detail { note: Some("n".into()), ..detail() }])
        .target(Target::Detail(Box::new(detail())))
        .build();
    assert_eq!(serde_json::from_value::<CreateThingOutput>(json).expect("an output"), expected);
    assert_eq!(serde_json::from_value::<Detail>(json!({ "later": 1 })).expect("read"), detail());
}
