//! The web service as a program.

#![forbid(unsafe_code)]

use std::net::Ipv4Addr;

use clap::Parser;
use partner_service::{Partner, router};
use partnercentral_channel::config::{BehaviorVersion, Region};
use partnercentral_channel::{Client, Config};
use tokio::net::TcpListener;

/// Serves the relationships of a program management account as JSON, on 127.0.0.1
///
/// Credentials and endpoint are those of the environment, as for the AWS command line.
#[derive(Parser)]
struct Arguments {
    /// Program management account of the relationships
    #[arg(long, value_name = "ID")]
    program_management_account: String,

    /// Port to listen on
    #[arg(long, default_value_t = 3000)]
    port: u16,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { program_management_account, port } = Arguments::parse();
    let loader = aws_config::defaults(BehaviorVersion::latest()).region(Region::new("us-east-1"));
    let config = Config::from(&loader.load().await);
    // Invalid requests are answered without a call.
    let client = Client::from_conf(config.to_builder().validate_inputs(true).build());
    let partner = Partner::new(client, &program_management_account);

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router(partner)).with_graceful_shutdown(interrupted()).await?;
    Ok(())
}

/// Waits for Ctrl-C. If it can't be observed, the system ends the program as usual.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
