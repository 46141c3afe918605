//! Intended differences between the clients.
//!
//! The tests find each of these differences, and no others. They can't find the following ones, because one of
//! the clients does not compile or has no counterpart:
//!
//! - Omitting a required member is a compile error with the generated client. AWS's client sends the input
//!   without it, and its builders of inner structures return errors.
//! - `set_…(None)` exists for optional members only.
//! - AWS's outputs contain the request ID of the response. Generated outputs also contain its status and headers.
//! - AWS's accessors return an empty list for a missing one; generated fields are `None`.
//! - AWS's client panics in debug builds if the endpoint URL is empty; the generated client returns an error.
//! - AWS's clients have `use_dual_stack` only if their endpoint rules use it; the generated configuration is the
//!   same for all services.

use serde_json::{Value, json};

use crate::answer::REQUEST_ID;
use crate::diff::Difference;

/// An intended difference.
#[derive(Debug, PartialEq)]
pub struct Intended {
    /// The behavior of the generated client.
    pub behavior: &'static str,
    /// The reason for the difference.
    pub reason: &'static str,
}

/// Affects members of errors.
pub const MESSAGE: Intended = Intended {
    behavior: "a message under an alternative name is also stored in the member",
    reason: "services spell the member in several ways, and AWS's client drops all but one",
};

/// Affects members of errors.
pub const REASON: Intended = Intended {
    behavior: "a missing required enum is empty",
    reason: "AWS's client inserts the value \"no value was set\", which the service never sent",
};

/// Affects metadata of errors.
pub const REQUEST_ID_OF_ERROR: Intended = Intended {
    behavior: "errors without a code or with an unreadable body have a request ID",
    reason: "AWS Support needs the request ID of these errors",
};

/// Affects errors without a code.
pub const MESSAGE_WITHOUT_CODE: Intended = Intended {
    behavior: "errors without a code keep their message",
    reason: "the message is the only information about the error",
};

/// Affects lists that contain null.
pub const NULLS_IN_LISTS: Intended = Intended {
    behavior: "nulls in lists are skipped",
    reason: "Smithy requires this for lists that are not sparse; with AWS's client, the call fails",
};

/// Affects errors with the code in a header and an unreadable body.
pub const CODE_IN_HEADER: Intended = Intended {
    behavior: "a code in a header is used even if the body is unreadable",
    reason: "AWS's client neither identifies the error nor classifies it for retries",
};

/// Affects errors with members of unexpected types.
pub const MISTYPED_MEMBERS: Intended = Intended {
    behavior: "a code is used even if other members of the error are unreadable",
    reason: "AWS's client neither identifies the error nor classifies it for retries",
};

/// Affects errors with an empty code.
pub const EMPTY_CODE: Intended = Intended {
    behavior: "an empty code is ignored",
    reason: "it does not identify an error, and logging code expects a name or nothing",
};

/// Affects errors with both `__type` and `code`.
pub const TYPE_DECIDES: Intended = Intended {
    behavior: "`__type` has precedence over `code`",
    reason: "`code` may be an ordinary member of the error, but AWS's client uses it as the error code",
};

/// Affects requests with timestamps of sub-millisecond precision.
pub const TRUNCATED: Intended = Intended {
    behavior: "timestamps are truncated to milliseconds",
    reason: "the specification requires this; AWS's client sends full precision",
};

/// Affects successful responses that can't be read.
pub const UNREADABLE: Intended = Intended {
    behavior: "an unreadable successful response is a response error",
    reason: "AWS's client reports it as a service error",
};

/// Affects operations without output members.
pub const UNREAD: Intended = Intended {
    behavior: "the body is parsed even if the output has no members",
    reason: "AWS's client accepts any page of a proxy as success",
};

/// Affects unions without a member.
pub const UNIONS: Intended = Intended {
    behavior: "a union without a member is unknown",
    reason: "with AWS's client, the call fails, and the rest of the response is lost",
};

/// Affects slightly invalid JSON.
pub const LENIENCE: Intended = Intended {
    behavior: "timestamps in numbers or numeric strings, and blank bodies, are accepted",
    reason: "this is the behavior of the protocol's codec, and harmless",
};

/// Returns the intended difference that explains a difference at one location.
pub fn intended(difference: &Difference) -> Option<&'static Intended> {
    let Difference { place, ours, official } = difference;
    let (ours, official) = (ours.as_ref()?, official.as_ref()?);
    match place.as_str() {
        "/error/code" | "/error/serviceError/code" => {
            (ours.is_null() && *official == "").then_some(&EMPTY_CODE)
        }
        "/error/serviceError/members/message" => {
            (*official == "" && ours.is_string()).then_some(&MESSAGE)
        }
        "/error/serviceError/members/reason" => {
            (*ours == "" && *official == "no value was set").then_some(&REASON)
        }
        "/error/message" => {
            (ours.is_string() && official.is_null()).then_some(&MESSAGE_WITHOUT_CODE)
        }
        "/error/serviceError/requestId" => {
            (*ours == REQUEST_ID && official.is_null()).then_some(&REQUEST_ID_OF_ERROR)
        }
        _ => None,
    }
}

/// Converts the error of AWS's client for an unreadable successful response to the generated client's: see
/// [`UNREADABLE`].
pub fn response_error(service_error: &Value) -> Value {
    let mut error = service_error.clone();
    assert_eq!(error["stage"], "service");
    assert_eq!(error["serviceError"]["variant"], "Unhandled");
    error["stage"] = json!("response");
    error["serviceError"] = Value::Null;
    error
}
