//! Where the clients differ on purpose.
//!
//! The tests find each of these, and nothing else. What they can't find, since the code of one of the
//! clients would not compile, or has no counterpart in the other:
//!
//! - A required member that is left out is a compile error with the generated client. AWS's own sends an
//!   input without it, and its builders of inner structures return errors.
//! - `set_…(None)` exists for optional members only.
//! - AWS's outputs tell the request id of the response; generated outputs hold what the model says,
//!   and `inspect_response` of the configuration shows responses.
//! - AWS's accessors make an empty list of one that is missing; generated fields are `None`.
//! - AWS's client panics in debug builds when the endpoint URL is empty; the generated one fails with an
//!   error that says so.
//! - AWS's clients are configured with `use_dual_stack` only where the endpoint rules ask for it; here the
//!   configuration is the same for all services.

use serde_json::{Value, json};

use crate::answer::REQUEST_ID;
use crate::diff::Difference;

/// A difference that is wanted.
#[derive(Debug, PartialEq)]
pub struct Wanted {
    /// What the generated client does otherwise.
    pub what: &'static str,
    /// Why it does.
    pub why: &'static str,
}

/// Seen in the errors' members.
pub const MESSAGE: Wanted = Wanted {
    what: "a message under another of its names is put into the member, too",
    why: "services spell the member in more than one way, and AWS's client drops what they wrote",
};

/// Seen in the errors' members.
pub const REASON: Wanted = Wanted {
    what: "a required enum that is missing is empty",
    why: "AWS's client makes up the value \"no value was set\", which the service never sent",
};

/// Seen in the errors' metadata.
pub const REQUEST_ID_OF_ERROR: Wanted = Wanted {
    what: "errors without a code, or with a body that can't be read, have a request id",
    why: "these are the errors for which one asks AWS Support",
};

/// Seen in errors without a code.
pub const MESSAGE_WITHOUT_CODE: Wanted = Wanted {
    what: "errors without a code have a message, if there is one",
    why: "it is all that is known of the error",
};

/// Seen in lists that hold null.
pub const NULLS_IN_LISTS: Wanted = Wanted {
    what: "nulls in lists are passed over",
    why: "Smithy has clients do so where lists aren't sparse; AWS's client fails the call",
};

/// Seen in errors with a header for the code and a body that can't be read.
pub const CODE_IN_HEADER: Wanted = Wanted {
    what: "a code in a header counts even if the body can't be read",
    why: "AWS's client knows neither the error nor whether to try again",
};

/// Seen in errors with members of other types than the model's.
pub const MISFITS: Wanted = Wanted {
    what: "a code counts even if the other members of the error can't be read",
    why: "AWS's client knows neither the error nor whether to try again",
};

/// Seen in errors whose code is empty.
pub const EMPTY_CODE: Wanted = Wanted {
    what: "an empty code is no code",
    why: "it names no error, and code that logs errors expects a name or nothing",
};

/// Seen in errors that have both `__type` and `code`.
pub const TYPE_DECIDES: Wanted = Wanted {
    what: "`__type` decides, whatever the member `code` says",
    why: "`code` may be a member of the error, and AWS's client takes it for the error's name",
};

/// Seen in requests with timestamps finer than milliseconds.
pub const TRUNCATED: Wanted = Wanted {
    what: "timestamps are sent in milliseconds",
    why: "the specification says to truncate them; AWS's client sends them as they are",
};

/// Seen in answers of success that can't be read.
pub const UNREADABLE: Wanted = Wanted {
    what: "an answer of success that can't be read is a response error",
    why: "AWS's client takes it for an error that the service reported",
};

/// Seen in operations without output members.
pub const UNREAD: Wanted = Wanted {
    what: "the body is read even where the model has no members in it",
    why: "AWS's client takes any page of a proxy for success",
};

/// Seen in unions that don't hold exactly one member.
pub const UNIONS: Wanted = Wanted {
    what: "a known member of a union counts beside unknown ones, and no known member is an unknown one",
    why: "AWS's client fails the call, and with it everything else that was in the answer",
};

/// Seen in JSON that is not quite right.
pub const LENIENCE: Wanted = Wanted {
    what: "numbers as timestamps, in strings too, and blanks as a body are read",
    why: "nothing depends on it, and the codec of the protocol has it so",
};

/// Which wanted difference it is, for those that show in one place.
pub fn wanted(difference: &Difference) -> Option<&'static Wanted> {
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

/// What the generated client makes of an answer of success that AWS's client can't read: see
/// [`UNREADABLE`].
pub fn response_error(service_error: &Value) -> Value {
    let mut error = service_error.clone();
    assert_eq!(error["stage"], "service");
    assert_eq!(error["serviceError"]["variant"], "Unhandled");
    error["stage"] = json!("response");
    error["serviceError"] = Value::Null;
    error
}
