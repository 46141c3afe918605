//! The names that every generated crate re-exports from the runtime.

/// The re-exports in the module `error`.
pub const ERROR_EXPORTS: [&str; 14] = [
    "CallError",
    "ConstraintRule",
    "ConstraintViolation",
    "ConstraintViolations",
    "CreateUnhandledError",
    "ErrorKind",
    "ErrorMetadata",
    "HttpResponse",
    "LengthUnit",
    "ProvideErrorKind",
    "ProvideErrorMetadata",
    "RequestId",
    "SdkError",
    "Unhandled",
];

/// The re-exports in the module `endpoint`.
pub const ENDPOINT_EXPORTS: [&str; 5] =
    ["Builtins", "Endpoint", "EndpointAuthScheme", "ResolveEndpointError", "at"];

/// The re-exports in the module `waiters`.
pub const WAITER_EXPORTS: [&str; 5] =
    ["FinalPoll", "Waiter", "WaiterError", "WaiterFailure", "Waiting"];
