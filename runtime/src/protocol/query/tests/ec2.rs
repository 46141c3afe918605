//! The protocol ec2Query.

use super::super::super::tests::try_request;
use super::*;
use crate::protocol::ec2_query;

#[test]
fn inputs_are_forms() {
    for (input, [_, expected]) in simple() {
        assert_eq!(parameters(&ec2_query(), &input), expected);
    }
    assert_eq!(body(&request(&ec2_query(), &Unit {})), "Action=Do&Version=1");
}

#[test]
fn all_lists_are_flattened() {
    for (input, expected) in [
        (DoInput { names: Some(vec!["a".into(), "b".into()]), ..none() }, "Names.1=a&Names.2=b"),
        (DoInput { names: Some(Vec::new()), ..none() }, ""),
        (DoInput { lists: Some(vec![vec![Some("a".into())]]), ..none() }, "Lists.1.1=a"),
        (DoInput { inners: Some(vec![inner(1), inner(2)]), ..none() }, "Inners.1.A=1&Inners.2.A=2"),
    ] {
        assert_eq!(parameters(&ec2_query(), &input), expected);
    }
}

#[test]
fn there_are_no_maps() {
    let input = DoInput { map: Some(HashMap::new()), ..none() };
    let error = try_request(&ec2_query(), &input).expect_err("a map");
    assert!(error.contains("ec2Query has no maps"), "{error}");
}

#[test]
fn results_have_no_envelope() {
    check_responses(
        &ec2_query(),
        |members| format!("<DoResponse xmlns=\"x\">{members}<requestId>r</requestId></DoResponse>"),
        |members| {
            format!(
                "<Response><Errors><Error>{members}</Error></Errors><RequestID>r-1</RequestID></Response>"
            )
        },
    );
}
