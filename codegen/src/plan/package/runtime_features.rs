//! The parts of the runtime that a crate requires: features, and the location of API keys.

use crate::model::HttpApiKeyAuth;
use crate::plan::{Auth, OperationPlan, Plan};

/// The location of API keys in requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation<'p> {
    /// A header.
    Header(&'p str),
    /// A header whose value starts with a scheme.
    HeaderWithScheme {
        /// The header's name.
        name: &'p str,
        /// The scheme before the key.
        scheme: &'p str,
    },
    /// A query parameter.
    Query(&'p str),
}

impl Plan {
    /// Returns the features of the runtime that the operations require.
    pub fn runtime_features(&self) -> Vec<&'static str> {
        let any = |needs: fn(&OperationPlan) -> bool| self.operations.iter().any(needs);
        let features = [
            ("http-api-key-auth", self.authenticates_with(Auth::HttpApiKey)),
            ("http-basic-auth", self.authenticates_with(Auth::HttpBasic)),
            ("http-bearer-auth", self.authenticates_with(Auth::HttpBearer)),
            ("content-md5", any(|operation| operation.sends_content_md5)),
            ("request-compression", any(|operation| operation.compresses_request)),
            ("waiters", self.has_waiters()),
        ];
        features.into_iter().filter(|(_, is_required)| *is_required).map(|(name, _)| name).collect()
    }

    /// Returns the location of API keys, if an operation uses them.
    pub fn api_key_location(&self) -> Option<ApiKeyLocation<'_>> {
        let location = self.service.api_key.as_ref()?;
        self.authenticates_with(Auth::HttpApiKey).then_some(match location {
            HttpApiKeyAuth::Header { name, scheme: None } => ApiKeyLocation::Header(name),
            HttpApiKeyAuth::Header { name, scheme: Some(scheme) } => {
                ApiKeyLocation::HeaderWithScheme { name, scheme }
            }
            HttpApiKeyAuth::Query { name } => ApiKeyLocation::Query(name),
        })
    }
}
