//! Starting and stopping the server.

use std::io;
use std::net::Ipv4Addr;

use partnercentral_channel::config::{Builder, Region};
use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountInput;
use partnercentral_channel::types::Program;
use partnercentral_channel::{Client, Config};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::fault::Fault;
use super::store::Store;
use super::{CATALOG, PARTNER, REGION, caller, http};

/// A stand-in for the service that runs in this process, until it is dropped.
#[derive(Debug)]
pub struct LocalServer {
    url: String,
    task: JoinHandle<io::Result<()>>,
}

impl LocalServer {
    /// Starts a server on a port of 127.0.0.1, or on one that is free if `port` is 0.
    ///
    /// # Errors
    ///
    /// The port is taken.
    pub async fn start(port: u16) -> io::Result<Self> {
        let store = initial().map_err(|fault| io::Error::other(fault.members.to_string()))?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let task = tokio::spawn(async { axum::serve(listener, http::router(store)).await });
        Ok(Self { url, task })
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The configuration of a client that calls this server for an AWS account, to add to.
    pub fn config(&self, account: &str) -> Builder {
        Config::builder()
            .region(Region::new(REGION))
            .credentials_provider(caller::credentials(account))
            .endpoint_url(&self.url)
    }

    /// A client that calls this server for an AWS account.
    pub fn client(&self, account: &str) -> Client {
        Client::from_conf(self.config(account).build())
    }

    /// Waits until the server stops, which it does only if it fails.
    ///
    /// # Errors
    ///
    /// What it failed with.
    pub async fn stopped(mut self) -> io::Result<()> {
        (&mut self.task).await?
    }
}

impl Drop for LocalServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What there is from the beginning.
fn initial() -> Result<Store, Fault> {
    let mut store = Store::default();
    let input = CreateProgramManagementAccountInput::builder()
        .catalog(CATALOG)
        .program(Program::SolutionProvider)
        .display_name("Resale Europe")
        .account_id(PARTNER)
        .build();
    store.create_program_management_account(PARTNER, input)?;
    Ok(store)
}
