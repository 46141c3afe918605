//! Operations on channel handshakes.

use partnercentral_channel::operation::accept_channel_handshake::{
    AcceptChannelHandshakeInput, AcceptChannelHandshakeOutput,
};
use partnercentral_channel::operation::cancel_channel_handshake::{
    CancelChannelHandshakeInput, CancelChannelHandshakeOutput,
};
use partnercentral_channel::operation::create_channel_handshake::{
    CreateChannelHandshakeInput, CreateChannelHandshakeOutput,
};
use partnercentral_channel::operation::reject_channel_handshake::{
    RejectChannelHandshakeInput, RejectChannelHandshakeOutput,
};
use partnercentral_channel::types::{
    AcceptChannelHandshakeDetail, CancelChannelHandshakeDetail, CreateChannelHandshakeDetail,
    HandshakeDetail, HandshakeStatus, HandshakeType, ParticipantType,
    ProgramManagementAccountStatus, RejectChannelHandshakeDetail,
};

use super::fault::Fault;
use super::handshake::Handshake;
use super::kind::{Kind, arn};
use super::store::Store;

const KIND: Kind = Kind::ChannelHandshake;

impl Store {
    pub(super) fn create_channel_handshake(
        &mut self,
        caller: &str,
        input: CreateChannelHandshakeInput,
    ) -> Result<CreateChannelHandshakeOutput, Fault> {
        let proposal = self.proposal(caller, &input)?;
        self.refuse_second_proposal(&input.handshake_type, &proposal.resource_id)?;
        let id = self.new_id(KIND);
        let arn = arn(caller, &input.catalog, &format!("channel-handshake/{id}"));
        self.tag_new(&arn, input.tags);
        let detail = CreateChannelHandshakeDetail::builder().id(&id).arn(&arn).build();
        self.handshakes.push(Handshake {
            id,
            arn,
            catalog: input.catalog,
            handshake_type: input.handshake_type,
            sender: caller.to_owned(),
            proposal,
            status: HandshakeStatus::Pending,
            created_at: self.clock.now(),
            updated_at: self.clock.now(),
        });
        Ok(CreateChannelHandshakeOutput::builder().channel_handshake_detail(detail).build())
    }

    fn refuse_second_proposal(&self, kind: &HandshakeType, resource: &str) -> Result<(), Fault> {
        let pending = self.handshakes.iter().find(|handshake| {
            handshake.handshake_type == *kind
                && handshake.proposal.resource_id == resource
                && handshake.status == HandshakeStatus::Pending
        });
        pending.map_or(Ok(()), |handshake| {
            let message = format!("A handshake of this type about {resource} is still pending.");
            Err(Fault::conflict(KIND, &handshake.id, message))
        })
    }

    pub(super) fn accept_channel_handshake(
        &mut self,
        caller: &str,
        input: AcceptChannelHandshakeInput,
    ) -> Result<AcceptChannelHandshakeOutput, Fault> {
        let (catalog, identifier) = (&input.catalog, &input.identifier);
        let side = ParticipantType::Receiver;
        let handshake =
            self.settle(caller, catalog, identifier, side, HandshakeStatus::Accepted)?;
        self.execute(&handshake)?;
        let detail = AcceptChannelHandshakeDetail::builder()
            .id(handshake.id)
            .arn(handshake.arn)
            .status(handshake.status);
        Ok(AcceptChannelHandshakeOutput::builder().channel_handshake_detail(detail.build()).build())
    }

    pub(super) fn reject_channel_handshake(
        &mut self,
        caller: &str,
        input: RejectChannelHandshakeInput,
    ) -> Result<RejectChannelHandshakeOutput, Fault> {
        let (catalog, identifier) = (&input.catalog, &input.identifier);
        let side = ParticipantType::Receiver;
        let handshake =
            self.settle(caller, catalog, identifier, side, HandshakeStatus::Rejected)?;
        let detail = RejectChannelHandshakeDetail::builder()
            .id(handshake.id)
            .arn(handshake.arn)
            .status(handshake.status);
        Ok(RejectChannelHandshakeOutput::builder().channel_handshake_detail(detail.build()).build())
    }

    pub(super) fn cancel_channel_handshake(
        &mut self,
        caller: &str,
        input: CancelChannelHandshakeInput,
    ) -> Result<CancelChannelHandshakeOutput, Fault> {
        let (catalog, identifier) = (&input.catalog, &input.identifier);
        let side = ParticipantType::Sender;
        let handshake =
            self.settle(caller, catalog, identifier, side, HandshakeStatus::Canceled)?;
        let detail = CancelChannelHandshakeDetail::builder()
            .id(handshake.id)
            .arn(handshake.arn)
            .status(handshake.status);
        Ok(CancelChannelHandshakeOutput::builder().channel_handshake_detail(detail.build()).build())
    }

    /// Sets the final status of a pending handshake. Only one of the sides may set it.
    fn settle(
        &mut self,
        caller: &str,
        catalog: &str,
        identifier: &str,
        side: ParticipantType,
        status: HandshakeStatus,
    ) -> Result<Handshake, Fault> {
        let now = self.clock.now();
        let mut handshakes = self.handshakes.iter_mut();
        let handshake = handshakes
            .find(|handshake| handshake.matches(caller, catalog, identifier))
            .ok_or_else(|| Fault::not_found(KIND, identifier))?;
        if handshake.participant(&side) != caller {
            let message = format!("Only the {} can do that.", side.as_str().to_lowercase());
            return Err(Fault::denied(message));
        }
        if handshake.status != HandshakeStatus::Pending {
            let message = format!("{} is already {}.", handshake.id, handshake.status);
            return Err(Fault::invalid(message, []));
        }
        handshake.status = status;
        handshake.updated_at = now;
        Ok(handshake.clone())
    }

    /// Carries out an accepted proposal.
    fn execute(&mut self, handshake: &Handshake) -> Result<(), Fault> {
        let resource = &handshake.proposal.resource_id;
        match &handshake.proposal.terms {
            HandshakeDetail::StartServicePeriodHandshakeDetail(terms) => {
                self.relationship_mut(resource)?.service_period = Some(terms.clone());
            }
            HandshakeDetail::RevokeServicePeriodHandshakeDetail(_) => {
                self.relationship_mut(resource)?.service_period = None;
            }
            _ => {
                let mut accounts = self.accounts.iter_mut();
                if let Some(account) = accounts.find(|account| account.id == *resource) {
                    account.status = ProgramManagementAccountStatus::Active;
                }
            }
        }
        Ok(())
    }
}
