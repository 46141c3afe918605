//! Service-specific settings of the configuration shared by AWS crates.

use std::fmt;
use std::sync::Arc;

use aws_types::sdk_config::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use crate::service::Service;

/// Service-specific settings of a shared configuration, kept until the service is known.
#[derive(Clone)]
pub(super) struct SharedSettings(Arc<SdkConfig>);

impl SharedSettings {
    /// Returns the service-specific settings, unless the program has set an endpoint, which takes precedence over
    /// the environment and the profile.
    pub(super) fn of(shared: &SdkConfig) -> Option<Self> {
        let set_by_program = shared.get_origin("endpoint_url").is_client_config();
        (!set_by_program && shared.service_config().is_some())
            .then(|| Self(Arc::new(shared.clone())))
    }

    /// Returns the endpoint for `service` from `AWS_ENDPOINT_URL_…` or the profile's `services` section.
    pub(super) fn endpoint_url(&self, service: &Service) -> Option<String> {
        let key = ServiceConfigKey::builder()
            .service_id(service.sdk_id)
            .env("AWS_ENDPOINT_URL")
            .profile("endpoint_url")
            .build()
            .ok()?;
        self.0.service_config()?.load_config(key)
    }
}

impl fmt::Debug for SharedSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedSettings")
    }
}
