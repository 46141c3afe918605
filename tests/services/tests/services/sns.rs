//! Amazon SNS, awsQuery.

use services::answer::Answer;
use services::sns::calls;

use services::differences::{
    MESSAGE_IN_LOWER_CASE, MESSAGE_WITHOUT_CODE, SIGNED_LENGTH, UNKNOWN_ITEMS, UNREAD, UNREADABLE,
};

use super::compare::compare;

/// Returns a response of the service.
fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Answer::new(status, body)
        .header("content-type", "text/xml")
        .header("x-amzn-requestid", "header-id")
}

fn output(call: &str) -> Answer {
    let result = match call {
        "Publish" => "<MessageId>m-1</MessageId><SequenceNumber>10</SequenceNumber>",
        "PublishBatch" => {
            "<Successful><member><Id>1</Id><MessageId>m-1</MessageId></member></Successful>\
             <Failed><member><Id>2</Id><Code>E</Code><SenderFault>true</SenderFault></member></Failed>"
        }
        "CreateTopic" => "<TopicArn>arn:aws:sns:eu-west-1:123456789012:orders.fifo</TopicArn>",
        "ListTopics" => {
            "<Topics><member><TopicArn>a</TopicArn></member><Later/><member><TopicArn> b </TopicArn></member></Topics>\
             <NextToken>n</NextToken>"
        }
        "GetTopicAttributes" => {
            "<Attributes><entry><key>Policy</key><value>{&quot;a&quot;: 1}</value></entry></Attributes>"
        }
        "Subscribe" => "<SubscriptionArn>pending confirmation</SubscriptionArn>",
        "ListSubscriptionsByTopic" => "<Subscriptions/>",
        "GetSMSSandboxAccountStatus" => "<IsInSandbox>true</IsInSandbox>",
        _ => "",
    };
    let name = call.replace(' ', "");
    answer(
        200,
        format!(
            "<{name}Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><{name}Result>{result}</{name}Result>\
             <ResponseMetadata><RequestId>body-id</RequestId></ResponseMetadata></{name}Response>"
        ),
    )
}

#[tokio::test]
async fn outputs() {
    compare(calls(), |call| vec![("an output", output(call))], &[&UNKNOWN_ITEMS, &SIGNED_LENGTH])
        .await;
}

#[tokio::test]
async fn errors() {
    let error = |status, code: &str, rest: &str| {
        answer(
            status,
            format!(
                "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>\
                 <Code>{code}</Code>{rest}</Error><RequestId>body-id</RequestId></ErrorResponse>"
            ),
        )
    };
    compare(
        calls(),
        |_| {
            vec![
                ("an error", error(404, "NotFound", "<Message>m &amp;</Message>")),
                ("another error", error(400, "InvalidParameter", "<message>lower case</message>")),
                ("the name of a shape", error(404, "NotFoundException", "<Message>m</Message>")),
                (
                    "an error with a member",
                    error(400, "VerificationException", "<Message>m</Message><Status>s</Status>"),
                ),
                ("an unknown code", error(403, "SignatureDoesNotMatch", "<Message>m</Message>")),
                ("a throttled call", error(400, "Throttling", "<Message>Rate exceeded</Message>")),
                ("a fault", error(500, "InternalError", "")),
                ("an error without a body", answer(503, "")),
                (
                    "no code",
                    answer(
                        400,
                        "<ErrorResponse><Error><Message>m</Message></Error></ErrorResponse>",
                    ),
                ),
            ]
        },
        &[&MESSAGE_WITHOUT_CODE, &MESSAGE_IN_LOWER_CASE, &SIGNED_LENGTH],
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
                ("cut off", answer(200, "<PublishResponse><PublishResult><Mess")),
                ("a page", answer(200, "<html><body>It works</body></html>")),
                ("another element", answer(200, "<OtherResponse><OtherResult/></OtherResponse>")),
                ("no result", answer(200, format!("<{call}Response></{call}Response>"))),
                ("JSON", answer(200, "{}")),
                ("a page as an error", answer(502, "<html><body>Bad gateway</body></html>")),
                ("a broken connection", output(call).breaking()),
            ]
        },
        &[&UNREADABLE, &UNREAD, &SIGNED_LENGTH],
    )
    .await;
}
