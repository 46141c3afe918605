//! Starting and stopping the server.

use std::io;
use std::net::Ipv4Addr;

use partnercentral_channel::config::{AuthSchemeId, Builder, Region};
use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountInput;
use partnercentral_channel::types::Program;
use partnercentral_channel::{Client, Config};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::fault::Fault;
use super::http::SharedService;
use super::store::Store;
use super::{CATALOG, PARTNER, REGION, caller};

/// A stand-in for the service that runs in this process, until it is dropped.
#[derive(Debug)]
pub struct LocalServer {
    url: String,
    service: SharedService,
    secret: Option<String>,
    task: JoinHandle<io::Result<()>>,
}

impl LocalServer {
    /// Starts a server on a port of 127.0.0.1, or on one that is free if `port` is 0. Signatures are not checked.
    ///
    /// # Errors
    ///
    /// The port is taken.
    pub async fn start(port: u16) -> io::Result<Self> {
        Self::start_with(port, None).await
    }

    /// Starts a server that refuses requests unless they are signed with the secret key, by the symmetric algorithm
    /// (SigV4). [`Self::config`] makes clients prefer it.
    ///
    /// # Errors
    ///
    /// The port is taken.
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

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The configuration of a client that calls this server for an AWS account, to add to.
    pub fn config(&self, account: &str) -> Builder {
        let config = Config::builder().region(Region::new(REGION)).endpoint_url(&self.url);
        match &self.secret {
            Some(secret) => config
                .credentials_provider(caller::credentials(account, secret))
                .auth_scheme_preference([AuthSchemeId::from("sigv4")]),
            None => config.credentials_provider(caller::credentials(account, "not checked")),
        }
    }

    /// A client that calls this server for an AWS account.
    pub fn client(&self, account: &str) -> Client {
        Client::from_conf(self.config(account).build())
    }

    /// Accepts a pending channel contract, as its signatory would.
    ///
    /// # Errors
    ///
    /// There is no pending contract with the id.
    pub fn accept_contract(&self, id: &str) -> io::Result<()> {
        self.service.change(|store| store.accept_contract(id)).map_err(failed)
    }

    /// Lets days pass: contracts whose end date is over become inactive or expire.
    pub fn pass_days(&self, days: u32) {
        self.service.change(|store| store.clock.pass_days(days));
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

fn failed(fault: Fault) -> io::Error {
    io::Error::other(fault.members.to_string())
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
