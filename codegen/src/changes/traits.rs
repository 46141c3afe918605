//! What follows when a trait is added, removed or has another value.
//!
//! Each trait that callers can notice has a rule. Traits of documentation and of other tools are only
//! counted, and those that decide a member's presence or an enum's values are changes of another
//! kind. A trait that nobody here knows is reported as harmless, since clients don't act on it.

use serde_json::Value;

use super::verdict::{Setting, Step, Verdict};
use crate::model::ShapeId;

/// How a difference in a trait is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// As a change, with a verdict.
    Change,
    /// As one of the changes that callers don't see, which are counted.
    Count,
    /// Not as a trait: the comparison of members or values tells it.
    Elsewhere,
}

/// How a difference in this trait is reported.
pub(super) fn treatment(id: &ShapeId) -> Treatment {
    match (id.namespace(), id.name()) {
        (
            "smithy.api",
            "addedDefault" | "box" | "clientOptional" | "default" | "enum" | "enumValue"
            | "required",
        ) => Treatment::Elsewhere,
        (
            "smithy.api",
            "cors"
            | "documentation"
            | "examples"
            | "externalDocumentation"
            | "input"
            | "internal"
            | "mixin"
            | "nestedProperties"
            | "noReplace"
            | "notProperty"
            | "output"
            | "private"
            | "property"
            | "recommended"
            | "references"
            | "resourceIdentifier"
            | "since"
            | "suppress"
            | "tags"
            | "title"
            | "unstable",
        )
        | (
            "aws.api",
            "arn" | "arnReference" | "controlPlane" | "data" | "dataPlane" | "tagEnabled"
            | "taggable",
        )
        | ("smithy.rules", "endpointTests")
        | (
            "aws.apigateway" | "aws.cloudformation" | "aws.iam" | "smithy.openapi" | "smithy.test",
            _,
        ) => Treatment::Count,
        _ => Treatment::Change,
    }
}

/// Whether a member can have the trait instead of its target's.
pub(super) fn is_overriding(id: &ShapeId) -> bool {
    const OVERRIDING: [&str; 6] =
        ["length", "mediaType", "pattern", "range", "timestampFormat", "uniqueItems"];
    id.namespace() == "smithy.api" && OVERRIDING.contains(&id.name())
}

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
pub(super) fn judge(
    id: &ShapeId,
    old: Option<&Value>,
    new: Option<&Value>,
    setting: Setting,
) -> Verdict {
    let edit = Edit { old, new };
    let rule = match id.namespace() {
        "smithy.api" => smithy_api(id.name(), edit, setting),
        "aws.auth" => authentication(id.name(), edit),
        "smithy.rules" => rules(id.name(), edit),
        "smithy.waiters" if id.name() == "waitable" => Some(waiters(edit)),
        "aws.api" if id.name() == "service" => Some(aws_service(edit)),
        "aws.protocols" | "smithy.protocols" => Some(protocol(id.name(), edit)),
        _ => None,
    };
    rule.unwrap_or_else(|| Verdict::harmless(Step::Patch, "clients don't act on this trait"))
}

fn smithy_api(name: &str, edit: Edit<'_>, setting: Setting) -> Option<Verdict> {
    Some(match name {
        "length" | "range" => bounds(edit, setting),
        "pattern" | "uniqueItems" => constraint(edit, setting),
        "timestampFormat" => either_side("client and service write the time differently"),
        "jsonName" if setting.renames_json => {
            either_side("client and service have different names for it")
        }
        "xmlAttribute" | "xmlFlattened" | "xmlName" | "xmlNamespace" if setting.speaks_xml => {
            either_side("client and service put it in different places of the XML")
        }
        "http" | "httpHeader" | "httpLabel" | "httpPayload" | "httpPrefixHeaders" | "httpQuery"
        | "httpQueryParams" | "httpResponseCode"
            if setting.binds_http =>
        {
            either_side("client and service put it in different places of the message")
        }
        "sparse" => Verdict::source(
            Some("one side sends nulls that the other does not take"),
            "the items are `Option`s on one side only",
        ),
        "streaming" | "requiresLength" | "eventHeader" | "eventPayload" => Verdict::source(
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
fn behavior(name: &str, edit: Edit<'_>) -> Option<Verdict> {
    Some(match name {
        "error" => Verdict::source(None, "whose fault the error is, or that it is one, is another"),
        "retryable" => {
            Verdict::harmless(Step::Patch, "clients repeat calls by themselves, or no longer do")
        }
        "idempotent" | "readonly" if edit.is_removed() => {
            Verdict::source(None, "programs can no longer repeat the call without harm")
        }
        "idempotencyToken" if edit.is_removed() => {
            Verdict::source(None, "the token is no longer filled in, so that repeating does harm")
        }
        "idempotent" | "readonly" | "idempotencyToken" => {
            Verdict::harmless(Step::Minor, "repeating the call does less harm than before")
        }
        "deprecated" if edit.is_added() => {
            Verdict::harmless(Step::Minor, "programs that use it get a warning")
        }
        "deprecated" => Verdict::harmless(Step::Patch, "only the compiler's warning is concerned"),
        "sensitive" => {
            Verdict::harmless(Step::Patch, "only what `Debug` and logs show is concerned")
        }
        "paginated" => paginated(edit),
        "auth" => operation_schemes(edit),
        "optionalAuth" if edit.is_removed() => {
            Verdict::wire(Some("the service refuses calls that are not signed"), Step::Patch, "")
        }
        "optionalAuth" => Verdict::harmless(Step::Minor, "signed calls are still taken"),
        "httpError" => Verdict::harmless(Step::Patch, "clients know errors by their code"),
        "http" | "httpHeader" | "httpLabel" | "httpPayload" | "httpPrefixHeaders" | "httpQuery"
        | "httpQueryParams" | "httpResponseCode" | "jsonName" | "xmlAttribute" | "xmlFlattened"
        | "xmlName" | "xmlNamespace" => {
            Verdict::harmless(Step::None, "the service's protocol does not use this trait")
        }
        _ => return None,
    })
}

/// A difference by which requests and responses of one side are wrong for the other.
fn either_side(why: &'static str) -> Verdict {
    Verdict::wire(Some(why), Step::Patch, "")
}

/// `@length` and `@range`.
fn bounds(edit: Edit<'_>, setting: Setting) -> Verdict {
    let number = |value: Option<&Value>| value.and_then(as_number);
    let (old_min, new_min) = edit.property("min");
    let (old_max, new_max) = edit.property("max");
    let is_raised = match (number(old_min), number(new_min)) {
        (Some(old), Some(new)) => new > old,
        (None, Some(_)) => true,
        _ => false,
    };
    let is_lowered = match (number(old_max), number(new_max)) {
        (Some(old), Some(new)) => new < old,
        (None, Some(_)) => true,
        _ => false,
    };
    constrained(is_raised || is_lowered, setting)
}

/// A bound, which the JSON AST writes as a number or as text.
fn as_number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}

/// `@pattern` and `@uniqueItems`: whatever is there now and was not the same before may refuse more.
fn constraint(edit: Edit<'_>, setting: Setting) -> Verdict {
    constrained(!edit.is_removed(), setting)
}

fn constrained(is_stricter: bool, setting: Setting) -> Verdict {
    let breaks = is_stricter && setting.in_request;
    let note = match (is_stricter, setting.in_request) {
        (true, _) => "the service promises more about what it returns",
        (false, true) => "the service takes all that it took before",
        (false, false) => "clients don't check what the service returns",
    };
    Verdict::wire(
        breaks.then_some("the service may refuse values that it took before"),
        Step::Patch,
        note,
    )
}

fn paginated(edit: Edit<'_>) -> Verdict {
    if edit.is_added() {
        return Verdict::harmless(Step::Minor, "the operation can be called as before");
    }
    if edit.is_removed() {
        return Verdict::source(None, "the paginator is gone");
    }
    let is_token = edit.differs("inputToken") || edit.differs("outputToken");
    let wire = is_token.then_some("paginators of old clients look for tokens in the wrong place");
    if edit.differs("items") {
        return Verdict::source(wire, "the paginator's items are others");
    }
    if edit.loses("pageSize") {
        return Verdict::source(wire, "the paginator's page size is gone or another");
    }
    Verdict::wire(wire, Step::Minor, "the paginator can be used as before")
}

/// `@auth`: the schemes that are taken, in order of preference. An empty list says that there is no
/// authentication; without a list, all schemes of the service are taken.
fn operation_schemes(edit: Edit<'_>) -> Verdict {
    let schemes = |value: Option<&'_ Value>| value.and_then(Value::as_array).cloned();
    let (old, new) = (schemes(edit.old), schemes(edit.new));
    let has_none = |list: &Option<Vec<Value>>| list.as_ref().is_some_and(Vec::is_empty);
    if has_none(&new) {
        return Verdict::harmless(Step::Patch, "calls no longer have to be authenticated");
    }
    if has_none(&old) {
        return Verdict::wire(
            Some("the service refuses calls that are not authenticated"),
            Step::Patch,
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
    Verdict::wire(
        (!is_kept).then_some("old clients may authenticate in a way that is no longer taken"),
        Step::Patch,
        match is_reordered {
            true => "clients that could authenticate in several ways may prefer another one",
            false => "every way to authenticate is still taken",
        },
    )
}

const REFUSED: &str = "old clients authenticate in a way that the service no longer takes";

/// An authentication scheme that the configuration has settings for.
fn http_scheme(edit: Edit<'_>) -> Verdict {
    if edit.is_removed() {
        return Verdict::source(
            Some(REFUSED),
            "the settings for it are gone from the configuration",
        );
    }
    scheme(edit, "old clients put the key into another place, or before it another scheme")
}

/// An authentication scheme of the service.
fn scheme(edit: Edit<'_>, refused: &'static str) -> Verdict {
    if edit.is_added() {
        return Verdict::harmless(Step::Minor, "the ways to authenticate so far are still taken");
    }
    Verdict::wire(Some(refused), Step::Patch, "")
}

fn authentication(name: &str, edit: Edit<'_>) -> Option<Verdict> {
    let refused = "the service refuses signatures of old clients";
    match name {
        "sigv4a" if edit.is_removed() => {
            Some(Verdict::source(Some(refused), "the crate's feature `sigv4a` is gone"))
        }
        "sigv4" | "sigv4a" => Some(scheme(edit, refused)),
        "unsignedPayload" if edit.is_removed() => Some(Verdict::wire(
            Some("the service refuses bodies without a signature"),
            Step::Patch,
            "",
        )),
        _ => None,
    }
}

/// The endpoint rules and the parameters that clients can set.
fn rules(name: &str, edit: Edit<'_>) -> Option<Verdict> {
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
        return Some(Verdict::source(None, "a setting that endpoints depended on is gone"));
    }
    if new.iter().any(|name| !old.contains(name)) {
        return Some(Verdict::harmless(Step::Minor, "endpoints depend on one more setting"));
    }
    Some(Verdict::harmless(
        Step::Patch,
        "new clients may call other hosts, and old ones go on calling those that they know",
    ))
}

/// `@waitable`: waiters by their names. What is waited for is the client's own business.
fn waiters(edit: Edit<'_>) -> Verdict {
    let waiters = |value: Option<&'_ Value>| value.and_then(Value::as_object).cloned();
    let (old, new) = (waiters(edit.old).unwrap_or_default(), waiters(edit.new).unwrap_or_default());
    let is_deprecated = |waiter: &Value| waiter.get("deprecated") == Some(&Value::Bool(true));
    if old.keys().any(|name| !new.contains_key(name)) {
        return Verdict::source(None, "a waiter is gone");
    }
    if new.keys().any(|name| !old.contains_key(name)) {
        return Verdict::harmless(Step::Minor, "there is one more waiter");
    }
    let is_newly_deprecated = |(name, waiter): (&String, &Value)| {
        is_deprecated(waiter) && old.get(name).is_some_and(|old| !is_deprecated(old))
    };
    if new.iter().any(is_newly_deprecated) {
        return Verdict::harmless(Step::Minor, "programs that use the waiter get a warning");
    }
    Verdict::harmless(Step::Patch, "waiters end when, or ask as often as, the model now says")
}

fn aws_service(edit: Edit<'_>) -> Verdict {
    if edit.differs("sdkId") {
        return Verdict::source(
            None,
            "settings of the environment and profiles are named after it",
        );
    }
    if edit.differs("endpointPrefix") {
        return Verdict::source(None, "the crate is named after it");
    }
    Verdict::harmless(Step::Patch, "clients don't use this part of it")
}

/// The protocols of the service and the traits about them.
fn protocol(name: &str, edit: Edit<'_>) -> Verdict {
    match name {
        "awsQueryError" => {
            Verdict::wire(Some("old clients don't know the error by its new code"), Step::Patch, "")
        }
        "awsQueryCompatible" => {
            Verdict::wire(Some("old clients read other codes of errors"), Step::Patch, "")
        }
        _ if edit.is_removed() => Verdict::wire(
            Some("the service no longer speaks a protocol of old clients"),
            Step::Patch,
            "",
        ),
        _ => Verdict::harmless(Step::Patch, "the protocols so far are still spoken"),
    }
}
