//! Authentication: which schemes the service and each of its operations have, the preferred one first.
//!
//! See <https://smithy.io/2.0/spec/authentication-traits.html>.

use crate::model::{Node, ProblemKind, Shape, ShapeId, Step, Traits};
use crate::plan::context::Context;

/// A way of authenticating.
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
    /// `smithy.api#noAuth`, which stands for going without.
    NoAuth,
}

impl Auth {
    /// The schemes that have a trait, by the ids of the traits.
    const SUPPORTED: [(&str, Self); 5] = [
        ("aws.auth#sigv4", Self::SigV4),
        ("aws.auth#sigv4a", Self::SigV4a),
        ("smithy.api#httpApiKeyAuth", Self::HttpApiKey),
        ("smithy.api#httpBasicAuth", Self::HttpBasic),
        ("smithy.api#httpBearerAuth", Self::HttpBearer),
    ];

    /// The schemes of AWS and Smithy that the generator doesn't support.
    const UNSUPPORTED: [&str; 2] = ["aws.auth#cognitoUserPools", "smithy.api#httpDigestAuth"];

    /// The id of no authentication at all, which can stand in lists without being applied to a service.
    const NO_AUTH: &str = "smithy.api#noAuth";

    /// The scheme of an id, if the generator supports it.
    pub(in crate::plan) fn of(id: &ShapeId) -> Option<Self> {
        if id.as_str() == Self::NO_AUTH {
            return Some(Self::NoAuth);
        }
        let mut schemes = Self::SUPPORTED.iter();
        schemes.find(|(known, _)| *known == id.as_str()).map(|(_, scheme)| *scheme)
    }

    /// The scheme's name in the runtime: that of its trait without the namespace.
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

    /// Whether the scheme is one of AWS's signatures.
    pub fn is_signature(self) -> bool {
        matches!(self, Self::SigV4 | Self::SigV4a)
    }
}

/// The schemes of a service or an operation.
struct Schemes<'a> {
    /// Those of the model, the preferred one first.
    modeled: Vec<&'a ShapeId>,
    /// What of them the generator supports, and no authentication where it is an option.
    supported: Vec<Auth>,
}

/// The schemes of operations that say nothing else.
pub(in crate::plan) fn auth_of_service(cx: &Context<'_>, service: &Shape) -> Vec<Auth> {
    check_auth(cx, service, service);
    let schemes = schemes_of(cx, service, service);
    if schemes.supported.is_empty() && nothing_overrides(cx) {
        refuse_schemes(cx, service, &schemes);
    }
    schemes.supported
}

/// The schemes of an operation, where they are others than the service's.
pub(in crate::plan) fn auth_of_operation(cx: &Context<'_>, operation: &Shape) -> Option<Vec<Auth>> {
    let service = cx.shape(&cx.closure.service)?;
    check_auth(cx, operation, service);
    let schemes = schemes_of(cx, operation, service);
    if schemes.supported.is_empty() && !nothing_overrides(cx) {
        refuse_schemes(cx, operation, &schemes);
    }
    let is_other = schemes.supported != schemes_of(cx, service, service).supported;
    is_other.then_some(schemes.supported)
}

/// The schemes of a service or of one of its operations: those of its own `@auth`, else of the
/// service's, else all that the service carries, in the order of their ids. Those that the generator
/// doesn't support are left out, as long as another one is left.
fn schemes_of<'s>(cx: &Context<'_>, of: &'s Shape, service: &'s Shape) -> Schemes<'s> {
    let listed = of.traits.auth.as_ref().or(service.traits.auth.as_ref());
    let modeled = match listed {
        Some(listed) => listed.iter().collect(),
        None => carried_by(cx, &service.traits),
    };
    let mut supported: Vec<Auth> = modeled.iter().filter_map(|id| Auth::of(id)).collect();
    let is_optional = modeled.is_empty() || of.traits.optional_auth;
    if is_optional && !supported.contains(&Auth::NoAuth) {
        supported.push(Auth::NoAuth);
    }
    Schemes { modeled, supported }
}

/// The schemes that a service carries, by their ids.
fn carried_by<'s>(cx: &Context<'_>, service: &'s Traits) -> Vec<&'s ShapeId> {
    let defined = |id: &ShapeId| {
        let definition = ShapeId::prelude("authDefinition");
        cx.shape(id).is_some_and(|shape| shape.traits.all.contains_key(&definition))
    };
    let is_scheme = |id: &&ShapeId| {
        Auth::of(id).is_some() || Auth::UNSUPPORTED.contains(&id.as_str()) || defined(id)
    };
    let mut carried: Vec<&ShapeId> = service.all.keys().filter(is_scheme).collect();
    carried.sort();
    carried
}

/// Checks that `@auth` lists schemes that the service carries, each once.
fn check_auth(cx: &Context<'_>, shape: &Shape, service: &Shape) {
    let Some(node) = shape.traits.all.get(&ShapeId::prelude("auth")) else { return };
    let listed = shape.traits.auth.as_deref().unwrap_or_default();
    for (position, id) in listed.iter().enumerate() {
        let is_carried = service.traits.all.contains_key(id);
        if !is_carried && id.as_str() != Auth::NO_AUTH {
            let reason = format!("`{id}` is not applied to the service `{}`", service.id);
            report_scheme(cx, shape, node, position, reason);
        } else if listed.iter().take(position).any(|before| before == id) {
            report_scheme(cx, shape, node, position, format!("`{id}` is in it twice"));
        }
    }
}

fn report_scheme(cx: &Context<'_>, shape: &Shape, node: &Node, position: usize, reason: String) {
    let span = node.place(&cx.model.source, &[Step::Item(position)]);
    let trait_id = ShapeId::prelude("auth").to_string();
    cx.sink.report(&shape.id, span, ProblemKind::InvalidTrait { trait_id, reason });
}

/// Whether all operations have the service's schemes.
fn nothing_overrides(cx: &Context<'_>) -> bool {
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
