//! A minimal program with AWS's client, equivalent to the one with the generated client.
#![forbid(unsafe_code)]

use aws_config::BehaviorVersion;
use aws_sdk_partnercentralchannel::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    match client.list_relationships().catalog("AWS").send().await {
        Ok(output) => println!("{output:?}"),
        Err(error) => println!("{error:?}"),
    }
}
