//! The parts of the model that AWS's crate lacks.
//!
//! AWS's crate has 17 of the 21 operations. The comparisons exclude everything in this list. A test compares the
//! list with the source of AWS's crate: it fails if the crate gains one of the entries, or if the model gains an
//! item that is in neither the crate nor the list.

use std::collections::BTreeSet;
use std::fmt;

/// A part of the model with a public item in a client.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// An operation, with its input, output and errors.
    Operation(String),
    /// An error of an operation.
    Error {
        /// The name of the operation.
        of: String,
        /// The name of the error's structure.
        name: String,
    },
    /// A structure, union or enum with all its parts, but no input or output.
    Type(String),
    /// A member of a structure or union.
    Member {
        /// The name of the structure or union.
        of: String,
        /// The member's name.
        name: String,
    },
    /// A value of an enum.
    Value {
        /// The name of the enum.
        of: String,
        /// The value on the wire.
        value: String,
    },
}

impl Item {
    pub(crate) fn operation(name: &str) -> Self {
        Self::Operation(name.to_owned())
    }

    pub(crate) fn error(of: &str, name: &str) -> Self {
        Self::Error { of: of.to_owned(), name: name.to_owned() }
    }

    pub(crate) fn shape(name: &str) -> Self {
        Self::Type(name.to_owned())
    }

    pub(crate) fn member(of: &str, name: &str) -> Self {
        Self::Member { of: of.to_owned(), name: name.to_owned() }
    }

    pub(crate) fn value(of: &str, value: &str) -> Self {
        Self::Value { of: of.to_owned(), value: value.to_owned() }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(name) => write!(f, "operation {name}"),
            Self::Error { of, name } => write!(f, "error {name} of {of}"),
            Self::Type(name) => write!(f, "type {name}"),
            Self::Member { of, name } => write!(f, "member {of}${name}"),
            Self::Value { of, value } => write!(f, "value {value} of {of}"),
        }
    }
}

/// The revision of the model that AWS's crate is generated from.
pub const REVISION: &str = "2026-03-03";

/// Operations. Their inputs, outputs and errors are also missing.
pub const OPERATIONS: &[&str] = &[
    "CancelChannelContract",
    "CreateChannelContract",
    "GetChannelContract",
    "ListChannelContracts",
];

/// Types. Their members and values are also missing.
pub const TYPES: &[&str] = &[
    "AccountScope",
    "Address",
    "CancelChannelContractDetail",
    "ChannelContractDetail",
    "ChannelContractDetails",
    "ChannelContractPayload",
    "ChannelContractStatus",
    "ChannelContractSummary",
    "ChannelContractSummaryDetails",
    "ChannelContractType",
    "CreateChannelContractDetail",
    "ListChannelContractsTypeFilters",
    "ListChannelContractsTypeSort",
    "ManagedServicesAttestationDetails",
    "ManagedServicesAttestationPayload",
    "ManagedServicesAttestationSummaryDetails",
    "ManagedServicesAttestationTypeFilters",
    "ManagedServicesAttestationTypeSort",
    "ManagedServicesAttestationTypeSortName",
    "ManagedServicesSupportedService",
    "ProgramManagementAccountType",
];

/// Members of structures that AWS's crate has.
pub const MEMBERS: &[(&str, &str)] = &[
    ("CreateProgramManagementAccountRequest", "type"),
    ("CreateRelationshipRequest", "accountScope"),
    ("CreateRelationshipRequest", "startDate"),
    ("ListProgramManagementAccountsRequest", "type"),
    ("ProgramManagementAccountSummary", "type"),
    ("RelationshipDetail", "accountScope"),
    ("RelationshipDetail", "channelContractId"),
    ("RelationshipDetail", "endDate"),
];

/// Values of enums that AWS's crate has.
pub const VALUES: &[(&str, &str)] = &[
    ("AssociationType", "MANAGED_SERVICES_END_CUSTOMER"),
    ("Program", "MANAGED_SERVICES_PROVIDER"),
];

/// Returns the whole list.
pub fn missing_items() -> BTreeSet<Item> {
    let operations = OPERATIONS.iter().map(|name| Item::operation(name));
    let types = TYPES.iter().map(|name| Item::shape(name));
    let members = MEMBERS.iter().map(|(of, name)| Item::member(of, name));
    let values = VALUES.iter().map(|(of, value)| Item::value(of, value));
    operations.chain(types).chain(members).chain(values).collect()
}
