//! Strict deserialization of inputs, and lenient deserialization of other values.

use aws_smithy_schema::{Schema, ShapeId, ShapeType, shape_id};

use super::*;
use crate::schema::{SerdeError, SerializableStruct, ShapeDeserializer};
use crate::value::{ReadMember, Slot, read_members, read_new};

/// Implements the traits of a structure by hand, with the positions of its required members and whether it is an
/// input.
macro_rules! structure {
    ($name:ident $required:expr, $is_input:expr, { $($index:literal $field:ident: $type:ident $member:literal,)* }) => {
        const _: () = {
            static SCHEMA: Schema<'static> = Schema::new_struct(
                ID,
                ShapeType::Structure,
                &[$({
                    static MEMBER: Schema<'static> =
                        Schema::new_member(ID, ShapeType::$type, $member, $index);
                    &MEMBER
                }),*],
            );

            impl Value for $name {
                fn initial() -> Self {
                    Self { $($field: Slot::initial(),)* }
                }

                fn write(
                    &self,
                    schema: &Schema<'_>,
                    serializer: &mut dyn ShapeSerializer,
                ) -> Result<(), SerdeError> {
                    serializer.write_struct(schema, self)
                }

                fn read(
                    schema: &Schema<'_>,
                    deserializer: &mut dyn ShapeDeserializer,
                ) -> Result<Self, SerdeError> {
                    read_new(schema, deserializer)
                }

                fn read_into(
                    &mut self,
                    _schema: &Schema<'_>,
                    deserializer: &mut dyn ShapeDeserializer,
                ) -> Result<(), SerdeError> {
                    read_members(self, &SCHEMA, Self::REQUIRED, deserializer)
                }
            }

            impl Structure for $name {
                const SCHEMA: &'static Schema<'static> = &SCHEMA;
                const REQUIRED: &'static [usize] = &$required;
                const IS_INPUT: bool = $is_input;
            }

            impl ReadMember for $name {
                fn read_member(
                    &mut self,
                    member: &Schema<'_>,
                    deserializer: &mut dyn ShapeDeserializer,
                ) -> Result<(), SerdeError> {
                    let _ = &deserializer;
                    match member.member_index() {
                        $(Some($index) => Slot::read_into(&mut self.$field, member, deserializer),)*
                        _ => Ok(()),
                    }
                }
            }

            impl SerializableStruct for $name {
                fn schema(&self) -> &Schema<'_> {
                    &SCHEMA
                }

                fn serialize_members(
                    &self,
                    _serializer: &mut dyn ShapeSerializer,
                ) -> Result<(), SerdeError> {
                    Err(SerdeError::custom("not written"))
                }
            }

            crate::serde_structure!($name);
        };
    };
}

const ID: ShapeId<'static> = shape_id!("example", "Shape");

#[derive(Clone, Debug, PartialEq)]
struct CreateThingInput {
    catalog: String,
    display_name: Option<String>,
    sector: String,
    details: Option<Vec<Detail>>,
    by_name: Option<HashMap<String, Detail>>,
    target: Option<Target>,
    options: Option<Options>,
}

structure! {
    CreateThingInput [0, 2], true, {
        0 catalog: String "catalog",
        1 display_name: String "displayName",
        2 sector: String "sector",
        3 details: List "details",
        4 by_name: Map "byName",
        5 target: Union "target",
        6 options: Structure "options",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct GetThingOutput {
    catalog: String,
    details: Option<Vec<Detail>>,
    target: Option<Target>,
}

structure! {
    GetThingOutput [0], false, {
        0 catalog: String "catalog",
        1 details: List "details",
        2 target: Union "target",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Detail {
    key: String,
    any: Document,
    note: Option<String>,
}

structure! {
    Detail [0, 1], false, {
        0 key: String "key",
        1 any: Document "any",
        2 note: String "note",
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Options {}

structure! {
    Options [], false, {}
}

union! {
    #[derive(Clone, Debug, PartialEq)]
    #[shape("example", "Target")]
    enum Target {
        #[member(0, Structure, "detail")]
        Detail(Box<Detail>),
        #[member(1, Structure, "nothing")]
        Nothing,
    }
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
    let expected = GetThingOutput {
        catalog: String::new(),
        details: Some(vec![Detail { note: Some("n".into()), ..detail() }]),
        target: Some(Target::Detail(Box::new(detail()))),
    };
    assert_eq!(serde_json::from_value::<GetThingOutput>(json).expect("an output"), expected);
    assert_eq!(serde_json::from_value::<Detail>(json!({ "later": 1 })).expect("read"), detail());
}
