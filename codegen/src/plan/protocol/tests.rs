//! Tests of the table and of the choice of a protocol.

use super::*;
use crate::model::Model;

/// Returns the protocol of a service with some traits, or the problem.
fn chosen(traits: &str, wanted: Option<&str>) -> Result<&'static Protocol, String> {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "traits": {{{traits}}}}}}}}}"#
    );
    let model = Model::parse("m", &text).expect("a model");
    let service = model.services().next().expect("a service");
    choose(service, wanted).map_err(|problem| problem.to_string())
}

#[test]
fn prefers_the_protocols_in_the_order_of_smithy() {
    let names: Vec<&str> = Protocol::all().iter().map(Protocol::name).collect();
    let preferred = [
        "rpcv2Cbor",
        "awsJson1_0",
        "awsJson1_1",
        "restJson1",
        "restXml",
        "awsQuery",
        "ec2Query",
        "rpcv2Json",
    ];
    assert_eq!(names, preferred);
    let traits: Vec<String> =
        Protocol::all().iter().rev().map(|it| format!(r#""{}": {{}}"#, it.trait_id)).collect();
    for at in 0..traits.len() {
        let found = chosen(&traits[at..].join(","), None).expect("a protocol");
        assert_eq!(found.name(), "rpcv2Cbor");
        let found = chosen(&traits[..=at].join(","), None).expect("a protocol");
        assert_eq!(found.name(), preferred[traits.len() - 1 - at]);
    }
}

#[test]
fn a_protocol_can_be_chosen_by_name_or_id() {
    let traits = r#""aws.protocols#awsQuery": {}, "smithy.protocols#rpcv2Cbor": {}"#;
    for wanted in ["awsQuery", "aws.protocols#awsQuery"] {
        assert_eq!(chosen(traits, Some(wanted)).expect("a protocol").name(), "awsQuery");
    }
    for wanted in ["restXml", "awsquery", ""] {
        let expected = format!("the service does not have the protocol `{wanted}`");
        assert_eq!(chosen(traits, Some(wanted)).expect_err("none"), expected);
    }
}

#[test]
fn a_service_without_a_known_protocol_is_a_problem() {
    assert_eq!(chosen("", None).expect_err("none"), "the service has no protocol");
    let traits = r#""aws.protocols#newest": {}, "aws.protocols#awsQueryCompatible": {}"#;
    assert_eq!(
        chosen(traits, None).expect_err("none"),
        "the service's protocol is not supported: aws.protocols#newest"
    );
}

#[test]
fn awsquery_compatible_services_have_another_constructor() {
    let constructor = |traits: &str| {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "version": "1", "traits": {{{traits}}}}}}}}}"#
        );
        let model = Model::parse("m", &text).expect("a model");
        let service = model.services().next().expect("a service");
        choose(service, None).expect("a protocol").constructor_for(&service.traits)
    };
    for (traits, expected) in [
        (r#""aws.protocols#restXml": {}"#, "rest_xml"),
        (r#""aws.protocols#restXml": {"noErrorWrapping": true}"#, "rest_xml"),
        (r#""aws.protocols#awsJson1_1": {}"#, "aws_json_1_1"),
        (
            r#""aws.protocols#awsJson1_1": {}, "aws.protocols#awsQueryCompatible": {}"#,
            "aws_json_1_1_query_compatible",
        ),
        (r#""aws.protocols#restJson1": {}, "aws.protocols#awsQueryCompatible": {}"#, "rest_json_1"),
    ] {
        assert_eq!(constructor(traits), expected, "{traits}");
    }
}

#[test]
fn bindings_have_a_meaning_if_the_protocol_binds_to_http() {
    for protocol in Protocol::all() {
        for name in ["http", "httpHeader", "httpPayload", "mediaType"] {
            assert_eq!(protocol.uses(name), protocol.binds_http, "{name} of {}", protocol.name());
        }
    }
}

#[test]
fn a_set_combines_the_meanings_of_its_protocols() {
    let text = r#"{"smithy": "2.0", "shapes": {"a#S": {"type": "service", "version": "1", "traits": {
        "aws.protocols#restJson1": {}, "aws.protocols#ec2Query": {}}}}}"#;
    let model = Model::parse("m", text).expect("a model");
    let set = ProtocolSet::of(&model.services().next().expect("a service").traits);
    for name in ["httpLabel", "jsonName", "xmlName", "ec2QueryName"] {
        assert!(set.uses(name) && !ProtocolSet::default().uses(name), "{name}");
    }
    assert!(!set.sends_service());
}
