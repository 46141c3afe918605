//! The plan of a crate.

use super::endpoint::EndpointPlan;
use super::operations::auth::Auth;
use super::operations::examples::ExamplePlan;
use super::operations::operation::OperationPlan;
use super::operations::protocol_tests::ProtocolTestsPlan;
use super::operations::waiters::WaiterPlan;
use super::package::features::FeaturePlan;
use super::package::service::ServicePlan;
use super::types::constraints::ConstraintsPlan;
use super::types::shapes::{CollectionSchema, ErrorPlan, TypePlan};
use crate::model::Warnings;

/// The contents of a generated crate.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The crate as a whole.
    pub krate: CratePlan,
    /// The service.
    pub service: ServicePlan,
    /// The operations, by name.
    pub operations: Vec<OperationPlan>,
    /// The structures, unions and enums, by name, without inputs, outputs and errors.
    pub types: Vec<TypePlan>,
    /// The error shapes, by name.
    pub errors: Vec<ErrorPlan>,
    /// The schemas of lists and maps, by name.
    pub collections: Vec<CollectionSchema>,
    /// The constraints on the operations' inputs.
    pub constraints: ConstraintsPlan,
    /// The endpoint rules.
    pub endpoint: EndpointPlan,
    /// The operations' examples.
    pub examples: Vec<ExamplePlan>,
    /// The protocol tests.
    pub protocol_tests: ProtocolTestsPlan,
    /// The warnings about parts of the model that are left out.
    pub warnings: Warnings,
}

/// The crate as a whole.
#[derive(Clone, Debug)]
pub struct CratePlan {
    /// The package's name.
    pub name: String,
    /// The crate's name in Rust.
    pub lib_name: String,
    /// The package's version.
    pub version: String,
    /// One line for the package's metadata.
    pub description: String,
    /// The keywords in the package's metadata.
    pub keywords: Vec<&'static str>,
    /// The model's file name, for the first line of every file.
    pub model_name: String,
    /// The package's features.
    pub features: Vec<FeaturePlan>,
}

impl Plan {
    /// Returns whether any operation supports the authentication scheme.
    pub fn authenticates_with(&self, auth: Auth) -> bool {
        self.operations.iter().any(|operation| self.service.auth_of(operation).contains(&auth))
    }

    /// Returns whether any operation is paginated.
    pub fn has_pages(&self) -> bool {
        self.operations.iter().any(|operation| operation.pagination.is_some())
    }

    /// Returns the waiters, by name, each with its operation.
    pub fn waiters(&self) -> impl Iterator<Item = (&OperationPlan, &WaiterPlan)> {
        let mut waiters: Vec<_> = self
            .operations
            .iter()
            .flat_map(|operation| operation.waiters.iter().map(move |waiter| (operation, waiter)))
            .collect();
        waiters.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
        waiters.into_iter()
    }

    /// Returns whether any operation has a waiter.
    pub fn has_waiters(&self) -> bool {
        self.waiters().next().is_some()
    }
}
