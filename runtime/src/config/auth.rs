//! Authentication schemes, identities, and the selection of a scheme for each call.

pub use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
    AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver, Sign,
};
pub use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityCachePartition, IdentityFuture, ResolveCachedIdentity,
    ResolveIdentity, SharedIdentityCache, SharedIdentityResolver,
};
pub use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;

pub use crate::auth::{Params, ResolveAuthScheme};
