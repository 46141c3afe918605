//! The configured endpoint of services whose rules ignore it.

use super::{Builtins, Endpoint, ResolveEndpointError, at, unresolved};

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
    fn debug_output_of_builtins_redacts_secrets() {
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
        let result = |builtins: Builtins| {
            let endpoint = configured(&builtins)?;
            Some(endpoint.map(|it| it.url().to_owned()).map_err(|error| error.to_string()))
        };
        assert_eq!(result(Builtins::default()), None);
        let expected = Some(Ok("http://localhost:8000".to_owned()));
        assert_eq!(result(with(None, Some(false))), expected);
        let fips = result(with(Some(true), None)).expect("an endpoint").expect_err("FIPS");
        assert!(fips.starts_with("FIPS can't be combined"), "{fips}");
        let dual = result(with(None, Some(true))).expect("an endpoint").expect_err("dual stack");
        assert!(dual.starts_with("dual stack can't be combined"), "{dual}");
    }
}
