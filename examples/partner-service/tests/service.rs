//! The routes, with mocks instead of the API, and with the local server.

use std::fs;
use std::path::Path;
use std::process::Command;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::response::Response;
use partner_central_examples::local::{LocalServer, PARTNER, PROGRAM_MANAGEMENT_ACCOUNT};
use partner_service::{Partner, REQUEST_ID, router};
use partnercentral_channel::Client;
use partnercentral_channel::operation::create_relationship::CreateRelationship;
use partnercentral_channel::operation::list_relationships::{
    ListRelationships, ListRelationshipsOutput,
};
use partnercentral_channel::test_util::{
    ConnectorError, HttpResponse, Mocks, Rule, RuleBuilder, response,
};
use partnercentral_channel::types::RelationshipSummary;
use serde_json::{Value, json};
use tower::ServiceExt;

const CUSTOMER: &str =
    r#"{"account": "222233334444", "name": "Lindqvist", "sector": "COMMERCIAL"}"#;

/// Sends a request to the routes, without a socket.
async fn send(client: Client, request: Request<Body>) -> Response {
    let router = router(Partner::new(client, PROGRAM_MANAGEMENT_ACCOUNT));
    router.oneshot(request).await.expect("routes do not fail")
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).expect("a request")
}

fn post(body: &'static str) -> Request<Body> {
    let request = Request::builder().method(Method::POST).uri("/relationships");
    let request = request.header("content-type", "application/json");
    request.header("idempotency-key", "token-1").body(Body::from(body)).expect("a request")
}

fn client(mocks: &Mocks) -> Client {
    Client::from_conf(mocks.config_builder().validate_inputs(true).build())
}

fn request_id(response: &Response) -> Option<&str> {
    response.headers().get(REQUEST_ID)?.to_str().ok()
}

async fn body(response: Response) -> Value {
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

/// A response of the API with a request ID.
fn identified(status: u16, body: &str) -> HttpResponse {
    let mut response = response(status, body);
    response.headers_mut().insert("x-amzn-requestid", "req-7");
    response
}

#[tokio::test]
async fn creates_a_relationship_with_the_callers_token() {
    let create = Rule::<CreateRelationship>::any()
        .http_response(|_| identified(200, r#"{"relationshipDetail": {"id": "rs-1"}}"#));
    let mocks = Mocks::new().rule(&create);

    let response = send(client(&mocks), post(CUSTOMER)).await;

    assert_eq!((response.status(), request_id(&response)), (StatusCode::CREATED, Some("req-7")));
    assert_eq!(body(response).await, json!({"id": "rs-1"}));
    let input = &create.inputs()[0];
    assert_eq!(input.client_token.as_deref(), Some("token-1"));
    assert_eq!(input.program_management_account_identifier, PROGRAM_MANAGEMENT_ACCOUNT);
    mocks.verify();
}

#[tokio::test]
async fn answers_invalid_requests_without_a_call() {
    let mocks = Mocks::new();
    let response = send(
        client(&mocks),
        post(r#"{"account": "2222", "name": "Lindqvist", "sector": "COMMERCIAL"}"#),
    );
    let response = response.await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let details = body(response).await["details"].clone();
    assert_eq!(
        details,
        json!(["`associatedAccountId` has 4 characters, but must have exactly 12"])
    );
    mocks.verify();
}

/// Returns the status, the request ID and the body for an answer of the API.
async fn failed(
    answer: impl FnOnce(RuleBuilder<CreateRelationship>) -> Rule<CreateRelationship>,
) -> (u16, Option<String>, Value) {
    let mocks = Mocks::new().rule(answer(Rule::any()).repeatedly());
    let response = send(client(&mocks), post(CUSTOMER)).await;
    let id = request_id(&response).map(str::to_owned);
    (response.status().as_u16(), id, body(response).await)
}

#[tokio::test]
async fn passes_on_errors_that_the_caller_can_correct() {
    let answer = failed(|rule| {
        let error = r#"{"__type": "ResourceNotFoundException", "message": "no such account"}"#;
        rule.http_response(move |_| identified(404, error))
    });
    let expected = json!({
        "title": "Not Found", "status": 404, "details": ["no such account"], "retryable": false,
    });
    assert_eq!(answer.await, (404, Some("req-7".to_owned()), expected));
}

#[tokio::test]
async fn hides_the_details_of_other_errors() {
    let answer = failed(|rule| {
        let error = r#"{"__type": "AccessDeniedException", "message": "role/secret may not"}"#;
        rule.http_response(move |_| identified(403, error))
    });
    let expected =
        json!({"title": "Bad Gateway", "status": 502, "details": [], "retryable": false});
    assert_eq!(answer.await, (502, Some("req-7".to_owned()), expected));
}

#[tokio::test]
async fn maps_each_error_to_a_status() {
    for (code, expected) in [
        ("ConflictException", 409),
        ("InternalServerException", 502),
        ("ServiceQuotaExceededException", 503),
        ("ThrottlingException", 503),
        ("ValidationException", 422),
        ("UnknownException", 502),
    ] {
        let error = format!(r#"{{"__type": "{code}"}}"#);
        let answer = failed(|rule| rule.http_response(move |_| response(400, error.as_str())));
        assert_eq!(answer.await.0, expected, "{code}");
    }
    // Without a response, there is no request ID.
    let timeout = failed(|rule| rule.connector_error(|_| ConnectorError::timeout("slow".into())));
    let (status, id, body) = timeout.await;
    assert_eq!((status, id, &body["retryable"]), (504, None, &json!(true)));
}

#[tokio::test]
async fn continues_a_list_at_the_page_of_the_query() {
    let list =
        Rule::<ListRelationships>::matching(|input| input.next_token.as_deref() == Some("a"))
            .output(|_| {
                let item = RelationshipSummary::builder().id("rs-1").build();
                ListRelationshipsOutput::builder().items([item]).next_token("b").build()
            });
    let mocks = Mocks::new().rule(&list);
    let response = send(client(&mocks), get("/relationships?page=a")).await;
    assert_eq!(body(response).await, json!({"relationships": [{"id": "rs-1"}], "next": "b"}));
    mocks.verify();
}

#[tokio::test]
async fn works_with_the_api() {
    let server = LocalServer::start(0).await.expect("a server");
    let client = || server.client(PARTNER);

    let created = send(client(), post(CUSTOMER)).await;
    assert_eq!(created.status(), StatusCode::CREATED);
    let id = body(created).await["id"].as_str().expect("an ID").to_owned();

    // The same request again has the same result.
    let repeated = send(client(), post(CUSTOMER)).await;
    assert_eq!(body(repeated).await["id"], id.as_str());

    let read = send(client(), get(&format!("/relationships/{id}"))).await;
    assert!(request_id(&read).is_some());
    let read = body(read).await;
    assert_eq!(
        (&read["displayName"], &read["sector"]),
        (&json!("Lindqvist"), &json!("COMMERCIAL"))
    );

    let listed = body(send(client(), get("/relationships")).await).await;
    assert_eq!(listed["relationships"][0]["id"], id.as_str());

    let missing = send(client(), get("/relationships/rs-zzzzzzzzzzzzz")).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
}

#[test]
fn the_program_understands_the_command_of_the_readme() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(readme).expect("the README");
    let start = "cargo run --package partner-service -- ";
    let arguments = readme.lines().find_map(|line| line.split_once(start)).expect("a command").1;
    let mut program = Command::new(env!("CARGO_BIN_EXE_partner-service"));
    let output = program.args(arguments.split(' ')).arg("--help").output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
