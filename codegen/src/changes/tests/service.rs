//! The service as a whole.

use serde_json::json;

use super::{set, without};

#[test]
fn the_version() {
    set("t#Shop version", json!("2021-01-01")).gives(
        &["Shop version-changed: nothing, patch"],
        &["Shop version-changed: nothing, patch"],
    );
}

#[test]
fn protocols() {
    set("t#Shop traits smithy.protocols#rpcv2Cbor", json!({})).gives(
        &["Shop trait-added rpcv2Cbor: nothing, patch"],
        &["Shop trait-removed rpcv2Cbor: wire, patch"],
    );
}

#[test]
fn codes_of_queries() {
    set("t#Shop traits aws.protocols#awsQueryCompatible", json!({})).gives(
        &["Shop trait-added awsQueryCompatible: wire, patch"],
        &["Shop trait-removed awsQueryCompatible: wire, patch"],
    );
}

#[test]
fn authentication() {
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
fn endpoint_rules() {
    let rule = json!({ "conditions": [], "error": "no", "type": "error" });
    set("t#Shop traits smithy.rules#endpointRuleSet rules", json!([rule])).gives(
        &["Shop trait-changed endpointRuleSet: nothing, patch"],
        &["Shop trait-changed endpointRuleSet: nothing, patch"],
    );
}

#[test]
fn endpoint_parameters() {
    let parameter = json!({ "type": "boolean", "builtIn": "AWS::UseFIPS" });
    set("t#Shop traits smithy.rules#endpointRuleSet parameters UseFIPS", parameter).gives(
        &["Shop trait-changed endpointRuleSet: nothing, minor"],
        &["Shop trait-changed endpointRuleSet: source, major"],
    );
}

#[test]
fn names_of_the_service() {
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
fn renamed_shapes() {
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
fn tests_of_endpoints_and_other_things_that_callers_don_t_see() {
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
