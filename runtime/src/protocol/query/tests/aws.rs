//! The protocol awsQuery.

use super::*;
use crate::protocol::aws_query;

#[test]
fn inputs_are_forms() {
    for (input, [expected, _]) in simple() {
        assert_eq!(parameters(&aws_query(), &input), expected);
    }
    assert_eq!(body(&request(&aws_query(), &Unit {})), "Action=Do&Version=1");
}

#[test]
fn lists_and_maps_are_nested_unless_flattened() {
    let at = DateTime::from_secs(1_577_836_800);
    let entries = |value| Some(HashMap::from([("k".to_owned(), value)]));
    for (input, expected) in [
        (
            DoInput { names: Some(vec!["a".into(), "b".into()]), ..none() },
            "names.item.1=a&names.item.2=b",
        ),
        (DoInput { names: Some(Vec::new()), flat: Some(Vec::new()), ..none() }, "names=&flat="),
        (
            DoInput { days: Some(vec![at]), ..none() },
            "days.member.1=Wed%2C%2001%20Jan%202020%2000%3A00%3A00%20GMT",
        ),
        (
            DoInput { lists: Some(vec![vec![None, Some("a".into())], Vec::new()]), ..none() },
            "lists.member.1.member.1=a&lists.member.2=",
        ),
        (
            DoInput { inners: Some(vec![inner(1), inner(2)]), ..none() },
            "inners.member.1.a=1&inners.member.2.a=2",
        ),
        (DoInput { map: entries(1), ..none() }, "map.entry.1.K=k&map.entry.1.V=1"),
        (
            DoInput { flat_map: Some(HashMap::from([("k".into(), vec![inner(1)])])), ..none() },
            "flatMap.1.key=k&flatMap.1.value.member.1.a=1",
        ),
        (DoInput { map: Some(HashMap::new()), ..none() }, ""),
    ] {
        assert_eq!(parameters(&aws_query(), &input), expected);
    }
    let two = Some(HashMap::from([("a".into(), 1), ("b".into(), 2)]));
    let sent = parameters(&aws_query(), &DoInput { map: two, ..none() });
    let either = [
        "map.entry.1.K=a&map.entry.1.V=1&map.entry.2.K=b&map.entry.2.V=2",
        "map.entry.1.K=b&map.entry.1.V=2&map.entry.2.K=a&map.entry.2.V=1",
    ];
    assert!(either.contains(&sent.as_str()), "{sent}");
}

#[test]
fn results_and_errors_are_in_envelopes() {
    check_responses(
        &aws_query(),
        |members| {
            format!(
                "<DoResponse xmlns=\"x\"><DoResult>{members}</DoResult><ResponseMetadata><RequestId>r</RequestId>\
                 </ResponseMetadata></DoResponse>"
            )
        },
        |members| {
            format!(
                "<ErrorResponse><Error><Type>Sender</Type>{members}</Error><RequestId>r-1</RequestId></ErrorResponse>"
            )
        },
    );
    let body =
        "<DoResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DoResponse>";
    let error = read::<DoOutput>(&aws_query(), &response(200, &[], body));
    assert_eq!(error.expect_err("no result"), "expected the element `DoResult`");
}
