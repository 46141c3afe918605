//! The stand-in for the service by itself, for programs of one's own.

use clap::Parser;
use partner_central_examples::local::LocalServer;

/// Serves a stand-in for the service on 127.0.0.1, until it is stopped with Ctrl-C
///
/// It keeps everything in memory. The caller is the AWS account whose 12 digits follow LOCAL in the access key
/// id, such as LOCAL111122223333; secret keys don't matter.
#[derive(Parser)]
struct Arguments {
    /// Port to listen on; one that is free if left out
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let server = LocalServer::start(Arguments::parse().port).await?;
    println!("{}", server.url());
    server.stopped().await?;
    Ok(())
}
