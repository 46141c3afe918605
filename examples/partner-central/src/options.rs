//! The arguments that the programs have in common.

use clap::Args;
use partnercentral_channel::Client;
use partnercentral_channel::config::{BehaviorVersion, Region};

use crate::local::{self, LocalServer};

/// Whom a program calls.
#[derive(Debug, Args)]
pub struct ServiceOptions {
    /// Call AWS, with the credentials of the environment, in place of a local server
    #[arg(long)]
    pub aws: bool,
}

/// What a program calls.
#[derive(Debug)]
pub enum Service {
    /// A server in this process.
    Local(LocalServer),
    /// AWS itself.
    Aws,
}

impl ServiceOptions {
    /// Starts the local server, if it is to be called.
    ///
    /// # Errors
    ///
    /// There is no port for it.
    pub async fn start(&self) -> std::io::Result<Service> {
        Ok(if self.aws { Service::Aws } else { Service::Local(LocalServer::start(0).await?) })
    }
}

impl Service {
    /// A client for the partner: [`local::PARTNER`] on the local server, and whoever the environment says on AWS.
    pub async fn client(&self) -> Client {
        self.client_of(local::PARTNER, None).await
    }

    /// A client for an AWS account on the local server, or for a profile of the AWS configuration on AWS.
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

/// Whom a program calls, and where the relationships go that it creates.
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    service: ServiceOptions,

    /// Program management account to create relationships under
    #[arg(long, value_name = "ID", required_if_eq("aws", "true"))]
    program_management_account: Option<String>,

    /// AWS account to create a relationship with, as 12 digits; can be given several times
    #[arg(long, value_name = "ACCOUNT", required_if_eq("aws", "true"))]
    associated_account: Vec<String>,
}

impl Options {
    /// Starts the local server, if it is to be called.
    ///
    /// # Errors
    ///
    /// There is no port for it.
    pub async fn start(&self) -> std::io::Result<Service> {
        self.service.start().await
    }

    /// The program management account that was given, or the local server's own.
    pub fn program_management_account(&self) -> &str {
        let given = self.program_management_account.as_deref();
        given.unwrap_or(local::PROGRAM_MANAGEMENT_ACCOUNT)
    }

    /// Whether the program management account is somebody's own, and not the local server's.
    pub fn has_program_management_account(&self) -> bool {
        self.program_management_account.is_some()
    }

    /// The AWS accounts that were given, or three that the local server takes.
    pub fn associated_accounts(&self) -> Vec<&str> {
        match self.associated_account.as_slice() {
            [] => vec!["222233334444", "333344445555", "444455556666"],
            given => given.iter().map(String::as_str).collect(),
        }
    }
}
