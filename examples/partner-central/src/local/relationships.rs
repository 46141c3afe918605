//! Operations on relationships.

use partnercentral_channel::operation::create_relationship::{
    CreateRelationshipInput, CreateRelationshipOutput,
};
use partnercentral_channel::operation::delete_relationship::{
    DeleteRelationshipInput, DeleteRelationshipOutput,
};
use partnercentral_channel::operation::get_relationship::{
    GetRelationshipInput, GetRelationshipOutput,
};
use partnercentral_channel::operation::list_relationships::{
    ListRelationshipsInput, ListRelationshipsOutput,
};
use partnercentral_channel::operation::update_relationship::{
    UpdateRelationshipInput, UpdateRelationshipOutput,
};
use partnercentral_channel::types::{CreateRelationshipDetail, UpdateRelationshipDetail};

use super::account::Account;
use super::fault::Fault;
use super::kind::Kind;
use super::managed;
use super::pages::{page, sort};
use super::relationship::Relationship;
use super::revision::Revision;
use super::store::Store;

const KIND: Kind = Kind::Relationship;

impl Store {
    /// Returns the caller's relationship with the given ID or ARN.
    pub(super) fn relationship(
        &self,
        caller: &str,
        catalog: &str,
        identifier: &str,
    ) -> Result<&Relationship, Fault> {
        let mut relationships = self.relationships.iter();
        relationships
            .find(|relationship| {
                relationship.matches(identifier) && relationship.is_owned_by(caller, catalog)
            })
            .ok_or_else(|| Fault::not_found(KIND, identifier))
    }

    /// Returns the caller's relationship with the given ID or ARN, if it is under a program management account.
    fn relationship_under(
        &self,
        caller: &str,
        catalog: &str,
        account: &str,
        identifier: &str,
    ) -> Result<&Relationship, Fault> {
        self.account(caller, catalog, account)?;
        let relationship = self.relationship(caller, catalog, identifier)?;
        if relationship.is_under(account) {
            Ok(relationship)
        } else {
            Err(Fault::not_found(KIND, identifier))
        }
    }

    pub(super) fn create_relationship(
        &mut self,
        caller: &str,
        input: CreateRelationshipInput,
    ) -> Result<CreateRelationshipOutput, Fault> {
        let account =
            self.account(caller, &input.catalog, &input.program_management_account_identifier)?;
        let account = account.clone();
        managed::check(&account, &input)?;
        if let Some(associated) = &input.associated_account_id {
            self.refuse_second_relationship(&account.id, associated)?;
        }
        self.store_relationship(&account, input)
    }

    fn store_relationship(
        &mut self,
        account: &Account,
        mut input: CreateRelationshipInput,
    ) -> Result<CreateRelationshipOutput, Fault> {
        let tags = input.tags.take();
        let relationship = self.new_relationship(account, input);
        self.tag_new(&relationship.arn, tags);
        let detail =
            CreateRelationshipDetail::builder().arn(&relationship.arn).id(&relationship.id).build();
        self.relationships.push(relationship);
        Ok(CreateRelationshipOutput::builder().relationship_detail(detail).build())
    }

    fn new_relationship(
        &mut self,
        account: &Account,
        input: CreateRelationshipInput,
    ) -> Relationship {
        let id = self.new_id(KIND);
        Relationship {
            arn: format!("{}/relationship/{id}", account.arn),
            id,
            owner: account.owner.clone(),
            catalog: input.catalog,
            account: account.id.clone(),
            account_arn: account.arn.clone(),
            association_type: input.association_type,
            associated_account_id: input.associated_account_id,
            display_name: input.display_name,
            resale_account_model: input.resale_account_model,
            sector: input.sector,
            service_period: None,
            account_scope: input.account_scope,
            start_date: input.start_date.unwrap_or(self.clock.now()),
            contract: None,
            revision: Revision::default(),
            created_at: self.clock.now(),
            updated_at: self.clock.now(),
        }
    }

    fn refuse_second_relationship(&self, account: &str, associated: &str) -> Result<(), Fault> {
        let existing = self.relationships.iter().find(|relationship| {
            relationship.account == account
                && relationship.associated_account_id.as_deref() == Some(associated)
        });
        existing.map_or(Ok(()), |relationship| {
            let message = format!("A relationship with {associated} already exists.");
            Err(Fault::conflict(KIND, &relationship.id, message))
        })
    }

    pub(super) fn get_relationship(
        &self,
        caller: &str,
        input: GetRelationshipInput,
    ) -> Result<GetRelationshipOutput, Fault> {
        let account = &input.program_management_account_identifier;
        let relationship =
            self.relationship_under(caller, &input.catalog, account, &input.identifier)?;
        Ok(GetRelationshipOutput::builder().relationship_detail(relationship.detail()).build())
    }

    pub(super) fn list_relationships(
        &self,
        caller: &str,
        input: ListRelationshipsInput,
    ) -> Result<ListRelationshipsOutput, Fault> {
        let all = self.relationships.iter();
        let mut listed: Vec<Relationship> =
            all.filter(|relationship| relationship.is_listed(caller, &input)).cloned().collect();
        sort(&mut listed, input.sort.map(|sort| sort.sort_order).as_ref(), |relationship| {
            relationship.updated_at
        });
        let page = page(listed, input.max_results, input.next_token.as_deref())?;
        Ok(ListRelationshipsOutput::builder()
            .items(page.items.into_iter().map(Relationship::summary))
            .set_next_token(page.next_token)
            .build())
    }

    pub(super) fn update_relationship(
        &mut self,
        caller: &str,
        input: UpdateRelationshipInput,
    ) -> Result<UpdateRelationshipOutput, Fault> {
        let account = &input.program_management_account_identifier;
        let id = &self.relationship_under(caller, &input.catalog, account, &input.identifier)?.id;
        let (id, now) = (id.clone(), self.clock.now());
        let relationship = self.relationship_mut(&id)?;
        relationship.revision.check(input.revision.as_deref(), KIND, &id)?;
        relationship.revision.advance();
        relationship.updated_at = now;
        if let Some(name) = input.display_name {
            relationship.display_name = name;
        }
        let detail = UpdateRelationshipDetail::builder()
            .arn(&relationship.arn)
            .id(id)
            .revision(relationship.revision.to_string())
            .display_name(&relationship.display_name);
        Ok(UpdateRelationshipOutput::builder().relationship_detail(detail.build()).build())
    }

    /// Returns the relationship with an ID, for any owner.
    pub(super) fn relationship_mut(&mut self, id: &str) -> Result<&mut Relationship, Fault> {
        let mut relationships = self.relationships.iter_mut();
        relationships
            .find(|relationship| relationship.id == id)
            .ok_or_else(|| Fault::not_found(KIND, id))
    }

    pub(super) fn delete_relationship(
        &mut self,
        caller: &str,
        input: DeleteRelationshipInput,
    ) -> Result<DeleteRelationshipOutput, Fault> {
        let account = &input.program_management_account_identifier;
        let relationship =
            self.relationship_under(caller, &input.catalog, account, &input.identifier)?;
        let (id, arn) = (relationship.id.clone(), relationship.arn.clone());
        self.end_contracts_of(&id)?;
        self.relationships.retain(|relationship| relationship.id != id);
        self.tags.remove(&arn);
        Ok(DeleteRelationshipOutput::builder().build())
    }
}
