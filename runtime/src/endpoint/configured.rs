//! The configured endpoint, which replaces the service's.

use std::fmt;

use aws_smithy_types::config_bag::{Storable, StoreReplace};

use super::url;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redacts_secrets() {
        let endpoint = ConfiguredEndpoint::new("http://user:secret@localhost:8000/a?key=secret");
        assert_eq!(format!("{endpoint:?}"), "ConfiguredEndpoint(\"http://…@localhost:8000/a?…\")");
    }
}
