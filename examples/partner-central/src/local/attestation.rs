//! The terms of managed services attestations.

use partnercentral_channel::types::{
    AccountScope, AssociationType, ManagedServicesAttestationPayload, ValidationExceptionField,
};

use super::fault::{Fault, field};
use super::kind::Kind;
use super::relationship::Relationship;
use super::store::Store;

impl Store {
    /// Checks the terms of a new contract, and replaces the ARNs in them with IDs.
    ///
    /// # Errors
    ///
    /// Fails if the relationship does not exist under the program management account, or if the terms do not fit it.
    pub(super) fn attested_terms(
        &self,
        caller: &str,
        catalog: &str,
        mut terms: ManagedServicesAttestationPayload,
    ) -> Result<ManagedServicesAttestationPayload, Fault> {
        let account = &terms.program_management_account_identifier;
        let account = self.account(caller, catalog, account)?.id.clone();
        let identifier = &terms.relationship_identifier;
        let relationship = self.relationship(caller, catalog, identifier)?;
        if !relationship.is_under(&account) {
            return Err(Fault::not_found(Kind::Relationship, identifier));
        }
        let violations = violations(relationship, &terms);
        if !violations.is_empty() {
            let message = format!("The terms do not fit {}.", relationship.id);
            return Err(Fault::invalid(message, violations));
        }
        terms.relationship_identifier = relationship.id.clone();
        terms.program_management_account_identifier = account;
        Ok(terms)
    }
}

fn violations(
    relationship: &Relationship,
    terms: &ManagedServicesAttestationPayload,
) -> Vec<ValidationExceptionField> {
    let has_members = terms.member_account_ids.as_ref().is_some_and(|ids| !ids.is_empty());
    let scope = relationship.account_scope.as_ref();
    let entire = scope == Some(&AccountScope::EntireOrganization);
    let specific = scope == Some(&AccountScope::SpecificMemberAccounts);
    let rules = [
        (
            relationship.association_type != AssociationType::ManagedServicesEndCustomer,
            "relationshipIdentifier",
            "INVALID",
            "It is not a managed services relationship.",
        ),
        (
            entire && terms.member_account_ids.is_some(),
            "memberAccountIds",
            "INVALID",
            "The relationship covers the entire organization.",
        ),
        (
            specific && !has_members,
            "memberAccountIds",
            "MISSING",
            "The relationship covers specific accounts.",
        ),
        (
            terms.end_date <= relationship.start_date,
            "endDate",
            "INVALID",
            "It must be later than the start of the relationship.",
        ),
    ];
    let broken = rules.into_iter().filter(|(is_broken, ..)| *is_broken);
    let path = |member| format!("payload.managedServicesAttestationPayload.{member}");
    broken.map(|(_, member, code, message)| field(path(member), code, message)).collect()
}
