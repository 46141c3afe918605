//! Arguments shared by the programs.

use clap::Args;
use partnercentral_channel::Client;
use partnercentral_channel::config::{BehaviorVersion, Region};

use crate::local::{self, LocalServer};

/// Selects the service to call.
#[derive(Debug, Args)]
pub struct ServiceOptions {
    /// Call AWS, configured by the environment, instead of a local server
    #[arg(long)]
    pub aws: bool,
}

/// The service that a program calls.
#[derive(Debug)]
pub enum Service {
    /// A local server in this process.
    Local(LocalServer),
    /// AWS itself.
    Aws,
}

impl ServiceOptions {
    /// Starts the local server, unless AWS is selected.
    ///
    /// # Errors
    ///
    /// Fails if no port is available.
    pub async fn start(&self) -> std::io::Result<Service> {
        Ok(if self.aws { Service::Aws } else { Service::Local(LocalServer::start(0).await?) })
    }
}

impl Service {
    /// Returns a client for the partner: [`local::PARTNER`] on the local server, or the environment's account on AWS.
    pub async fn client(&self) -> Client {
        self.client_of(local::PARTNER, None).await
    }

    /// Returns a client for an AWS account on the local server, or for a profile of the AWS configuration on AWS.
    pub async fn client_of(&self, account: &str, profile: Option<&str>) -> Client {
        match self {
            Self::Local(server) => server.client(account),
            Self::Aws => {
                let mut loader = aws_config::defaults(BehaviorVersion::latest())
                    .region(Region::new("us-east-1"));
                if let Some(profile) = profile {
                    loader = loader.profile_name(profile);
                }
                Client::new(&loader.load().await)
            }
        }
    }
}

/// Selects the service to call, and the accounts of the relationships to create.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    service: ServiceOptions,

    /// Program management account to create relationships under
    #[arg(long, value_name = "ID", required_if_eq("aws", "true"))]
    program_management_account: Option<String>,

    /// AWS account to create a relationship with, as 12 digits; may be repeated
    #[arg(long, value_name = "ACCOUNT", required_if_eq("aws", "true"))]
    associated_account: Vec<String>,
}

impl Options {
    /// Starts the local server, unless AWS is selected.
    ///
    /// # Errors
    ///
    /// Fails if no port is available.
    pub async fn start(&self) -> std::io::Result<Service> {
        self.service.start().await
    }

    /// Returns the given program management account, or the local server's own.
    pub fn program_management_account(&self) -> &str {
        let given = self.program_management_account.as_deref();
        given.unwrap_or(local::PROGRAM_MANAGEMENT_ACCOUNT)
    }

    /// Returns whether a program management account was given.
    pub fn has_program_management_account(&self) -> bool {
        self.program_management_account.is_some()
    }

    /// Returns the given AWS accounts, or three accounts on the local server.
    pub fn associated_accounts(&self) -> Vec<&str> {
        match self.associated_account.as_slice() {
            [] => vec!["222233334444", "333344445555", "444455556666"],
            given => given.iter().map(String::as_str).collect(),
        }
    }
}
