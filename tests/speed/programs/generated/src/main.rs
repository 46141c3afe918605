//! A minimal program with the generated client, equivalent to the one with AWS's client.
#![forbid(unsafe_code)]

use aws_config::BehaviorVersion;
use partnercentral_channel::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    match client.list_relationships().catalog("AWS").send().await {
        Ok(output) => println!("{output:?}"),
        Err(error) => println!("{error:?}"),
    }
}
