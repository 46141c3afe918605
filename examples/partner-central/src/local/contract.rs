//! Stored channel contracts.

use partnercentral_channel::operation::list_channel_contracts::ListChannelContractsInput;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    ChannelContractDetail, ChannelContractStatus, ChannelContractSummary, ChannelContractType,
    ListChannelContractsTypeFilters, ManagedServicesAttestationDetails,
    ManagedServicesAttestationPayload, ManagedServicesAttestationSummaryDetails,
};

use super::pages::accepts;

/// A channel contract. The only type is the managed services attestation.
#[derive(Clone, Debug)]
pub(super) struct Contract {
    pub(super) id: String,
    pub(super) arn: String,
    /// The AWS account that created it.
    pub(super) owner: String,
    pub(super) catalog: String,
    /// The terms, with IDs in place of ARNs.
    pub(super) terms: ManagedServicesAttestationPayload,
    pub(super) relationship_arn: String,
    pub(super) status: ChannelContractStatus,
    pub(super) created_at: DateTime,
    pub(super) updated_at: DateTime,
    /// The time of the signatory's acceptance.
    pub(super) responded_at: Option<DateTime>,
    pub(super) cancellation_reason: Option<String>,
}

impl Contract {
    pub(super) fn matches(&self, caller: &str, catalog: &str, identifier: &str) -> bool {
        let has_identifier = identifier == self.id || identifier == self.arn;
        has_identifier && self.owner == caller && self.catalog == catalog
    }

    pub(super) fn is_pending(&self) -> bool {
        self.status == ChannelContractStatus::Pending
    }

    pub(super) fn is_listed(&self, caller: &str, input: &ListChannelContractsInput) -> bool {
        self.owner == caller
            && self.catalog == input.catalog
            && accepts(input.statuses.as_deref(), &self.status)
            && input.contract_type_filters.as_ref().is_none_or(|filters| self.has_terms(filters))
    }

    fn has_terms(&self, filters: &ListChannelContractsTypeFilters) -> bool {
        use ListChannelContractsTypeFilters as Filters;
        let Filters::ManagedServicesAttestationTypeFilters(filters) = filters else { return false };
        let relationships = filters.relationship_identifiers.as_deref();
        let is_about = |identifier: &String| {
            *identifier == self.terms.relationship_identifier
                || *identifier == self.relationship_arn
        };
        relationships.is_none_or(|identifiers| identifiers.iter().any(is_about))
            && accepts(filters.legal_entity_names.as_deref(), &self.terms.legal_entity_name)
    }

    pub(super) fn detail(&self) -> ChannelContractDetail {
        let terms = self.terms.clone();
        let details = ManagedServicesAttestationDetails::builder()
            .legal_entity_name(terms.legal_entity_name)
            .relationship_identifier(terms.relationship_identifier)
            .program_management_account_identifier(terms.program_management_account_identifier)
            .set_member_account_ids(terms.member_account_ids)
            .end_date(terms.end_date)
            .supported_services(terms.supported_services)
            .signatory_name(terms.signatory_name)
            .signatory_email(terms.signatory_email)
            .legal_entity_address(terms.legal_entity_address);
        ChannelContractDetail::builder()
            .id(&self.id)
            .arn(&self.arn)
            .catalog(&self.catalog)
            .contract_type(ChannelContractType::ManagedServicesAttestation)
            .status(self.status.clone())
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .set_responded_at(self.responded_at)
            .set_cancellation_reason(self.cancellation_reason.clone())
            .details(details.build())
            .build()
    }

    pub(super) fn summary(self) -> ChannelContractSummary {
        let terms = self.terms;
        let details = ManagedServicesAttestationSummaryDetails::builder()
            .legal_entity_name(terms.legal_entity_name)
            .relationship_identifier(terms.relationship_identifier)
            .program_management_account_identifier(terms.program_management_account_identifier)
            .set_member_account_ids(terms.member_account_ids)
            .end_date(terms.end_date)
            .supported_services(terms.supported_services);
        ChannelContractSummary::builder()
            .id(self.id)
            .arn(self.arn)
            .catalog(self.catalog)
            .contract_type(ChannelContractType::ManagedServicesAttestation)
            .status(self.status)
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .set_responded_at(self.responded_at)
            .details(details.build())
            .build()
    }
}
