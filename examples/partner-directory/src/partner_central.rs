//! The directory of the API.

use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipError, CreateRelationshipInput,
};
use partnercentral_channel::operation::delete_relationship::DeleteRelationshipError;
use partnercentral_channel::types::RelationshipSummary;
use partnercentral_channel::{Client, Error};

use crate::defaults::{CATALOG, NewRelationship, with_defaults};
use crate::directory::RelationshipDirectory;
use crate::error::DirectoryError;

/// The relationships under a program management account.
#[derive(Clone, Debug)]
pub struct PartnerCentral {
    client: Client,
    account: String,
}

impl PartnerCentral {
    /// Creates a directory for a program management account.
    pub fn new(client: Client, program_management_account: impl Into<String>) -> Self {
        Self { client, account: program_management_account.into() }
    }
}

impl RelationshipDirectory for PartnerCentral {
    fn new_relationship(&self) -> NewRelationship {
        with_defaults(CreateRelationshipInput::builder())
            .program_management_account_identifier(&self.account)
    }

    async fn add(&self, relationship: CreateRelationshipInput) -> Result<String, DirectoryError> {
        let created = self.client.create_relationship().with_input(relationship).send().await;
        let created = created.map_err(|error| match error.as_service_error() {
            Some(CreateRelationshipError::ConflictException(conflict)) => {
                DirectoryError::Exists { id: conflict.resource_id.clone() }
            }
            _ => unavailable(error),
        })?;
        let id = created.relationship_detail.and_then(|detail| detail.id);
        id.ok_or_else(|| DirectoryError::Unavailable("the response contains no ID".into()))
    }

    async fn find(&self, account: &str) -> Result<Option<RelationshipSummary>, DirectoryError> {
        let mut found = self
            .client
            .list_relationships()
            .catalog(CATALOG)
            .program_management_account_identifiers([&self.account])
            .associated_account_ids([account])
            .into_paginator()
            .items();
        found.next().await.transpose().map_err(unavailable)
    }

    async fn remove(&self, id: &str) -> Result<(), DirectoryError> {
        let deleted = self
            .client
            .delete_relationship()
            .catalog(CATALOG)
            .program_management_account_identifier(&self.account)
            .identifier(id)
            .send()
            .await;
        deleted.map(|_| ()).map_err(|error| {
            if error.is_service_error_and(DeleteRelationshipError::is_resource_not_found_exception)
            {
                DirectoryError::Missing { id: id.to_owned() }
            } else {
                unavailable(error)
            }
        })
    }
}

/// Converts the error of any operation, and keeps it as the cause.
fn unavailable(error: impl Into<Error>) -> DirectoryError {
    DirectoryError::Unavailable(error.into().into())
}
