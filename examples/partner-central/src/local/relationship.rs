//! Stored relationships.

use partnercentral_channel::operation::list_relationships::ListRelationshipsInput;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    AccountScope, AssociationType, RelationshipDetail, RelationshipSummary, ResaleAccountModel,
    Sector, StartServicePeriodHandshakeDetail,
};

use super::pages::{accepts, accepts_some};
use super::revision::Revision;

/// A relationship. The support plan is not stored, since no operation returns it.
#[derive(Clone, Debug)]
pub(super) struct Relationship {
    pub(super) id: String,
    pub(super) arn: String,
    /// The AWS account that created it.
    pub(super) owner: String,
    pub(super) catalog: String,
    /// The ID of the program management account.
    pub(super) account: String,
    pub(super) account_arn: String,
    pub(super) association_type: AssociationType,
    /// Optional for managed services relationships.
    pub(super) associated_account_id: Option<String>,
    pub(super) display_name: String,
    pub(super) resale_account_model: Option<ResaleAccountModel>,
    pub(super) sector: Sector,
    /// The service period accepted with a handshake.
    pub(super) service_period: Option<StartServicePeriodHandshakeDetail>,
    pub(super) account_scope: Option<AccountScope>,
    pub(super) start_date: DateTime,
    /// The channel contract in effect.
    pub(super) contract: Option<ContractInEffect>,
    pub(super) revision: Revision,
    pub(super) created_at: DateTime,
    pub(super) updated_at: DateTime,
}

/// The accepted channel contract of a relationship.
#[derive(Clone, Debug)]
pub(super) struct ContractInEffect {
    pub(super) id: String,
    pub(super) end_date: DateTime,
}

impl Relationship {
    pub(super) fn is_owned_by(&self, caller: &str, catalog: &str) -> bool {
        self.owner == caller && self.catalog == catalog
    }

    pub(super) fn matches(&self, identifier: &str) -> bool {
        identifier == self.id || identifier == self.arn
    }

    pub(super) fn is_under(&self, account: &str) -> bool {
        account == self.account || account == self.account_arn
    }

    pub(super) fn detail(&self) -> RelationshipDetail {
        RelationshipDetail::builder()
            .arn(&self.arn)
            .id(&self.id)
            .revision(self.revision.to_string())
            .catalog(&self.catalog)
            .association_type(self.association_type.clone())
            .program_management_account_id(&self.account)
            .set_associated_account_id(self.associated_account_id.clone())
            .display_name(&self.display_name)
            .set_resale_account_model(self.resale_account_model.clone())
            .sector(self.sector.clone())
            .set_account_scope(self.account_scope.clone())
            .set_channel_contract_id(self.contract.as_ref().map(|contract| contract.id.clone()))
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .start_date(self.start_date)
            .set_end_date(self.contract.as_ref().map(|contract| contract.end_date))
            .build()
    }

    pub(super) fn summary(self) -> RelationshipSummary {
        RelationshipSummary::builder()
            .arn(self.arn)
            .id(self.id)
            .revision(self.revision.to_string())
            .catalog(self.catalog)
            .association_type(self.association_type)
            .program_management_account_id(self.account)
            .set_associated_account_id(self.associated_account_id)
            .display_name(self.display_name)
            .sector(self.sector)
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .start_date(self.start_date)
            .build()
    }

    pub(super) fn is_listed(&self, caller: &str, input: &ListRelationshipsInput) -> bool {
        let accounts = input.program_management_account_identifiers.as_deref();
        self.is_owned_by(caller, &input.catalog)
            && accounts.is_none_or(|accounts| accounts.iter().any(|account| self.is_under(account)))
            && accepts_some(input.associated_account_ids.as_deref(), &self.associated_account_id)
            && accepts(input.association_types.as_deref(), &self.association_type)
            && accepts(input.display_names.as_deref(), &self.display_name)
    }
}
