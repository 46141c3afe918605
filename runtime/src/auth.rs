//! Choosing how to sign: the service's schemes, in the order of the resolved endpoint.

use std::fmt;

use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::Endpoint;
use aws_types::region::{SigningRegion, SigningRegionSet};

use crate::endpoint::EndpointQuery;
use crate::service::{AuthScheme, Service};

/// Calls may go out unsigned where there are no credentials.
#[derive(Clone, Debug)]
pub(crate) struct AllowUnsigned;

impl Storable for AllowUnsigned {
    type Storer = StoreReplace<Self>;
}

/// Offers the schemes of a service that its endpoint accepts, in the endpoint's order of preference.
#[derive(Debug)]
pub(crate) struct EndpointAuthSchemes(pub(crate) &'static Service);

impl ResolveAuthSchemeOptions for EndpointAuthSchemes {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        _params: &'a AuthSchemeOptionResolverParams,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::ready(self.options(config, components))
    }
}

/// A call has to be signed, and nothing is configured to sign it with.
#[derive(Debug)]
pub(crate) struct MissingCredentials;

impl fmt::Display for MissingCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "no credentials are configured: set them with `Config::builder().credentials_provider(…)`, \
             or load them with `aws_config`",
        )
    }
}

impl std::error::Error for MissingCredentials {}

/// A call has to be signed for a region, and neither the configuration nor the endpoint has one.
#[derive(Debug)]
pub(crate) struct MissingRegion;

impl fmt::Display for MissingRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "no region is configured: set one with `Config::builder().region(…)`, or in the environment \
             that `aws_config` loads, with AWS_REGION",
        )
    }
}

impl std::error::Error for MissingRegion {}

impl EndpointAuthSchemes {
    fn options(
        &self,
        config: &ConfigBag,
        components: &RuntimeComponents,
    ) -> Result<Vec<AuthSchemeOption>, BoxError> {
        let endpoint = EndpointQuery::of_call(config)?.resolve(self.0)?;
        let mut schemes: Vec<AuthScheme> = ordered(self.0.auth_schemes, &endpoint)
            .filter(|scheme| scheme.is_available())
            .collect();
        let unsigned = config.load::<AllowUnsigned>().map(|_| NO_AUTH_SCHEME_ID);
        let signable = |scheme: &AuthScheme| components.identity_resolver(scheme.id()).is_some();
        if unsigned.is_none() && !schemes.iter().any(signable) {
            return Err(MissingCredentials.into());
        }
        schemes.retain(|scheme| has_region(*scheme, &endpoint, config));
        if unsigned.is_none() && schemes.is_empty() {
            return Err(MissingRegion.into());
        }
        let schemes = schemes.into_iter().map(AuthScheme::id).chain(unsigned);
        Ok(schemes.map(AuthSchemeOption::from).collect())
    }
}

/// The schemes that both the service and the endpoint accept, in the endpoint's order. An endpoint
/// that says nothing about authentication leaves the service's order as it is.
fn ordered<'a>(
    schemes: &'a [AuthScheme],
    endpoint: &'a Endpoint,
) -> Box<dyn Iterator<Item = AuthScheme> + 'a> {
    if endpoint.auth_schemes().is_empty() {
        return Box::new(schemes.iter().copied());
    }
    Box::new(endpoint.auth_schemes().iter().filter_map(|accepted| {
        schemes.iter().copied().find(|scheme| scheme.name() == accepted.name())
    }))
}

/// Whether it is known which region, or which set of regions, a scheme has to sign for.
fn has_region(scheme: AuthScheme, endpoint: &Endpoint, config: &ConfigBag) -> bool {
    let of_endpoint = || {
        let mut accepted = endpoint.auth_schemes().iter();
        let accepted = accepted.find(|accepted| accepted.name() == scheme.name());
        accepted.is_some_and(|accepted| accepted.get(scheme.region_property()).is_some())
    };
    let of_set = || scheme == AuthScheme::SigV4a && config.load::<SigningRegionSet>().is_some();
    config.load::<SigningRegion>().is_some() || of_endpoint() || of_set()
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::config_bag::Layer;
    use aws_smithy_types::endpoint::EndpointAuthScheme;

    use super::*;

    const BOTH: &[AuthScheme] = &[AuthScheme::SigV4a, AuthScheme::SigV4];

    fn order(schemes: &[AuthScheme], accepted: &[&'static str]) -> Vec<AuthScheme> {
        let mut endpoint = Endpoint::builder().url("https://example.com");
        for name in accepted {
            endpoint = endpoint.auth_scheme(EndpointAuthScheme::with_capacity(*name, 0));
        }
        ordered(schemes, &endpoint.build()).collect()
    }

    #[test]
    fn the_endpoint_orders() {
        assert_eq!(order(BOTH, &["sigv4", "sigv4a"]), [AuthScheme::SigV4, AuthScheme::SigV4a]);
        assert_eq!(order(BOTH, &["sigv4a", "sigv4"]), [AuthScheme::SigV4a, AuthScheme::SigV4]);
    }

    #[test]
    fn an_endpoint_without_an_opinion_leaves_the_services_order() {
        assert_eq!(order(BOTH, &[]), BOTH);
    }

    #[test]
    fn only_what_both_accept_is_offered() {
        assert_eq!(order(&[AuthScheme::SigV4], &["sigv4a", "sigv4"]), [AuthScheme::SigV4]);
        assert_eq!(order(BOTH, &["sigv4-s3express"]), []);
    }

    #[test]
    fn a_region_to_sign_for_is_configured_or_the_endpoints() {
        let accepted = |name, property: &'static str| {
            let scheme = EndpointAuthScheme::with_capacity(name, 1).put(property, "*");
            Endpoint::builder().url("https://example.com").auth_scheme(scheme).build()
        };
        let mut layer = Layer::new("region");
        layer.store_put(SigningRegion::from_static("eu-west-3"));
        let (without, with) = (ConfigBag::base(), ConfigBag::of_layers(vec![layer]));
        for (scheme, property) in
            [(AuthScheme::SigV4, "signingRegion"), (AuthScheme::SigV4a, "signingRegionSet")]
        {
            let silent = accepted(scheme.name(), "other");
            assert!(!has_region(scheme, &silent, &without));
            assert!(has_region(scheme, &silent, &with));
            assert!(has_region(scheme, &accepted(scheme.name(), property), &without));
            assert!(!has_region(scheme, &accepted("another", property), &without));
        }
    }
}
