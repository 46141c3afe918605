//! Creation of proposals for channel handshakes.

use partnercentral_channel::operation::create_channel_handshake::CreateChannelHandshakeInput;
use partnercentral_channel::types::{
    ChannelHandshakePayload, HandshakeDetail, HandshakeType,
    ProgramManagementAccountHandshakeDetail, RevokeServicePeriodHandshakeDetail,
    RevokeServicePeriodPayload, ServicePeriodType, StartServicePeriodHandshakeDetail,
    StartServicePeriodPayload, ValidationExceptionField,
};

use super::fault::{Fault, field};
use super::handshake::Proposal;
use super::kind::Kind;
use super::relationship::Relationship;
use super::store::Store;

impl Store {
    /// Creates the proposal for a requested handshake.
    pub(super) fn proposal(
        &self,
        caller: &str,
        input: &CreateChannelHandshakeInput,
    ) -> Result<Proposal, Fault> {
        match (&input.handshake_type, &input.payload) {
            (HandshakeType::ProgramManagementAccount, None) => self.enrollment(caller, input),
            (
                HandshakeType::StartServicePeriod,
                Some(ChannelHandshakePayload::StartServicePeriodPayload(payload)),
            ) => self.service_period(caller, input, payload),
            (
                HandshakeType::RevokeServicePeriod,
                Some(ChannelHandshakePayload::RevokeServicePeriodPayload(payload)),
            ) => self.revocation(caller, input, payload),
            (handshake_type, _) => Err(wrong_payload(handshake_type)),
        }
    }

    fn enrollment(
        &self,
        caller: &str,
        input: &CreateChannelHandshakeInput,
    ) -> Result<Proposal, Fault> {
        let identifier = &input.associated_resource_identifier;
        let account = self.account(caller, &input.catalog, identifier)?;
        let terms = ProgramManagementAccountHandshakeDetail::builder()
            .program(account.program.clone())
            .build();
        Ok(Proposal {
            resource_id: account.id.clone(),
            sender_name: account.display_name.clone(),
            receiver: account.account_id.clone(),
            terms: terms.into(),
        })
    }

    fn service_period(
        &self,
        caller: &str,
        input: &CreateChannelHandshakeInput,
        payload: &StartServicePeriodPayload,
    ) -> Result<Proposal, Fault> {
        check_service_period(payload)?;
        let account = &payload.program_management_account_identifier;
        let terms = StartServicePeriodHandshakeDetail::builder()
            .set_note(payload.note.clone())
            .service_period_type(payload.service_period_type.clone())
            .set_minimum_notice_days(payload.minimum_notice_days.clone())
            .start_date(self.clock.now())
            .set_end_date(payload.end_date);
        let relationship = self.proposed_relationship(caller, input, account)?;
        self.about(caller, relationship, terms.build().into())
    }

    fn revocation(
        &self,
        caller: &str,
        input: &CreateChannelHandshakeInput,
        payload: &RevokeServicePeriodPayload,
    ) -> Result<Proposal, Fault> {
        let account = &payload.program_management_account_identifier;
        let relationship = self.proposed_relationship(caller, input, account)?;
        let Some(period) = &relationship.service_period else {
            let message = format!("{} has no service period in effect.", relationship.id);
            return Err(Fault::invalid(message, []));
        };
        let terms = RevokeServicePeriodHandshakeDetail::builder()
            .set_note(payload.note.clone())
            .set_service_period_type(period.service_period_type.clone())
            .set_minimum_notice_days(period.minimum_notice_days.clone())
            .set_start_date(period.start_date)
            .set_end_date(period.end_date);
        self.about(caller, relationship, terms.build().into())
    }

    /// Returns the requested relationship under the account in the payload.
    fn proposed_relationship(
        &self,
        caller: &str,
        input: &CreateChannelHandshakeInput,
        account: &str,
    ) -> Result<&Relationship, Fault> {
        let identifier = &input.associated_resource_identifier;
        let relationship = self.relationship(caller, &input.catalog, identifier)?;
        if relationship.is_under(account) {
            Ok(relationship)
        } else {
            Err(Fault::not_found(Kind::Relationship, identifier))
        }
    }

    fn about(
        &self,
        caller: &str,
        relationship: &Relationship,
        terms: HandshakeDetail,
    ) -> Result<Proposal, Fault> {
        let account = self.account(caller, &relationship.catalog, &relationship.account)?;
        let Some(receiver) = relationship.associated_account_id.clone() else {
            let message =
                format!("{} has no associated account to send the handshake to.", relationship.id);
            return Err(Fault::invalid(message, []));
        };
        Ok(Proposal {
            resource_id: relationship.id.clone(),
            sender_name: account.display_name.clone(),
            receiver,
            terms,
        })
    }
}

/// Checks that the payload has the additional member for its kind of service period.
fn check_service_period(payload: &StartServicePeriodPayload) -> Result<(), Fault> {
    let missing = match payload.service_period_type {
        ServicePeriodType::MinimumNoticePeriod if payload.minimum_notice_days.is_none() => {
            missing("payload.startServicePeriodPayload.minimumNoticeDays")
        }
        ServicePeriodType::FixedCommitmentPeriod if payload.end_date.is_none() => {
            missing("payload.startServicePeriodPayload.endDate")
        }
        _ => return Ok(()),
    };
    let message = format!("A {} requires another member.", payload.service_period_type);
    Err(Fault::invalid(message, [missing]))
}

fn missing(member: &str) -> ValidationExceptionField {
    field(member, "MISSING", "Required for this type of service period.")
}

fn wrong_payload(handshake_type: &HandshakeType) -> Fault {
    let expected = match handshake_type {
        HandshakeType::StartServicePeriod => "Set startServicePeriodPayload.",
        HandshakeType::RevokeServicePeriod => "Set revokeServicePeriodPayload.",
        _ => "Omit it.",
    };
    let message = format!("The payload does not match the handshake type {handshake_type}.");
    Fault::invalid(message, [field("payload", "INVALID", expected)])
}
