//! The measured work, for either client.

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_types::Blob;
use aws_smithy_types::body::SdkBody;
use benchmarks::canned::response;
use benchmarks::codec::Capture;
use benchmarks::work::Step;

use super::super::samples::{FUNCTIONS, page};
use super::sdk::operation::create_function::CreateFunctionInput;
use super::sdk::operation::list_functions::ListFunctionsOutput;
use super::sdk::types::{Architecture, FunctionCode, Runtime, TracingConfig, TracingMode};
use super::sdk::{Client, types};
use crate::sides;

/// The length of the serialized input.
const LENGTH: usize = 728;

/// Calls `ListFunctions`, which returns one function.
pub(crate) fn call() -> Step {
    let runtime = sides::runtime();
    let client = Client::from_conf(super::config(&page(1).to_string()).build());
    Box::new(move || {
        let call = client.list_functions().max_items(1).marker("page-1");
        let output = runtime.block_on(call.send()).expect("an output");
        check(output, 1);
    })
}

/// Deserializes a page of functions.
pub(crate) fn parse() -> Step {
    let (capture, taken) = Capture::new();
    let client = Client::from_conf(super::config("{}").build());
    let call = intercepted!(client.list_functions(), capture);
    sides::runtime().block_on(call.send()).expect("an output");
    drop(client);
    let (codec, answer) = (taken.codec(), response(SdkBody::from(page(FUNCTIONS).to_string())));
    Box::new(move || {
        let output = codec.deserialize(&answer).downcast().expect("an output");
        check(output, FUNCTIONS);
    })
}

fn check(output: ListFunctionsOutput, count: usize) {
    let functions = output.functions.expect("functions");
    assert_eq!(functions.len(), count);
    let last = functions.last().and_then(|it| it.function_name.as_deref());
    assert_eq!(last.and_then(|name| name.rsplit('-').next()), Some(&*(count - 1).to_string()));
}

/// Serializes inputs of `CreateFunction`.
pub(crate) fn serialize(steps: usize) -> Step {
    let (capture, taken) = Capture::new();
    let client = Client::from_conf(super::config("{}").build());
    let code = FunctionCode::builder().zip_file(Blob::new([])).build();
    let call = client
        .create_function()
        .function_name("f")
        .role("arn:aws:iam::123456789012:role/r")
        .code(code);
    sides::runtime().block_on(intercepted!(call, capture).send()).expect("an output");
    drop(client);
    let inputs = (0..steps).map(|_| Input::erase(input())).collect();
    sides::serialize(taken.codec(), inputs, LENGTH)
}

fn input() -> CreateFunctionInput {
    super::built(
        CreateFunctionInput::builder()
            .function_name("thumbnails")
            .role("arn:aws:iam::123456789012:role/service-role/thumbnails")
            .code(
                FunctionCode::builder()
                    .s3_bucket("amzn-s3-demo-bucket")
                    .s3_key("code/thumbnails.zip")
                    .build(),
            )
            .runtime(Runtime::Python312)
            .handler("app.handler")
            .description("Creates thumbnails of uploaded images")
            .timeout(30)
            .memory_size(512)
            .publish(true)
            .set_layers(Some(vec![
                "arn:aws:lambda:eu-west-1:123456789012:layer:images:7".to_owned(),
            ]))
            .architectures(super::one(Architecture::Arm64))
            .tracing_config(TracingConfig::builder().mode(TracingMode::Active).build())
            .kms_key_arn(
                "arn:aws:kms:eu-west-1:123456789012:key/7f3c2a10-6d1b-4c55-9a0e-2f4b8c7d9e10",
            )
            .package_type(types::PackageType::Zip)
            .vpc_config(
                types::VpcConfig::builder()
                    .set_subnet_ids(Some(vec!["subnet-1".to_owned(), "subnet-2".to_owned()]))
                    .set_security_group_ids(Some(vec!["sg-1".to_owned()]))
                    .build(),
            )
            .dead_letter_config(
                types::DeadLetterConfig::builder()
                    .target_arn("arn:aws:sqs:eu-west-1:123456789012:q")
                    .build(),
            )
            .snap_start(types::SnapStart::builder().apply_on(types::SnapStartApplyOn::None).build())
            .build(),
    )
}
