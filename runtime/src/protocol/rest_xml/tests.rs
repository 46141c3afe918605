//! Requests, responses and errors of restXml.
#![allow(dead_code, reason = "the macros declare more than the tests use")]

mod roots;

use std::collections::HashMap;

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::{Blob, DateTime};
use aws_types::request_id::RequestId;

use super::super::tests::{body, header, read, read_error, request, response};
use crate::protocol::rest_xml;
use crate::protocol::tests::test_operation;
use crate::value::Value;
use crate::{collection_schemas, structure, union};

collection_schemas! {
    ITEM: String = "example#Names$member", xml_name = "item", xml_namespace = "https://item";
    KEY: String = "example#Map$key", xml_name = "K";
    VALUE: i32 = "example#Map$value", xml_name = "V";
}

#[structure("example#DoInput", input(Do, http("POST", "/{id}", 200)))]
struct DoInput {
    #[member("id", http_label)]
    id: Option<String>,
    #[member("tag", http_header = "X-Tag")]
    tag: Option<String>,
    #[member("kind", xml_attribute, xml_name = "xsi:kind")]
    kind: Option<String>,
    #[member("text", xml_name = "Text")]
    text: Option<String>,
    #[member("names", items = ITEM, xml_namespace("https://names", "n"))]
    names: Option<Vec<String>>,
    #[member("flat", xml_flattened, xml_name = "Flat")]
    flat: Option<Vec<i32>>,
    #[member("renamed", xml_flattened, items = ITEM)]
    renamed: Option<Vec<String>>,
    #[member("nested")]
    nested: Option<Vec<Vec<String>>>,
    #[member("map", items = VALUE, keys = KEY)]
    map: Option<HashMap<String, i32>>,
    #[member("flatMap", xml_flattened)]
    flat_map: Option<HashMap<String, Inner>>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("seconds", timestamp_format = "epoch-seconds")]
    seconds: Option<DateTime>,
    #[member("data")]
    data: Option<Blob>,
    #[member("ratio")]
    ratio: Option<f64>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inners")]
    inners: Option<Vec<Inner>>,
}

#[structure("example#Inner", xml_name = "IgnoredWithin")]
struct Inner {
    #[member("name", xml_attribute)]
    name: Option<String>,
    #[member("count")]
    count: Option<i32>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("inner", xml_name = "In")]
    Inner(Inner),
}

#[structure("example#DoOutput", output, xml_namespace = "https://output")]
struct DoOutput {
    #[member("tag", http_header = "X-Tag")]
    tag: Option<String>,
    #[member("status", http_response_code)]
    status: Option<i32>,
    #[member("kind", xml_attribute, xml_name = "xsi:kind")]
    kind: Option<String>,
    #[member("text", xml_name = "Text")]
    text: Option<String>,
    #[member("names", items = ITEM)]
    names: Option<Vec<String>>,
    #[member("flat", xml_flattened, xml_name = "Flat")]
    flat: Option<Vec<i32>>,
    #[member("map", items = VALUE, keys = KEY)]
    map: Option<HashMap<String, i32>>,
    #[member("at")]
    at: Option<DateTime>,
    #[member("data")]
    data: Option<Blob>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inners")]
    inners: Option<Vec<Inner>>,
}

#[structure("example#Gone", error)]
struct Gone {
    #[member("reason", http_header = "X-Reason")]
    reason: Option<String>,
    #[member("Message")]
    message: Option<String>,
    #[member("count", xml_name = "Count")]
    count: Option<i32>,
}

test_operation!(Do, DoInput, DoOutput, DoError, Gone);

fn protocol() -> SharedClientProtocol {
    rest_xml()
}

fn input() -> DoInput {
    DoInput { id: Some("i".into()), ..Value::initial() }
}

/// Returns the body of a request without the root element.
fn content(input: &DoInput) -> String {
    let request = request(&protocol(), input);
    let body = body(&request);
    let (_, rest) = body.split_once('>').expect("a root element");
    rest.strip_suffix("</DoInput>").expect("the end of the root element").to_owned()
}

#[test]
fn lists_and_maps_are_nested_unless_flattened() {
    let none = input;
    for (input, expected) in [
        (
            DoInput { names: Some(vec!["a".into()]), ..none() },
            r#"<names xmlns:n="https://names"><item xmlns="https://item">a</item></names>"#,
        ),
        (
            DoInput { names: Some(Vec::new()), ..none() },
            r#"<names xmlns:n="https://names"></names>"#,
        ),
        (DoInput { flat: Some(vec![1, 2]), ..none() }, "<Flat>1</Flat><Flat>2</Flat>"),
        (
            DoInput { renamed: Some(vec!["a".into()]), ..none() },
            r#"<renamed xmlns="https://item">a</renamed>"#,
        ),
        (
            DoInput { nested: Some(vec![vec!["a".into()], Vec::new()]), ..none() },
            "<nested><member><member>a</member></member><member></member></nested>",
        ),
        (
            DoInput { map: Some(HashMap::from([("k".into(), 1)])), ..none() },
            "<map><entry><K>k</K><V>1</V></entry></map>",
        ),
        (
            DoInput {
                flat_map: Some(HashMap::from([("k".into(), Inner { name: None, count: Some(1) })])),
                ..none()
            },
            "<flatMap><key>k</key><value><count>1</count></value></flatMap>",
        ),
    ] {
        assert_eq!(content(&input), expected);
    }
}

#[test]
fn unbound_members_are_elements_and_attributes() {
    let inner = || Inner { name: Some("a<".into()), count: Some(1) };
    let at = DateTime::from_secs(1_577_836_800);
    let none = input;
    for (input, expected) in [
        (DoInput { text: Some("a<&\"b".into()), ..none() }, "<Text>a&lt;&amp;&quot;b</Text>"),
        (
            DoInput { at: Some(at), seconds: Some(at), ..none() },
            "<at>2020-01-01T00:00:00Z</at><seconds>1577836800</seconds>",
        ),
        (
            DoInput { data: Some(Blob::new("x")), ratio: Some(f64::INFINITY), ..none() },
            "<data>eA==</data><ratio>Infinity</ratio>",
        ),
        (
            DoInput { choice: Some(Choice::Inner(inner())), ..none() },
            r#"<choice><In name="a&lt;"><count>1</count></In></choice>"#,
        ),
        (
            DoInput { inners: Some(vec![inner()]), ..none() },
            r#"<inners><member name="a&lt;"><count>1</count></member></inners>"#,
        ),
    ] {
        assert_eq!(content(&input), expected);
    }
}

#[test]
fn the_root_has_the_namespace_of_the_service() {
    let request =
        request(&protocol(), &DoInput { kind: Some("k".into()), tag: Some("t".into()), ..input() });
    assert_eq!((request.method(), request.uri()), ("POST", "/i"));
    let expected = r#"<DoInput xmlns="https://service" xsi:kind="k"></DoInput>"#;
    assert_eq!(body(&request), expected);
    assert_eq!(header(&request, "x-tag"), Some("t"));
    assert_eq!(header(&request, "content-type"), Some("application/xml"));
}

/// Declares a structure whose payload has a type and further facts, and the type itself.
macro_rules! payloads {
    ($($name:ident ($($fact:tt)*) of $shape:ident ($($of_shape:tt)*) = $expected:literal;)*) => {
        $(
            #[structure("example#Shape", $($of_shape)*)]
            struct $shape {
                #[member("a", xml_attribute)]
                a: Option<i32>,
                #[member("b")]
                b: Option<i32>,
            }

            #[structure("example#Payload")]
            struct $name {
                #[member("payload", http_payload, $($fact)*)]
                payload: Option<$shape>,
            }
        )*

        #[test]
        fn payloads_are_named_after_their_shape_or_the_member() {
            $(
                let payload = Some($shape { b: Some(2), a: Some(1) });
                let sent = request(&protocol(), &$name { payload });
                assert_eq!(body(&sent), $expected);
                assert_eq!(header(&sent, "content-type"), Some("application/xml"));
                let output: $name = read(&protocol(), &response(200, &[], $expected)).expect("it");
                assert_eq!(output.payload, Some($shape { b: Some(2), a: Some(1) }));
            )*
        }
    };
}

payloads! {
    Plain () of PlainShape () = r#"<Shape xmlns="https://service" a="1"><b>2</b></Shape>"#;
    Named () of NamedShape (xml_name = "Name", xml_namespace("https://x", "x")) =
        r#"<Name xmlns:x="https://x" a="1"><b>2</b></Name>"#;
    Renamed (xml_name = "Member") of RenamedShape (xml_name = "Name", xml_namespace = "https://x") =
        r#"<Member xmlns="https://x" a="1"><b>2</b></Member>"#;
    Moved (xml_namespace = "https://m") of MovedShape (xml_name = "Name", xml_namespace = "https://x") =
        r#"<Name xmlns="https://m" a="1"><b>2</b></Name>"#;
}

#[test]
fn payloads_that_are_not_set_have_no_media_type() {
    let request = request(&protocol(), &Plain { payload: None });
    assert_eq!(body(&request), "");
    assert_eq!(
        (header(&request, "content-type"), header(&request, "content-length")),
        (None, None)
    );
}

#[test]
fn members_are_read_from_every_part_of_a_response() {
    let body = r#"<?xml version="1.0"?>
        <DoOutput xmlns="https://output" xmlns:xsi="https://xsi" xsi:kind="k">
            <Flat>1</Flat>
            <Text> a&lt;b </Text>
            <names><item>a</item><item/></names>
            <later><deep>1</deep></later>
            <Flat> 2 </Flat>
            <map><entry><K>k</K><V>1</V></entry></map>
            <at>2020-01-01T01:00:00.5+01:00</at>
            <data>eA==</data>
            <choice><In name="n"><count>1</count></In></choice>
            <inners><member><count>-1</count></member></inners>
            <tag>ignored</tag>
        </DoOutput>"#;
    let output: DoOutput =
        read(&protocol(), &response(202, &[("x-tag", "t")], body)).expect("an output");
    let expected = DoOutput {
        tag: Some("t".into()),
        status: Some(202),
        kind: Some("k".into()),
        text: Some(" a<b ".into()),
        names: Some(vec!["a".into(), String::new()]),
        flat: Some(vec![1, 2]),
        map: Some(HashMap::from([("k".into(), 1)])),
        at: Some(DateTime::from_secs_and_nanos(1_577_836_800, 500_000_000)),
        data: Some(Blob::new("x")),
        choice: Some(Choice::Inner(Inner { name: Some("n".into()), count: Some(1) })),
        inners: Some(vec![Inner { name: None, count: Some(-1) }]),
        ..Value::initial()
    };
    assert_eq!(output, expected);
}

#[test]
fn an_empty_response_has_no_elements() {
    for body in ["", " \n", "<DoOutput/>"] {
        let output: DoOutput = read(&protocol(), &response(204, &[], body)).expect("an output");
        assert_eq!((output.status, output.text), (Some(204), None));
    }
    let error = read::<DoOutput>(&protocol(), &response(200, &[], ""));
    assert_eq!(error.expect_err("no document"), "expected the element `DoOutput`");
}

#[test]
fn unreadable_outputs_have_a_place_but_no_value() {
    for (body, expected) in [
        (
            "<DoOutput><inners><member/><member><count>secret</count></member></inners></DoOutput>",
            "inners[1].count: expected a 32-bit integer, found other text",
        ),
        (
            "<DoOutput><Flat>1</Flat><Flat>2.5</Flat></DoOutput>",
            "Flat[1]: expected a 32-bit integer, found a number with a fraction",
        ),
        ("<DoOutput><at>secret</at></DoOutput>", "at: expected a timestamp, found other text"),
        (
            "<DoOutput><data>!</data></DoOutput>",
            "data: expected a blob in base64, found other text",
        ),
        (
            "<DoOutput><map><entry><K>k</K><V>secret</V></entry></map></DoOutput>",
            "map.k: expected a 32-bit integer, found other text",
        ),
        (
            "<DoOutput><choice><text>a</text><In/></choice></DoOutput>",
            "choice.In: expected a union with one member, found a second one",
        ),
    ] {
        let error = read::<DoOutput>(&protocol(), &response(200, &[], body)).expect_err(body);
        assert_eq!(error, expected);
    }
    for body in [
        "<DoOutput><Text>cut o",
        "<DoOutput><Text>a</Text>",
        "<DoOutput><Text>a</DoOutput>",
        "<DoOutput/><DoOutput/>",
        "{}",
    ] {
        let result = read::<DoOutput>(&protocol(), &response(200, &[], body));
        assert!(result.is_err(), "{body}: {result:?}");
    }
}

#[test]
fn errors_are_read_with_and_without_an_envelope() {
    let inside = "<Code>Gone</Code><Message>m</Message><Count>3</Count>";
    for body in [
        format!("<ErrorResponse><Error>{inside}</Error><RequestId>r</RequestId></ErrorResponse>"),
        format!("<Error>{inside}<RequestId>r</RequestId></Error>"),
    ] {
        let response = response(410, &[("x-reason", "why")], body);
        let error: DoError = read_error(&protocol(), &response);
        assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
        assert_eq!(error.meta().request_id(), Some("r"));
        let DoError::Gone(gone) = error else { panic!("{error:?}") };
        let expected = Gone {
            reason: Some("why".into()),
            message: Some("m".into()),
            count: Some(3),
            ..Value::initial()
        };
        assert_eq!(
            (gone.reason, gone.message, gone.count),
            (expected.reason, expected.message, expected.count)
        );
    }
}

#[test]
fn unreadable_parts_of_errors_are_skipped() {
    let body = "<Error><Code>Gone</Code><Count>x</Count><Message>m</Message></Error>";
    let error: DoError = read_error(&protocol(), &response(410, &[], body));
    assert!(matches!(&error, DoError::Gone(gone) if gone.message.as_deref() == Some("m")));
    for body in ["", "<html>", "<Error>"] {
        let error: DoError = read_error(&protocol(), &response(404, &[], body));
        assert!(matches!(&error, DoError::Unhandled(_)), "{body}: {error:?}");
    }
}
