//! Test utilities for applications that use a generated client, without a network.
//!
//! There are two ways to replace the service:
//!
//! - **[`Mocks`]** are typed rules for operations: they map inputs to outputs, errors or HTTP responses. Use them to
//!   test how an application handles the service's answers.
//! - **Canned responses**, such as those of [`replay`], are HTTP responses returned in the given order, regardless of
//!   the requests. The requests can be inspected afterwards. Use them to test the wire format.
//!
//! Both run the complete client: inputs are serialized, requests are signed, failures are retried and interceptors are
//! called. Only the network and delays are left out. [`offline`] provides all other settings that a configuration
//! needs.
//!
//! # Mocks
//!
//! ```
//! use smithy_client_runtime::client::Handle;
//! use smithy_client_runtime::test_util::{Mocks, Rule, response};
//! # use smithy_client_runtime::{constraints, operation_error, operation_span, structure};
//! # use smithy_client_runtime::endpoint::at;
//! # use smithy_client_runtime::error::{CallError, Unhandled};
//! # use smithy_client_runtime::operation::{Operation, Span};
//! # use smithy_client_runtime::protocol;
//! # use smithy_client_runtime::service::{AuthScheme, BehaviorVersion, Service};
//! #
//! # constraints! {}
//! # static SERVICE: Service = Service {
//! #     sdk_id: "Things",
//! #     shape_name: "Things",
//! #     namespace: "example",
//! #     version: "1",
//! #     signing_name: "things",
//! #     user_agent_id: "things",
//! #     crate_version: "1.0.0",
//! #     behavior_version: BehaviorVersion::v2026_01_12,
//! #     auth_schemes: &[AuthScheme::SigV4],
//! #     protocol: protocol::aws_json_1_0,
//! #     xml_namespace: None,
//! #     resolve_endpoint: |_| at("https://things.example.com").resolved(),
//! #     constraints: &CONSTRAINTS,
//! # };
//! #
//! # struct GetThing;
//! #
//! # impl Operation for GetThing {
//! #     type Input = GetThingInput;
//! #     type Output = GetThingOutput;
//! #     type Error = GetThingError;
//! #     const NAME: &'static str = "GetThing";
//! #     const SERVICE: &'static Service = &SERVICE;
//! #
//! #     operation_span!("Things", "GetThing");
//! # }
//! #
//! # #[structure("example#GetThingInput")]
//! # struct GetThingInput {
//! #     #[member("id", required)]
//! #     id: String,
//! # }
//! #
//! # #[structure("example#GetThingOutput", output)]
//! # struct GetThingOutput {
//! #     #[member("colour")]
//! #     colour: Option<String>,
//! # }
//! #
//! # #[derive(Clone, Debug)]
//! # enum ServiceError {
//! #     Unhandled(Unhandled),
//! # }
//! # #[operation_error("GetThing", ServiceError)]
//! # enum GetThingError {}
//!
//! /// The code under test: returns the colour of a thing, if it has one.
//! async fn colour(
//!     client: &Handle,
//!     id: &str,
//! ) -> Result<Option<String>, CallError<GetThingError>> {
//!     let input = GetThingInput::builder().id(id).build();
//!     Ok(client.call::<GetThing>(input).await?.colour)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), CallError<GetThingError>> {
//! // The sky is blue; requests for other things fail twice at first.
//! let sky = Rule::<GetThing>::matching(|input| input.id == "sky")
//!     .output(|_| GetThingOutput::builder().colour("blue").build());
//! let others = Rule::<GetThing>::any()
//!     .http_response(|_| response(500, ""))
//!     .times(2)
//!     .then()
//!     .http_response(|input| response(200, format!(r#"{{"colour": "{} red"}}"#, input.id)));
//!
//! let mocks = Mocks::new().rule(&sky).rule(&others);
//! // With a generated client, `Client::from_conf(mocks.config())`.
//! let client = Handle::new(&SERVICE, mocks.config());
//!
//! assert_eq!(colour(&client, "sky").await?.as_deref(), Some("blue"));
//! assert_eq!(colour(&client, "cherry").await?.as_deref(), Some("cherry red"));
//!
//! assert_eq!((others.calls(), others.requests()), (1, 3));
//! assert_eq!(others.inputs()[0].id, "cherry");
//! mocks.verify();
//! # Ok(())
//! # }
//! ```
//!
//! # Canned responses
//!
//! ```
//! use smithy_client_runtime::test_util::{offline, replay, response};
//!
//! let service = replay([response(503, ""), response(200, r#"{"colour": "blue"}"#)]);
//! let config = offline().http_client(service.clone()).build();
//! // With a generated client, `Client::from_conf(config)`; after its calls:
//! for request in service.actual_requests() {
//!     println!("{}: {:?}", request.uri(), request.body().bytes());
//! }
//! ```

mod canned;
mod mocks;
mod offline;
pub mod protocol;
pub mod wire;

pub use aws_smithy_http_client::test_util::{
    CaptureRequestHandler, CaptureRequestReceiver, NeverClient, ReplayEvent, StaticReplayClient,
    capture_request, infallible_client_fn,
};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::result::ConnectorError;
pub use canned::{replay, response};
pub(crate) use mocks::modeled_answer;
pub use mocks::{Answer, Mocks, Rule, RuleBuilder};
pub use offline::offline;
