//! The consequences of adding, removing or changing a trait.
//!
//! Each trait that callers can notice has a rule. Traits of documentation and of other tools are listed
//! by name, and those that decide a member's presence or an enum's values are changes of another
//! kind. A trait that nobody here knows is reported as harmless, since clients don't act on it.

use serde_json::Value;

use crate::changes::accepted::AcceptedValues;
use crate::changes::assessment::Assessment;
use crate::changes::context::RuleContext;
use crate::changes::verdict::VersionBump;
use crate::model::ShapeId;

/// An old and a new value, not both absent.
#[derive(Clone, Copy)]
struct Edit<'a> {
    old: Option<&'a Value>,
    new: Option<&'a Value>,
}

impl<'a> Edit<'a> {
    fn is_added(self) -> bool {
        self.old.is_none()
    }

    fn is_removed(self) -> bool {
        self.new.is_none()
    }

    /// A property of the old and the new value.
    fn property(self, name: &str) -> (Option<&'a Value>, Option<&'a Value>) {
        let of = |value: Option<&'a Value>| value.and_then(|value| value.get(name));
        (of(self.old), of(self.new))
    }

    /// Whether a property was there and is gone or another.
    fn loses(self, name: &str) -> bool {
        let (old, new) = self.property(name);
        old.is_some() && old != new
    }

    fn differs(self, name: &str) -> bool {
        let (old, new) = self.property(name);
        old != new
    }
}

/// Judges a difference in a trait.
pub(super) fn assess(
    id: &ShapeId,
    old: Option<&Value>,
    new: Option<&Value>,
    context: RuleContext,
) -> Assessment {
    let edit = Edit { old, new };
    let rule = match id.namespace() {
        "smithy.api" => smithy_api(id.name(), edit, context),
        "aws.auth" => authentication(id.name(), edit),
        "smithy.rules" => rules(id.name(), edit),
        "smithy.waiters" if id.name() == "waitable" => Some(waiters(edit)),
        "aws.api" if id.name() == "service" => Some(aws_service(edit)),
        "aws.protocols" | "smithy.protocols" => Some(protocol(id.name(), edit)),
        _ => None,
    };
    rule.unwrap_or_else(|| {
        Assessment::harmless(VersionBump::Patch, "clients don't act on this trait")
    })
}

fn smithy_api(name: &str, edit: Edit<'_>, context: RuleContext) -> Option<Assessment> {
    Some(match name {
        "timestampFormat" => either_side("client and service write the time differently"),
        "jsonName" if context.renames_json => {
            either_side("client and service have different names for it")
        }
        "xmlAttribute" | "xmlFlattened" | "xmlName" | "xmlNamespace" if context.speaks_xml => {
            either_side("client and service put it in different places of the XML")
        }
        "http" | "httpHeader" | "httpLabel" | "httpPayload" | "httpPrefixHeaders" | "httpQuery"
        | "httpQueryParams" | "httpResponseCode"
            if context.binds_http =>
        {
            either_side("client and service put it in different places of the message")
        }
        "sparse" => Assessment::source(
            Some("one side sends nulls that the other does not take"),
            "the items are `Option`s on one side only",
        ),
        "streaming" | "requiresLength" | "eventHeader" | "eventPayload" => Assessment::source(
            Some("one side streams what the other sends whole"),
            "the member has another type",
        ),
        "endpoint" | "hostLabel" => either_side("old clients call another host"),
        "httpBasicAuth" | "httpBearerAuth" | "httpApiKeyAuth" => http_scheme(edit),
        "httpDigestAuth" => scheme(edit, REFUSED),
        other => return behavior(other, edit),
    })
}

/// The traits that say how an operation, an error or a value behaves.
fn behavior(name: &str, edit: Edit<'_>) -> Option<Assessment> {
    Some(match name {
        "error" if edit.is_added() || edit.is_removed() => {
            Assessment::source(None, "the type is an error in one revision only")
        }
        "error" => Assessment::harmless(VersionBump::Minor, "the error is retried by other rules"),
        "retryable" => Assessment::harmless(
            VersionBump::Patch,
            "clients repeat calls by themselves, or no longer do",
        ),
        "idempotent" | "readonly" if edit.is_removed() => Assessment::harmless(
            VersionBump::Minor,
            "programs can no longer repeat the call safely",
        ),
        "idempotencyToken" if edit.is_removed() => {
            Assessment::harmless(VersionBump::Minor, "clients no longer fill in the token")
        }
        "idempotent" | "readonly" | "idempotencyToken" => {
            Assessment::harmless(VersionBump::Minor, "repeating the call is safer than before")
        }
        "deprecated" if edit.is_added() => {
            Assessment::harmless(VersionBump::Minor, "programs that use it get a warning")
        }
        "deprecated" => {
            Assessment::harmless(VersionBump::Patch, "only the compiler's warning is concerned")
        }
        "sensitive" => {
            Assessment::harmless(VersionBump::Patch, "only what `Debug` and logs show is concerned")
        }
        "paginated" => paginated(edit),
        "auth" => operation_schemes(edit),
        "optionalAuth" if edit.is_removed() => Assessment::wire(
            Some("the service refuses calls that are not signed"),
            VersionBump::Patch,
            "",
        ),
        "optionalAuth" => Assessment::harmless(VersionBump::Minor, "signed calls are still taken"),
        "httpError" => {
            Assessment::harmless(VersionBump::Patch, "clients know errors by their code")
        }
        "http" | "httpHeader" | "httpLabel" | "httpPayload" | "httpPrefixHeaders" | "httpQuery"
        | "httpQueryParams" | "httpResponseCode" | "jsonName" | "xmlAttribute" | "xmlFlattened"
        | "xmlName" | "xmlNamespace" => Assessment::harmless(
            VersionBump::None,
            "the service's protocol does not use this trait",
        ),
        _ => return None,
    })
}

/// A difference by which requests and responses of one side are wrong for the other.
fn either_side(why: &'static str) -> Assessment {
    Assessment::wire(Some(why), VersionBump::Patch, "")
}

/// A constraint, by its effect on the values that are accepted.
pub(super) fn constrained(values: &AcceptedValues, context: RuleContext) -> Assessment {
    if !context.in_request {
        return Assessment::harmless(VersionBump::Patch, "clients don't check responses");
    }
    let wire = match values {
        AcceptedValues::Same => {
            return Assessment::harmless(VersionBump::Patch, "the service accepts the same values");
        }
        AcceptedValues::Widened => {
            return Assessment::harmless(
                VersionBump::Patch,
                "the service accepts more values than before",
            );
        }
        AcceptedValues::Narrowed { .. } | AcceptedValues::Changed { .. } => {
            "the service refuses values that it accepted before"
        }
        AcceptedValues::Undecided { .. } => {
            "the service may refuse values that it accepted before; this could not be decided"
        }
    };
    Assessment::wire(Some(wire), VersionBump::Patch, "")
}

fn paginated(edit: Edit<'_>) -> Assessment {
    if edit.is_added() {
        return Assessment::harmless(VersionBump::Minor, "the operation can be called as before");
    }
    if edit.is_removed() {
        return Assessment::source(None, "the paginator is gone");
    }
    let is_token = edit.differs("inputToken") || edit.differs("outputToken");
    let wire = is_token.then_some("paginators of old clients look for tokens in the wrong place");
    if edit.differs("items") {
        return Assessment::source(wire, "the paginator's items are others");
    }
    if edit.loses("pageSize") {
        return Assessment::source(wire, "the paginator's page size is gone or another");
    }
    Assessment::wire(wire, VersionBump::Minor, "the paginator can be used as before")
}

/// `@auth`: the schemes that are taken, in order of preference. An empty list says that there is no
/// authentication; without a list, all schemes of the service are taken.
fn operation_schemes(edit: Edit<'_>) -> Assessment {
    let schemes = |value: Option<&'_ Value>| value.and_then(Value::as_array).cloned();
    let (old, new) = (schemes(edit.old), schemes(edit.new));
    let has_none = |list: &Option<Vec<Value>>| list.as_ref().is_some_and(Vec::is_empty);
    if has_none(&new) {
        return Assessment::harmless(
            VersionBump::Patch,
            "calls no longer have to be authenticated",
        );
    }
    if has_none(&old) {
        return Assessment::wire(
            Some("the service refuses calls that are not authenticated"),
            VersionBump::Patch,
            "",
        );
    }
    let is_kept = match (&old, &new) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(old), Some(new)) => old.iter().all(|scheme| new.contains(scheme)),
    };
    let is_reordered = old.as_ref().is_some_and(|old| {
        let common = new.iter().flatten().filter(|scheme| old.contains(scheme));
        !common.eq(old)
    });
    Assessment::wire(
        (!is_kept).then_some("old clients may authenticate in a way that is no longer taken"),
        VersionBump::Patch,
        match is_reordered {
            true => "clients that could authenticate in several ways may prefer another one",
            false => "every way to authenticate is still taken",
        },
    )
}

const REFUSED: &str = "old clients authenticate in a way that the service no longer takes";

/// An authentication scheme that the configuration has settings for.
fn http_scheme(edit: Edit<'_>) -> Assessment {
    if edit.is_removed() {
        return Assessment::source(
            Some(REFUSED),
            "the settings for it are gone from the configuration",
        );
    }
    scheme(edit, "old clients put the key into another place, or before it another scheme")
}

/// An authentication scheme of the service.
fn scheme(edit: Edit<'_>, refused: &'static str) -> Assessment {
    if edit.is_added() {
        return Assessment::harmless(
            VersionBump::Minor,
            "the ways to authenticate so far are still taken",
        );
    }
    Assessment::wire(Some(refused), VersionBump::Patch, "")
}

fn authentication(name: &str, edit: Edit<'_>) -> Option<Assessment> {
    let refused = "the service refuses signatures of old clients";
    match name {
        "sigv4a" if edit.is_removed() => {
            Some(Assessment::source(Some(refused), "the crate's feature `sigv4a` is gone"))
        }
        "sigv4" | "sigv4a" => Some(scheme(edit, refused)),
        "unsignedPayload" if edit.is_removed() => Some(Assessment::wire(
            Some("the service refuses bodies without a signature"),
            VersionBump::Patch,
            "",
        )),
        _ => None,
    }
}

/// The endpoint rules and the parameters that clients can set.
fn rules(name: &str, edit: Edit<'_>) -> Option<Assessment> {
    let parameters = match name {
        "endpointRuleSet" | "endpointBdd" => edit.property("parameters"),
        "clientContextParams" => (edit.old, edit.new),
        "contextParam" | "staticContextParams" | "operationContextParams" => (None, None),
        _ => return None,
    };
    let (old, new) = parameters;
    let names = |value: Option<&Value>| -> Vec<String> {
        value.and_then(Value::as_object).into_iter().flat_map(|map| map.keys().cloned()).collect()
    };
    let (old, new) = (names(old), names(new));
    if old.iter().any(|name| !new.contains(name)) {
        return Some(Assessment::source(None, "a context that endpoints depended on is gone"));
    }
    if new.iter().any(|name| !old.contains(name)) {
        return Some(Assessment::harmless(
            VersionBump::Minor,
            "endpoints depend on one more context",
        ));
    }
    Some(Assessment::harmless(
        VersionBump::Patch,
        "new clients may call other hosts, and old ones go on calling those that they know",
    ))
}

/// `@waitable`: waiters by their names. What is waited for is the client's own business.
fn waiters(edit: Edit<'_>) -> Assessment {
    let waiters = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned();
    let (old, new) = (waiters(edit.old).unwrap_or_default(), waiters(edit.new).unwrap_or_default());
    let is_deprecated = |waiter: &Value| waiter.get("deprecated") == Some(&Value::Bool(true));
    if old.keys().any(|name| !new.contains_key(name)) {
        return Assessment::source(None, "a waiter is gone");
    }
    if new.keys().any(|name| !old.contains_key(name)) {
        return Assessment::harmless(VersionBump::Minor, "there is one more waiter");
    }
    let is_newly_deprecated = |(name, waiter): (&String, &Value)| {
        is_deprecated(waiter) && old.get(name).is_some_and(|old| !is_deprecated(old))
    };
    if new.iter().any(is_newly_deprecated) {
        return Assessment::harmless(
            VersionBump::Minor,
            "programs that use the waiter get a warning",
        );
    }
    Assessment::harmless(
        VersionBump::Patch,
        "waiters end when, or ask as often as, the model now says",
    )
}

fn aws_service(edit: Edit<'_>) -> Assessment {
    if edit.differs("sdkId") {
        return Assessment::source(None, "the crate and the service's settings are named after it");
    }
    Assessment::harmless(VersionBump::Patch, "clients don't use this part of it")
}

/// The protocols of the service and the traits about them.
fn protocol(name: &str, edit: Edit<'_>) -> Assessment {
    match name {
        "awsQueryError" => Assessment::wire(
            Some("old clients don't know the error by its new code"),
            VersionBump::Patch,
            "",
        ),
        "awsQueryCompatible" => {
            Assessment::wire(Some("old clients read other codes of errors"), VersionBump::Patch, "")
        }
        _ if edit.is_removed() => Assessment::wire(
            Some("the service no longer speaks a protocol of old clients"),
            VersionBump::Patch,
            "",
        ),
        _ => Assessment::harmless(VersionBump::Patch, "the protocols so far are still spoken"),
    }
}
