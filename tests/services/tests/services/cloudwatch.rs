//! Amazon CloudWatch, rpcv2Cbor.

use serde_json::{Value, json};
use services::answer::Answer;
use services::cloudwatch::calls;

use services::differences::{INTEGERS, MESSAGE_WITHOUT_CODE, SHAPE_AS_CODE, UNREAD, UNREADABLE};

use super::compare::compare;

/// Returns a response of the service.
fn answer(answer: Answer) -> Answer {
    answer
        .header("content-type", "application/cbor")
        .header("smithy-protocol", "rpc-v2-cbor")
        .header("x-amzn-requestid", "7f3c2a10-services")
}

/// Returns a response with bytes.
fn bytes(status: u16, body: &[u8]) -> Answer {
    answer(Answer::new(status, body))
}

/// Returns a response with CBOR.
fn cbor(status: u16, body: &Value) -> Answer {
    answer(Answer::cbor(status, body))
}

fn output(call: &str) -> Answer {
    let body = match call {
        "GetMetricStatistics" => json!({
            "Label": "Orders \u{1F600}",
            "Datapoints": [{ "Average": 0.1, "Sum": 2, "Unit": "Count", "later": [1, { "a": null }] }]
        }),
        "GetMetricData" => json!({
            "MetricDataResults": [{ "Id": "q1", "Values": [1.0, -2.5e300, 3], "StatusCode": "Odd" }],
            "Messages": [],
            "NextToken": null
        }),
        "ListMetrics" => json!({
            "Metrics": [{ "Namespace": "Shop", "Dimensions": [{ "Name": "n", "Value": "v" }] }],
            "OwningAccounts": ["1", "2"]
        }),
        "DescribeAlarms" => json!({
            "MetricAlarms": [{ "AlarmName": "a", "ActionsEnabled": true, "Threshold": 1.5, "EvaluationPeriods": 2 }]
        }),
        "ListDashboards" => {
            json!({ "DashboardEntries": [{ "DashboardName": "d", "Size": 9_007_199_254_740_993_i64 }] })
        }
        _ => json!({}),
    };
    cbor(200, &body)
}

#[tokio::test]
async fn outputs() {
    compare(calls(), |call| vec![("an output", output(call))], &[&INTEGERS]).await;
}

/// Timestamps have a tag, which JSON can't express: here in indefinite structures, as half, single and double floats.
#[tokio::test]
async fn tagged_and_indefinite_values() {
    let list = |item: &[u8]| {
        [
            b"\xbf\x6aDatapoints\x9f\xbf\x69Timestamp\xc1",
            item,
            b"\x67Average\xfa\x3f\xc0\x00\x00\xff\xff\xff",
        ]
        .concat()
    };
    compare(
        calls(),
        |_| {
            vec![
                ("an integer", bytes(200, &list(b"\x1a\x69\x57\x35\x65"))),
                ("a double", bytes(200, &list(b"\xfb\x41\xda\x55\xcd\x59\x48\x00\x00"))),
                ("a half", bytes(200, &list(b"\xf9\x3c\x00"))),
            ]
        },
        &[],
    )
    .await;
}

#[tokio::test]
async fn errors() {
    let error =
        |status, kind: &str| cbor(status, &json!({ "__type": kind, "message": "m \u{fc}" }));
    compare(
        calls(),
        |_| {
            vec![
                ("an error", error(400, "com.amazonaws.cloudwatch#InvalidParameterValueException")),
                (
                    "an error with the code of awsQuery",
                    error(400, "com.amazonaws.cloudwatch#InvalidParameterValueException")
                        .header("x-amzn-query-error", "InvalidParameterValue;Sender"),
                ),
                (
                    "another error with the code of awsQuery",
                    error(404, "com.amazonaws.cloudwatch#ResourceNotFound")
                        .header("x-amzn-query-error", "ResourceNotFound;Sender"),
                ),
                ("an unknown code", error(403, "AccessDenied")),
                ("a throttled call", error(400, "ThrottlingException")),
                ("a fault", error(500, "com.amazonaws.cloudwatch#InternalServiceFault")),
                ("no code", cbor(400, &json!({ "message": "m" }))),
                ("an error without a body", bytes(503, b"")),
            ]
        },
        &[&MESSAGE_WITHOUT_CODE, &SHAPE_AS_CODE],
    )
    .await;
}

#[tokio::test]
async fn malformed_responses() {
    compare(
        calls(),
        |call| {
            vec![
                ("no body", bytes(200, b"")),
                ("cut off", bytes(200, b"\xbf\x6aDatap")),
                ("a page", bytes(200, b"<html><body>It works</body></html>")),
                ("an array", bytes(200, b"\x80")),
                (
                    "mistyped members",
                    cbor(200, &json!({ "Datapoints": 1, "Metrics": {}, "Label": [] })),
                ),
                (
                    "another protocol",
                    Answer::new(200, "{}").header("content-type", "application/json"),
                ),
                ("a page as an error", bytes(502, b"<html><body>Bad gateway</body></html>")),
                ("a broken connection", output(call).breaking()),
            ]
        },
        &[&UNREADABLE, &UNREAD],
    )
    .await;
}
