//! Tests of authentication schemes, with combinations of traits.

use super::*;
use crate::model::{HttpApiKeyAuth, Model};
use crate::options::Options;
use crate::plan::Plan;

/// A custom scheme.
const CUSTOM: &str = r#", "a#custom": {"type": "structure", "members": {}, "traits": {
    "smithy.api#trait": {"selector": "service"}, "smithy.api#authDefinition": {}}}"#;

const SIGV4: &str = r#""aws.auth#sigv4": {"name": "signed"}"#;
const SIGV4A: &str = r#""aws.auth#sigv4a": {"name": "signed"}"#;
const BASIC: &str = r#""smithy.api#httpBasicAuth": {}"#;
const BEARER: &str = r#""smithy.api#httpBearerAuth": {}"#;
const DIGEST: &str = r#""smithy.api#httpDigestAuth": {}"#;
const KEY: &str = r#""smithy.api#httpApiKeyAuth": {"name": "X-Key", "in": "header"}"#;

/// Returns the model of a service with two operations. The second one has no authentication traits.
fn model(service: &[&str], operation: &str) -> Model {
    let service: String = service.iter().map(|text| format!("{text}, ")).collect();
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#O"}}, {{"target": "a#P"}}], "traits": {{{service}"aws.protocols#awsJson1_0": {{}}}}}},
"a#O": {{"type": "operation", "traits": {{{operation}}}}},
"a#P": {{"type": "operation"}}{CUSTOM}}}}}"#
    );
    Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn plan(service: &[&str], operation: &str) -> Result<Plan, String> {
    let model = model(service, operation);
    let closure = model.service(None).expect("a service");
    Plan::new(&model, &closure, &Options::of_tests()).map_err(|problems| problems.to_string())
}

/// Returns the schemes of the service, and the schemes of the first operation if they differ.
#[track_caller]
fn schemes(service: &[&str], operation: &str) -> (Vec<Auth>, Option<Vec<Auth>>) {
    let plan = plan(service, operation).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(plan.operations[1].auth, None, "the second operation uses the service's schemes");
    (plan.service.auth, plan.operations.into_iter().next().expect("an operation").auth)
}

/// Returns the trait `@auth` with these schemes.
fn auth(ids: &[&str]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!(r#""smithy.api#auth": [{}]"#, ids.join(", "))
}

const OPTIONAL: &str = r#""smithy.api#optionalAuth": {}"#;

#[test]
fn sorts_schemes_by_id_without_a_list() {
    use Auth::*;
    for (carried, expected) in [
        (&[SIGV4A, SIGV4][..], &[SigV4, SigV4a][..]),
        (&[BEARER, SIGV4], &[SigV4, HttpBearer]),
        (&[BEARER, BASIC, KEY], &[HttpApiKey, HttpBasic, HttpBearer]),
        (&[KEY, BEARER, SIGV4A, BASIC, SIGV4], &[SigV4, SigV4a, HttpApiKey, HttpBasic, HttpBearer]),
        (&[], &[NoAuth]),
    ] {
        assert_eq!(schemes(carried, ""), (expected.to_vec(), None), "{carried:?}");
    }
}

#[test]
fn follows_the_list_of_the_service() {
    use Auth::*;
    let listed = auth(&["smithy.api#httpBearerAuth", "aws.auth#sigv4"]);
    let service = [SIGV4, SIGV4A, BEARER, &listed];
    assert_eq!(schemes(&service, ""), (vec![HttpBearer, SigV4], None));
    assert_eq!(schemes(&[SIGV4, &auth(&[])], ""), (vec![NoAuth], None));
}

#[test]
fn prefers_the_list_of_the_operation() {
    use Auth::*;
    let service = [SIGV4, SIGV4A, BEARER, &auth(&["aws.auth#sigv4a", "aws.auth#sigv4"])];
    let of = |operation: &str| schemes(&service, operation).1;
    assert_eq!(of(""), None);
    assert_eq!(of(&auth(&["aws.auth#sigv4a", "aws.auth#sigv4"])), None);
    assert_eq!(of(&auth(&["aws.auth#sigv4", "aws.auth#sigv4a"])), Some(vec![SigV4, SigV4a]));
    assert_eq!(of(&auth(&["smithy.api#httpBearerAuth"])), Some(vec![HttpBearer]));
    assert_eq!(of(&auth(&[])), Some(vec![NoAuth]));
}

#[test]
fn optional_authentication_adds_no_auth_last_and_once() {
    use Auth::*;
    assert_eq!(schemes(&[SIGV4, BEARER], OPTIONAL).1, Some(vec![SigV4, HttpBearer, NoAuth]));
    assert_eq!(schemes(&[], OPTIONAL).1, None);
    let both = |ids: &[&str]| schemes(&[SIGV4], &format!("{OPTIONAL}, {}", auth(ids))).1;
    assert_eq!(both(&[]), Some(vec![NoAuth]));
    assert_eq!(both(&["aws.auth#sigv4"]), Some(vec![SigV4, NoAuth]));
    assert_eq!(both(&["smithy.api#noAuth", "aws.auth#sigv4"]), Some(vec![NoAuth, SigV4]));
}

#[test]
fn omits_unsupported_schemes_if_others_remain() {
    use Auth::*;
    let custom = r#""a#custom": {}"#;
    assert_eq!(schemes(&[custom, DIGEST, BASIC], ""), (vec![HttpBasic], None));
    assert_eq!(
        schemes(
            &[DIGEST, BASIC],
            &auth(&["smithy.api#httpDigestAuth", "smithy.api#httpBasicAuth"])
        )
        .1,
        None
    );
    // Optional authentication requires no supported scheme.
    let all = format!("{}, {OPTIONAL}", auth(&["smithy.api#httpDigestAuth"]));
    assert_eq!(schemes(&[DIGEST, BASIC], &all).1, Some(vec![NoAuth]));
}

/// Returns the problems of a service whose authentication is unsupported or invalid.
fn problems(service: &[&str], operation: &str) -> String {
    plan(service, operation).expect_err("a problem")
}

const SUPPORTED: &str = "only aws.auth#sigv4, aws.auth#sigv4a, smithy.api#httpApiKeyAuth, \
     smithy.api#httpBasicAuth, smithy.api#httpBearerAuth are supported";

#[test]
fn refuses_unsupported_schemes_if_no_others_remain() {
    for (service, names) in [
        (DIGEST, "`smithy.api#httpDigestAuth`"),
        (r#""a#custom": {}"#, "`a#custom`"),
        (r#""aws.auth#cognitoUserPools": {"providerArns": []}"#, "`aws.auth#cognitoUserPools`"),
    ] {
        let text = problems(&[service], "");
        let expected = format!("a#S: authentication with {names} can't be generated: {SUPPORTED}");
        assert!(text.contains(&expected), "{text}");
        assert_eq!(text.matches("authentication").count(), 1, "{text}");
    }
}

#[test]
fn reports_problems_at_operations_whose_schemes_differ() {
    let text = problems(&[DIGEST, BASIC], &auth(&["smithy.api#httpDigestAuth"]));
    assert!(text.contains("a#O: authentication with `smithy.api#httpDigestAuth`"), "{text}");
    assert!(!text.contains("a#S: ") && !text.contains("a#P: "), "{text}");
    let text = problems(&[DIGEST], &auth(&[]));
    assert!(text.contains("a#P: authentication with `smithy.api#httpDigestAuth`"), "{text}");
    assert!(!text.contains("a#S: ") && !text.contains("a#O: "), "{text}");
}

#[test]
fn reports_listed_schemes_that_are_not_applied_or_duplicated() {
    let text = problems(&[SIGV4], &auth(&["aws.auth#sigv4", "smithy.api#httpBasicAuth"]));
    let reason = "invalid value of the trait `smithy.api#auth`: `smithy.api#httpBasicAuth` is not \
                  applied to the service `a#S`";
    // The problem is located at the scheme in the list.
    let line = model(&[SIGV4], &auth(&["aws.auth#sigv4", "smithy.api#httpBasicAuth"]));
    let line = line.source.text().lines().nth(2).expect("a line").to_owned();
    let column = line.find("\"smithy.api#httpBasicAuth\"").expect("the scheme") + 1;
    assert!(text.contains(&format!("m:3:{column}: a#O: {reason}")), "{text}");

    let text = problems(&[SIGV4, &auth(&["aws.auth#sigv4", "aws.auth#sigv4"])], "");
    assert!(
        text.contains(
            "a#S: invalid value of the trait `smithy.api#auth`: `aws.auth#sigv4` is listed twice"
        ),
        "{text}"
    );
}

#[test]
fn enables_sigv4a_only_if_an_operation_uses_it() {
    let has_sigv4a = |service: &[&str], operation: &str| {
        let plan = plan(service, operation).expect("a plan");
        plan.krate.features.iter().any(|feature| feature.name == "sigv4a")
    };
    let listed = auth(&["aws.auth#sigv4"]);
    assert!(!has_sigv4a(&[SIGV4, SIGV4A, &listed], ""));
    assert!(has_sigv4a(&[SIGV4, SIGV4A, &listed], &auth(&["aws.auth#sigv4a"])));
    assert!(!has_sigv4a(&[BEARER], ""));
}

#[test]
fn signing_name_is_the_name_of_the_trait_or_the_arn_namespace() {
    let name = |service: &[&str]| plan(service, "").expect("a plan").service.signing_name;
    let aws =
        r#""aws.api#service": {"sdkId": "S", "arnNamespace": "arns", "endpointPrefix": "prefix"}"#;
    assert_eq!(name(&[SIGV4, aws]), "signed");
    assert_eq!(name(&[SIGV4]), "signed");
    assert_eq!(name(&[BEARER, aws]), "arns");
    assert_eq!(name(&[BEARER]), "");
}

#[test]
fn reads_the_location_of_api_keys() {
    let key = |value: &str| {
        let service = format!(r#""smithy.api#httpApiKeyAuth": {value}"#);
        plan(&[&service], "").expect("a plan").service.api_key
    };
    let name = || "X-Key".to_owned();
    assert_eq!(
        key(r#"{"name": "X-Key", "in": "header"}"#),
        Some(HttpApiKeyAuth::Header { name: name(), scheme: None })
    );
    assert_eq!(
        key(r#"{"name": "X-Key", "in": "header", "scheme": "Key"}"#),
        Some(HttpApiKeyAuth::Header { name: name(), scheme: Some("Key".to_owned()) })
    );
    assert_eq!(
        key(r#"{"name": "X-Key", "in": "query"}"#),
        Some(HttpApiKeyAuth::Query { name: name() })
    );
}
