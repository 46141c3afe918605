//! Tests of operations without HTTP.

mod accounts;
mod answers;
mod contracts;
mod handshakes;
mod inputs;
mod managed;
mod relationships;

use serde_json::{Value, json};

use super::constants::PARTNER;
use super::fault::Fault;
use super::operations;
use super::store::Store;

/// The AWS account on the other side.
const CUSTOMER: &str = "222233334444";

/// Calls operations on a store.
#[derive(Debug, Default)]
struct Calls {
    store: Store,
}

impl Calls {
    fn call(&mut self, caller: &str, operation: &str, input: &Value) -> Result<Value, Fault> {
        self.store.clock.advance();
        operations::call(&mut self.store, caller, operation, input.clone())
    }

    /// Calls an operation as the partner, and returns its output.
    #[track_caller]
    fn ok(&mut self, operation: &str, input: &Value) -> Value {
        self.ok_as(PARTNER, operation, input)
    }

    #[track_caller]
    fn ok_as(&mut self, caller: &str, operation: &str, input: &Value) -> Value {
        self.call(caller, operation, input).expect("an output")
    }

    /// Calls an operation as the partner, and returns the code and the members of its error.
    #[track_caller]
    fn fails(&mut self, operation: &str, input: &Value) -> (&'static str, Value) {
        self.fails_as(PARTNER, operation, input)
    }

    #[track_caller]
    fn fails_as(&mut self, caller: &str, operation: &str, input: &Value) -> (&'static str, Value) {
        let fault = self.call(caller, operation, input).expect_err("an error");
        (fault.code, fault.members)
    }

    /// Creates a program management account for an AWS account.
    #[track_caller]
    fn account(&mut self, account_id: &str) -> String {
        let input = json!({
            "catalog": "AWS",
            "program": "DISTRIBUTION",
            "displayName": "North",
            "accountId": account_id,
        });
        let output = self.ok("CreateProgramManagementAccount", &input);
        text(&output["programManagementAccountDetail"]["id"])
    }

    /// Creates a program management account of type `MANAGED_SERVICES`.
    #[track_caller]
    fn managed_account(&mut self) -> String {
        let input = json!({
            "catalog": "AWS",
            "program": "MANAGED_SERVICES_PROVIDER",
            "type": "MANAGED_SERVICES",
            "displayName": "Operations",
            "accountId": PARTNER,
        });
        let output = self.ok("CreateProgramManagementAccount", &input);
        text(&output["programManagementAccountDetail"]["id"])
    }

    /// Creates a relationship with [`CUSTOMER`].
    #[track_caller]
    fn relationship(&mut self, account: &str) -> String {
        let output = self.ok("CreateRelationship", &relationship(account, CUSTOMER));
        text(&output["relationshipDetail"]["id"])
    }
}

/// Returns the input that creates a relationship.
fn relationship(account: &str, associated: &str) -> Value {
    json!({
        "catalog": "AWS",
        "associationType": "END_CUSTOMER",
        "programManagementAccountIdentifier": account,
        "associatedAccountId": associated,
        "displayName": "Lindqvist",
        "resaleAccountModel": "DISTRIBUTOR",
        "sector": "COMMERCIAL",
    })
}

/// Returns the input that creates a managed services relationship from 1 April 2026.
fn managed_relationship(account: &str, scope: &str) -> Value {
    json!({
        "catalog": "AWS",
        "associationType": "MANAGED_SERVICES_END_CUSTOMER",
        "programManagementAccountIdentifier": account,
        "displayName": "Nordvind",
        "sector": "COMMERCIAL",
        "accountScope": scope,
        "startDate": "2026-04-01T00:00:00Z",
    })
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}
