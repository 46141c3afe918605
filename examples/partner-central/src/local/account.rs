//! Stored program management accounts.

use partnercentral_channel::operation::list_program_management_accounts::ListProgramManagementAccountsInput;
use partnercentral_channel::primitives::DateTime;
use partnercentral_channel::types::{
    Program, ProgramManagementAccountStatus, ProgramManagementAccountSummary,
    ProgramManagementAccountType,
};

use super::pages::accepts;
use super::revision::Revision;

/// A program management account.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) id: String,
    pub(super) arn: String,
    /// The AWS account that created it.
    pub(super) owner: String,
    pub(super) catalog: String,
    pub(super) program: Program,
    pub(super) account_type: ProgramManagementAccountType,
    pub(super) display_name: String,
    /// The enrolled AWS account.
    pub(super) account_id: String,
    pub(super) status: ProgramManagementAccountStatus,
    pub(super) revision: Revision,
    pub(super) created_at: DateTime,
    pub(super) updated_at: DateTime,
}

impl Account {
    pub(super) fn matches(&self, identifier: &str) -> bool {
        identifier == self.id || identifier == self.arn
    }

    pub(super) fn summary(self) -> ProgramManagementAccountSummary {
        ProgramManagementAccountSummary::builder()
            .id(self.id)
            .revision(self.revision.to_string())
            .catalog(self.catalog)
            .program(self.program)
            .display_name(self.display_name)
            .account_id(self.account_id)
            .arn(self.arn)
            .created_at(self.created_at)
            .updated_at(self.updated_at)
            .start_date(self.created_at)
            .status(self.status)
            .r#type(self.account_type)
            .build()
    }

    pub(super) fn is_owned_by(&self, caller: &str, catalog: &str) -> bool {
        self.owner == caller && self.catalog == catalog
    }

    pub(super) fn is_listed(
        &self,
        caller: &str,
        input: &ListProgramManagementAccountsInput,
    ) -> bool {
        self.is_owned_by(caller, &input.catalog)
            && accepts(input.display_names.as_deref(), &self.display_name)
            && accepts(input.programs.as_deref(), &self.program)
            && accepts(input.account_ids.as_deref(), &self.account_id)
            && accepts(input.statuses.as_deref(), &self.status)
            && input.r#type.as_ref().is_none_or(|wanted| *wanted == self.account_type)
    }
}
