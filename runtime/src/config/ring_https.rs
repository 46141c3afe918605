//! HTTPS with another cryptographic library, for applications that want a lean build.

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::Provider;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Connector, ConnectorBuilder};
use aws_smithy_runtime_api::client::http::SharedHttpClient;

/// HTTPS over hyper and rustls with the cryptography of [ring](https://github.com/briansmith/ring),
/// which takes a fraction of the time to compile that aws-lc takes, the library of the feature
/// `default-https-client`.
///
/// Like the default, it goes through the proxies that the environment names (`HTTPS_PROXY`,
/// `NO_PROXY`), and keeps connections open between calls. Clones share connections. Clients use it by
/// themselves where nothing else sends for them; other users of the network, such as the providers of
/// credentials in `aws_config`, have to be given it.
pub fn ring_https_client() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_with_connector_fn(|settings, components| {
        let mut connector: ConnectorBuilder = Connector::builder();
        connector.set_connector_settings(settings.cloned());
        connector.set_proxy_config(Some(ProxyConfig::from_env()));
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.tls_provider(Provider::Rustls(CryptoMode::Ring)).build()
    })
}
