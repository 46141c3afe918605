//! Stored channel handshakes.

use partnercentral_channel::operation::list_channel_handshakes::ListChannelHandshakesInput;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    ChannelHandshakeSummary, HandshakeDetail, HandshakeStatus, HandshakeType,
    ListChannelHandshakesTypeFilters, ParticipantType, ServicePeriodType,
};

use super::pages::accepts;

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

/// The content and the receiver of a handshake.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) resource_id: String,
    pub(super) sender_name: String,
    /// The AWS account of the receiver, derived from the resource.
    pub(super) receiver: String,
    pub(super) terms: HandshakeDetail,
}

impl Handshake {
    /// Returns the AWS account on a side.
    pub(super) fn participant(&self, side: &ParticipantType) -> &str {
        match side {
            ParticipantType::Receiver => &self.proposal.receiver,
            _ => &self.sender,
        }
    }

    /// Returns whether the handshake has the ID or ARN, and an account participates in it.
    pub(super) fn matches(&self, caller: &str, catalog: &str, identifier: &str) -> bool {
        let has_identifier = identifier == self.id || identifier == self.arn;
        let participates = caller == self.sender || caller == self.proposal.receiver;
        has_identifier && participates && catalog == self.catalog
    }

    pub(super) fn is_listed(&self, caller: &str, input: &ListChannelHandshakesInput) -> bool {
        let resources = input.associated_resource_identifiers.as_deref();
        self.participant(&input.participant_type) == caller
            && self.handshake_type == input.handshake_type
            && self.catalog == input.catalog
            && accepts(input.statuses.as_deref(), &self.status)
            && resources.is_none_or(|resources| resources.iter().any(|name| self.is_about(name)))
            && input.handshake_type_filters.as_ref().is_none_or(|filters| self.has_terms(filters))
    }

    /// Returns whether the handshake is about the resource with an ID or ARN. ARNs end with the ID.
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
                .is_none_or(|program| accepts(filters.programs.as_deref(), program)),
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
    found.as_ref().is_none_or(|found| accepts(filter, found))
}
