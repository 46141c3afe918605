//! Amazon S3, restXml.

use services::answer::Answer;
use services::s3::calls;

use services::differences::{
    BUCKET_IN_PATH, ERROR_AS_TEXT, LISTS_IN_HEADERS, MESSAGE_OUTSIDE_OF_ERRORS,
    MESSAGE_WITHOUT_CODE, NO_PAYLOAD, NOT_FOUND, UNREAD, UNREADABLE,
};

use super::compare::compare;

const XMLNS: &str = r#"xmlns="http://s3.amazonaws.com/doc/2006-03-01/""#;

/// Returns a response of the service.
fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    Answer::new(status, body)
        .header("content-type", "application/xml")
        .header("x-amz-request-id", "4442587FB7D0A2F9")
        .header("x-amz-id-2", "host/id=")
}

/// Returns a response with an XML document.
fn xml(root: &str, content: &str) -> Answer {
    let declaration = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    answer(200, format!("{declaration}\n<{root} {XMLNS}>{content}</{root}>"))
}

fn output(call: &str) -> Answer {
    let owner = "<Owner><ID>o</ID><DisplayName>&lt;d&gt;</DisplayName></Owner>";
    match call {
        "ListBuckets" => xml(
            "ListAllMyBucketsResult",
            &format!(
                "<Buckets><Bucket><CreationDate>2026-01-02T03:04:05.123Z</CreationDate><Name>a</Name></Bucket>\
                 <Bucket><Name>b</Name></Bucket></Buckets>{owner}"
            ),
        ),
        "CreateBucket" => answer(200, "").header("location", "/amzn-s3-demo-bucket"),
        "HeadObject" => answer(200, "")
            .header("accept-ranges", "bytes")
            .header("last-modified", "Fri, 02 Jan 2026 03:04:05 GMT")
            .header("etag", "\"e\"")
            .header("x-amz-meta-color", "blue")
            .header("x-amz-meta-", "empty")
            .header("x-amz-missing-meta", "2")
            .header("x-amz-storage-class", "TAPE")
            .header("x-amz-delete-marker", "true"),
        "DeleteObject" => answer(204, "").header("x-amz-delete-marker", "true").header("x-amz-version-id", "v"),
        "CopyObject" => xml(
            "CopyObjectResult",
            "<LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;e&quot;</ETag>",
        )
        .header("x-amz-copy-source-version-id", "v"),
        "ListObjectsV2" => xml(
            "ListBucketResult",
            &format!(
                "<Name>b</Name><Prefix/><IsTruncated>true</IsTruncated><KeyCount>2</KeyCount>\
                 <Contents><Key>a\u{fc}&amp;&#x1F600;</Key><Size>9007199254740993</Size>\
                 <LastModified>2026-01-02T03:04:05Z</LastModified>{owner}\
                 <ChecksumAlgorithm>CRC32</ChecksumAlgorithm><ChecksumAlgorithm>NEW</ChecksumAlgorithm></Contents>\n  \
                 <Later><Deep>x</Deep></Later><Contents><Key> b </Key><Size>0</Size></Contents>\
                 <CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>"
            ),
        ),
        "ListObjectVersions" => xml(
            "ListVersionsResult",
            "<Version><Key>k</Key><IsLatest>true</IsLatest></Version><DeleteMarker><Key>d</Key></DeleteMarker>",
        ),
        "GetObjectAttributes" => xml(
            "GetObjectAttributesResponse",
            "<ETag>e</ETag><ObjectParts><PartsCount>1</PartsCount><Part><PartNumber>1</PartNumber></Part></ObjectParts>\
             <ObjectSize>3</ObjectSize>",
        )
        .header("last-modified", "Fri, 02 Jan 2026 03:04:05 GMT"),
        "GetBucketLocation" => {
            answer(200, format!("<LocationConstraint {XMLNS}>eu-west-1</LocationConstraint>"))
        }
        "GetBucketLifecycleConfiguration" => xml(
            "LifecycleConfiguration",
            "<Rule><ID>r</ID><Filter><And><Prefix>p</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter>\
             <Status>Enabled</Status><Expiration><Date>2026-01-02T00:00:00Z</Date></Expiration></Rule>",
        ),
        "GetBucketPolicy" => answer(200, "{\"Version\": \"2012-10-17\"}"),
        "CreateMultipartUpload" => xml(
            "InitiateMultipartUploadResult",
            "<Bucket>b</Bucket><Key>large</Key><UploadId>u</UploadId>",
        ),
        "CompleteMultipartUpload" | "CompleteMultipartUpload without parts" => {
            xml("CompleteMultipartUploadResult", "<Location>l</Location><ETag>\"e\"</ETag>")
        }
        "ListParts" => xml(
            "ListPartsResult",
            "<PartNumberMarker>3</PartNumberMarker><Part><PartNumber>4</PartNumber><Size>5</Size></Part>",
        ),
        "AbortMultipartUpload" | "DeleteBucket" => answer(204, ""),
        _ => answer(200, ""),
    }
}

#[tokio::test]
async fn outputs() {
    compare(
        calls(),
        |call| vec![("an output", output(call))],
        &[&NO_PAYLOAD, &LISTS_IN_HEADERS, &BUCKET_IN_PATH],
    )
    .await;
}

#[tokio::test]
async fn errors() {
    let error = |status, code: &str, rest: &str| {
        answer(status, format!("<Error><Code>{code}</Code><Message>m &lt;</Message>{rest}</Error>"))
    };
    compare(
        calls(),
        |_| {
            vec![
                (
                    "an error",
                    error(
                        404,
                        "NoSuchKey",
                        "<Key>k</Key><RequestId>r</RequestId><HostId>h</HostId>",
                    ),
                ),
                ("another error", error(404, "NoSuchBucket", "")),
                ("an unknown code", error(403, "AccessDenied", "")),
                ("an error without a body", answer(404, "")),
                ("a throttled call", error(503, "SlowDown", "")),
                ("an error with the status of success", error(200, "InternalError", "")),
                ("a fault", error(500, "InternalError", "")),
                ("no code", answer(400, "<Error><Message>m</Message></Error>")),
            ]
        },
        &[
            &NO_PAYLOAD,
            &LISTS_IN_HEADERS,
            &BUCKET_IN_PATH,
            &MESSAGE_WITHOUT_CODE,
            &MESSAGE_OUTSIDE_OF_ERRORS,
            &NOT_FOUND,
            &ERROR_AS_TEXT,
        ],
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
                ("cut off", answer(200, "<ListBucketResult><Name>a")),
                ("a page", answer(200, "<html><body>It works</body></html>")),
                ("another element", answer(200, "<Other/>")),
                ("JSON", answer(200, "{}")),
                (
                    "mistyped members",
                    answer(200, "<ListBucketResult><KeyCount>x</KeyCount></ListBucketResult>"),
                ),
                ("a page as an error", answer(502, "<html><body>Bad gateway</body></html>")),
                ("an invalid header", output(call).header("last-modified", "yesterday")),
                ("a broken connection", output(call).breaking()),
            ]
        },
        &[&UNREADABLE, &UNREAD, &NO_PAYLOAD, &LISTS_IN_HEADERS, &BUCKET_IN_PATH],
    )
    .await;
}
