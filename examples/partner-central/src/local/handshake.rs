//! Channel handshakes as they are kept.

use partnercentral_channel::operation::list_channel_handshakes::ListChannelHandshakesInput;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    ChannelHandshakeSummary, HandshakeDetail, HandshakeStatus, HandshakeType,
    ListChannelHandshakesTypeFilters, ParticipantType, ServicePeriodType,
};

use super::pages::lets_through;
use super::proposal::Proposal;

/// A channel handshake.
#[derive(Clone, Debug)]
pub(super) struct Handshake {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) catalog: String,
    pub(super) handshake_type: HandshakeType,
    pub(super) sender: String,
    pub(super) proposal: Proposal,
    pub(super) status: HandshakeStatus,
    pub(super) created_at: DateTime,
    pub(super) updated_at: DateTime,
}

impl Handshake {
    /// The AWS account on a side.
    pub(super) fn participant(&self, side: &ParticipantType) -> &str {
        match side {
            ParticipantType::Receiver => &self.proposal.receiver,
            _ => &self.sender,
        }
    }

    /// Whether an account takes part in it, and it has the id or ARN.
    pub(super) fn is_found(&self, caller: &str, catalog: &str, identifier: &str) -> bool {
        let is_named = identifier == self.id || identifier == self.arn;
        let takes_part = caller == self.sender || caller == self.proposal.receiver;
        is_named && takes_part && catalog == self.catalog
    }

    pub(super) fn is_listed(&self, caller: &str, input: &ListChannelHandshakesInput) -> bool {
        let resources = input.associated_resource_identifiers.as_deref();
        self.participant(&input.participant_type) == caller
            && self.handshake_type == input.handshake_type
            && self.catalog == input.catalog
            && lets_through(input.statuses.as_deref(), &self.status)
            && resources.is_none_or(|resources| resources.iter().any(|name| self.is_about(name)))
            && input.handshake_type_filters.as_ref().is_none_or(|filters| self.has_terms(filters))
    }

    /// Whether it is about the resource with an id or ARN, which ends with the id.
    fn is_about(&self, identifier: &str) -> bool {
        identifier.rsplit('/').next() == Some(&self.proposal.resource_id)
    }

    fn has_terms(&self, filters: &ListChannelHandshakesTypeFilters) -> bool {
        use ListChannelHandshakesTypeFilters as Filters;
        match (filters, &self.proposal.terms) {
            (
                Filters::StartServicePeriodTypeFilters(filters),
                HandshakeDetail::StartServicePeriodHandshakeDetail(terms),
            ) => has_type(filters.service_period_types.as_deref(), &terms.service_period_type),
            (
                Filters::RevokeServicePeriodTypeFilters(filters),
                HandshakeDetail::RevokeServicePeriodHandshakeDetail(terms),
            ) => has_type(filters.service_period_types.as_deref(), &terms.service_period_type),
            (
                Filters::ProgramManagementAccountTypeFilters(filters),
                HandshakeDetail::ProgramManagementAccountHandshakeDetail(terms),
            ) => terms
                .program
                .as_ref()
                .is_none_or(|program| lets_through(filters.programs.as_deref(), program)),
            _ => false,
        }
    }

    pub(super) fn summary(self) -> ChannelHandshakeSummary {
        ChannelHandshakeSummary::builder()
            .id(self.id)
            .arn(self.arn)
            .catalog(self.catalog)
            .handshake_type(self.handshake_type)
            .owner_account_id(&self.sender)
            .sender_account_id(&self.sender)
            .sender_display_name(self.proposal.sender_name)
            .receiver_account_id(self.proposal.receiver)
            .associated_resource_id(self.proposal.resource_id)
            .detail(self.proposal.terms)
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .status(self.status)
            .build()
    }
}

fn has_type(filter: Option<&[ServicePeriodType]>, found: &Option<ServicePeriodType>) -> bool {
    found.as_ref().is_none_or(|found| lets_through(filter, found))
}
