//! HTTP requests and responses, and the clients that send them.

pub use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
pub use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector, http_client_fn,
};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::result::ConnectorError;
pub use aws_smithy_runtime_api::http::{Headers, StatusCode};
pub use aws_smithy_types::body::SdkBody;
