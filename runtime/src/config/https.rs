//! HTTPS clients with other cryptographic libraries than the default client.

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
#[cfg(feature = "ring-https-client")]
pub fn ring_https_client() -> SharedHttpClient {
    https_client(CryptoMode::Ring)
}

/// Returns an HTTPS client on hyper and rustls with the FIPS module of [aws-lc](https://github.com/aws/aws-lc-rs) for
/// cryptography, and with cipher suites that FIPS 140-3 approves.
///
/// Like the default client, it uses the proxies of the environment (`HTTPS_PROXY`, `NO_PROXY`) and keeps
/// connections alive between calls. Clones share connections. With the feature `fips`, clients use it if no other HTTP
/// client is configured. Pass it explicitly to other users of the network, such as the credentials providers of
/// `aws_config`.
#[cfg(feature = "fips")]
pub fn fips_https_client() -> SharedHttpClient {
    https_client(CryptoMode::AwsLcFips)
}

fn https_client(cryptography: CryptoMode) -> SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_with_connector_fn(move |settings, components| {
        let mut connector: ConnectorBuilder = Connector::builder();
        connector.set_connector_settings(settings.cloned());
        connector.set_proxy_config(Some(ProxyConfig::from_env()));
        connector.set_sleep_impl(components.and_then(|components| components.sleep_impl()));
        connector.tls_provider(Provider::Rustls(cryptography.clone())).build()
    })
}
