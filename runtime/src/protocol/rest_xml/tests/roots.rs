//! Root elements of responses.

use super::*;
use crate::protocol::rest_xml::is_error_document;
use crate::value::Structure;

#[test]
fn the_root_element_is_checked() {
    for body in ["<html/>", "<DoInput/>", "<doOutput/>"] {
        let error = read::<DoOutput>(&protocol(), &response(200, &[], body)).expect_err(body);
        let name = body.trim_matches(['<', '/', '>']);
        assert_eq!(error, format!("expected the root element `DoOutput`, but found `{name}`"));
    }
    let error = read::<Renamed>(&protocol(), &response(200, &[], "<Name/>"));
    let expected = "expected the root element `Member`, but found `Name`";
    assert_eq!(error.expect_err("the shape's name"), expected);
    let error = read::<Named>(&protocol(), &response(200, &[], "<NamedShape/>"));
    let expected = "expected the root element `Name`, but found `NamedShape`";
    assert!(error.expect_err("another name").ends_with(expected));
    let output: Renamed = read(&protocol(), &response(200, &[], "")).expect("no payload");
    assert_eq!(output.payload, None);
}

#[test]
fn documents_of_errors_are_not_outputs() {
    #[structure("example#Error")]
    struct OfThatName {
        #[member("text")]
        text: Option<String>,
    }
    #[structure("example#Raw")]
    struct Raw {
        #[member("text", http_payload)]
        text: Option<String>,
    }
    let is_error =
        |body: &'static str, output| is_error_document(&response(200, &[], body), output);
    let error = "<?xml version=\"1.0\"?><Error><Code>InternalError</Code></Error>";
    for (schema, expected) in [
        (DoOutput::SCHEMA, true),
        (Plain::SCHEMA, true),
        (OfThatName::SCHEMA, false),
        (Raw::SCHEMA, false),
    ] {
        assert_eq!(is_error(error, schema), expected, "{}", schema.shape_id().shape_name());
        for body in ["", "<Errors/>", "<DoOutput><Error/></DoOutput>", "{}"] {
            assert!(!is_error(body, schema), "{body}");
        }
    }
}

#[test]
fn outputs_can_be_unwrapped() {
    #[structure("example#Output", output, xml_unwrapped_output)]
    struct Unwrapped {
        #[member("Place")]
        place: Option<String>,
    }
    let output: Unwrapped =
        read(&protocol(), &response(200, &[], "<Place xmlns=\"x\">here</Place>")).expect("it");
    assert_eq!(output.place.as_deref(), Some("here"));
    for body in ["<html/>", ""] {
        let error = read::<Unwrapped>(&protocol(), &response(200, &[], body)).expect_err(body);
        assert_eq!(error, "the root element is not a member of the output");
    }
}
