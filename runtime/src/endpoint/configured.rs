//! The configured endpoint, which replaces the service's.

use std::fmt;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::{Builtins, Endpoint, ResolveEndpointError, at, unresolved, url};

/// The configured endpoint URL.
#[derive(Clone)]
pub(crate) struct ConfiguredEndpoint(String);

impl ConfiguredEndpoint {
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    /// Returns the URL as configured.
    pub(crate) fn as_given(&self) -> &str {
        &self.0
    }

    /// Returns the URL without user name and password.
    pub(crate) fn to_call(&self) -> String {
        url::without_user_info(self.0.clone())
    }
}

/// Redacts secrets in the URL.
impl fmt::Debug for ConfiguredEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ConfiguredEndpoint").field(&url::redacted(&self.0)).finish()
    }
}

impl Storable for ConfiguredEndpoint {
    type Storer = StoreReplace<Self>;
}

/// Returns the configured endpoint, if there is one, for services whose rules ignore it.
pub fn configured(builtins: &Builtins) -> Option<Result<Endpoint, ResolveEndpointError>> {
    let url = builtins.endpoint.as_deref()?;
    Some(match (builtins.use_fips, builtins.use_dual_stack) {
        (Some(true), _) => unresolved("FIPS can't be combined with a custom endpoint"),
        (_, Some(true)) => unresolved("dual stack can't be combined with a custom endpoint"),
        _ => at(url).resolved(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redacts_secrets() {
        let endpoint = ConfiguredEndpoint::new("http://user:secret@localhost:8000/a?key=secret");
        assert_eq!(format!("{endpoint:?}"), "ConfiguredEndpoint(\"http://…@localhost:8000/a?…\")");
        let endpoint = Some("http://user:secret@localhost".to_owned());
        let builtins = format!("{:?}", Builtins { endpoint, ..Builtins::default() });
        assert!(builtins.contains("http://…@localhost") && !builtins.contains("secret"));
    }

    #[test]
    fn a_configured_endpoint_replaces_the_rules_unless_other_settings_contradict_it() {
        let with = |use_fips, use_dual_stack| Builtins {
            endpoint: Some("http://localhost:8000".to_owned()),
            use_fips,
            use_dual_stack,
            ..Builtins::default()
        };
        let said = |builtins: Builtins| {
            let endpoint = configured(&builtins)?;
            Some(endpoint.map(|it| it.url().to_owned()).map_err(|error| error.to_string()))
        };
        assert_eq!(said(Builtins::default()), None);
        let expected = Some(Ok("http://localhost:8000".to_owned()));
        assert_eq!(said(with(None, Some(false))), expected);
        let fips = said(with(Some(true), None)).expect("an endpoint").expect_err("FIPS");
        assert!(fips.starts_with("FIPS can't be combined"), "{fips}");
        let dual = said(with(None, Some(true))).expect("an endpoint").expect_err("dual stack");
        assert!(dual.starts_with("dual stack can't be combined"), "{dual}");
    }
}
