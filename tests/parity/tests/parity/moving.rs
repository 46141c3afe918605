//! The table in `docs/migrating.md`, as code for both crates.

use std::error::Error;

use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::SdkConfig;

#[test]
fn tags_are_built_alike() {
    let there = aws_sdk_partnercentralchannel::types::Tag::builder().key("k").value("v").build();
    let there = there.expect("everything is set");
    let here = partnercentral_channel::types::Tag::builder().key("k").value("v").build();
    assert_eq!((there.key(), there.value()), (here.key.as_str(), here.value.as_str()));
}

#[test]
fn clients_are_made_alike() {
    // Without a behavior version, AWS's own crate panics.
    let config = SdkConfig::builder().behavior_version(BehaviorVersion::latest()).build();
    let there = aws_sdk_partnercentralchannel::Client::new(&config);
    let here = partnercentral_channel::Client::new(&config);
    // Compiled, and not called.
    drop((self::there(&there), self::here(&here)));
}

async fn there(client: &aws_sdk_partnercentralchannel::Client) -> Result<(), Box<dyn Error>> {
    use aws_sdk_partnercentralchannel::Config;
    use aws_sdk_partnercentralchannel::config::retry::RetryConfig;
    use aws_sdk_partnercentralchannel::error::{DisplayErrorContext, ProvideErrorMetadata};
    use aws_sdk_partnercentralchannel::types::Tag;

    let output = client.list_relationships().catalog("AWS").send().await?;
    println!("{:?} {:?}", output.items(), output.next_token());
    let tag = Tag::builder().key("k").value("v").build()?;
    let call = client.tag_resource().resource_arn("arn").tags(tag.clone()).tags(tag.clone());
    if let Err(error) = call.set_tags(Some(vec![tag])).send().await {
        println!("{:?} {}", error.code(), DisplayErrorContext(&error));
        println!("{}", error.into_service_error().is_conflict_exception());
    }
    let mut items = client.list_relationships().catalog("AWS").into_paginator().items().send();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    let retries = Config::builder().retry_config(RetryConfig::disabled());
    let call = client.list_relationships().set_catalog(Some("AWS".to_owned()));
    call.customize().config_override(retries).send().await?;
    Ok(())
}

async fn here(client: &partnercentral_channel::Client) -> Result<(), Box<dyn Error>> {
    use partnercentral_channel::config::RetryConfig;
    use partnercentral_channel::operation::tag_resource::TagResourceError;
    use partnercentral_channel::types::Tag;

    let output = client.list_relationships().catalog("AWS").send().await?;
    println!("{:?} {:?}", output.items, output.next_token);
    let tag = Tag::builder().key("k").value("v").build();
    let call = client.tag_resource().resource_arn("arn").tags([tag.clone(), tag]);
    if let Err(error) = call.send().await {
        println!("{:?} {error}", error.code());
        println!("{}", error.is_service_error_and(TagResourceError::is_conflict_exception));
    }
    let mut items = client.list_relationships().catalog("AWS").into_paginator().items();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    let call = client.list_relationships().catalog("AWS");
    call.customize(|config| config.retry_config(RetryConfig::disabled())).send().await?;
    Ok(())
}
