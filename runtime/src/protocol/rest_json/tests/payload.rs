//! Payloads of every type.

use aws_smithy_schema::http_protocol::HttpBindingProtocol;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;

use super::super::{Dialect, Json, MEDIA_TYPE, shape_id};
use super::*;
use crate::value::Structure;
use crate::{string_enum, union};

/// Declares a structure whose member `payload` has a type.
macro_rules! payloads {
    ($($name:ident: $type:ty $(, $media_type:literal)?;)*) => {
        $(
            #[structure("example#Payload")]
            struct $name {
                #[member("type", http_header = "Content-Type")]
                media_type: Option<String>,
                #[member("payload", http_payload $(, media_type = $media_type)?)]
                payload: Option<$type>,
            }
        )*
    };
}

payloads! {
    Raw: Blob;
    Image: Blob, "image/jpeg";
    Text: String;
    Chosen: Color;
    Nested: Inner;
    OneOf: Choice;
    Any: Document;
    Many: Vec<i32>;
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
}

string_enum! {
    /// A color.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Color {
        /// Red.
        Red = "red",
    }
}

/// Returns the media type, the length and the body of the request for a payload.
fn sent<T: Structure>(input: &T) -> (Option<String>, Option<String>, String) {
    let request = request(&protocol(), input);
    let header = |name| header(&request, name).map(str::to_owned);
    (header("content-type"), header("content-length"), body(&request).to_owned())
}

#[track_caller]
fn check<T: Structure>(input: &T, media_type: Option<&str>, body: &str) {
    let length = media_type.map(|_| body.len().to_string());
    assert_eq!(sent(input), (media_type.map(str::to_owned), length, body.to_owned()));
}

#[test]
fn raw_payloads_have_media_types() {
    let media_type = None;
    let raw = |text: &str| Some(Blob::new(text));
    let octets = Some("application/octet-stream");
    check(&Raw { payload: raw("x"), media_type: None }, octets, "x");
    check(&Image { payload: raw("x"), media_type: None }, Some("image/jpeg"), "x");
    check(&Image { payload: raw("x"), media_type: Some("a/b".into()) }, Some("a/b"), "x");
    check(&Text { payload: Some("\"".into()), media_type: None }, Some("text/plain"), "\"");
    check(&Chosen { payload: Some(Color::Red), media_type }, Some("text/plain"), "red");
    for empty in [None, raw("")] {
        check(&Raw { payload: empty, media_type: None }, None, "");
    }
}

#[test]
fn other_payloads_are_json() {
    let json = Some(MEDIA_TYPE);
    let inner = Inner { note: Some("n".into()), items: None };
    check(&Nested { payload: Some(inner), media_type: None }, json, r#"{"n":"n"}"#);
    let choice = Choice::Text("t".into());
    check(&OneOf { payload: Some(choice), media_type: None }, json, r#"{"text":"t"}"#);
    let any = Document::Array(vec![Document::Null]);
    check(&Any { payload: Some(any), media_type: None }, json, "[null]");
    check(&Many { payload: Some(vec![1, 2]), media_type: None }, json, "[1,2]");
}

#[test]
fn structures_that_are_not_set_are_empty_and_other_payloads_missing() {
    check(&Nested { payload: None, media_type: None }, Some(MEDIA_TYPE), "{}");
    check(&OneOf { payload: None, media_type: None }, None, "");
    check(&Any { payload: None, media_type: None }, None, "");
}

#[test]
fn payloads_are_read() {
    let read = |body: &'static str| response(200, &[("content-type", "a/b")], body);
    let raw: Raw = super::read(&protocol(), &read("x\u{1}")).expect("a blob");
    assert_eq!(raw.payload, Some(Blob::new("x\u{1}")));
    assert_eq!(raw.media_type.as_deref(), Some("a/b"));
    let chosen: Chosen = super::read(&protocol(), &read("red")).expect("an enum");
    assert_eq!(chosen.payload, Some(Color::Red));
    let nested: Nested = super::read(&protocol(), &read(r#"{"n":"n"}"#)).expect("a structure");
    assert_eq!(nested.payload.and_then(|inner| inner.note).as_deref(), Some("n"));
    let any: Any = super::read(&protocol(), &read("\"a\"")).expect("a document");
    assert_eq!(any.payload, Some(Document::String("a".into())));
    let many: Many = super::read(&protocol(), &read("[1,2]")).expect("a list");
    assert_eq!(many.payload, Some(vec![1, 2]));
    let none: Nested = super::read(&protocol(), &read("")).expect("nothing");
    assert_eq!(none.payload, None);
    let error = super::read::<Nested>(&protocol(), &read(r#"{"n":[]}"#)).expect_err("a list");
    assert_eq!(error, "n: expected a string, found a list");
}

/// Once this fails, check whether `http::complete` is still needed.
#[test]
fn the_library_still_states_no_media_type_of_raw_payloads() {
    let id = shape_id!("aws.protocols", "restJson1");
    let library = HttpBindingProtocol::new(id, Json(Dialect::RestJson), MEDIA_TYPE);
    let input = Text { payload: Some("x".into()), media_type: None };
    let request = library.serialize_request(&input, Text::SCHEMA, "", &ConfigBag::base());
    assert_eq!(request.expect("a request").headers().get("content-type"), None);
}
