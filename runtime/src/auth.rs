//! Selection of an authentication scheme: the operation's schemes in the order of the resolved endpoint.
//!
//! The orchestrator uses the first scheme offered here, unless the configuration prefers another.

#[cfg(feature = "http-api-key-auth")]
mod api_key;
mod custom;
mod missing;
mod scheme;

#[cfg(feature = "http-api-key-auth")]
pub use api_key::ApiKeyLocation;
pub(crate) use custom::{CustomAuthSchemes, CustomScheme, CustomSchemes};
pub use custom::{Params, ResolveAuthScheme};
pub(crate) use missing::{MissingIdentity, MissingRegion, NoUsableScheme};
pub use scheme::AuthScheme;

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme as _, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    AuthSchemePreference, ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
use aws_types::region::{SigningRegion, SigningRegionSet};

use crate::endpoint::{EndpointQuery, Endpoints};
use crate::error::Explanation;
use custom::REPLACED_PARAMS;
use scheme::HTTP_SCHEMES;

/// Allows unsigned calls if no credentials are available.
#[derive(Clone, Debug)]
pub(crate) struct AllowUnsigned;

impl Storable for AllowUnsigned {
    type Storer = StoreReplace<Self>;
}

/// Returns the parameters of the orchestrator for an operation with these schemes, in order of preference.
pub(crate) fn params(
    operation_name: &'static str,
    modeled: &'static [AuthScheme],
) -> AuthSchemeOptionResolverParams {
    AuthSchemeOptionResolverParams::new(Params::new(operation_name, modeled))
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
        let Some(params) = params.get::<Params>() else {
            return AuthSchemeOptionsFuture::ready(Err(Explanation::new(REPLACED_PARAMS).into()));
        };
        let offered = |endpoint: &Endpoint| offered(params.modeled, endpoint, config, components);
        match EndpointQuery::of_call(config) {
            Err(error) => AuthSchemeOptionsFuture::ready(Err(error.into())),
            Ok(query) if query.is_custom() => AuthSchemeOptionsFuture::new(async move {
                let endpoint = self.0.resolve(query).await?;
                offered(&endpoint)
            }),
            Ok(query) => AuthSchemeOptionsFuture::ready(
                self.0
                    .resolve_by_rules(query)
                    .map_err(Into::into)
                    .and_then(|endpoint| offered(&endpoint)),
            ),
        }
    }
}

/// Returns the schemes to offer for an endpoint.
fn offered(
    modeled: &'static [AuthScheme],
    endpoint: &Endpoint,
    config: &ConfigBag,
    components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    let mut schemes = usable(modeled, endpoint, config);
    if schemes.is_empty() {
        return Err(NoUsableScheme(modeled).into());
    }
    let has_identity = |scheme: &AuthScheme| {
        let registered = components.auth_scheme(scheme.id());
        registered.is_some_and(|it| it.identity_resolver(components).is_some())
    };
    if !schemes.iter().any(has_identity) {
        return Err(MissingIdentity::of(schemes).into());
    }
    schemes.retain(has_identity);
    let has_region = |scheme: &AuthScheme| has_region(*scheme, endpoint, config);
    if !preferred(&schemes, config).is_none_or(has_region) {
        return Err(MissingRegion.into());
    }
    schemes.retain(has_region);
    if schemes.is_empty() {
        return Err(MissingRegion.into());
    }
    Ok(schemes.into_iter().map(|scheme| AuthSchemeOption::from(scheme.id())).collect())
}

/// Returns the scheme that the configuration prefers, if it prefers any of these.
fn preferred<'s>(schemes: &'s [AuthScheme], config: &ConfigBag) -> Option<&'s AuthScheme> {
    let preference = config.load::<AuthSchemePreference>()?.clone();
    preference.into_iter().find_map(|id| schemes.iter().find(|scheme| scheme.id() == id))
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

/// Adds the HTTP authentication schemes and those of the configuration to an endpoint that lists schemes. Endpoint
/// rules don't mention them, but the orchestrator uses only listed schemes.
pub(crate) fn with_unlisted_schemes(
    endpoint: Endpoint,
    custom: Option<&CustomSchemes>,
) -> Endpoint {
    if endpoint.auth_schemes().is_empty() {
        return endpoint;
    }
    let is_listed = |name: &str| endpoint.auth_schemes().iter().any(|it| it.name() == name);
    let custom = custom.into_iter().flat_map(|CustomSchemes(names)| names);
    let custom = custom.map(|name| Cow::Owned(name.to_owned()));
    let http = HTTP_SCHEMES.iter().map(|name| Cow::Borrowed(*name));
    let unlisted: Vec<Cow<'static, str>> =
        http.chain(custom).filter(|name| !is_listed(name)).collect();
    let schemes = unlisted.into_iter().map(|name| EndpointAuthScheme::with_capacity(name, 0));
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
