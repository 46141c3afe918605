//! Endpoints that have been asked for before.

use std::sync::{Arc, RwLock};

use super::{Builtins, Endpoint, EndpointQuery, ResolveEndpointError};
use crate::service::Service;

/// How many endpoints are kept. A call asks twice: before it is known who calls, and when it is.
const KEPT: usize = 8;

/// The endpoints of a service for one client, with those that it has resolved last. Rules are a function
/// of what they are given, so the same question has the same answer.
#[derive(Clone, Debug)]
pub(crate) struct Endpoints {
    service: &'static Service,
    resolved: Arc<RwLock<Resolved>>,
}

/// What the rules were given, and what they came to; the last first.
type Resolved = Vec<(Builtins, Arc<Endpoint>)>;

impl Endpoints {
    pub(crate) fn new(service: &'static Service) -> Self {
        Self { service, resolved: Arc::default() }
    }

    /// Resolves the endpoint, as [`EndpointQuery::resolve`] does. What stands in the place of the rules is
    /// asked each time, since it may have another answer.
    pub(crate) fn resolve(
        &self,
        query: &EndpointQuery,
    ) -> Result<Arc<Endpoint>, ResolveEndpointError> {
        let Some(question) = query.of_rules() else {
            return query.resolve(self.service).map(Arc::new);
        };
        if let Some(endpoint) = self.kept(question) {
            return Ok(endpoint);
        }
        let endpoint = Arc::new(query.resolve(self.service)?);
        self.keep(question.clone(), endpoint.clone());
        Ok(endpoint)
    }

    fn kept(&self, question: &Builtins) -> Option<Arc<Endpoint>> {
        let resolved = self.resolved.read().ok()?;
        resolved.iter().find(|(asked, _)| asked == question).map(|(_, endpoint)| endpoint.clone())
    }

    /// Keeps an endpoint in the place of the oldest.
    fn keep(&self, question: Builtins, endpoint: Arc<Endpoint>) {
        if let Ok(mut resolved) = self.resolved.write() {
            resolved.truncate(KEPT - 1);
            resolved.insert(0, (question, endpoint));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use aws_smithy_types::config_bag::{ConfigBag, Layer};
    use aws_types::region::Region;

    use super::*;
    use crate::endpoint::{self, ContextParams, CustomEndpoints};
    use crate::test_service::SERVICE;

    /// Asks for the endpoint in a region, with more in the configuration.
    fn asked(
        endpoints: &Endpoints,
        region: &str,
        configure: impl FnOnce(&mut Layer),
    ) -> Result<String, ResolveEndpointError> {
        let mut layer = Layer::new("test");
        layer.store_put(Region::new(region.to_owned()));
        configure(&mut layer);
        let config = ConfigBag::of_layers(vec![layer]);
        let query = EndpointQuery::new(&config, ContextParams::default());
        endpoints.resolve(&query).map(|endpoint| endpoint.url().to_owned())
    }

    fn in_region(builtins: &Builtins) -> Result<Endpoint, ResolveEndpointError> {
        match builtins.region.as_deref() {
            Some("nowhere") | None => endpoint::unresolved("where?"),
            Some(region) => endpoint::at(format!("https://{region}.example")).resolved(),
        }
    }

    #[test]
    fn the_rules_are_asked_once_for_each_question() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        static COUNTED: Service = Service {
            resolve_endpoint: |builtins| {
                ASKED.fetch_add(1, Ordering::Relaxed);
                in_region(builtins)
            },
            ..SERVICE
        };
        let endpoints = Endpoints::new(&COUNTED);
        for region in ["a", "b", "a", "b", "a"] {
            let expected = format!("https://{region}.example");
            assert_eq!(asked(&endpoints.clone(), region, |_| {}), Ok(expected));
        }
        assert_eq!(ASKED.load(Ordering::Relaxed), 2);
        // Another client has its own.
        assert!(asked(&Endpoints::new(&COUNTED), "a", |_| {}).is_ok());
        assert_eq!(ASKED.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn only_the_last_are_kept() {
        static IN_REGION: Service = Service { resolve_endpoint: in_region, ..SERVICE };
        let endpoints = Endpoints::new(&IN_REGION);
        for index in 0..2 * KEPT {
            let region = format!("r{index}");
            assert_eq!(asked(&endpoints, &region, |_| {}), Ok(format!("https://{region}.example")));
        }
        let kept = endpoints.resolved.read().expect("kept");
        let regions: Vec<&str> =
            kept.iter().flat_map(|(asked, _)| asked.region.as_deref()).collect();
        assert_eq!(regions, ["r15", "r14", "r13", "r12", "r11", "r10", "r9", "r8"]);
    }

    #[test]
    fn failures_are_not_kept() {
        static IN_REGION: Service = Service { resolve_endpoint: in_region, ..SERVICE };
        let endpoints = Endpoints::new(&IN_REGION);
        for _ in 0..2 {
            assert!(asked(&endpoints, "nowhere", |_| {}).is_err());
        }
        assert!(endpoints.resolved.read().expect("kept").is_empty());
    }

    #[test]
    fn what_stands_in_the_place_of_the_rules_is_asked_each_time() {
        let endpoints = Endpoints::new(&SERVICE);
        let count = Arc::new(AtomicUsize::new(0));
        let custom = CustomEndpoints::new(move |_| {
            let count = count.fetch_add(1, Ordering::Relaxed);
            endpoint::at(format!("https://host{count}.example")).resolved()
        });
        for count in 0..3 {
            let said = asked(&endpoints, "a", |layer| {
                layer.store_put(custom.clone());
            });
            assert_eq!(said, Ok(format!("https://host{count}.example")));
        }
    }
}
