//! Endpoints that contain the whole path of requests.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Removes the slash between the endpoint's path and the request's empty one.
#[derive(Debug)]
pub(super) struct PathInEndpointInterceptor;

#[dyn_dispatch_hint]
impl Intercept for PathInEndpointInterceptor {
    fn name(&self) -> &'static str {
        "PathInEndpointInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if let Some(uri) = without_final_slash(request.uri()) {
            request.set_uri(uri)?;
        }
        Ok(())
    }
}

/// Returns a URI without the slash at the end of its path, or `None` if there is none or the path is the root.
fn without_final_slash(uri: &str) -> Option<String> {
    let (line, query) = uri.split_at(uri.find('?').unwrap_or(uri.len()));
    let line = line.strip_suffix('/')?;
    let after_scheme = line.split_once("://").map_or(line, |(_, rest)| rest);
    after_scheme.contains('/').then(|| format!("{line}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_slash_of_the_root() {
        for (uri, expected) in [
            ("https://host/bucket/?list-type=2", Some("https://host/bucket?list-type=2")),
            ("https://host/a/bucket/", Some("https://host/a/bucket")),
            ("https://host/bucket?a=/", None),
            ("https://host/?a", None),
            ("https://host/", None),
            ("https://host", None),
        ] {
            assert_eq!(without_final_slash(uri).as_deref(), expected, "{uri}");
        }
    }
}
