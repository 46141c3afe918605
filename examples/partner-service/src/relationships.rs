//! The routes.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use partnercentral_channel::Client;
use partnercentral_channel::types::{AssociationType, RelationshipSummary, Sector};
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::request_id::WithRequestId;

const CATALOG: &str = "AWS";

/// The header with a token that makes the creation of a relationship repeatable.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The state that all handlers share: the client, and the program management account whose relationships the service
/// manages. Clones are cheap.
#[derive(Clone, Debug)]
pub struct Partner {
    client: Client,
    account: Arc<str>,
}

impl Partner {
    /// Creates the state.
    pub fn new(client: Client, program_management_account: &str) -> Self {
        Self { client, account: program_management_account.into() }
    }
}

/// Returns the routes:
///
/// - `POST /relationships` creates a relationship. It repeats no request with the same header `Idempotency-Key`.
/// - `GET /relationships` lists relationships, page by page: `?page=TOKEN` continues a list.
/// - `GET /relationships/{id}` returns a relationship in the API's JSON format.
pub fn router(partner: Partner) -> Router {
    Router::new()
        .route("/relationships", get(list).post(create))
        .route("/relationships/{id}", get(read))
        .with_state(partner)
}

/// The body of a request to create a relationship.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRelationship {
    account: String,
    name: String,
    sector: Sector,
}

async fn create(
    State(partner): State<Partner>,
    headers: HeaderMap,
    Json(new): Json<NewRelationship>,
) -> Result<impl IntoResponse, Problem> {
    let token = headers.get(IDEMPOTENCY_KEY).and_then(|token| token.to_str().ok());
    let output = partner
        .client
        .create_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(&*partner.account)
        .association_type(AssociationType::EndCustomer)
        .associated_account_id(new.account)
        .display_name(new.name)
        .sector(new.sector)
        // Without a token, the client generates one.
        .set_client_token(token.map(str::to_owned))
        .send()
        .await?;
    let created = (StatusCode::CREATED, Json(output.relationship_detail.clone()));
    Ok(WithRequestId::new(output.request_id(), created))
}

async fn read(
    State(partner): State<Partner>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let output = partner
        .client
        .get_relationship()
        .catalog(CATALOG)
        .program_management_account_identifier(&*partner.account)
        .identifier(id)
        .send()
        .await?;
    Ok(WithRequestId::new(output.request_id(), Json(output.relationship_detail.clone())))
}

/// The query of a request for a list.
#[derive(Debug, Deserialize)]
struct PageQuery {
    page: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
struct Page {
    relationships: Vec<RelationshipSummary>,
    next: Option<String>,
}

async fn list(
    State(partner): State<Partner>,
    Query(query): Query<PageQuery>,
) -> Result<impl IntoResponse, Problem> {
    let output = partner
        .client
        .list_relationships()
        .catalog(CATALOG)
        .program_management_account_identifiers([&*partner.account])
        .set_next_token(query.page)
        .send()
        .await?;
    let relationships = output.items.clone().unwrap_or_default();
    let page = Page { relationships, next: output.next_token.clone() };
    Ok(WithRequestId::new(output.request_id(), Json(page)))
}
