//! Authentication schemes of the configuration, in addition to those of the model.

use std::fmt;

use aws_smithy_runtime_api::client::auth::{
    AuthScheme as _, AuthSchemeId, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions, SharedAuthScheme,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreAppend};

use super::scheme::AuthScheme;
use crate::error::Explanation;

/// Selects the authentication schemes of calls, in place of the schemes of the model and the endpoint.
pub trait ResolveAuthScheme: fmt::Debug + Send + Sync {
    /// Returns the schemes that a call may use, in order of preference. The call uses the first that has an identity.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;
}

/// The call whose authentication schemes are selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    operation_name: &'static str,
    pub(super) modeled: &'static [AuthScheme],
}

impl Params {
    pub(super) fn new(operation_name: &'static str, modeled: &'static [AuthScheme]) -> Self {
        Self { operation_name, modeled }
    }

    /// Returns the name of the operation.
    pub fn operation_name(&self) -> &str {
        self.operation_name
    }

    /// Returns the IDs of the schemes that the model lists for the operation, in order of preference.
    pub fn modeled_schemes(&self) -> impl Iterator<Item = AuthSchemeId> + '_ {
        self.modeled.iter().map(|scheme| scheme.id())
    }
}

/// Adapts a resolver to the orchestrator.
#[derive(Debug)]
pub(crate) struct CustomAuthSchemes<R>(pub(crate) R);

impl<R: ResolveAuthScheme> ResolveAuthSchemeOptions for CustomAuthSchemes<R> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get() {
            Some(params) => self.0.resolve_auth_scheme(params, config, components),
            None => AuthSchemeOptionsFuture::ready(Err(Explanation::new(REPLACED_PARAMS).into())),
        }
    }
}

pub(super) const REPLACED_PARAMS: &str =
    "an interceptor replaced the parameters of the auth scheme resolver";

/// The ID of a scheme that the configuration of a client or a call adds.
#[derive(Clone, Debug)]
pub(crate) struct CustomScheme(AuthSchemeId);

impl CustomScheme {
    pub(crate) fn of(scheme: &SharedAuthScheme) -> Self {
        Self(scheme.scheme_id())
    }
}

impl Storable for CustomScheme {
    type Storer = StoreAppend<Self>;
}

/// The names of all schemes that the configuration adds to a call.
#[derive(Clone, Debug)]
pub(crate) struct CustomSchemes(pub(super) Vec<String>);

impl CustomSchemes {
    /// Returns the schemes of a call's configuration, if there are any.
    pub(crate) fn load(config: &ConfigBag) -> Option<Self> {
        let names = config.load::<CustomScheme>().map(|scheme| scheme.0.inner().to_owned());
        let names: Vec<String> = names.collect();
        (!names.is_empty()).then_some(Self(names))
    }
}
