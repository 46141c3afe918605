//! A cache of resolved endpoints.

use std::sync::{Arc, RwLock};

use super::{Builtins, Endpoint, EndpointQuery, ResolveEndpointError};
use crate::service::Service;

/// The capacity of the cache. A call resolves two endpoints: before and after its identity is known.
const KEPT: usize = 8;

/// The endpoints of a service for one client, with a cache of the latest. Rules are pure functions, so equal
/// parameters yield equal endpoints.
#[derive(Clone, Debug)]
pub(crate) struct Endpoints {
    service: &'static Service,
    resolved: Arc<RwLock<Resolved>>,
}

/// Parameters of the rules with the resulting endpoints, latest first.
type Resolved = Vec<(Builtins, Arc<Endpoint>)>;

impl Endpoints {
    pub(crate) fn new(service: &'static Service) -> Self {
        Self { service, resolved: Arc::default() }
    }

    /// Resolves the endpoint with the query's custom resolver, or else by the rules. Custom resolvers are not cached,
    /// because their results may change.
    pub(crate) async fn resolve(
        &self,
        query: &EndpointQuery,
    ) -> Result<Arc<Endpoint>, ResolveEndpointError> {
        match query.is_custom() {
            true => query.resolve(self.service).await.map(Arc::new),
            false => self.resolve_by_rules(query),
        }
    }

    /// Resolves the endpoint by the rules, or returns it from the cache.
    pub(crate) fn resolve_by_rules(
        &self,
        query: &EndpointQuery,
    ) -> Result<Arc<Endpoint>, ResolveEndpointError> {
        let builtins = query.builtins();
        if let Some(endpoint) = self.cached(builtins) {
            return Ok(endpoint);
        }
        let endpoint = Arc::new(query.resolve_by_rules(self.service)?);
        self.store(builtins.clone(), endpoint.clone());
        Ok(endpoint)
    }

    fn cached(&self, builtins: &Builtins) -> Option<Arc<Endpoint>> {
        let resolved = self.resolved.read().ok()?;
        resolved.iter().find(|(cached, _)| cached == builtins).map(|(_, endpoint)| endpoint.clone())
    }

    /// Caches an endpoint and evicts the oldest one.
    fn store(&self, builtins: Builtins, endpoint: Arc<Endpoint>) {
        if let Ok(mut resolved) = self.resolved.write() {
            resolved.truncate(KEPT - 1);
            resolved.insert(0, (builtins, endpoint));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use aws_smithy_types::config_bag::{ConfigBag, Layer};
    use aws_types::region::Region;

    use super::*;
    use crate::endpoint::{self, ContextParams, EndpointFn, SharedEndpointResolver};
    use crate::test_service::SERVICE;

    /// Resolves the endpoint in a region, with an additional setting.
    fn resolved_url(
        endpoints: &Endpoints,
        region: &str,
        configure: impl FnOnce(&mut Layer),
    ) -> Result<String, ResolveEndpointError> {
        let mut layer = Layer::new("test");
        layer.store_put(Region::new(region.to_owned()));
        configure(&mut layer);
        let config = ConfigBag::of_layers(vec![layer]);
        let query = EndpointQuery::new(&config, ContextParams::default());
        let endpoint = pollster::block_on(endpoints.resolve(&query))?;
        Ok(endpoint.url().to_owned())
    }

    fn in_region(builtins: &Builtins) -> Result<Endpoint, ResolveEndpointError> {
        match builtins.region.as_deref() {
            Some("nowhere") | None => endpoint::unresolved("where?"),
            Some(region) => endpoint::at(format!("https://{region}.example")).resolved(),
        }
    }

    #[test]
    fn evaluates_the_rules_once_per_parameters() {
        static EVALUATIONS: AtomicUsize = AtomicUsize::new(0);
        static COUNTED: Service = Service {
            resolve_endpoint: |builtins| {
                EVALUATIONS.fetch_add(1, Ordering::Relaxed);
                in_region(builtins)
            },
            ..SERVICE
        };
        let endpoints = Endpoints::new(&COUNTED);
        for region in ["a", "b", "a", "b", "a"] {
            let expected = format!("https://{region}.example");
            assert_eq!(resolved_url(&endpoints.clone(), region, |_| {}), Ok(expected));
        }
        assert_eq!(EVALUATIONS.load(Ordering::Relaxed), 2);
        // Other clients have caches of their own.
        assert!(resolved_url(&Endpoints::new(&COUNTED), "a", |_| {}).is_ok());
        assert_eq!(EVALUATIONS.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn keeps_only_the_latest_endpoints() {
        static IN_REGION: Service = Service { resolve_endpoint: in_region, ..SERVICE };
        let endpoints = Endpoints::new(&IN_REGION);
        for index in 0..2 * KEPT {
            let region = format!("r{index}");
            assert_eq!(
                resolved_url(&endpoints, &region, |_| {}),
                Ok(format!("https://{region}.example"))
            );
        }
        let kept = endpoints.resolved.read().expect("kept");
        let regions: Vec<&str> =
            kept.iter().flat_map(|(builtins, _)| builtins.region.as_deref()).collect();
        assert_eq!(regions, ["r15", "r14", "r13", "r12", "r11", "r10", "r9", "r8"]);
    }

    #[test]
    fn does_not_cache_failures() {
        static IN_REGION: Service = Service { resolve_endpoint: in_region, ..SERVICE };
        let endpoints = Endpoints::new(&IN_REGION);
        for _ in 0..2 {
            assert!(resolved_url(&endpoints, "nowhere", |_| {}).is_err());
        }
        assert!(endpoints.resolved.read().expect("kept").is_empty());
    }

    #[test]
    fn does_not_cache_custom_resolvers() {
        let endpoints = Endpoints::new(&SERVICE);
        let count = Arc::new(AtomicUsize::new(0));
        let custom = SharedEndpointResolver::new(EndpointFn(move |_: &Builtins| {
            let count = count.fetch_add(1, Ordering::Relaxed);
            endpoint::at(format!("https://host{count}.example")).resolved()
        }));
        for count in 0..3 {
            let resolved = resolved_url(&endpoints, "a", |layer| {
                layer.store_put(custom.clone());
            });
            assert_eq!(resolved, Ok(format!("https://host{count}.example")));
        }
    }
}
