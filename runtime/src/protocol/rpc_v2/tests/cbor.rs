//! The protocol rpcv2Cbor.

use aws_smithy_cbor::Encoder;
use aws_smithy_schema::protocol::SharedClientProtocol;

use super::*;
use crate::protocol::{rpc_v2_cbor, rpc_v2_cbor_query_compatible};

fn protocol() -> SharedClientProtocol {
    rpc_v2_cbor()
}

/// An empty map of indefinite length.
const EMPTY: &[u8] = &[0xbf, 0xff];

/// Encodes an error with a code and a message.
fn gone() -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.map(3).str("__type").str("example#Gone").str("message").str("m");
    encoder.str("count").integer(1);
    encoder.into_writer()
}

#[test]
fn requests_have_a_fixed_path() {
    let request = request(&protocol(), &Everything { name: Some("n".into()), ..Value::initial() });
    assert_eq!((request.method(), request.uri()), ("POST", "/service/Service/operation/Do"));
    assert_eq!(request.body().bytes(), Some(&b"\xbf\x64name\x61n\xff"[..]));
    for (name, value) in [
        ("smithy-protocol", "rpc-v2-cbor"),
        ("accept", "application/cbor"),
        ("content-type", "application/cbor"),
        ("content-length", "9"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    assert_eq!(header(&request, "x-name"), None);
}

#[test]
fn only_operations_without_input_have_no_body() {
    assert_eq!(request(&protocol(), &Empty {}).body().bytes(), Some(EMPTY));
    let unit = request(&protocol(), &Unit {});
    assert_eq!((unit.body().bytes(), header(&unit, "content-type")), (Some(&[][..]), None));
    assert_eq!(header(&unit, "content-length"), None);
}

#[test]
fn outputs_are_read() {
    let request = request(&protocol(), &full());
    let written = request.body().bytes().expect("a body").to_owned();
    let output: Everything = read(&protocol(), &response(200, &[], written)).expect("an output");
    assert_eq!(output, full());
    for body in [EMPTY, &[0xa0]] {
        let output: Everything = read(&protocol(), &response(200, &[], body)).expect("an output");
        assert_eq!(output, Value::initial());
    }
    let error = read::<Everything>(&protocol(), &response(200, &[], ""));
    assert_eq!(error.expect_err("an error"), "expected a structure, found an empty body");
    read::<Empty>(&protocol(), &response(200, &[], "")).expect("no members");
    let error = read::<Everything>(&protocol(), &response(200, &[], "<html>"));
    assert!(error.expect_err("an error").starts_with("expected a structure, found"));
}

#[test]
fn errors_have_their_code_in_the_body() {
    let headers = [("x-amzn-errortype", "Other"), ("x-amzn-query-error", "Query.Gone;Sender")];
    let error: DoError = read_error(&protocol(), &response(400, &headers, gone()));
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
    assert!(matches!(error, DoError::Gone(gone) if gone.count == Some(1)));

    let compatible = rpc_v2_cbor_query_compatible();
    let error: DoError = read_error(&compatible, &response(400, &headers, gone()));
    assert_eq!((error.code(), error.message()), (Some("Query.Gone"), Some("m")));
    assert!(matches!(error, DoError::Gone(gone) if gone.count == Some(1)));

    for body in [&b""[..], b"<html>", EMPTY] {
        let error: DoError = read_error(&protocol(), &response(503, &[], body));
        assert!(matches!(&error, DoError::Unhandled(_)) && error.code().is_none());
    }
}
