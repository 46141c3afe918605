//! Managed services next to billing transfer: the members that only one of them has.

use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountInput;
use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::{
    AssociationType, Program, ProgramManagementAccountType, ValidationExceptionField,
};

use super::account::Account;
use super::fault::{Fault, field};

/// The type of a new program management account: billing transfer, if the request leaves it out.
///
/// # Errors
///
/// The program requires the type, and the request leaves it out.
pub(super) fn account_type(
    input: &CreateProgramManagementAccountInput,
) -> Result<ProgramManagementAccountType, Fault> {
    match (&input.r#type, &input.program) {
        (Some(account_type), _) => Ok(account_type.clone()),
        (None, Program::ManagedServicesProvider) => {
            let missing = field("type", "MISSING", "This program requires it.");
            Err(Fault::against_the_rules("The type of the account is missing.", [missing]))
        }
        (None, _) => Ok(ProgramManagementAccountType::ResaleBillingTransfer),
    }
}

/// Checks that a new relationship fits its program management account, and has the members of its kind only.
///
/// # Errors
///
/// All members that do not fit.
pub(super) fn check(account: &Account, input: &CreateRelationshipInput) -> Result<(), Fault> {
    let is_managed = input.association_type == AssociationType::ManagedServicesEndCustomer;
    let mut complaints = Vec::new();
    if is_managed != (account.account_type == ProgramManagementAccountType::ManagedServices) {
        let message = format!("{} is of type {}.", account.id, account.account_type);
        complaints.push(field("associationType", "INVALID", message));
    }
    complaints.extend(if is_managed { of_managed(input) } else { of_billing_transfer(input) });
    if complaints.is_empty() {
        return Ok(());
    }
    let message = format!("That is not possible for {}.", input.association_type);
    Err(Fault::against_the_rules(message, complaints))
}

fn of_managed(input: &CreateRelationshipInput) -> Vec<ValidationExceptionField> {
    surplus(
        [
            ("resaleAccountModel", input.resale_account_model.is_some()),
            ("requestedSupportPlan", input.requested_support_plan.is_some()),
        ],
        "Only billing transfer relationships have it.",
    )
}

fn of_billing_transfer(input: &CreateRelationshipInput) -> Vec<ValidationExceptionField> {
    let given = [
        ("accountScope", input.account_scope.is_some()),
        ("startDate", input.start_date.is_some()),
    ];
    let mut complaints = surplus(given, "Only managed services relationships have it.");
    if input.associated_account_id.is_none() {
        let message = "Only managed services relationships can do without it.";
        complaints.push(field("associatedAccountId", "MISSING", message));
    }
    complaints
}

fn surplus(members: [(&str, bool); 2], why: &str) -> Vec<ValidationExceptionField> {
    let given = members.into_iter().filter(|(_, is_given)| *is_given);
    given.map(|(member, _)| field(member, "INVALID", why)).collect()
}
