//! A local server that simulates the service, for other programs.

use clap::Parser;
use partner_central_examples::local::LocalServer;

/// Simulates the service on 127.0.0.1 until stopped with Ctrl-C
///
/// All data is kept in memory. The caller's AWS account is the 12 digits after LOCAL in the access key ID, as in
/// LOCAL111122223333. The secret key is ignored unless --secret is given.
///
/// Two requests simulate events outside the API: POST /local/contracts/ID/accept accepts a channel contract as
/// its signatory, and POST /local/days/N lets N days pass.
#[derive(Parser)]
struct Arguments {
    /// Port to listen on [default: a free port]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// Secret key to verify the signatures (SigV4) of requests with [default: signatures are not verified]
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
