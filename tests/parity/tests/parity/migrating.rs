//! The table in `docs/migrating.md`, as code for both crates.

use std::error::Error;
use std::fs;

use aws_smithy_runtime::client::interceptors::MutateRequestInterceptor;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_types::SdkConfig;
use aws_types::region::Region;

#[test]
fn tags_have_equal_builders() {
    let there = aws_sdk_partnercentralchannel::types::Tag::builder().key("k").value("v").build();
    let there = there.expect("all required members are set");
    let here = partnercentral_channel::types::Tag::builder().key("k").value("v").build();
    assert_eq!((there.key(), there.value()), (here.key.as_str(), here.value.as_str()));
}

/// Every function that the section names is called below.
#[test]
fn the_section_is_compiled() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let read = |path| fs::read_to_string(format!("{folder}/{path}")).expect("a file");
    let (guide, code) = (read("../../docs/migrating.md"), read("tests/parity/migrating.rs"));
    let section = guide.split_once("## Differences in code").expect("the section").1;
    let section = section.split_once("\n## ").expect("the next section").0;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = 0;
    for (before, _) in section.match_indices('(').map(|(at, _)| section.split_at(at)) {
        let name = before.rsplit(|c| !is_name(c)).next().unwrap_or_default();
        assert!(code.contains(&format!("{name}(")), "`{name}` is not compiled");
        found += 1;
    }
    assert!(found > 30, "{found}");
}

#[test]
fn clients_have_equal_constructors() {
    // Without a behavior version, AWS's crate panics.
    let config = SdkConfig::builder().behavior_version(BehaviorVersion::latest()).build();
    let there = aws_sdk_partnercentralchannel::Client::new(&config);
    let here = partnercentral_channel::Client::new(&config);
    // Only compiled, not called.
    drop((self::there(&there), self::here(&here)));
}

async fn there(client: &aws_sdk_partnercentralchannel::Client) -> Result<(), Box<dyn Error>> {
    use aws_sdk_partnercentralchannel::Config;
    use aws_sdk_partnercentralchannel::config::retry::RetryConfig;
    use aws_sdk_partnercentralchannel::operation::RequestId;
    use aws_sdk_partnercentralchannel::operation::list_relationships::ListRelationshipsInput;
    use aws_sdk_partnercentralchannel::operation::tag_resource::builders::TagResourceFluentBuilder;
    use aws_sdk_partnercentralchannel::types::Tag;

    let output = client.list_relationships().catalog("AWS").send().await?;
    println!("{:?} {:?} {:?}", output.items(), output.next_token(), output.request_id());
    ListRelationshipsInput::builder().catalog("AWS").send_with(client).await?;
    let tag = Tag::builder().key("k").value("v").build()?;
    let call: TagResourceFluentBuilder = client.tag_resource().resource_arn("arn");
    println!("{:?} {:?}", call.get_tags(), call.as_input().get_resource_arn());
    let call = call.tags(tag.clone()).tags(tag.clone());
    if let Err(error) = call.set_tags(Some(vec![tag])).send().await {
        errors_there(error);
    }
    let mut pages = client.list_relationships().catalog("AWS").into_paginator().page_size(9).send();
    println!("{:?}", pages.next().await);
    let mut items = client.list_relationships().catalog("AWS").into_paginator().items().send();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    let mut retries =
        Config::builder().idempotency_token_provider("token").retry_config(RetryConfig::disabled());
    retries.set_region(Some(Region::from_static("eu-west-3"))).push_interceptor(interceptor());
    let call = client.list_relationships().set_catalog(Some("AWS".to_owned()));
    call.customize().config_override(retries).send().await?;
    Ok(())
}

fn errors_there(
    error: aws_sdk_partnercentralchannel::error::SdkError<
        aws_sdk_partnercentralchannel::operation::tag_resource::TagResourceError,
    >,
) {
    use aws_sdk_partnercentralchannel::error::{
        DisplayErrorContext, ProvideErrorMetadata, SdkError,
    };
    use aws_sdk_partnercentralchannel::operation::RequestId;

    println!("{:?} {:?} {:?}", error.code(), error.message(), error.request_id());
    println!("{} {:?}", DisplayErrorContext(&error), error.raw_response());
    println!("{:?} {}", error.as_service_error(), matches!(error, SdkError::TimeoutError(_)));
    println!("{}", error.into_service_error().is_conflict_exception());
}

async fn here(client: &partnercentral_channel::Client) -> Result<(), Box<dyn Error>> {
    use partnercentral_channel::builder::FromClient;
    use partnercentral_channel::config::{Config, IdempotencyTokenSource, RetryConfig};
    use partnercentral_channel::operation::list_relationships::ListRelationshipsInput;
    use partnercentral_channel::operation::tag_resource::TagResourceInputBuilder;
    use partnercentral_channel::operation::tag_resource::input_builder::SetResourceArn;
    use partnercentral_channel::types::Tag;

    let output = client.list_relationships().catalog("AWS").send().await?;
    println!("{:?} {:?} {:?}", output.items, output.next_token, output.request_id());
    println!("{:?} {:?}", output.response().status(), output.response().header("date"));
    let input = ListRelationshipsInput::builder().catalog("AWS").build();
    client.list_relationships().with_input(input).send().await?;
    let call: TagResourceInputBuilder<SetResourceArn<FromClient>> =
        client.tag_resource().resource_arn("arn");
    let tag = Tag::builder().key("k").value("v").build();
    let call = call.tags([tag.clone()]).tags([tag.clone()]);
    println!("{:?}", call.as_input().tags);
    drop(client.create_relationship().set_tags(Some(vec![tag])));
    if let Err(error) = call.send().await {
        errors_here(error);
    }
    let mut pages = client.list_relationships().catalog("AWS").into_paginator().page_size(9);
    println!("{:?}", pages.next().await);
    let mut items = client.list_relationships().catalog("AWS").into_paginator().items();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    let mut retries = Config::builder()
        .idempotency_token_source(IdempotencyTokenSource::fixed("token"))
        .retry_config(RetryConfig::disabled());
    retries.set_region(Some(Region::from_static("eu-west-3"))).push_interceptor(interceptor());
    client.list_relationships().catalog("AWS").customize(|_| retries).send().await?;
    let call = client.list_relationships().catalog("AWS");
    call.customize(|config| config.retry_config(RetryConfig::disabled())).send().await?;
    Ok(())
}

fn errors_here(
    error: partnercentral_channel::error::CallError<
        partnercentral_channel::operation::tag_resource::TagResourceError,
    >,
) {
    use partnercentral_channel::operation::tag_resource::TagResourceError;

    println!("{:?} {:?} {:?} {error:#}", error.code(), error.message(), error.request_id());
    println!("{:?} {:?}", error.find::<std::io::Error>(), error.raw_response());
    println!("{:?} {:?} {}", error.as_service_error(), error.status(), error.is_timeout());
    println!("{}", error.is_service_error_and(TagResourceError::is_conflict_exception));
    println!("{}", matches!(error.sdk_error(), SdkError::TimeoutError(_)));
    match error.into_service_error() {
        Ok(error) => println!("{}", error.is_conflict_exception()),
        Err(error) => {
            let error: SdkError<TagResourceError, HttpResponse> = error.into();
            println!("{error:?}");
        }
    }
}

/// The error of any operation.
#[expect(dead_code, reason = "only compiled")]
fn any_error_there(error: &aws_sdk_partnercentralchannel::Error) -> bool {
    matches!(error, aws_sdk_partnercentralchannel::Error::ConflictException(_))
}

/// The error of any operation.
#[expect(dead_code, reason = "only compiled")]
fn any_error_here(error: &partnercentral_channel::Error) -> bool {
    use partnercentral_channel::error::ServiceError;
    matches!(error.as_service_error(), Some(ServiceError::ConflictException(_)))
}

fn interceptor() -> SharedInterceptor {
    SharedInterceptor::new(MutateRequestInterceptor::new(|_: &mut HttpRequest| {}))
}
