//! Relationships.

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
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    AssociationType, CreateRelationshipDetail, RelationshipDetail, RelationshipSummary,
    ResaleAccountModel, Sector, StartServicePeriodHandshakeDetail, UpdateRelationshipDetail,
};

use super::accounts::Account;
use super::fault::Fault;
use super::kind::Kind;
use super::pages::{lets_through, page, sort};
use super::revision::Revision;
use super::store::Store;

const KIND: Kind = Kind::Relationship;

/// A relationship. The support plan is not kept, since no operation shows it.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    pub(super) id: String,
    pub(super) arn: String,
    /// The AWS account that has created it.
    pub(super) owner: String,
    pub(super) catalog: String,
    /// The id of the program management account.
    pub(super) account: String,
    account_arn: String,
    association_type: AssociationType,
    pub(super) associated_account_id: String,
    pub(super) display_name: String,
    resale_account_model: Option<ResaleAccountModel>,
    sector: Sector,
    /// What was agreed on with a handshake.
    pub(super) service_period: Option<StartServicePeriodHandshakeDetail>,
    revision: Revision,
    created_at: DateTime,
    updated_at: DateTime,
}

impl Relationship {
    fn is_of(&self, caller: &str, catalog: &str) -> bool {
        self.owner == caller && self.catalog == catalog
    }

    fn is_named(&self, identifier: &str) -> bool {
        identifier == self.id || identifier == self.arn
    }

    pub(super) fn is_under(&self, account: &str) -> bool {
        account == self.account || account == self.account_arn
    }

    fn detail(&self) -> RelationshipDetail {
        RelationshipDetail::builder()
            .arn(&self.arn)
            .id(&self.id)
            .revision(self.revision.to_string())
            .catalog(&self.catalog)
            .association_type(self.association_type.clone())
            .program_management_account_id(&self.account)
            .associated_account_id(&self.associated_account_id)
            .display_name(&self.display_name)
            .set_resale_account_model(self.resale_account_model.clone())
            .sector(self.sector.clone())
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .start_date(self.created_at)
            .build()
    }

    fn summary(self) -> RelationshipSummary {
        RelationshipSummary::builder()
            .arn(self.arn)
            .id(self.id)
            .revision(self.revision.to_string())
            .catalog(self.catalog)
            .association_type(self.association_type)
            .program_management_account_id(self.account)
            .associated_account_id(self.associated_account_id)
            .display_name(self.display_name)
            .sector(self.sector)
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .start_date(self.created_at)
            .build()
    }

    fn is_listed(&self, caller: &str, input: &ListRelationshipsInput) -> bool {
        let accounts = input.program_management_account_identifiers.as_deref();
        self.is_of(caller, &input.catalog)
            && accounts.is_none_or(|accounts| accounts.iter().any(|account| self.is_under(account)))
            && lets_through(input.associated_account_ids.as_deref(), &self.associated_account_id)
            && lets_through(input.association_types.as_deref(), &self.association_type)
            && lets_through(input.display_names.as_deref(), &self.display_name)
    }
}

impl Store {
    /// The caller's relationship with an id or ARN.
    pub(super) fn relationship(
        &self,
        caller: &str,
        catalog: &str,
        identifier: &str,
    ) -> Result<&Relationship, Fault> {
        let mut relationships = self.relationships.iter();
        relationships
            .find(|relationship| {
                relationship.is_named(identifier) && relationship.is_of(caller, catalog)
            })
            .ok_or_else(|| Fault::not_found(KIND, identifier))
    }

    /// The caller's relationship with an id or ARN, if it is under a program management account.
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
        self.refuse_second_relationship(&account.id, &input.associated_account_id)?;
        self.tag_and_keep_relationship(&account, input)
    }

    fn tag_and_keep_relationship(
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
            revision: Revision::default(),
            created_at: self.clock.now(),
            updated_at: self.clock.now(),
        }
    }

    fn refuse_second_relationship(&self, account: &str, associated: &str) -> Result<(), Fault> {
        let existing = self.relationships.iter().find(|relationship| {
            relationship.account == account && relationship.associated_account_id == associated
        });
        existing.map_or(Ok(()), |relationship| {
            let message = format!("There is a relationship with {associated} already.");
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

    /// The relationship with an id, whoever it belongs to.
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
        self.relationships.retain(|relationship| relationship.id != id);
        self.tags.remove(&arn);
        Ok(DeleteRelationshipOutput::builder().build())
    }
}
