//! The server's start and shutdown.

use std::io;
use std::net::Ipv4Addr;

use partnercentral_channel::config::{AuthSchemeId, Builder, Region};
use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountInput;
use partnercentral_channel::types::Program;
use partnercentral_channel::{Client, Config};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::caller;
use super::constants::{CATALOG, PARTNER, REGION};
use super::fault::Fault;
use super::http::SharedService;
use super::store::Store;

/// A simulation of the service in this process. The server stops when the value is dropped.
#[derive(Debug)]
pub struct LocalServer {
    url: String,
    service: SharedService,
    secret: Option<String>,
    task: JoinHandle<io::Result<()>>,
}

impl LocalServer {
    /// Starts a server on a port of 127.0.0.1, or on a free port if `port` is 0. Signatures are not verified.
    ///
    /// # Errors
    ///
    /// Fails if the port is in use.
    pub async fn start(port: u16) -> io::Result<Self> {
        Self::start_with(port, None).await
    }

    /// Starts a server that rejects requests unless they are signed with the secret key (SigV4). Clients with
    /// [`Self::config`] prefer that algorithm to SigV4a.
    ///
    /// # Errors
    ///
    /// Fails if the port is in use.
    pub async fn start_with_secret(port: u16, secret: impl Into<String>) -> io::Result<Self> {
        Self::start_with(port, Some(secret.into())).await
    }

    async fn start_with(port: u16, secret: Option<String>) -> io::Result<Self> {
        let service = SharedService::new(initial().map_err(failed)?, secret.clone());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let router = service.clone().router();
        let task = tokio::spawn(async { axum::serve(listener, router).await });
        Ok(Self { url, service, secret, task })
    }

    /// Returns the server's URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns a client configuration for this server and an AWS account.
    pub fn config(&self, account: &str) -> Builder {
        let config = Config::builder().region(Region::new(REGION)).endpoint_url(&self.url);
        match &self.secret {
            Some(secret) => config
                .credentials_provider(caller::credentials(account, secret))
                .auth_scheme_preference([AuthSchemeId::from("sigv4")]),
            None => config.credentials_provider(caller::credentials(account, "not verified")),
        }
    }

    /// Returns a client for this server and an AWS account.
    pub fn client(&self, account: &str) -> Client {
        Client::from_conf(self.config(account).build())
    }

    /// Accepts a pending channel contract as its signatory.
    ///
    /// # Errors
    ///
    /// Fails if there is no pending contract with the ID.
    pub fn accept_contract(&self, id: &str) -> io::Result<()> {
        self.service.change(|store| store.accept_contract(id)).map_err(failed)
    }

    /// Lets days pass: contracts past their end date become inactive or expire.
    pub fn pass_days(&self, days: u32) {
        self.service.change(|store| store.clock.pass_days(days));
    }

    /// Waits until the server stops, which happens only on failure.
    ///
    /// # Errors
    ///
    /// Returns the error that stopped the server.
    pub async fn stopped(mut self) -> io::Result<()> {
        (&mut self.task).await?
    }
}

impl Drop for LocalServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn failed(fault: Fault) -> io::Error {
    io::Error::other(fault.members.to_string())
}

/// Returns the data of a new server.
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
