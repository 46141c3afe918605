//! The stand-in for the service by itself, for other programs.

use clap::Parser;
use partner_central_examples::local::LocalServer;

/// Serves a stand-in for the service on 127.0.0.1, until it is stopped with Ctrl-C
///
/// It keeps everything in memory. The caller is the AWS account whose 12 digits follow LOCAL in the access key
/// id, such as LOCAL111122223333; the secret key does not matter unless --secret is given.
///
/// Two requests stand for events outside the API: POST /local/contracts/ID/accept accepts a channel contract as its
/// signatory would, and POST /local/days/N lets N days pass.
#[derive(Parser)]
struct Arguments {
    /// Port to listen on; one that is free if left out
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// Secret key that requests must be signed with, by SigV4; without it, signatures are not checked
    #[arg(long, value_name = "KEY")]
    secret: Option<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments { port, secret } = Arguments::parse();
    let server = match secret {
        Some(secret) => LocalServer::start_with_secret(port, secret).await?,
        None => LocalServer::start(port).await?,
    };
    println!("{}", server.url());
    server.stopped().await?;
    Ok(())
}
