//! Authentication schemes of the service and its operations, in order of preference.
//!
//! See <https://smithy.io/2.0/spec/authentication-traits.html>.

use crate::model::{Node, ProblemKind, Shape, ShapeId, Step, Traits};
use crate::plan::context::Context;

/// An authentication scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// `aws.auth#sigv4`.
    SigV4,
    /// `aws.auth#sigv4a`.
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`.
    HttpApiKey,
    /// `smithy.api#httpBasicAuth`.
    HttpBasic,
    /// `smithy.api#httpBearerAuth`.
    HttpBearer,
    /// `smithy.api#noAuth`: no authentication.
    NoAuth,
}

impl Auth {
    /// The supported schemes, by the IDs of their traits.
    const SUPPORTED: [(&str, Self); 5] = [
        ("aws.auth#sigv4", Self::SigV4),
        ("aws.auth#sigv4a", Self::SigV4a),
        ("smithy.api#httpApiKeyAuth", Self::HttpApiKey),
        ("smithy.api#httpBasicAuth", Self::HttpBasic),
        ("smithy.api#httpBearerAuth", Self::HttpBearer),
    ];

    /// The schemes of AWS and Smithy that the generator doesn't support.
    const UNSUPPORTED: [&str; 2] = ["aws.auth#cognitoUserPools", "smithy.api#httpDigestAuth"];

    /// The ID of `noAuth`, which `@auth` can list even if the service doesn't have the trait.
    const NO_AUTH: &str = "smithy.api#noAuth";

    /// Returns the scheme with an ID, if the generator supports it.
    pub(in crate::plan) fn of(id: &ShapeId) -> Option<Self> {
        if id.as_str() == Self::NO_AUTH {
            return Some(Self::NoAuth);
        }
        let mut schemes = Self::SUPPORTED.iter();
        schemes.find(|(known, _)| *known == id.as_str()).map(|(_, scheme)| *scheme)
    }

    /// Returns the scheme's name in the runtime: the name of its trait without the namespace.
    pub fn name(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::HttpApiKey => "httpApiKeyAuth",
            Self::HttpBasic => "httpBasicAuth",
            Self::HttpBearer => "httpBearerAuth",
            Self::NoAuth => "noAuth",
        }
    }

    /// Returns whether the scheme is SigV4 or SigV4a.
    pub fn is_signature(self) -> bool {
        matches!(self, Self::SigV4 | Self::SigV4a)
    }
}

/// The schemes of a service or an operation.
struct Schemes<'a> {
    /// The schemes in the model, in order of preference.
    modeled: Vec<&'a ShapeId>,
    /// The supported schemes, including `NoAuth` if authentication is optional.
    supported: Vec<Auth>,
}

/// Returns the service's schemes, which operations use by default.
pub(in crate::plan) fn auth_of_service(cx: &Context<'_>, service: &Shape) -> Vec<Auth> {
    check_auth(cx, service, service);
    let schemes = schemes_of(cx, service, service);
    if schemes.supported.is_empty() && all_use_service_schemes(cx) {
        refuse_schemes(cx, service, &schemes);
    }
    schemes.supported
}

/// Returns the schemes of an operation, if they differ from the service's.
pub(in crate::plan) fn auth_of_operation(cx: &Context<'_>, operation: &Shape) -> Option<Vec<Auth>> {
    let service = cx.shape(&cx.closure.service)?;
    check_auth(cx, operation, service);
    let schemes = schemes_of(cx, operation, service);
    if schemes.supported.is_empty() && !all_use_service_schemes(cx) {
        refuse_schemes(cx, operation, &schemes);
    }
    let is_other = schemes.supported != schemes_of(cx, service, service).supported;
    is_other.then_some(schemes.supported)
}

/// Returns the schemes of a service or of one of its operations: the list of its own `@auth`, else of the
/// service's, else all schemes applied to the service, sorted by ID.
fn schemes_of<'s>(cx: &Context<'_>, of: &'s Shape, service: &'s Shape) -> Schemes<'s> {
    let listed = of.traits.auth.as_ref().or(service.traits.auth.as_ref());
    let modeled = match listed {
        Some(listed) => listed.iter().collect(),
        None => applied_schemes(cx, &service.traits),
    };
    let mut supported: Vec<Auth> = modeled.iter().filter_map(|id| Auth::of(id)).collect();
    let is_optional = modeled.is_empty() || of.traits.optional_auth;
    if is_optional && !supported.contains(&Auth::NoAuth) {
        supported.push(Auth::NoAuth);
    }
    Schemes { modeled, supported }
}

/// Returns the schemes applied to a service, sorted by ID.
fn applied_schemes<'s>(cx: &Context<'_>, service: &'s Traits) -> Vec<&'s ShapeId> {
    let defined = |id: &ShapeId| {
        let definition = ShapeId::prelude("authDefinition");
        cx.shape(id).is_some_and(|shape| shape.traits.all.contains_key(&definition))
    };
    let is_scheme = |id: &&ShapeId| {
        Auth::of(id).is_some() || Auth::UNSUPPORTED.contains(&id.as_str()) || defined(id)
    };
    let mut applied: Vec<&ShapeId> = service.all.keys().filter(is_scheme).collect();
    applied.sort();
    applied
}

/// Checks that `@auth` lists schemes that are applied to the service, each at most once.
fn check_auth(cx: &Context<'_>, shape: &Shape, service: &Shape) {
    let Some(node) = shape.traits.all.get(&ShapeId::prelude("auth")) else { return };
    let listed = shape.traits.auth.as_deref().unwrap_or_default();
    for (position, id) in listed.iter().enumerate() {
        let is_applied = service.traits.all.contains_key(id);
        if !is_applied && id.as_str() != Auth::NO_AUTH {
            let reason = format!("`{id}` is not applied to the service `{}`", service.id);
            report_scheme(cx, shape, node, position, reason);
        } else if listed.iter().take(position).any(|before| before == id) {
            report_scheme(cx, shape, node, position, format!("`{id}` is listed twice"));
        }
    }
}

fn report_scheme(cx: &Context<'_>, shape: &Shape, node: &Node, position: usize, reason: String) {
    let span = node.span_at(&cx.model.source, &[Step::Item(position)]);
    let trait_id = ShapeId::prelude("auth").to_string();
    cx.sink.report(&shape.id, span, ProblemKind::InvalidTrait { trait_id, reason });
}

/// Returns whether all operations use the service's schemes.
fn all_use_service_schemes(cx: &Context<'_>) -> bool {
    let mut operations = cx.closure.operations.iter().filter_map(|id| cx.shape(id));
    operations.all(|shape| shape.traits.auth.is_none() && !shape.traits.optional_auth)
}

fn refuse_schemes(cx: &Context<'_>, shape: &Shape, schemes: &Schemes<'_>) {
    let names: Vec<String> = schemes.modeled.iter().map(|id| format!("`{id}`")).collect();
    let what = format!("authentication with {}", names.join(", "));
    let supported = Auth::SUPPORTED.map(|(id, _)| id).join(", ");
    cx.sink.refuse(&shape.id, shape.span, what, format!("only {supported} are supported"));
}

#[cfg(test)]
mod tests;
