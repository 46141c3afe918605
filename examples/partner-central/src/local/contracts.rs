//! Operations on channel contracts.

use partnercentral_channel::operation::cancel_channel_contract::{
    CancelChannelContractInput, CancelChannelContractOutput,
};
use partnercentral_channel::operation::create_channel_contract::{
    CreateChannelContractInput, CreateChannelContractOutput,
};
use partnercentral_channel::operation::get_channel_contract::{
    GetChannelContractInput, GetChannelContractOutput,
};
use partnercentral_channel::operation::list_channel_contracts::{
    ListChannelContractsInput, ListChannelContractsOutput,
};
use partnercentral_channel::types::{
    CancelChannelContractDetail, ChannelContractPayload, ChannelContractStatus,
    CreateChannelContractDetail, ListChannelContractsTypeSort, SortOrder,
};

use super::contract::Contract;
use super::fault::{Fault, field};
use super::kind::{Kind, arn};
use super::pages::{page, sort};
use super::store::Store;

const KIND: Kind = Kind::ChannelContract;

/// The catalog that accepts contracts without a signature.
const SANDBOX: &str = "Sandbox";

/// The number of days after a contract's creation during which it can be canceled.
const DAYS_TO_CANCEL: i64 = 30;

impl Store {
    pub(super) fn create_channel_contract(
        &mut self,
        caller: &str,
        input: CreateChannelContractInput,
    ) -> Result<CreateChannelContractOutput, Fault> {
        let ChannelContractPayload::ManagedServicesAttestationPayload(payload) = input.payload
        else {
            let violation = field("payload", "INVALID", "Set managedServicesAttestationPayload.");
            return Err(Fault::invalid("The payload has the wrong type.", [violation]));
        };
        let terms = self.attested_terms(caller, &input.catalog, payload)?;
        let relationship = terms.relationship_identifier.clone();
        self.refuse_second_contract(&relationship)?;
        let relationship_arn = self.relationship_mut(&relationship)?.arn.clone();
        let id = self.new_id(KIND);
        let arn = arn(caller, &input.catalog, &format!("channel-contract/{id}"));
        self.tag_new(&arn, input.tags);
        let now = self.clock.now();
        let detail = CreateChannelContractDetail::builder().id(&id).arn(&arn).build();
        self.contracts.push(Contract {
            id: id.clone(),
            arn,
            owner: caller.to_owned(),
            catalog: input.catalog.clone(),
            terms,
            relationship_arn,
            status: ChannelContractStatus::Pending,
            created_at: now,
            updated_at: now,
            responded_at: None,
            cancellation_reason: None,
        });
        if input.catalog == SANDBOX {
            self.accept_contract(&id)?;
        }
        Ok(CreateChannelContractOutput::builder().channel_contract_detail(detail).build())
    }

    fn refuse_second_contract(&self, relationship: &str) -> Result<(), Fault> {
        let pending = self.contracts.iter().find(|contract| {
            contract.is_pending() && contract.terms.relationship_identifier == relationship
        });
        pending.map_or(Ok(()), |contract| {
            let message = format!("A contract for {relationship} is still pending.");
            Err(Fault::conflict(KIND, &contract.id, message))
        })
    }

    pub(super) fn get_channel_contract(
        &self,
        caller: &str,
        input: GetChannelContractInput,
    ) -> Result<GetChannelContractOutput, Fault> {
        let mut contracts = self.contracts.iter();
        let contract = contracts
            .find(|contract| contract.matches(caller, &input.catalog, &input.identifier))
            .ok_or_else(|| Fault::not_found(KIND, &input.identifier))?;
        Ok(GetChannelContractOutput::builder().channel_contract_detail(contract.detail()).build())
    }

    pub(super) fn list_channel_contracts(
        &self,
        caller: &str,
        input: ListChannelContractsInput,
    ) -> Result<ListChannelContractsOutput, Fault> {
        let all = self.contracts.iter();
        let mut listed: Vec<Contract> =
            all.filter(|contract| contract.is_listed(caller, &input)).cloned().collect();
        let order = input.contract_type_sort.as_ref().and_then(order);
        sort(&mut listed, order, |contract| contract.updated_at);
        let page = page(listed, input.max_results, input.next_token.as_deref())?;
        Ok(ListChannelContractsOutput::builder()
            .items(page.items.into_iter().map(Contract::summary))
            .set_next_token(page.next_token)
            .build())
    }

    pub(super) fn cancel_channel_contract(
        &mut self,
        caller: &str,
        input: CancelChannelContractInput,
    ) -> Result<CancelChannelContractOutput, Fault> {
        let now = self.clock.now();
        let mut contracts = self.contracts.iter_mut();
        let contract = contracts
            .find(|contract| contract.matches(caller, &input.catalog, &input.identifier))
            .ok_or_else(|| Fault::not_found(KIND, &input.identifier))?;
        if !contract.is_pending() {
            let message = format!("{} is {}, not pending.", contract.id, contract.status);
            return Err(Fault::invalid(message, []));
        }
        if now.secs() - contract.created_at.secs() > DAYS_TO_CANCEL * 24 * 60 * 60 {
            let message = format!("{} is more than {DAYS_TO_CANCEL} days old.", contract.id);
            return Err(Fault::invalid(message, []));
        }
        contract.status = ChannelContractStatus::Canceled;
        contract.updated_at = now;
        contract.cancellation_reason = input.reason;
        let detail = CancelChannelContractDetail::builder()
            .id(&contract.id)
            .arn(&contract.arn)
            .status(contract.status.clone())
            .set_cancellation_reason(contract.cancellation_reason.clone());
        Ok(CancelChannelContractOutput::builder().channel_contract_detail(detail.build()).build())
    }
}

fn order(sort: &ListChannelContractsTypeSort) -> Option<&SortOrder> {
    match sort {
        ListChannelContractsTypeSort::ManagedServicesAttestationTypeSort(sort) => {
            Some(&sort.sort_order)
        }
        _ => None,
    }
}
