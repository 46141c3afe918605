//! AWS Lambda, restJson1.

use serde_json::{Value, json};
use services::answer::Answer;
use services::lambda::calls;

use services::differences::{
    MESSAGE_WITHOUT_CODE, MISSING_ENUM, NO_PAYLOAD, TIMESTAMPS, UNREADABLE,
};

use super::compare::compare;

fn configuration() -> Value {
    json!({
        "FunctionName": "thumbnails",
        "FunctionArn": "arn:aws:lambda:eu-west-1:123456789012:function:thumbnails",
        "Runtime": "python3.12",
        "CodeSize": 9_007_199_254_740_993_i64,
        "Timeout": 3,
        "LastModified": "2026-01-02T03:04:05.000+0000",
        "Environment": { "Variables": { "KEY": "\u{1F600} \"quoted\"" }, "Error": null },
        "Layers": [{ "Arn": "arn:a", "CodeSize": 1 }],
        "Architectures": ["arm64", "riscv"],
        "State": "Sleeping",
        "VpcConfig": { "SubnetIds": [], "SecurityGroupIds": ["sg-1"], "VpcId": "" },
        "later": { "a": [1, { "b": null }] }
    })
}

/// Returns a response of the service.
fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Answer::new(status, body)
        .header("content-type", "application/json")
        .header("x-amzn-requestid", "7f3c2a10-services")
}

fn output(call: &str) -> Answer {
    let body = |body: Value| answer(200, body.to_string());
    match call {
        "ListFunctions" => body(json!({ "Functions": [configuration()], "NextMarker": "n" })),
        "GetFunction" => body(json!({
            "Configuration": configuration(),
            "Code": { "RepositoryType": "S3", "Location": "https://example.com/?a=b" },
            "Tags": { "team": "images" },
            "Concurrency": { "ReservedConcurrentExecutions": 5 }
        })),
        "CreateFunction" => answer(201, configuration().to_string()),
        "CreateEventSourceMapping" => answer(
            202,
            json!({
                "UUID": "u-1",
                "BatchSize": 100,
                "LastModified": 1_767_323_045.123,
                "StartingPositionTimestamp": 1.5e9,
                "State": "Creating"
            })
            .to_string(),
        ),
        "Invoke" | "Invoke without a payload" => answer(200, vec![0, 1, 254, 255])
            .header("x-amz-function-error", "Unhandled")
            .header("x-amz-log-result", "bG9n")
            .header("x-amz-executed-version", "1"),
        "UpdateFunctionConfiguration" => body(configuration()),
        "GetAccountSettings" => body(json!({
            "AccountLimit": { "TotalCodeSize": 1, "ConcurrentExecutions": 2 },
            "AccountUsage": { "FunctionCount": 3 }
        })),
        "AddPermission" => answer(201, json!({ "Statement": "{\"Sid\":\"s3\"}" }).to_string()),
        _ => answer(204, ""),
    }
}

#[tokio::test]
async fn outputs() {
    compare(
        calls(),
        |call| vec![("an output", output(call))],
        &[&TIMESTAMPS, &MISSING_ENUM, &NO_PAYLOAD],
    )
    .await;
}

#[tokio::test]
async fn errors() {
    let error = |status, kind: &'static str, body: Value| {
        answer(status, body.to_string()).header("x-amzn-errortype", kind)
    };
    compare(
        calls(),
        |_| {
            let text = json!({ "Type": "User", "Message": "not here \u{fc}" });
            let lower = json!({ "Type": "User", "message": "not here" });
            vec![
                ("an error", error(404, "ResourceNotFoundException", text.clone())),
                (
                    "a URI in the code",
                    error(404, "ResourceNotFoundException:http://internal/", lower),
                ),
                ("an error of all operations", error(400, "InvalidParameterValueException", text)),
                (
                    "a throttled call",
                    error(
                        429,
                        "TooManyRequestsException",
                        json!({ "Reason": "CallerRateLimitExceeded" }),
                    )
                    .header("retry-after", "1"),
                ),
                ("a fault", error(500, "ServiceException", json!({ "Message": "m" }))),
                (
                    "an unknown code",
                    error(403, "AccessDeniedException", json!({ "Message": "no" })),
                ),
                (
                    "a code in the body",
                    answer(
                        400,
                        json!({ "__type": "a#InvalidParameterValueException", "message": "m" })
                            .to_string(),
                    ),
                ),
                ("no code", answer(400, json!({ "message": "m" }).to_string())),
            ]
        },
        &[&MESSAGE_WITHOUT_CODE, &NO_PAYLOAD],
    )
    .await;
}

#[tokio::test]
async fn malformed_responses() {
    compare(
        calls(),
        |call| {
            vec![
                ("no body", answer(200, "")),
                ("cut off", answer(200, "{\"FunctionName\": \"thu")),
                ("a page", answer(200, "<html><body>It works</body></html>")),
                ("an array", answer(200, "[]")),
                (
                    "mistyped members",
                    answer(
                        200,
                        json!({ "Functions": 1, "Timeout": "3", "Tags": [], "UUID": {} })
                            .to_string(),
                    ),
                ),
                ("an error without a body", answer(500, "")),
                ("a page as an error", answer(502, "<html><body>Bad gateway</body></html>")),
                ("a broken connection", output(call).breaking()),
            ]
        },
        &[&UNREADABLE, &MISSING_ENUM, &NO_PAYLOAD],
    )
    .await;
}
