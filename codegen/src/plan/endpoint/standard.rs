//! The standard rules, for services without rules in their models.

use serde_json::{Value, json};

/// The standard rule set: AWS's regional endpoints for a service with an endpoint prefix, and only a configured
/// endpoint for any other service.
pub(super) fn rule_set(endpoint_prefix: Option<&str>) -> Value {
    let endpoint = json!({
        "type": "string",
        "builtIn": "SDK::Endpoint",
        "documentation": "Custom endpoint to send requests to.",
    });
    match endpoint_prefix {
        Some(prefix) => regional(&prefix.replace('{', "{{").replace('}', "}}"), endpoint),
        None => json!({
            "parameters": { "Endpoint": endpoint },
            "rules": [
                {
                    "conditions": [set("Endpoint")],
                    "type": "endpoint",
                    "endpoint": { "url": reference("Endpoint") },
                },
                error(json!([]), "no endpoint is configured, and the service has no default endpoint: set one \
                   with `Config::builder().endpoint_url(…)`"),
            ],
        }),
    }
}

fn regional(prefix: &str, endpoint: Value) -> Value {
    let flag = |builtin: &str, documentation: &str| {
        json!({
            "type": "boolean",
            "builtIn": builtin,
            "required": true,
            "default": false,
            "documentation": documentation,
        })
    };
    json!({
        "parameters": {
            "Region": {
                "type": "string",
                "builtIn": "AWS::Region",
                "documentation": "AWS Region to send requests to.",
            },
            "UseDualStack": flag(
                "AWS::UseDualStack",
                "Whether to use a dual-stack endpoint, which is reachable over IPv4 and IPv6.",
            ),
            "UseFIPS": flag(
                "AWS::UseFIPS",
                "Whether to use a FIPS endpoint, which uses FIPS 140 validated cryptography.",
            ),
            "Endpoint": endpoint,
        },
        "rules": [
            { "conditions": [set("Endpoint")], "type": "tree", "rules": custom() },
            {
                "conditions": [set("Region"), partition()],
                "type": "tree",
                "rules": in_partition(prefix),
            },
            error(json!([]), "a region is required to determine the endpoint"),
        ],
    })
}

/// The rules for a custom endpoint.
fn custom() -> Value {
    json!([
        error(json!([on("UseFIPS")]), "FIPS can't be combined with a custom endpoint"),
        error(json!([on("UseDualStack")]), "dual stack can't be combined with a custom endpoint"),
        { "conditions": [], "type": "endpoint", "endpoint": { "url": reference("Endpoint") } },
    ])
}

/// The rules for the endpoints in a partition, which may support FIPS and dual stack.
fn in_partition(prefix: &str) -> Value {
    let (fips, dual) = ("supportsFIPS", "supportsDualStack");
    json!([
        variant(
            &[("UseFIPS", fips), ("UseDualStack", dual)],
            &format!("https://{prefix}-fips.{{Region}}.{{Partition#dualStackDnsSuffix}}"),
            "the region's partition has no endpoints that support both FIPS and dual stack",
        ),
        variant(
            &[("UseFIPS", fips)],
            &format!("https://{prefix}-fips.{{Region}}.{{Partition#dnsSuffix}}"),
            "the region's partition has no endpoints that support FIPS",
        ),
        variant(
            &[("UseDualStack", dual)],
            &format!("https://{prefix}.{{Region}}.{{Partition#dualStackDnsSuffix}}"),
            "the region's partition has no endpoints that support dual stack",
        ),
        at(json!([]), &format!("https://{prefix}.{{Region}}.{{Partition#dnsSuffix}}")),
    ])
}

fn variant(wanted: &[(&str, &str)], url: &str, unsupported: &str) -> Value {
    let conditions: Vec<Value> = wanted.iter().map(|(parameter, _)| on(parameter)).collect();
    let supported: Vec<Value> = wanted.iter().map(|(_, attribute)| supports(attribute)).collect();
    json!({
        "conditions": conditions,
        "type": "tree",
        "rules": [at(json!(supported), url), error(json!([]), unsupported)],
    })
}

fn at(conditions: Value, url: &str) -> Value {
    json!({ "conditions": conditions, "type": "endpoint", "endpoint": { "url": url } })
}

fn error(conditions: Value, message: &str) -> Value {
    json!({ "conditions": conditions, "type": "error", "error": message })
}

fn reference(name: &str) -> Value {
    json!({ "ref": name })
}

fn set(parameter: &str) -> Value {
    json!({ "fn": "isSet", "argv": [reference(parameter)] })
}

fn on(parameter: &str) -> Value {
    json!({ "fn": "booleanEquals", "argv": [reference(parameter), true] })
}

fn partition() -> Value {
    json!({ "fn": "aws.partition", "argv": [reference("Region")], "assign": "Partition" })
}

fn supports(attribute: &str) -> Value {
    let value = json!({ "fn": "getAttr", "argv": [reference("Partition"), attribute] });
    json!({ "fn": "booleanEquals", "argv": [value, true] })
}
