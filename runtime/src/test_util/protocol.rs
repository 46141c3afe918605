//! Support for the protocol tests of models, used by the tests of generated crates.
//!
//! A test runs a complete call with a test-specific HTTP client, endpoint and idempotency token.
//!
//! See <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

mod body;
mod connection;
mod reads_only;
mod request;
mod response;
mod value;

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macros declare public methods for other crates")]
mod tests;

pub use request::RequestTest;
pub use response::ResponseTest;

use aws_smithy_types::retry::RetryConfig;

use crate::client::Handle;
use crate::config::{AuthSchemeId, Builder};
use crate::endpoint;
use crate::error::CallError;
use crate::idempotency::IdempotencyTokenSource;
use crate::operation::Operation;
use crate::service::Service;
use connection::Connection;
use reads_only::ReadsOnly;

/// The idempotency token that the specification prescribes.
const IDEMPOTENCY_TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The default host.
const HOST: &str = "example.com";

/// The client configuration of a test.
#[derive(Clone, Copy, Debug, Default)]
struct Setup {
    host: Option<&'static str>,
    auth_scheme: Option<&'static str>,
    /// Changes the configuration; the service's rules then determine the endpoint instead of the host.
    configure: Option<fn(Builder) -> Builder>,
    /// Whether only the response is tested, so that there is no input.
    reads_only: bool,
}

impl Setup {
    /// Calls an operation over the connection.
    fn call<O: Operation>(
        self,
        service: &'static Service,
        connection: &Connection,
        input: O::Input,
    ) -> Result<O::Output, CallError<O::Error>> {
        let url = format!("https://{}", self.host.unwrap_or(HOST));
        let mut config = super::offline()
            .http_client(connection.clone())
            .idempotency_token_source(IdempotencyTokenSource::fixed(IDEMPOTENCY_TOKEN))
            .retry_config(RetryConfig::disabled());
        config = match self.configure {
            Some(change) => change(config),
            None => config.endpoint_fn(move |_| endpoint::at(&url).resolved()),
        };
        if let Some(scheme) = self.auth_scheme {
            config = config.auth_scheme_preference([AuthSchemeId::from(scheme)]);
        }
        if self.reads_only {
            config =
                config.disable_host_prefix(true).protocol(ReadsOnly::new((service.protocol)()));
        }
        pollster::block_on(Handle::new(service, config.build()).call::<O>(input))
    }
}

/// Fails a test with all problems.
#[track_caller]
fn fail(id: &str, problems: &[String]) -> ! {
    panic!("{id}:\n- {}", problems.join("\n- "))
}
