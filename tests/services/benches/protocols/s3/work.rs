//! The measured work, for either client.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::body::SdkBody;
use benchmarks::canned::response;
use benchmarks::codec::Capture;
use benchmarks::work::Step;

use super::super::samples::{OBJECTS, page};
use super::sdk::Client;
use super::sdk::operation::complete_multipart_upload::CompleteMultipartUploadInput;
use super::sdk::operation::list_objects_v2::ListObjectsV2Output;
use super::sdk::types::{CompletedMultipartUpload, CompletedPart};
use crate::sides;

const BUCKET: &str = "amzn-s3-demo-bucket";

/// The length of the serialized input.
const LENGTH: usize = 1570;

/// Calls `ListObjectsV2`, which returns one object.
pub(crate) fn call() -> Step {
    let runtime = sides::runtime();
    let client = Client::from_conf(super::config(&page(1)).build());
    Box::new(move || {
        let call = client.list_objects_v2().bucket(BUCKET).prefix("images/").max_keys(1);
        let output = runtime.block_on(call.send()).expect("an output");
        check(output, 1);
    })
}

/// Deserializes a page of objects.
pub(crate) fn parse() -> Step {
    let (capture, taken) = Capture::new();
    let client = Client::from_conf(super::config(&page(1)).build());
    let call = intercepted!(client.list_objects_v2().bucket(BUCKET), capture);
    sides::runtime().block_on(call.send()).expect("an output");
    drop(client);
    let (codec, answer) = (taken.codec(), response(SdkBody::from(page(OBJECTS))));
    Box::new(move || {
        let output = codec.deserialize(&answer).downcast().expect("an output");
        check(output, OBJECTS);
    })
}

fn check(output: ListObjectsV2Output, count: usize) {
    let objects = output.contents.expect("objects");
    assert_eq!(objects.len(), count);
    let last = objects.last().and_then(|it| it.key.as_deref());
    assert_eq!(last.and_then(|key| key.rsplit('-').next()), Some(&*(count - 1).to_string()));
}

/// Serializes inputs of `CompleteMultipartUpload`.
pub(crate) fn serialize(steps: usize) -> Step {
    let (capture, taken) = Capture::new();
    let answer = "<CompleteMultipartUploadResult/>";
    let client = Client::from_conf(super::config(answer).build());
    let call = client.complete_multipart_upload().bucket(BUCKET).key("k").upload_id("u");
    sides::runtime().block_on(intercepted!(call, capture).send()).expect("an output");
    drop(client);
    let inputs = (0..steps).map(|_| Input::erase(input())).collect();
    sides::serialize(taken.codec(), inputs, LENGTH)
}

fn input() -> CompleteMultipartUploadInput {
    let part = |number| {
        let builder = CompletedPart::builder().e_tag("\"9b2cf535f27731c974343645a3985328\"");
        builder.checksum_crc64_nvme("AAAAAAAAAAA=").part_number(number).build()
    };
    let parts = (1..=10).map(part).collect();
    super::built(
        CompleteMultipartUploadInput::builder()
            .bucket(BUCKET)
            .key("images/2026/01/02/photo")
            .upload_id("VXBsb2FkIElEIGZvciBlbHZpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA")
            .multipart_upload(CompletedMultipartUpload::builder().set_parts(Some(parts)).build())
            .build(),
    )
}
