//! Tests for changes of the service.

use serde_json::json;

use super::{set, without};

#[test]
fn changes_the_version() {
    set("t#Shop version", json!("2021-01-01")).gives(
        &["Shop version-changed: nothing, patch"],
        &["Shop version-changed: nothing, patch"],
    );
}

#[test]
fn adds_a_protocol() {
    set("t#Shop traits smithy.protocols#rpcv2Cbor", json!({})).gives(
        &["Shop trait-added rpcv2Cbor: nothing, patch"],
        &["Shop trait-removed rpcv2Cbor: wire, patch"],
    );
}

#[test]
fn changes_the_error_codes_of_the_query_protocol() {
    set("t#Shop traits aws.protocols#awsQueryCompatible", json!({})).gives(
        &["Shop trait-added awsQueryCompatible: wire, patch"],
        &["Shop trait-removed awsQueryCompatible: wire, patch"],
    );
}

#[test]
fn changes_authentication_schemes() {
    set("t#Shop traits aws.auth#sigv4", json!({ "name": "store" })).gives(
        &["Shop trait-changed sigv4: wire, patch"],
        &["Shop trait-changed sigv4: wire, patch"],
    );
    set("t#Shop traits aws.auth#sigv4a", json!({ "name": "shop" })).gives(
        &["Shop trait-added sigv4a: nothing, minor"],
        &["Shop trait-removed sigv4a: both, major"],
    );
    set("t#Shop traits smithy.api#httpBearerAuth", json!({})).gives(
        &["Shop trait-added httpBearerAuth: nothing, minor"],
        &["Shop trait-removed httpBearerAuth: both, major"],
    );
    set("t#Shop traits smithy.api#httpDigestAuth", json!({})).gives(
        &["Shop trait-added httpDigestAuth: nothing, minor"],
        &["Shop trait-removed httpDigestAuth: wire, patch"],
    );
    let key = |place: &str| json!({ "name": "key", "in": place });
    let path = "t#Shop traits smithy.api#httpApiKeyAuth";
    set(path, key("header")).in_both().and(path, key("query")).gives(
        &["Shop trait-changed httpApiKeyAuth: wire, patch"],
        &["Shop trait-changed httpApiKeyAuth: wire, patch"],
    );
}

#[test]
fn changes_endpoint_rules() {
    let rule = json!({ "conditions": [], "error": "no", "type": "error" });
    set("t#Shop traits smithy.rules#endpointRuleSet rules", json!([rule])).gives(
        &["Shop trait-changed endpointRuleSet: nothing, patch"],
        &["Shop trait-changed endpointRuleSet: nothing, patch"],
    );
}

#[test]
fn adds_an_endpoint_parameter() {
    let parameter = json!({ "type": "boolean", "builtIn": "AWS::UseFIPS" });
    set("t#Shop traits smithy.rules#endpointRuleSet parameters UseFIPS", parameter).gives(
        &["Shop trait-changed endpointRuleSet: nothing, minor"],
        &["Shop trait-changed endpointRuleSet: source, major"],
    );
}

#[test]
fn changes_customizations() {
    set("t#Shop traits smithy.client#requestHeaders", json!({ "A": "b" })).gives(
        &["Shop trait-added requestHeaders: wire, patch"],
        &["Shop trait-removed requestHeaders: wire, patch"],
    );
    set("t#GetReceipt traits smithy.client#errorCodes", json!({ "404": "NoReceipt" })).gives(
        &["GetReceipt trait-added errorCodes: wire, patch"],
        &["GetReceipt trait-removed errorCodes: wire, patch"],
    );
    let (path, defaults) = ("t#Shop traits smithy.client#inputDefaults", json!({ "id": "-" }));
    set(path, defaults.clone()).gives(
        &["Shop trait-added inputDefaults: nothing, minor"],
        &["Shop trait-removed inputDefaults: nothing, minor"],
    );
    let required = set("t#GetReceiptInput members id traits smithy.api#required", json!({}));
    required.in_both().and(path, defaults).gives(
        &["Shop trait-added inputDefaults: source, major"],
        &["Shop trait-removed inputDefaults: source, major"],
    );
}

#[test]
fn changes_names_of_the_service() {
    // The crate is named after it.
    set("t#Shop traits aws.api#service sdkId", json!("Store")).gives(
        &["Shop trait-changed service: source, major"],
        &["Shop trait-changed service: source, major"],
    );
    set("t#Shop traits aws.api#service endpointPrefix", json!("store")).gives(
        &["Shop trait-changed service: nothing, patch"],
        &["Shop trait-changed service: nothing, patch"],
    );
    set("t#Shop traits aws.api#service arnNamespace", json!("store")).gives(
        &["Shop trait-changed service: nothing, patch"],
        &["Shop trait-changed service: nothing, patch"],
    );
}

#[test]
fn renames_a_shape() {
    set("t#Shop rename", json!({ "t#Post": "Mail" })).gives(
        &[
            "Post type-added: nothing, minor",
            "Post type-removed: source, major",
            "Way$post type-renamed: source, major",
        ],
        &[
            "Post type-added: nothing, minor",
            "Post type-removed: source, major",
            "Way$post type-renamed: source, major",
        ],
    );
}

#[test]
fn endpoint_tests_and_other_invisible_traits_are_documentation() {
    let tests = json!({ "version": "1.0", "testCases": [] });
    let edited = set("t#Shop traits smithy.rules#endpointTests", tests)
        .and("t#Shop traits smithy.api#cors", json!({}));
    edited.gives(&[], &[]);
    assert_eq!(edited.report().documentation.len(), 2);
    without("t#Shop traits smithy.rules#endpointRuleSet").gives(
        &["Shop trait-removed endpointRuleSet: nothing, minor"],
        &["Shop trait-added endpointRuleSet: source, major"],
    );
}
