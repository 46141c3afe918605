//! The facts of the attribute macros in schemas.
#![allow(dead_code, reason = "the macros declare more than the tests use")]

use std::collections::HashMap;

use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::{Blob, DateTime, Document};

use super::*;
use crate::value::Structure;
use crate::{collection_schemas, structure, union};

collection_schemas! {
    KEY: String = "example#Map$key", xml_name = "K";
    VALUE: DateTime = "example#Map$value", xml_namespace("https://v", "v"), timestamp_format = "http-date";
}

#[structure("example#Bound", xml_name = "Root", xml_namespace = "https://root")]
struct Bound {
    #[member("label", http_label)]
    label: Option<String>,
    #[member("header", http_header = "X-Header", media_type = "application/json")]
    header: Option<String>,
    #[member("query", http_query = "q")]
    query: Option<String>,
    #[member("params", http_query_params)]
    params: Option<HashMap<String, String>>,
    #[member("prefixed", http_prefix_headers = "x-meta-")]
    prefixed: Option<HashMap<String, String>>,
    #[member("status", http_response_code)]
    status: Option<i32>,
    #[member("attribute", xml_attribute, xml_name = "a")]
    attribute: Option<String>,
    #[member("flat", xml_flattened, xml_namespace = "https://flat", items = VALUE, keys = KEY)]
    flat: Option<HashMap<String, DateTime>>,
    #[member("both", json_name = "b", ec2_query_name = "Both")]
    both: Option<i32>,
}

#[structure("example#Unwrapped", xml_unwrapped_output)]
struct Unwrapped {
    #[member("payload", http_payload)]
    payload: Option<Document>,
}

#[structure("example#Raw")]
struct Raw {
    #[member("payload", http_payload)]
    payload: Option<Blob>,
}

#[union("example#Choice", xml_name = "Chosen", xml_namespace("https://c", "c"))]
enum Choice {
    #[member("text", xml_name = "t")]
    Text(String),
}

fn member<T: Structure>(name: &str) -> &'static Schema<'static> {
    T::SCHEMA.member_schema(name).unwrap_or_else(|| panic!("{name} is a member"))
}

#[test]
fn members_are_bound_to_http() {
    let of = member::<Bound>;
    assert!(of("label").http_label().is_some());
    assert_eq!(of("header").http_header().map(|header| header.value()), Some("X-Header"));
    assert_eq!(of("header").media_type().map(|media| media.value()), Some("application/json"));
    assert_eq!(of("query").http_query().map(|query| query.value()), Some("q"));
    assert!(of("params").http_query_params().is_some());
    assert_eq!(of("prefixed").http_prefix_headers().map(|prefix| prefix.value()), Some("x-meta-"));
    assert!(of("status").http_response_code().is_some());
    assert!(member::<Unwrapped>("payload").http_payload().is_some());
    assert!(of("both").http_label().is_none() && of("both").http_header().is_none());
}

#[test]
fn a_payload_is_either_raw_or_written_by_the_codec() {
    assert_eq!(Bound::SCHEMA.payload_hint(), PayloadHint::Unknown);
    assert_eq!(Unwrapped::SCHEMA.payload_hint(), PayloadHint::StructPayload);
    assert_eq!(Raw::SCHEMA.payload_hint(), PayloadHint::NoStructPayload);
}

#[test]
fn shapes_and_members_have_names_in_xml() {
    let namespace = |schema: &Schema<'static>| {
        schema.xml_namespace().map(|namespace| (namespace.uri(), namespace.prefix()))
    };
    assert_eq!(Bound::SCHEMA.xml_name().map(|name| name.value()), Some("Root"));
    assert_eq!(namespace(Bound::SCHEMA), Some(("https://root", None)));
    assert_eq!(Choice::SCHEMA.xml_name().map(|name| name.value()), Some("Chosen"));
    assert_eq!(namespace(Choice::SCHEMA), Some(("https://c", Some("c"))));
    assert_eq!(member::<Choice>("text").xml_name().map(|name| name.value()), Some("t"));
    assert!(Unwrapped::SCHEMA.xml_unwrapped_output() && !Bound::SCHEMA.xml_unwrapped_output());

    let (attribute, flat) = (member::<Bound>("attribute"), member::<Bound>("flat"));
    assert!(attribute.xml_attribute() && !attribute.xml_flattened());
    assert!(flat.xml_flattened() && !flat.xml_attribute());
    assert_eq!(namespace(flat), Some(("https://flat", None)));
}

#[test]
fn members_of_collections_have_traits() {
    let flat = member::<Bound>("flat");
    let (key, value) = (flat.key().expect("a key"), flat.member().expect("a value"));
    assert_eq!(key.xml_name().map(|name| name.value()), Some("K"));
    assert_eq!(value.xml_namespace().map(|namespace| namespace.uri()), Some("https://v"));
    let format = value.timestamp_format().map(|format| format.format());
    assert_eq!(format, Some(TimestampFormat::HttpDate));
}

#[test]
fn ec2_has_names_of_its_own() {
    let (both, other) = (member::<Bound>("both"), member::<Bound>("label"));
    assert_eq!((ec2_query_name_of(both), ec2_query_name_of(other)), (Some("Both"), None));
    assert_eq!(both.json_name().map(|name| name.value()), Some("b"));
}

#[structure("example#PutInput", input(Put, http("PUT", "/things/{id+}?fixed=1", 201)))]
struct PutInput {
    #[member("id", http_label, required)]
    id: String,
}

crate::protocol::tests::test_operation!(Put, PutInput, PutOutput, PutError);

#[structure("example#PutOutput", output)]
struct PutOutput {}

#[test]
fn inputs_have_the_trait_of_their_operation() {
    let http = PutInput::SCHEMA.http().expect("the trait");
    assert_eq!((http.method(), http.uri(), http.code()), ("PUT", "/things/{id+}?fixed=1", 201));
}
