//! Custom endpoint resolvers, which replace a service's rules.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
use aws_smithy_runtime_api::impl_shared_conversions;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;

use super::{Builtins, ResolveEndpointError};

/// An endpoint resolver, which replaces a service's endpoint rules.
///
/// A resolver may wait, for example for a discovery service. For a function that does not wait, use
/// [`endpoint_fn`](crate::config::Builder::endpoint_fn) instead.
///
/// ```
/// use smithy_client_runtime::endpoint::{Builtins, EndpointFuture, ResolveEndpoint, at};
///
/// struct Discovery;
///
/// impl ResolveEndpoint for Discovery {
///     fn resolve_endpoint<'a>(&'a self, builtins: &'a Builtins) -> EndpointFuture<'a> {
///         EndpointFuture::new(async move {
///             let region = builtins.region.as_deref().unwrap_or("us-east-1");
///             Ok(at(discover(region).await?).resolved()?)
///         })
///     }
/// }
/// # async fn discover(region: &str) -> Result<String, std::io::Error> {
/// #     Ok(format!("https://{region}.example.com"))
/// # }
/// ```
///
/// A call resolves its endpoint twice: to select the authentication scheme, and again when the identity is known.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint resolver",
    note = "to resolve endpoints with a closure, use `endpoint_fn`"
)]
pub trait ResolveEndpoint: Send + Sync {
    /// Resolves the endpoint of a call.
    fn resolve_endpoint<'a>(&'a self, builtins: &'a Builtins) -> EndpointFuture<'a>;
}

/// Resolves endpoints with a function.
pub(crate) struct EndpointFn<F>(pub(crate) F);

impl<F> ResolveEndpoint for EndpointFn<F>
where
    F: Fn(&Builtins) -> Result<Endpoint, ResolveEndpointError> + Send + Sync,
{
    fn resolve_endpoint<'a>(&'a self, builtins: &'a Builtins) -> EndpointFuture<'a> {
        EndpointFuture::ready((self.0)(builtins).map_err(Into::into))
    }
}

/// A shared [`ResolveEndpoint`].
#[derive(Clone)]
pub struct SharedEndpointResolver(Arc<dyn ResolveEndpoint>);

impl SharedEndpointResolver {
    /// Shares a resolver.
    pub fn new(resolver: impl ResolveEndpoint + 'static) -> Self {
        Self(Arc::new(resolver))
    }
}

impl ResolveEndpoint for SharedEndpointResolver {
    fn resolve_endpoint<'a>(&'a self, builtins: &'a Builtins) -> EndpointFuture<'a> {
        self.0.resolve_endpoint(builtins)
    }
}

impl_shared_conversions!(convert SharedEndpointResolver from ResolveEndpoint using SharedEndpointResolver::new);

impl fmt::Debug for SharedEndpointResolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedEndpointResolver")
    }
}

impl Storable for SharedEndpointResolver {
    type Storer = StoreReplace<Self>;
}
