//! Calls with fixed inputs, for either client.

use aws_smithy_types::Blob;

use super::sdk::types::{
    Architecture, Environment, EventSourcePosition, FileSystemConfig, FunctionCode,
    FunctionVersion, InvocationType, LogType, Runtime, SourceAccessConfiguration, SourceAccessType,
};
use crate::pair::calls;

calls! {
    "ListFunctions": |client| client
        .list_functions()
        .master_region("all of them/ü?&=+%")
        .function_version(FunctionVersion::All)
        .marker("")
        .max_items(7);
    "GetFunction": |client| client
        .get_function()
        .function_name("arn:aws:lambda:eu-west-1:123456789012:function:a b/ü")
        .qualifier("$LATEST");
    "CreateFunction": |client| super::entry!(client.create_function(), tags, "team", "images")
        .function_name("thumbnails")
        .role("arn:aws:iam::123456789012:role/lambda")
        .code(FunctionCode::builder().zip_file(Blob::new([0, 1, 254, 255])).build())
        .runtime(Runtime::Python312)
        .handler("a.b")
        .description("\"quotes\" and ü, \u{1F600}\n")
        .timeout(3)
        .publish(true)
        .architectures(super::one(Architecture::Arm64))
        .environment(super::entry!(Environment::builder(), variables, "KEY", "a value").build())
        .file_system_configs(super::one(super::built(
            FileSystemConfig::builder().arn("arn:aws:efs").local_mount_path("/mnt/a").build(),
        )));
    "CreateEventSourceMapping": |client| client
        .create_event_source_mapping()
        .function_name("thumbnails")
        .event_source_arn("arn:aws:kinesis:eu-west-1:123456789012:stream/s")
        .starting_position(EventSourcePosition::AtTimestamp)
        .starting_position_timestamp(aws_smithy_types::DateTime::from_secs_and_nanos(1_767_323_045, 250_000_000))
        .enabled(false)
        .batch_size(100)
        .source_access_configurations(super::one(SourceAccessConfiguration::builder().r#type(SourceAccessType::BasicAuth).uri("u").build()));
    "Invoke": |client| client
        .invoke()
        .function_name("thumbnails")
        .invocation_type(InvocationType::RequestResponse)
        .log_type(LogType::Tail)
        .client_context("eyJhIjogMX0=")
        .payload(Blob::new("{\"key\": 1}"))
        .qualifier("1");
    "Invoke without a payload": |client| client.invoke().function_name("thumbnails");
    "UpdateFunctionConfiguration": |client| client
        .update_function_configuration()
        .function_name("thumbnails")
        .memory_size(256)
        .set_layers(Some(vec!["arn:a".to_owned(), "arn:b".to_owned()]))
        .revision_id("r-1");
    "DeleteFunction": |client| client.delete_function().function_name("thumbnails").qualifier("2");
    "TagResource": |client| super::entry!(client.tag_resource(), tags, "a", "b")
        .resource("arn:aws:lambda:eu-west-1:123456789012:function:thumbnails");
    "UntagResource": |client| client
        .untag_resource()
        .resource("arn:aws:lambda:eu-west-1:123456789012:function:thumbnails")
        .tag_keys(super::one("a b"))
        .tag_keys(super::one("c&d"));
    "GetAccountSettings": |client| client.get_account_settings();
    "AddPermission": |client| client
        .add_permission()
        .function_name("thumbnails")
        .statement_id("s3")
        .action("lambda:InvokeFunction")
        .principal("s3.amazonaws.com")
        .source_account("123456789012");
    "GetFunctionUrlConfig": |client| client.get_function_url_config().function_name("thumbnails");
}
