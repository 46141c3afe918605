//! Intended differences between the clients.
//!
//! The tests find each of these differences, and no others. They can't find the following ones, because a call
//! compiles with one of the clients only:
//!
//! - Setters of lists and maps take all items or entries at once, and AWS's one of them.
//! - `Expires` of Amazon S3 is the text that the service sends, as in the model. AWS's client parses it as a
//!   timestamp, although the service accepts and returns other text.

use parity::diff::Difference;
use serde_json::Value;

/// An intended difference.
#[derive(Debug, PartialEq)]
pub struct Intended {
    /// The behavior of the generated client.
    pub behavior: &'static str,
    /// The reason for the difference.
    pub reason: &'static str,
}

/// Affects successful responses that can't be read.
pub const UNREADABLE: Intended = Intended {
    behavior: "an unreadable successful response is a response error",
    reason: "AWS's client reports it as a service error",
};

/// Affects successful responses whose end is missing, or that are not documents of the protocol.
pub const UNREAD: Intended = Intended {
    behavior: "the whole body is read, even if the output has no members or has all of them",
    reason: "AWS's client accepts the page of a proxy or the beginning of a response as success",
};

/// Affects errors without a code.
pub const MESSAGE_WITHOUT_CODE: Intended = Intended {
    behavior: "errors without a code keep their message",
    reason: "the message is the only information about the error",
};

/// Affects messages of errors in awsQuery.
pub const MESSAGE_IN_LOWER_CASE: Intended = Intended {
    behavior: "the message of an error is also read from the element `message`",
    reason: "services of the protocol spell the element in both ways",
};

/// Affects errors whose shape has no message.
pub const MESSAGE_OUTSIDE_OF_ERRORS: Intended = Intended {
    behavior: "error structures have the members of the model only",
    reason: "the message is in the metadata of each error; AWS's crate adds a member to each error structure",
};

/// Affects services that used awsQuery before.
pub const SHAPE_AS_CODE: Intended = Intended {
    behavior: "the name of an error's shape also identifies it",
    reason: "AWS's client requires the header with the code of awsQuery",
};

/// Affects errors without a body.
pub const NOT_FOUND: Intended = Intended {
    behavior: "only errors of HEAD requests have a code although they have no body",
    reason: "Amazon S3 sends a body with the errors of all other requests; AWS's client guesses the code from the status",
};

/// Affects outputs that are text.
pub const ERROR_AS_TEXT: Intended = Intended {
    behavior: "an output that is text may be an XML document of any kind",
    reason: "the text is the user's; AWS's client takes the document `Error` for an error",
};

/// Affects CBOR.
pub const INTEGERS: Intended = Intended {
    behavior: "an integer is accepted in place of a float",
    reason: "encoders shorten whole numbers; with AWS's client, the call fails",
};

/// Affects timestamps in JSON.
pub const TIMESTAMPS: Intended = Intended {
    behavior: "timestamps are rounded to the nearest unit",
    reason: "AWS's client truncates the binary fraction of 1767323045.123",
};

/// Affects members that the model requires.
pub const MISSING_ENUM: Intended = Intended {
    behavior: "a missing required enum is empty",
    reason: "AWS's client inserts the value \"no value was set\", which the service never sent",
};

/// Affects lists in XML.
pub const UNKNOWN_ITEMS: Intended = Intended {
    behavior: "each element in a list is an item, under any name",
    reason: "this is the behavior of the protocol's codec; services send no other elements in lists",
};

/// Affects headers with lists.
pub const LISTS_IN_HEADERS: Intended = Intended {
    behavior: "the items of a list are in one header",
    reason: "Smithy requires this form; AWS's client sends a header for each, which has the same meaning",
};

/// Affects buckets in paths.
pub const BUCKET_IN_PATH: Intended = Intended {
    behavior: "the path of a bucket does not end with a slash",
    reason: "Smithy's tests require this; the service accepts both",
};

/// Affects payloads that are not set.
pub const NO_PAYLOAD: Intended = Intended {
    behavior: "a request without a payload has no media type",
    reason: "Smithy requires this; AWS's client states the type of an empty body",
};

/// Affects signatures.
pub const SIGNED_LENGTH: Intended = Intended {
    behavior: "the signature covers the header `content-length` of all requests with a body",
    reason: "AWS's client leaves it out for operations without input",
};

/// The differences at a place in results: whether a difference is of this kind, and its explanation.
type Rule = (fn(&Difference) -> bool, &'static Intended);

const RULES: &[Rule] = &[
    (|it| at(it, "/error/stage", "response", "service"), &UNREADABLE),
    (
        |it| {
            it.place == "/error/service"
                && is_null(&it.ours)
                && text(&it.official).contains("Unhandled")
        },
        &UNREADABLE,
    ),
    (
        |it| {
            it.place == "/error"
                && text(&it.ours).contains(r#""stage":"response""#)
                && it.official.is_none()
        },
        &UNREAD,
    ),
    (|it| it.place == "/output" && it.ours.is_none(), &UNREAD),
    (
        |it| it.place == "/error/message" && text(&it.ours) == r#""lower case""#,
        &MESSAGE_IN_LOWER_CASE,
    ),
    (
        |it| it.place == "/error/message" && text(&it.ours) == r#""m""# && is_null(&it.official),
        &MESSAGE_WITHOUT_CODE,
    ),
    (
        |it| {
            it.place.starts_with("/error/service/variant/NoSuch")
                && it.place.ends_with("/message")
                && it.ours.is_none()
        },
        &MESSAGE_OUTSIDE_OF_ERRORS,
    ),
    (
        |it| it.place == "/error/service/variant" && text(&it.official) == r#""Unhandled""#,
        &SHAPE_AS_CODE,
    ),
    (
        |it| {
            it.place == "/error/code" && is_null(&it.ours) && text(&it.official) == r#""NotFound""#
        },
        &NOT_FOUND,
    ),
    (
        |it| {
            it.place == "/error"
                && it.ours.is_none()
                && text(&it.official).contains("InternalError")
        },
        &ERROR_AS_TEXT,
    ),
    (|it| it.place == "/output" && text(&it.ours).contains("<Error>"), &ERROR_AS_TEXT),
    (
        |it| {
            it.place.starts_with("/requests/")
                && it.ours.is_none()
                && text(&it.official).contains("?policy")
        },
        &ERROR_AS_TEXT,
    ),
    (
        |it| it.place == "/error" && it.ours.is_none() && text(&it.official).contains("Unhandled"),
        &INTEGERS,
    ),
    (|it| it.place == "/output" && it.official.is_none(), &INTEGERS),
    (
        |it| text(&it.ours).ends_with(".123Z\"") && text(&it.official).ends_with(".122999Z\""),
        &TIMESTAMPS,
    ),
    (
        |it| text(&it.ours) == r#""""# && text(&it.official) == r#""no value was set""#,
        &MISSING_ENUM,
    ),
    (|it| it.place.starts_with("/output/topics/"), &UNKNOWN_ITEMS),
    (|it| it.place.contains("/headers/x-amz-object-attributes/"), &LISTS_IN_HEADERS),
    (
        |it| {
            it.place.ends_with("/target")
                && text(&it.official).replacen("bucket/", "bucket", 1) == text(&it.ours)
        },
        &BUCKET_IN_PATH,
    ),
    (|it| it.place.ends_with("/headers/content-type") && it.ours.is_none(), &NO_PAYLOAD),
    (|it| it.place.ends_with("/headers/content-length") && it.ours.is_none(), &NO_PAYLOAD),
    (
        |it| {
            it.place.ends_with("/headers/authorization/0")
                && signed_headers(&text(&it.ours)).replacen("content-length;", "", 1)
                    == signed_headers(&text(&it.official))
                && text(&it.ours).contains("content-length;")
        },
        &SIGNED_LENGTH,
    ),
];

/// Returns the explanations of all differences of a call, or the first difference that has none.
///
/// # Errors
///
/// Returns the difference without an explanation.
pub fn explained(differences: &[Difference]) -> Result<Vec<&'static Intended>, &Difference> {
    let is_signature = |it: &&Difference| it.place.ends_with("/headers/authorization/0");
    // Another request has another signature.
    let is_other = |it: &Difference| it.place.starts_with("/requests/") && !is_signature(&it);
    let has_other_requests = differences.iter().any(is_other);
    let relevant = differences.iter().filter(|it| !(has_other_requests && is_signature(it)));
    relevant.map(|it| explanation(it).ok_or(it)).collect()
}

fn explanation(difference: &Difference) -> Option<&'static Intended> {
    RULES.iter().find(|(applies, _)| applies(difference)).map(|(_, intended)| *intended)
}

fn at(difference: &Difference, place: &str, ours: &str, official: &str) -> bool {
    let is = |value: &Option<Value>, text: &str| value.as_ref().is_some_and(|it| it == text);
    difference.place == place && is(&difference.ours, ours) && is(&difference.official, official)
}

fn is_null(value: &Option<Value>) -> bool {
    value.as_ref().is_some_and(Value::is_null)
}

fn text(value: &Option<Value>) -> String {
    value.as_ref().map(Value::to_string).unwrap_or_default()
}

/// Returns the header `Authorization` up to the signature.
fn signed_headers(authorization: &str) -> &str {
    authorization.split_once("Signature=").map_or("", |(start, _)| start)
}
