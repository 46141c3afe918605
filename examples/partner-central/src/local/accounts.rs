//! Operations on program management accounts.

use partnercentral_channel::operation::create_program_management_account::{
    CreateProgramManagementAccountInput, CreateProgramManagementAccountOutput,
};
use partnercentral_channel::operation::delete_program_management_account::{
    DeleteProgramManagementAccountInput, DeleteProgramManagementAccountOutput,
};
use partnercentral_channel::operation::list_program_management_accounts::{
    ListProgramManagementAccountsInput, ListProgramManagementAccountsOutput,
};
use partnercentral_channel::operation::update_program_management_account::{
    UpdateProgramManagementAccountInput, UpdateProgramManagementAccountOutput,
};
use partnercentral_channel::types::{
    CreateProgramManagementAccountDetail, ProgramManagementAccountStatus,
    ProgramManagementAccountType, UpdateProgramManagementAccountDetail,
};

use super::account::Account;
use super::fault::Fault;
use super::kind::{Kind, arn};
use super::managed;
use super::pages::{page, sort};
use super::revision::Revision;
use super::store::Store;

const KIND: Kind = Kind::ProgramManagementAccount;

impl Store {
    /// Returns the caller's account with the given ID or ARN.
    pub(super) fn account(
        &self,
        caller: &str,
        catalog: &str,
        identifier: &str,
    ) -> Result<&Account, Fault> {
        let mut accounts = self.accounts.iter();
        accounts
            .find(|account| account.matches(identifier) && account.is_owned_by(caller, catalog))
            .ok_or_else(|| Fault::not_found(KIND, identifier))
    }

    fn account_mut(
        &mut self,
        caller: &str,
        catalog: &str,
        identifier: &str,
    ) -> Result<&mut Account, Fault> {
        let mut accounts = self.accounts.iter_mut();
        accounts
            .find(|account| account.matches(identifier) && account.is_owned_by(caller, catalog))
            .ok_or_else(|| Fault::not_found(KIND, identifier))
    }

    /// Enrolls the caller's own AWS account at once. Another account has to consent with a handshake.
    pub(super) fn create_program_management_account(
        &mut self,
        caller: &str,
        input: CreateProgramManagementAccountInput,
    ) -> Result<CreateProgramManagementAccountOutput, Fault> {
        let account_type = managed::account_type(&input)?;
        self.refuse_second_account(caller, &input, &account_type)?;
        let account = self.new_account(caller, &input, account_type);
        self.tag_new(&account.arn, input.tags);
        let detail =
            CreateProgramManagementAccountDetail::builder().id(&account.id).arn(&account.arn);
        self.accounts.push(account.clone());
        Ok(CreateProgramManagementAccountOutput::builder()
            .program_management_account_detail(detail.build())
            .build())
    }

    fn new_account(
        &mut self,
        caller: &str,
        input: &CreateProgramManagementAccountInput,
        account_type: ProgramManagementAccountType,
    ) -> Account {
        let id = self.new_id(KIND);
        let status = match input.account_id == caller {
            true => ProgramManagementAccountStatus::Active,
            false => ProgramManagementAccountStatus::Pending,
        };
        Account {
            arn: arn(caller, &input.catalog, &format!("program-management-account/{id}")),
            id,
            owner: caller.to_owned(),
            catalog: input.catalog.clone(),
            program: input.program.clone(),
            account_type,
            display_name: input.display_name.clone(),
            account_id: input.account_id.clone(),
            status,
            revision: Revision::default(),
            created_at: self.clock.now(),
            updated_at: self.clock.now(),
        }
    }

    fn refuse_second_account(
        &self,
        caller: &str,
        input: &CreateProgramManagementAccountInput,
        account_type: &ProgramManagementAccountType,
    ) -> Result<(), Fault> {
        let enrolled = self.accounts.iter().find(|account| {
            account.is_owned_by(caller, &input.catalog)
                && account.account_id == input.account_id
                && account.program == input.program
                && account.account_type == *account_type
        });
        enrolled.map_or(Ok(()), |account| {
            let message = format!("{} is already enrolled.", input.account_id);
            Err(Fault::conflict(KIND, &account.id, message))
        })
    }

    pub(super) fn list_program_management_accounts(
        &self,
        caller: &str,
        input: ListProgramManagementAccountsInput,
    ) -> Result<ListProgramManagementAccountsOutput, Fault> {
        let mut accounts: Vec<Account> = self
            .accounts
            .iter()
            .filter(|account| account.is_listed(caller, &input))
            .cloned()
            .collect();
        sort(&mut accounts, input.sort.map(|sort| sort.sort_order).as_ref(), |account| {
            account.updated_at
        });
        let page = page(accounts, input.max_results, input.next_token.as_deref())?;
        Ok(ListProgramManagementAccountsOutput::builder()
            .items(page.items.into_iter().map(Account::summary))
            .set_next_token(page.next_token)
            .build())
    }

    pub(super) fn update_program_management_account(
        &mut self,
        caller: &str,
        input: UpdateProgramManagementAccountInput,
    ) -> Result<UpdateProgramManagementAccountOutput, Fault> {
        let now = self.clock.now();
        let account = self.account_mut(caller, &input.catalog, &input.identifier)?;
        account.revision.check(input.revision.as_deref(), KIND, &account.id)?;
        account.revision.advance();
        account.updated_at = now;
        if let Some(name) = input.display_name {
            account.display_name = name;
        }
        let detail = UpdateProgramManagementAccountDetail::builder()
            .id(&account.id)
            .arn(&account.arn)
            .revision(account.revision.to_string())
            .display_name(&account.display_name);
        Ok(UpdateProgramManagementAccountOutput::builder()
            .program_management_account_detail(detail.build())
            .build())
    }

    /// Deletes an account without relationships.
    pub(super) fn delete_program_management_account(
        &mut self,
        caller: &str,
        input: DeleteProgramManagementAccountInput,
    ) -> Result<DeleteProgramManagementAccountOutput, Fault> {
        let Account { id, arn, .. } =
            self.account(caller, &input.catalog, &input.identifier)?.clone();
        if self.relationships.iter().any(|relationship| relationship.account == id) {
            return Err(Fault::conflict(KIND, &id, "The account has relationships."));
        }
        self.accounts.retain(|account| account.id != id);
        self.tags.remove(&arn);
        Ok(DeleteProgramManagementAccountOutput::builder().build())
    }
}
