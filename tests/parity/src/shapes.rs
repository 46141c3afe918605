//! The shapes of both clients: their members, and which of them are required.

use aws_smithy_types::error::operation::BuildError;
use pastey::paste;
use serde_json::{Value, json};

use crate::json::{FromJson, ToJson, optional, required, wire_name};
use crate::{official, ours};
use ours::types::{
    Coverage, ListProgramManagementAccountsSortName, ListRelationshipsSortName,
    ProgramManagementAccountTypeSortName, RevokeServicePeriodTypeSortName, ServicePeriodType,
    SortOrder, StartServicePeriodTypeSortName,
};

/// The result of a builder: a value, or a `Result` for structures with required members in AWS's client.
trait Built<T> {
    fn built(self) -> T;
}

impl<T> Built<T> for T {
    fn built(self) -> T {
        self
    }
}

impl<T> Built<T> for Result<T, BuildError> {
    fn built(self) -> T {
        self.unwrap_or_else(|error| panic!("{error}"))
    }
}

/// Converts enums in both directions.
macro_rules! enums {
    ($($name:ident)*) => {
        $(
            enums!(@of ours::types::$name);
            enums!(@of official::types::$name);
        )*
    };
    (@of $type:ty) => {
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                self.as_str().into()
            }
        }

        impl FromJson for $type {
            fn from_json(json: &Value) -> Self {
                Self::from(String::from_json(json).as_str())
            }
        }
    };
}

/// Converts structures of inputs: the required members with their types, then the optional members.
macro_rules! input_structures {
    ($($name:ident { $($required:ident: $type:ident),* } { $($optional:ident),* })*) => {
        paste! {
            $(
                impl FromJson for ours::types::$name {
                    fn from_json(json: &Value) -> Self {
                        let builder = Self::builder()
                            $(.$required(required::<$type>(json, stringify!($required))))*
                            $(.[<set_ $optional>](optional(json, stringify!($optional))))*;
                        builder.build()
                    }
                }

                impl FromJson for official::types::$name {
                    fn from_json(json: &Value) -> Self {
                        let builder = Self::builder()
                            $(.[<set_ $required>](optional(json, stringify!($required))))*
                            $(.[<set_ $optional>](optional(json, stringify!($optional))))*;
                        builder.build().built()
                    }
                }
            )*
        }
    };
}

/// Converts structures of outputs with all their members.
macro_rules! output_structures {
    ($($name:ident { $($member:ident),* })*) => {
        $(
            structure_to_json!(ours::types::$name { $($member),* });
            structure_to_json!(official::types::$name { $($member),* });
        )*
    };
}

/// Converts error shapes with all their members.
macro_rules! error_structures {
    ($($name:ident { $($member:ident),* })*) => {
        $(
            structure_to_json!(ours::types::error::$name { $($member),* });
            structure_to_json!(official::types::error::$name { $($member),* });
        )*
    };
}

macro_rules! structure_to_json {
    ($type:ty { $($member:ident),* }) => {
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                ::serde_json::json!({
                    $(crate::json::wire_name(stringify!($member)): self.$member.to_json(),)*
                })
            }
        }
    };
}
pub(crate) use structure_to_json;

/// Converts unions of inputs.
macro_rules! input_unions {
    ($($name:ident { $($variant:ident),* })*) => {
        $(
            input_unions!(@of ours::types::$name { $($variant),* });
            input_unions!(@of official::types::$name { $($variant),* });
        )*
    };
    (@of $type:ty { $($variant:ident),* }) => {
        impl FromJson for $type {
            fn from_json(json: &Value) -> Self {
                None
                    $(.or_else(|| optional(json, stringify!($variant)).map(Self::$variant)))*
                    .unwrap_or_else(|| panic!("{json} has no member of the union"))
            }
        }
    };
}

/// Converts unions of outputs.
macro_rules! output_unions {
    ($($name:ident { $($variant:ident),* })*) => {
        $(
            output_unions!(@of ours::types::$name { $($variant),* });
            output_unions!(@of official::types::$name { $($variant),* });
        )*
    };
    (@of $type:ty { $($variant:ident),* }) => {
        impl ToJson for $type {
            fn to_json(&self) -> Value {
                match self {
                    $(Self::$variant(value) => {
                        json!({ wire_name(stringify!($variant)): value.to_json() })
                    })*
                    _ => json!({ "unknown": null }),
                }
            }
        }
    };
}

enums! {
    AssociationType
    Coverage
    HandshakeStatus
    HandshakeType
    ListProgramManagementAccountsSortName
    ListRelationshipsSortName
    ParticipantType
    Program
    ProgramManagementAccountStatus
    ProgramManagementAccountTypeSortName
    Provider
    ResaleAccountModel
    RevokeServicePeriodTypeSortName
    Sector
    ServicePeriodType
    SortOrder
    StartServicePeriodTypeSortName
    ValidationExceptionReason
}

input_structures! {
    ListProgramManagementAccountsSortBase {
        sort_order: SortOrder,
        sort_by: ListProgramManagementAccountsSortName
    } {}
    ListRelationshipsSortBase { sort_order: SortOrder, sort_by: ListRelationshipsSortName } {}
    PartnerLedSupport { coverage: Coverage, tam_location: String } { provider }
    ProgramManagementAccountTypeFilters {} { programs }
    ProgramManagementAccountTypeSort {
        sort_order: SortOrder,
        sort_by: ProgramManagementAccountTypeSortName
    } {}
    ResoldEnterprise { coverage: Coverage, tam_location: String } { charge_account_id }
    ResoldUnifiedOperations { coverage: Coverage, tam_location: String } { charge_account_id }
    RevokeServicePeriodPayload { program_management_account_identifier: String } { note }
    RevokeServicePeriodTypeFilters {} { service_period_types }
    RevokeServicePeriodTypeSort {
        sort_order: SortOrder,
        sort_by: RevokeServicePeriodTypeSortName
    } {}
    StartServicePeriodPayload {
        program_management_account_identifier: String,
        service_period_type: ServicePeriodType
    } { note, minimum_notice_days, end_date }
    StartServicePeriodTypeFilters {} { service_period_types }
    StartServicePeriodTypeSort {
        sort_order: SortOrder,
        sort_by: StartServicePeriodTypeSortName
    } {}
    Tag { key: String, value: String } {}
}

input_unions! {
    ChannelHandshakePayload { StartServicePeriodPayload, RevokeServicePeriodPayload }
    ListChannelHandshakesTypeFilters {
        StartServicePeriodTypeFilters,
        RevokeServicePeriodTypeFilters,
        ProgramManagementAccountTypeFilters
    }
    ListChannelHandshakesTypeSort {
        StartServicePeriodTypeSort,
        RevokeServicePeriodTypeSort,
        ProgramManagementAccountTypeSort
    }
    SupportPlan { ResoldEnterprise, PartnerLedSupport, ResoldUnifiedOperations }
}

output_structures! {
    AcceptChannelHandshakeDetail { id, arn, status }
    CancelChannelHandshakeDetail { id, arn, status }
    ChannelHandshakeSummary {
        id, arn, catalog, handshake_type, owner_account_id, sender_account_id, sender_display_name,
        receiver_account_id, associated_resource_id, detail, created_at, updated_at, status
    }
    CreateChannelHandshakeDetail { id, arn }
    CreateProgramManagementAccountDetail { id, arn }
    CreateRelationshipDetail { arn, id }
    ProgramManagementAccountHandshakeDetail { program }
    ProgramManagementAccountSummary {
        id, revision, catalog, program, display_name, account_id, arn, created_at, updated_at,
        start_date, status
    }
    RejectChannelHandshakeDetail { id, arn, status }
    RelationshipDetail {
        arn, id, revision, catalog, association_type, program_management_account_id,
        associated_account_id, display_name, resale_account_model, sector, created_at, updated_at,
        start_date
    }
    RelationshipSummary {
        arn, id, revision, catalog, association_type, program_management_account_id,
        associated_account_id, display_name, sector, created_at, updated_at, start_date
    }
    RevokeServicePeriodHandshakeDetail {
        note, service_period_type, minimum_notice_days, start_date, end_date
    }
    StartServicePeriodHandshakeDetail {
        note, service_period_type, minimum_notice_days, start_date, end_date
    }
    Tag { key, value }
    UpdateProgramManagementAccountDetail { id, arn, revision, display_name }
    UpdateRelationshipDetail { arn, id, revision, display_name }
    ValidationExceptionField { name, code, message }
}

output_unions! {
    HandshakeDetail {
        StartServicePeriodHandshakeDetail,
        RevokeServicePeriodHandshakeDetail,
        ProgramManagementAccountHandshakeDetail
    }
}

error_structures! {
    AccessDeniedException { message, reason }
    ConflictException { message, resource_id, resource_type }
    InternalServerException { message }
    ResourceNotFoundException { message, resource_id, resource_type }
    ServiceQuotaExceededException { message, resource_id, resource_type, quota_code }
    ThrottlingException { message, service_code, quota_code }
    ValidationException { message, reason, field_list }
}
