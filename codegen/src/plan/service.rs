//! The service: how it is named, which protocol it speaks, how requests are signed.

use super::Docs;
use super::closure::Planner;
use super::docs::plain;
use super::names::snake_words;
use super::package::package_name;
use crate::model::{ProblemKind, Shape, ShapeId, ShapeKind, Traits};

/// The service.
#[derive(Clone, Debug)]
pub struct ServicePlan {
    /// The service's name for people.
    pub title: String,
    /// The same as Markdown.
    pub title_markdown: String,
    /// The documentation.
    pub docs: Docs,
    /// The name in AWS's SDKs.
    pub sdk_id: String,
    /// The service shape's name.
    pub shape_name: String,
    /// The service shape's namespace.
    pub namespace: String,
    /// The API's version.
    pub version: String,
    /// The name that requests are signed for.
    pub signing_name: String,
    /// The name in the user agent.
    pub user_agent_id: String,
    /// How requests are authenticated, the preferred way first.
    pub auth: Vec<Auth>,
    /// The protocol.
    pub protocol: Protocol,
    /// Whether errors keep the codes that they had in the AWS Query protocol.
    pub query_compatible: bool,
    /// The name that the package has if no other is asked for.
    pub crate_name: String,
}

/// A way of authenticating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// `aws.auth#sigv4`.
    SigV4,
    /// `aws.auth#sigv4a`.
    SigV4a,
}

/// A protocol that the generator supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`.
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`.
    AwsJson1_1,
}

impl Protocol {
    /// The protocols that the generator supports, the preferred one first.
    pub(super) const SUPPORTED: [Self; 2] = [Self::AwsJson1_0, Self::AwsJson1_1];

    /// The protocol's trait.
    pub fn trait_id(self) -> &'static str {
        match self {
            Self::AwsJson1_0 => "aws.protocols#awsJson1_0",
            Self::AwsJson1_1 => "aws.protocols#awsJson1_1",
        }
    }

    fn of(traits: &[ShapeId]) -> Option<Self> {
        Self::SUPPORTED
            .into_iter()
            .find(|protocol| traits.iter().any(|id| id.to_string() == protocol.trait_id()))
    }
}

impl Auth {
    /// The scheme of a trait, if the generator supports it.
    pub(super) fn of(id: &ShapeId) -> Option<Self> {
        match (id.namespace(), id.name()) {
            ("aws.auth", "sigv4") => Some(Self::SigV4),
            ("aws.auth", "sigv4a") => Some(Self::SigV4a),
            _ => None,
        }
    }
}

impl Planner<'_> {
    /// Plans the service itself.
    pub(super) fn service(&self) -> ServicePlan {
        let id = &self.closure.service;
        let shape = self.shape(id);
        let traits = shape.map(|shape| &shape.traits).cloned().unwrap_or_default();
        let aws = traits.aws_service.as_ref();
        let sdk_id = aws.map_or_else(|| id.name().to_owned(), |aws| aws.sdk_id.clone());
        let title = traits.title.clone().unwrap_or_else(|| sdk_id.clone());
        let prefix = aws.and_then(|aws| aws.endpoint_prefix.as_deref());
        let user_agent_id = sdk_id.replace(' ', "").to_lowercase();
        ServicePlan {
            docs: Docs::of(&traits, &format!("{}.", plain(&title))),
            signing_name: signing_name(&traits, prefix),
            auth: shape.map(|shape| self.auth(shape)).unwrap_or_default(),
            query_compatible: traits.query_compatible,
            protocol: shape.map_or(Protocol::AwsJson1_0, |shape| self.protocol(shape)),
            crate_name: package_name(
                aws.map_or(&snake_words(id.name()).join("-"), |aws| &aws.sdk_id),
            ),
            shape_name: id.name().to_owned(),
            namespace: id.namespace().to_owned(),
            version: shape.map(version).unwrap_or_default(),
            title_markdown: plain(&title),
            title,
            sdk_id,
            user_agent_id,
        }
    }

    fn protocol(&self, service: &Shape) -> Protocol {
        Protocol::of(&service.traits.protocols).unwrap_or_else(|| {
            let kind = ProblemKind::NoSupportedProtocol {
                found: service.traits.protocols.clone(),
                supported: Protocol::SUPPORTED.map(Protocol::trait_id).to_vec(),
            };
            self.report(&service.id, service.span, kind);
            Protocol::AwsJson1_0
        })
    }

    /// The service's ways of authenticating, in the order of `@auth`, else of their names, as Smithy
    /// says.
    fn auth(&self, service: &Shape) -> Vec<Auth> {
        let applied = |id: &ShapeId| service.traits.all.contains_key(id);
        let schemes = service.traits.auth.clone().unwrap_or_else(|| {
            let mut ids: Vec<ShapeId> = service.traits.all.keys().cloned().collect();
            ids.retain(|id| Auth::of(id).is_some());
            ids.sort();
            ids
        });
        let supported: Vec<Auth> =
            schemes.iter().filter(|id| applied(id)).filter_map(Auth::of).collect();
        if supported.is_empty() {
            self.refuse(
                &service.id,
                service.span,
                "the service's authentication",
                "only aws.auth#sigv4 and aws.auth#sigv4a are supported",
            );
        }
        supported
    }
}

fn version(service: &Shape) -> String {
    match &service.kind {
        ShapeKind::Service(service) => service.version.clone(),
        _ => String::new(),
    }
}

fn signing_name(traits: &Traits, endpoint_prefix: Option<&str>) -> String {
    traits
        .sigv4
        .as_deref()
        .or(traits.sigv4a.as_deref())
        .or(endpoint_prefix)
        .unwrap_or_default()
        .to_owned()
}
