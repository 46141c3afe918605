//! Endpoint resolvers.

pub use crate::endpoint::{
    Builtins, ContextParams, ContextValue, Endpoint, EndpointAuthScheme, EndpointFuture,
    ResolveEndpoint, ResolveEndpointError, SharedEndpointResolver, at,
};
