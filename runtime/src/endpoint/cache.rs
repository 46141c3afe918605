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
    resolved: Arc<RwLock<Vec<(Builtins, Arc<Endpoint>)>>>,
}

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
