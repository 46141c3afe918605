//! A minimal program with the generated client, few features, and an HTTPS client shared with `aws_config`.
#![forbid(unsafe_code)]

use aws_config::BehaviorVersion;
use partnercentral_channel::Client;
use partnercentral_channel::config::ring_https_client;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let loader = aws_config::defaults(BehaviorVersion::latest()).http_client(ring_https_client());
    let client = Client::new(&loader.load().await);
    match client.list_relationships().catalog("AWS").send().await {
        Ok(output) => println!("{output:?}"),
        Err(error) => println!("{error:?}"),
    }
}
