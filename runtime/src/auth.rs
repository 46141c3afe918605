//! Selection of an authentication scheme: the operation's schemes in the order of the resolved endpoint.
//!
//! The orchestrator uses the first scheme offered here, unless the configuration prefers another.

#[cfg(feature = "http-api-key-auth")]
mod api_key;
mod missing;
mod scheme;

#[cfg(feature = "http-api-key-auth")]
pub use api_key::ApiKeyLocation;
pub(crate) use missing::{MissingIdentity, MissingRegion, NoUsableScheme};
pub use scheme::AuthScheme;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
use aws_types::region::{SigningRegion, SigningRegionSet};

use crate::endpoint::{EndpointQuery, Endpoints};
use scheme::HTTP_SCHEMES;

/// Allows unsigned calls if no credentials are available.
#[derive(Clone, Debug)]
pub(crate) struct AllowUnsigned;

impl Storable for AllowUnsigned {
    type Storer = StoreReplace<Self>;
}

/// The schemes of an operation in order of preference, from which [`EndpointAuthSchemes`] selects.
#[derive(Clone, Copy, Debug)]
struct ModeledSchemes(&'static [AuthScheme]);

/// Converts the schemes of a service or an operation to parameters of the orchestrator.
pub(crate) fn modeled(schemes: &'static [AuthScheme]) -> AuthSchemeOptionResolverParams {
    AuthSchemeOptionResolverParams::new(ModeledSchemes(schemes))
}

/// Offers the operation's schemes that the endpoint accepts and that are configured, in the endpoint's order of
/// preference.
#[derive(Debug)]
pub(crate) struct EndpointAuthSchemes(pub(crate) Endpoints);

impl ResolveAuthSchemeOptions for EndpointAuthSchemes {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::ready(self.options(params, config, components))
    }
}

impl EndpointAuthSchemes {
    fn options(
        &self,
        params: &AuthSchemeOptionResolverParams,
        config: &ConfigBag,
        components: &RuntimeComponents,
    ) -> Result<Vec<AuthSchemeOption>, BoxError> {
        let ModeledSchemes(modeled) = *params
            .get()
            .ok_or("an interceptor replaced the parameters of the auth scheme resolver")?;
        let endpoint = self.0.resolve(EndpointQuery::of_call(config)?)?;
        let mut schemes = usable(modeled, &endpoint, config);
        if schemes.is_empty() {
            return Err(NoUsableScheme(modeled).into());
        }
        let has_identity =
            |scheme: &AuthScheme| components.identity_resolver(scheme.id()).is_some();
        if !schemes.iter().any(has_identity) {
            return Err(MissingIdentity::of(schemes).into());
        }
        schemes.retain(|scheme| has_identity(scheme) && has_region(*scheme, &endpoint, config));
        if schemes.is_empty() {
            return Err(MissingRegion.into());
        }
        Ok(schemes.into_iter().map(|scheme| AuthSchemeOption::from(scheme.id())).collect())
    }
}

/// Returns the schemes that the endpoint accepts and this build supports. Adds `NoAuth` if the configuration
/// allows it or if the operation has no other scheme.
fn usable(modeled: &[AuthScheme], endpoint: &Endpoint, config: &ConfigBag) -> Vec<AuthScheme> {
    let mut schemes = ordered(modeled, endpoint);
    schemes.retain(|scheme| scheme.is_available());
    let is_allowed = modeled.is_empty() || config.load::<AllowUnsigned>().is_some();
    if is_allowed && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    schemes
}

/// Sorts the schemes in the endpoint's order of preference. Signatures that the endpoint doesn't list are
/// removed; other unlisted schemes keep their positions. If the endpoint lists nothing, nothing changes.
fn ordered(schemes: &[AuthScheme], endpoint: &Endpoint) -> Vec<AuthScheme> {
    let listed = endpoint.auth_schemes();
    if listed.is_empty() {
        return schemes.to_vec();
    }
    let is_listed = |scheme: &AuthScheme| listed.iter().any(|listed| is_of(listed, *scheme));
    let find = |listed| schemes.iter().copied().find(|scheme| is_of(listed, *scheme));
    let mut preferred = listed.iter().filter_map(find);
    let places =
        schemes.iter().filter_map(|scheme| match scheme.is_signature() || is_listed(scheme) {
            true => preferred.next(),
            false => Some(*scheme),
        });
    places.collect()
}

/// Returns whether an entry of an endpoint's list denotes a scheme.
fn is_of(listed: &EndpointAuthScheme, scheme: AuthScheme) -> bool {
    [scheme.name(), scheme.name_in_endpoints()].contains(&listed.name())
}

/// Returns whether the region or region set for a scheme's signatures is known, or not needed.
fn has_region(scheme: AuthScheme, endpoint: &Endpoint, config: &ConfigBag) -> bool {
    let Some(property) = scheme.region_property() else { return true };
    let of_endpoint = || {
        let mut accepted = endpoint.auth_schemes().iter();
        let accepted = accepted.find(|accepted| is_of(accepted, scheme));
        accepted.is_some_and(|accepted| accepted.get(property).is_some())
    };
    let of_set = || scheme == AuthScheme::SigV4a && config.load::<SigningRegionSet>().is_some();
    config.load::<SigningRegion>().is_some() || of_endpoint() || of_set()
}

/// Adds the HTTP authentication schemes to an endpoint that lists schemes. Endpoint rules don't mention them, but
/// the orchestrator uses only listed schemes.
pub(crate) fn with_http_schemes(endpoint: Endpoint) -> Endpoint {
    if endpoint.auth_schemes().is_empty() {
        return endpoint;
    }
    let schemes = HTTP_SCHEMES.iter().map(|name| EndpointAuthScheme::with_capacity(*name, 0));
    schemes.fold(endpoint.into_builder(), |builder, scheme| builder.auth_scheme(scheme)).build()
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
        ordered(schemes, &endpoint.build())
    }

    #[test]
    fn the_endpoint_determines_the_order() {
        assert_eq!(order(BOTH, &["sigv4", "sigv4a"]), [AuthScheme::SigV4, AuthScheme::SigV4a]);
        assert_eq!(order(BOTH, &["sigv4a", "sigv4"]), [AuthScheme::SigV4a, AuthScheme::SigV4]);
    }

    #[test]
    fn an_endpoint_without_schemes_keeps_the_services_order() {
        assert_eq!(order(BOTH, &[]), BOTH);
    }

    #[test]
    fn offers_only_schemes_accepted_by_service_and_endpoint() {
        assert_eq!(order(&[AuthScheme::SigV4], &["sigv4a", "sigv4"]), [AuthScheme::SigV4]);
        assert_eq!(order(BOTH, &["sigv4-s3express"]), []);
    }

    #[test]
    fn the_signing_region_comes_from_the_configuration_or_the_endpoint() {
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
