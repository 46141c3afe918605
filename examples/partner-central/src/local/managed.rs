//! Differences between managed services and billing transfer: members that only one of them has.

use partnercentral_channel::operation::create_program_management_account::CreateProgramManagementAccountInput;
use partnercentral_channel::operation::create_relationship::CreateRelationshipInput;
use partnercentral_channel::types::{
    AssociationType, Program, ProgramManagementAccountType, ValidationExceptionField,
};

use super::account::Account;
use super::fault::{Fault, field};

/// Returns the type of a new program management account: billing transfer, if the request omits it.
///
/// # Errors
///
/// Fails if the program requires the type and the request omits it.
pub(super) fn account_type(
    input: &CreateProgramManagementAccountInput,
) -> Result<ProgramManagementAccountType, Fault> {
    match (&input.r#type, &input.program) {
        (Some(account_type), _) => Ok(account_type.clone()),
        (None, Program::ManagedServicesProvider) => {
            let missing = field("type", "MISSING", "Required by this program.");
            Err(Fault::invalid("The type of the account is missing.", [missing]))
        }
        (None, _) => Ok(ProgramManagementAccountType::ResaleBillingTransfer),
    }
}

/// Checks that a new relationship fits its program management account, and has only members of its kind.
///
/// # Errors
///
/// Returns all members that do not fit.
pub(super) fn check(account: &Account, input: &CreateRelationshipInput) -> Result<(), Fault> {
    let is_managed = input.association_type == AssociationType::ManagedServicesEndCustomer;
    let mut violations = Vec::new();
    if is_managed != (account.account_type == ProgramManagementAccountType::ManagedServices) {
        let message = format!("{} is of type {}.", account.id, account.account_type);
        violations.push(field("associationType", "INVALID", message));
    }
    violations.extend(if is_managed {
        managed_violations(input)
    } else {
        billing_transfer_violations(input)
    });
    if violations.is_empty() {
        return Ok(());
    }
    let message = format!("Not allowed for {}.", input.association_type);
    Err(Fault::invalid(message, violations))
}

fn managed_violations(input: &CreateRelationshipInput) -> Vec<ValidationExceptionField> {
    unexpected(
        [
            ("resaleAccountModel", input.resale_account_model.is_some()),
            ("requestedSupportPlan", input.requested_support_plan.is_some()),
        ],
        "Only allowed for billing transfer relationships.",
    )
}

fn billing_transfer_violations(input: &CreateRelationshipInput) -> Vec<ValidationExceptionField> {
    let given = [
        ("accountScope", input.account_scope.is_some()),
        ("startDate", input.start_date.is_some()),
    ];
    let mut violations = unexpected(given, "Only allowed for managed services relationships.");
    if input.associated_account_id.is_none() {
        let message = "Required except for managed services relationships.";
        violations.push(field("associatedAccountId", "MISSING", message));
    }
    violations
}

fn unexpected(members: [(&str, bool); 2], message: &str) -> Vec<ValidationExceptionField> {
    let given = members.into_iter().filter(|(_, is_given)| *is_given);
    given.map(|(member, _)| field(member, "INVALID", message)).collect()
}
