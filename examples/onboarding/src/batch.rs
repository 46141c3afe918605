//! A batch of relationships to create.

use partnercentral_channel::Client;
use partnercentral_channel::error::CallError;
use partnercentral_channel::operation::create_relationship::CreateRelationshipError;
use partnercentral_channel::operation::list_relationships::ListRelationshipsError;
use partnercentral_channel::types::error::ConflictException;
use partnercentral_channel::types::{
    AssociationType, RelationshipSummary, ResaleAccountModel, Tag,
};

use crate::customer::Customer;

const CATALOG: &str = "AWS";

/// The relationships that one run of the script creates.
pub(crate) struct Batch {
    pub(crate) client: Client,
    /// The program management account of the relationships.
    pub(crate) account: String,
    /// The name of the batch, which is part of the idempotency tokens.
    pub(crate) name: String,
    /// The tags of all relationships.
    pub(crate) tags: Vec<Tag>,
}

/// The relationship with a customer.
pub(crate) enum Onboarded {
    /// This batch created it, in this run or an earlier one.
    Created { id: String, request_id: String },
    /// It existed before.
    Existing { id: String },
}

impl Batch {
    /// Creates the relationship with a customer.
    ///
    /// Repeating a call does not create a second relationship, even if the first response was lost: the idempotency
    /// token of a customer is the same in each run.
    pub(crate) fn onboard(
        &self,
        customer: &Customer,
    ) -> Result<Onboarded, CallError<CreateRelationshipError>> {
        let created = self
            .client
            .create_relationship()
            .catalog(CATALOG)
            .program_management_account_identifier(&self.account)
            .association_type(AssociationType::EndCustomer)
            .resale_account_model(ResaleAccountModel::EndCustomer)
            .associated_account_id(&customer.account)
            .display_name(&customer.name)
            .sector(customer.sector.clone())
            .client_token(format!("{}-{}", self.name, customer.account))
            // Setters of lists append.
            .tags(self.tags.iter().cloned())
            .tags(customer.tags.iter().map(|(key, value)| tag(key, value)))
            .send_blocking();
        match created {
            Ok(output) => {
                let request_id = output.request_id().unwrap_or_default().to_owned();
                let id = output.relationship_detail.and_then(|detail| detail.id);
                Ok(Onboarded::Created { id: id.unwrap_or_default(), request_id })
            }
            Err(error) => match error.find::<ConflictException>() {
                Some(conflict) => Ok(Onboarded::Existing { id: conflict.resource_id.clone() }),
                None => Err(error),
            },
        }
    }

    /// Returns all relationships under the program management account. The iterator requests the pages.
    pub(crate) fn relationships(
        &self,
    ) -> impl Iterator<Item = Result<RelationshipSummary, CallError<ListRelationshipsError>>> {
        self.client
            .list_relationships()
            .catalog(CATALOG)
            .program_management_account_identifiers([&self.account])
            .into_paginator()
            .items()
            .blocking()
    }
}

/// Creates a tag.
pub(crate) fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}
