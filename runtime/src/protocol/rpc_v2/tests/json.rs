//! The protocol rpcv2Json.

use aws_smithy_schema::protocol::SharedClientProtocol;

use super::super::super::tests::body;
use super::*;
use crate::protocol::rpc_v2_json;

const HEADERS: &[(&str, &str)] = &[("smithy-protocol", "rpc-v2-json")];

fn protocol() -> SharedClientProtocol {
    rpc_v2_json()
}

#[test]
fn requests_have_a_fixed_path() {
    let request = request(&protocol(), &full());
    assert_eq!((request.method(), request.uri()), ("POST", "/service/Service/operation/Do"));
    let expected = r#"{"name":"n","flag":false,"small":-128,"long":-9223372036854775808,"float":0.5,"ratio":-0.1,"big":"-123456789012345678901234567890","exact":"1.50","data":"AP8=","at":1577836800.123,"names":["a",null],"counts":{"k":1},"choice":{"count":2},"inner":{"names":[]}}"#;
    assert_eq!(body(&request), expected);
    for (name, value) in [
        ("smithy-protocol", "rpc-v2-json"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("content-length", expected.len().to_string().as_str()),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    assert_eq!(header(&request, "x-name"), None);
}

#[test]
fn only_operations_without_input_have_no_body() {
    assert_eq!(body(&request(&protocol(), &Empty {})), "{}");
    let unit = request(&protocol(), &Unit {});
    assert_eq!((body(&unit), header(&unit, "content-type")), ("", None));
    assert_eq!(header(&unit, "smithy-protocol"), Some("rpc-v2-json"));
}

#[test]
fn outputs_are_read() {
    let request = request(&protocol(), &full());
    let written = body(&request).to_owned();
    let output: Everything = read(&protocol(), &response(200, HEADERS, written)).expect("it");
    assert_eq!(output, full());
    let error = read::<Everything>(&protocol(), &response(200, HEADERS, r#"{"names":[1]}"#));
    assert_eq!(error.expect_err("an error"), "names[0]: expected a string, found a number");
}

#[test]
fn responses_must_name_the_protocol() {
    for headers in [&[][..], &[("smithy-protocol", "rpc-v2-cbor")]] {
        let error = read::<Everything>(&protocol(), &response(200, headers, "{}"));
        let expected = "expected a response with the header `smithy-protocol: rpc-v2-json`";
        assert_eq!(error.expect_err("an error"), expected);
        let body = r#"{"__type":"Gone"}"#;
        let error: DoError = read_error(&protocol(), &response(503, headers, body));
        assert_eq!(error.code(), None);
    }
}

#[test]
fn only_the_type_is_the_code_of_an_error() {
    let with = |headers: &[(&'static str, &'static str)], body: &'static str| -> DoError {
        read_error(&protocol(), &response(400, &[HEADERS, headers].concat(), body))
    };
    let error =
        with(&[("x-amzn-errortype", "Other")], r#"{"__type":"a#Gone","message":"m","count":1}"#);
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
    assert!(matches!(error, DoError::Gone(gone) if gone.count == Some(1)));
    let error = with(&[("x-amzn-errortype", "Gone")], r#"{"code":"Gone"}"#);
    assert_eq!(error.code(), None);
}
