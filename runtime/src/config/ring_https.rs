//! The HTTPS client with ring as its cryptographic library.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Connector, ConnectorBuilder};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// Returns an HTTPS client on hyper and rustls with [ring](https://github.com/briansmith/ring) for cryptography.
/// ring compiles much faster than aws-lc, the library of the feature `default-https-client`.
///
/// Like the default client, it uses the proxies of the environment (`HTTPS_PROXY`, `NO_PROXY`) and keeps
/// connections alive between calls. Clones share connections. Clients use it by default if no other HTTP client
/// is configured. Pass it explicitly to other users of the network, such as the credentials providers of
/// `aws_config`.
pub fn ring_https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_with_connector_fn(|settings, components| {
        let mut connector: ConnectorBuilder = Connector::builder();
        connector.set_connector_settings(settings.cloned());
        connector.set_proxy_config(Some(ProxyConfig::from_env()));
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.tls_provider(Provider::Rustls(CryptoMode::Ring)).build()
    })
}
