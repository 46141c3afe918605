//! Rules for changes of traits.
//!
//! Each trait that is visible to callers has a rule. Unknown traits are reported as harmless, because clients
//! don't act on them.

use serde_json::Value;

use crate::changes::accepted::AcceptedValues;
use crate::changes::assessment::Assessment;
use crate::changes::context::RuleContext;
use crate::changes::verdict::VersionBump;
use crate::model::ShapeId;

/// The old and the new value of a trait. At least one is present.
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

    /// Returns a property of the old and the new value.
    fn property(self, name: &str) -> (Option<&'a Value>, Option<&'a Value>) {
        let of = |value: Option<&'a Value>| value.and_then(|value| value.get(name));
        (of(self.old), of(self.new))
    }

    /// Returns whether a property was removed or changed.
    fn removes_or_changes(self, name: &str) -> bool {
        let (old, new) = self.property(name);
        old.is_some() && old != new
    }

    fn differs(self, name: &str) -> bool {
        let (old, new) = self.property(name);
        old != new
    }
}

/// Assesses a difference in a trait.
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
        "smithy.client" => Some(customization(id.name())),
        "smithy.rules" => endpoint_rules(id.name(), edit),
        "smithy.waiters" if id.name() == "waitable" => Some(waiters(edit)),
        "aws.api" if id.name() == "service" => Some(aws_service(edit)),
        "aws.protocols" | "smithy.protocols" => Some(protocol(id.name(), edit, context)),
        _ => None,
    };
    rule.unwrap_or_else(|| {
        Assessment::harmless(VersionBump::Patch, "clients don't act on this trait")
    })
}

fn smithy_api(name: &str, edit: Edit<'_>, context: RuleContext) -> Option<Assessment> {
    if let Some(difference) = difference_on_the_wire(name) {
        return Some(of_protocol(name, difference, context));
    }
    Some(match name {
        "sparse" => Assessment::source(
            Some("one side sends nulls that the other rejects"),
            "the items are `Option`s in one revision only",
        ),
        "streaming" | "requiresLength" | "eventHeader" | "eventPayload" => Assessment::source(
            Some("client and service disagree on whether it is streamed"),
            "the type of the member changed",
        ),
        "endpoint" | "hostLabel" => either_side("old clients call a different host"),
        "httpBasicAuth" | "httpBearerAuth" | "httpApiKeyAuth" => http_scheme(edit),
        "httpDigestAuth" => scheme(edit, SCHEME_REMOVED),
        other => return behavior(other, edit),
    })
}

/// Assesses a trait whose meaning depends on the protocol.
fn of_protocol(name: &str, difference: &'static str, context: RuleContext) -> Assessment {
    match context.protocols.uses(name) {
        true => either_side(difference),
        false => {
            Assessment::harmless(VersionBump::None, "the service's protocol doesn't use this trait")
        }
    }
}

/// Returns the effect of a change of a trait whose meaning depends on the protocol.
fn difference_on_the_wire(name: &str) -> Option<&'static str> {
    Some(match name {
        "timestampFormat" => "client and service use different timestamp formats",
        "jsonName" => "client and service use different JSON names",
        "mediaType" => {
            "client and service encode it differently in headers, or declare another type"
        }
        "xmlAttribute" | "xmlFlattened" | "xmlName" | "xmlNamespace" => {
            "client and service encode it differently in XML"
        }
        "http" | "httpHeader" | "httpLabel" | "httpPayload" | "httpPrefixHeaders" | "httpQuery"
        | "httpQueryParams" | "httpResponseCode" => {
            "client and service bind it to different parts of the HTTP message"
        }
        _ => return None,
    })
}

/// Rules for traits that define the behavior of operations, errors and values.
fn behavior(name: &str, edit: Edit<'_>) -> Option<Assessment> {
    Some(match name {
        "error" if edit.is_added() || edit.is_removed() => {
            Assessment::source(None, "the type is an error in one revision only")
        }
        "error" => {
            Assessment::harmless(VersionBump::Minor, "the retry rules for the error changed")
        }
        "retryable" => {
            Assessment::harmless(VersionBump::Patch, "clients start or stop retrying the error")
        }
        "idempotent" | "readonly" if edit.is_removed() => {
            Assessment::harmless(VersionBump::Minor, "programs can no longer retry the call safely")
        }
        "idempotencyToken" if edit.is_removed() => {
            Assessment::harmless(VersionBump::Minor, "clients no longer generate the token")
        }
        "idempotent" | "readonly" | "idempotencyToken" => {
            Assessment::harmless(VersionBump::Minor, "retrying the call is safer than before")
        }
        "deprecated" if edit.is_added() => {
            Assessment::harmless(VersionBump::Minor, "programs that use it get a compiler warning")
        }
        "deprecated" => {
            Assessment::harmless(VersionBump::Patch, "only the compiler warning changes")
        }
        "sensitive" => {
            Assessment::harmless(VersionBump::Patch, "only `Debug` output and logs change")
        }
        "paginated" => paginated(edit),
        "auth" => operation_schemes(edit),
        "optionalAuth" if edit.is_removed() => {
            Assessment::wire(Some("the service rejects unsigned calls"), VersionBump::Patch, "")
        }
        "optionalAuth" => {
            Assessment::harmless(VersionBump::Minor, "signed calls are still accepted")
        }
        "httpError" => Assessment::harmless(VersionBump::Patch, "clients identify errors by code"),
        _ => return None,
    })
}

/// A difference that makes messages of either side unreadable for the other.
fn either_side(why: &'static str) -> Assessment {
    Assessment::wire(Some(why), VersionBump::Patch, "")
}

/// Assesses a constraint by its effect on the accepted values.
pub(super) fn constrained(values: &AcceptedValues, context: RuleContext) -> Assessment {
    if !context.in_request {
        return Assessment::harmless(VersionBump::Patch, "clients don't validate responses");
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
            "the service rejects values that it accepted before"
        }
        AcceptedValues::Undecided { .. } => {
            "the service may reject values that it accepted before; this could not be decided"
        }
    };
    Assessment::wire(Some(wire), VersionBump::Patch, "")
}

fn paginated(edit: Edit<'_>) -> Assessment {
    if edit.is_added() {
        return Assessment::harmless(VersionBump::Minor, "the operation can be called as before");
    }
    if edit.is_removed() {
        return Assessment::source(None, "the paginator was removed");
    }
    let is_token = edit.differs("inputToken") || edit.differs("outputToken");
    let wire = is_token.then_some("paginators of old clients use the wrong token members");
    if edit.differs("items") {
        return Assessment::source(wire, "the items of the paginator changed");
    }
    if edit.removes_or_changes("pageSize") {
        return Assessment::source(wire, "the page size of the paginator was removed or changed");
    }
    Assessment::wire(wire, VersionBump::Minor, "the paginator can be used as before")
}

/// Assesses a change of `@auth`, which lists the accepted authentication schemes in order of preference. An
/// empty list disables authentication; without the trait, all schemes of the service are accepted.
fn operation_schemes(edit: Edit<'_>) -> Assessment {
    let schemes = |value: Option<&'_ Value>| value.and_then(Value::as_array).cloned();
    let (old, new) = (schemes(edit.old), schemes(edit.new));
    let has_none = |list: &Option<Vec<Value>>| list.as_ref().is_some_and(Vec::is_empty);
    if has_none(&new) {
        return Assessment::harmless(VersionBump::Patch, "calls no longer need authentication");
    }
    if has_none(&old) {
        return Assessment::wire(
            Some("the service rejects unauthenticated calls"),
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
        (!is_kept)
            .then_some("old clients may use an authentication scheme that is no longer accepted"),
        VersionBump::Patch,
        match is_reordered {
            true => {
                "clients that support several authentication schemes may prefer a different one"
            }
            false => "all previous authentication schemes are still accepted",
        },
    )
}

const SCHEME_REMOVED: &str = "old clients use an authentication scheme that is no longer accepted";

/// Assesses a change of an authentication scheme that has settings in the client configuration.
fn http_scheme(edit: Edit<'_>) -> Assessment {
    if edit.is_removed() {
        return Assessment::source(
            Some(SCHEME_REMOVED),
            "its settings were removed from the client configuration",
        );
    }
    scheme(edit, "old clients send the key in the wrong place, or with the wrong scheme")
}

/// Assesses a change of an authentication scheme of the service.
fn scheme(edit: Edit<'_>, refused: &'static str) -> Assessment {
    if edit.is_added() {
        return Assessment::harmless(
            VersionBump::Minor,
            "all previous authentication schemes are still accepted",
        );
    }
    Assessment::wire(Some(refused), VersionBump::Patch, "")
}

fn authentication(name: &str, edit: Edit<'_>) -> Option<Assessment> {
    let refused = "the service rejects signatures of old clients";
    match name {
        "sigv4a" if edit.is_removed() => {
            Some(Assessment::source(Some(refused), "the crate feature `sigv4a` was removed"))
        }
        "sigv4" | "sigv4a" => Some(scheme(edit, refused)),
        "unsignedPayload" if edit.is_removed() => Some(Assessment::wire(
            Some("the service rejects unsigned payloads"),
            VersionBump::Patch,
            "",
        )),
        _ => None,
    }
}

/// Rules for traits that change requests without a change of shapes.
fn customization(name: &str) -> Assessment {
    match name {
        "inputDefaults" => {
            Assessment::source(None, "members are required in the inputs of one revision only")
        }
        "errorCodes" => either_side("errors without a body have other codes"),
        _ => either_side("the service expects requests of another form"),
    }
}

/// Rules for endpoint rule sets and their parameters.
fn endpoint_rules(name: &str, edit: Edit<'_>) -> Option<Assessment> {
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
        return Some(Assessment::source(None, "a setting for endpoints was removed"));
    }
    if new.iter().any(|name| !old.contains(name)) {
        return Some(Assessment::harmless(
            VersionBump::Minor,
            "endpoints depend on an additional setting",
        ));
    }
    Some(Assessment::harmless(
        VersionBump::Patch,
        "new clients may call other hosts; old clients keep calling the hosts that they know",
    ))
}

/// Assesses a change of `@waitable`, which has waiters by name. The acceptors of a waiter affect clients only.
fn waiters(edit: Edit<'_>) -> Assessment {
    let waiters = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned();
    let (old, new) = (waiters(edit.old).unwrap_or_default(), waiters(edit.new).unwrap_or_default());
    let is_deprecated = |waiter: &Value| waiter.get("deprecated") == Some(&Value::Bool(true));
    if old.keys().any(|name| !new.contains_key(name)) {
        return Assessment::source(None, "a waiter was removed");
    }
    if new.keys().any(|name| !old.contains_key(name)) {
        return Assessment::harmless(VersionBump::Minor, "a waiter was added");
    }
    let is_newly_deprecated = |(name, waiter): (&String, &Value)| {
        is_deprecated(waiter) && old.get(name).is_some_and(|old| !is_deprecated(old))
    };
    if new.iter().any(is_newly_deprecated) {
        return Assessment::harmless(
            VersionBump::Minor,
            "programs that use the waiter get a compiler warning",
        );
    }
    Assessment::harmless(VersionBump::Patch, "the acceptors or delays of waiters changed")
}

fn aws_service(edit: Edit<'_>) -> Assessment {
    if edit.differs("sdkId") {
        return Assessment::source(None, "the crate and the service's settings are named after it");
    }
    Assessment::harmless(VersionBump::Patch, "clients don't use the changed properties")
}

/// Rules for the protocols of the service and related traits.
fn protocol(name: &str, edit: Edit<'_>, context: RuleContext) -> Assessment {
    match name {
        "ec2QueryName" => {
            of_protocol(name, "client and service use different names of parameters", context)
        }
        "restXml" if edit.differs("noErrorWrapping") && !edit.is_added() => {
            Assessment::wire(Some("old clients can't read errors"), VersionBump::Patch, "")
        }
        "awsQueryError" => Assessment::wire(
            Some("old clients don't recognize the error by its new code"),
            VersionBump::Patch,
            "",
        ),
        "awsQueryCompatible" => {
            Assessment::wire(Some("old clients read different error codes"), VersionBump::Patch, "")
        }
        _ if edit.is_removed() => Assessment::wire(
            Some("the service no longer supports a protocol of old clients"),
            VersionBump::Patch,
            "",
        ),
        _ => Assessment::harmless(VersionBump::Patch, "all previous protocols are still supported"),
    }
}
