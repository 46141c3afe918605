//! Events of channel contracts that are not operations: signatures and the passing of time.

use partnercentral_channel::types::ChannelContractStatus;

use super::fault::Fault;
use super::kind::Kind;
use super::relationship::ContractInEffect;
use super::store::Store;

const KIND: Kind = Kind::ChannelContract;

impl Store {
    /// Accepts a contract as its signatory. It replaces the contract in effect.
    ///
    /// # Errors
    ///
    /// Fails if there is no pending contract with the ID.
    pub(super) fn accept_contract(&mut self, id: &str) -> Result<(), Fault> {
        let now = self.clock.now();
        let mut contracts = self.contracts.iter_mut();
        let contract = contracts
            .find(|contract| contract.id == id)
            .ok_or_else(|| Fault::not_found(KIND, id))?;
        if !contract.is_pending() {
            let message = format!("{id} is {}, not pending.", contract.status);
            return Err(Fault::invalid(message, []));
        }
        contract.status = ChannelContractStatus::Accepted;
        contract.updated_at = now;
        contract.responded_at = Some(now);
        let in_effect = ContractInEffect { id: id.to_owned(), end_date: contract.terms.end_date };
        let relationship = contract.terms.relationship_identifier.clone();
        let before = self.relationship_mut(&relationship)?.contract.replace(in_effect);
        if let Some(before) = before {
            self.deactivate(&before.id);
        }
        Ok(())
    }

    /// Ends the contracts past their last day: contracts in effect become inactive, pending contracts expire.
    pub(super) fn end_contracts(&mut self) {
        let now = self.clock.now();
        let ended = self.contracts.iter_mut().filter(|contract| contract.terms.end_date <= now);
        let mut inactive = Vec::new();
        for contract in ended {
            match contract.status {
                ChannelContractStatus::Pending => {
                    contract.status = ChannelContractStatus::Expired;
                    contract.updated_at = now;
                }
                ChannelContractStatus::Accepted => inactive.push(contract.id.clone()),
                _ => {}
            }
        }
        for id in inactive {
            self.deactivate(&id);
        }
    }

    /// Ends the contract in effect of a deleted relationship.
    ///
    /// # Errors
    ///
    /// Fails if another contract of the relationship is pending. It must be canceled first.
    pub(super) fn end_contracts_of(&mut self, relationship: &str) -> Result<(), Fault> {
        let contracts = self.contracts.iter();
        let mut own =
            contracts.filter(|contract| contract.terms.relationship_identifier == relationship);
        if let Some(pending) = own.find(|contract| contract.is_pending()) {
            let message = format!("{} is still pending.", pending.id);
            return Err(Fault::conflict(Kind::Relationship, relationship, message));
        }
        let in_effect = self.relationship_mut(relationship)?.contract.take();
        if let Some(contract) = in_effect {
            self.deactivate(&contract.id);
        }
        Ok(())
    }

    fn deactivate(&mut self, id: &str) {
        let now = self.clock.now();
        for contract in self.contracts.iter_mut().filter(|contract| contract.id == id) {
            contract.status = ChannelContractStatus::Inactive;
            contract.updated_at = now;
        }
        for relationship in &mut self.relationships {
            relationship.contract.take_if(|contract| contract.id == id);
        }
    }
}
