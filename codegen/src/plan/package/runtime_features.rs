//! The parts of the runtime that a crate requires: features, and the location of API keys.

use crate::model::HttpApiKeyAuth;
use crate::plan::{Auth, OperationPlan, Plan};

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
        let features = features.into_iter().filter(|(_, is_required)| *is_required);
        self.service.protocol.feature.into_iter().chain(features.map(|(name, _)| name)).collect()
    }

    /// Returns the location of API keys, if an operation uses them.
    pub fn api_key_location(&self) -> Option<&HttpApiKeyAuth> {
        let location = self.service.api_key.as_ref();
        location.filter(|_| self.authenticates_with(Auth::HttpApiKey))
    }
}
