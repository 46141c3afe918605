//! The service's names, protocol and authentication.

use crate::model::{HttpApiKeyAuth, Shape, ShapeKind, Traits, XmlNamespace};
use crate::plan::context::Context;
use crate::plan::docs::{Docs, Resolve, WithoutLinks, plain};
use crate::plan::links::Scope;
use crate::plan::names::name::snake_words;
use crate::plan::operations::auth::Auth;
use crate::plan::operations::auth::auth_of_service;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::package::name::package_name;
use crate::plan::protocol::Protocol;

/// The service.
#[derive(Clone, Debug)]
pub struct ServicePlan {
    /// The service's title within a sentence, with an article if it requires one.
    pub noun: String,
    /// The same title as Markdown.
    pub noun_markdown: String,
    /// Whether the service is an AWS service, that is, has the trait `aws.api#service`.
    pub is_of_aws: bool,
    /// The documentation.
    pub docs: Docs,
    /// The documentation without links to items of the crate.
    pub readme_docs: Docs,
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
    /// The constructor of the behavior version for clients without a configured one.
    pub behavior_version: &'static str,
    /// The default authentication schemes of operations, in order of preference.
    pub auth: Vec<Auth>,
    /// The location of API keys in requests, if the service accepts API keys.
    pub api_key: Option<HttpApiKeyAuth>,
    /// The protocol.
    pub protocol: &'static Protocol,
    /// The function of the runtime's module `protocol` that constructs the protocol.
    pub protocol_constructor: &'static str,
    /// The XML namespace of all requests, if the protocol uses XML.
    pub xml_namespace: Option<XmlNamespace>,
    /// The default name of the package.
    pub crate_name: String,
}

/// The behavior version of the AWS SDKs that generated crates state: the latest version that the runtime knows. A
/// crate keeps it until it is generated again.
const BEHAVIOR_VERSION: &str = "v2026_01_12";

impl ServicePlan {
    /// Returns an operation's authentication schemes, in order of preference.
    pub fn auth_of<'p>(&'p self, operation: &'p OperationPlan) -> &'p [Auth] {
        operation.auth.as_deref().unwrap_or(&self.auth)
    }
}

/// Plans the service.
pub(in crate::plan) fn plan_service(cx: &Context<'_>) -> ServicePlan {
    let id = &cx.closure.service;
    let shape = cx.shape(id);
    let traits = shape.map(|shape| &shape.traits).cloned().unwrap_or_default();
    let aws = traits.aws_service.as_ref();
    let sdk_id = aws.map_or_else(|| id.name().to_owned(), |aws| aws.sdk_id.clone());
    let title = traits.title.clone().unwrap_or_else(|| sdk_id.clone());
    // The title appears within sentences.
    let title = title.trim().trim_end_matches('.').to_owned();
    let noun = noun(&title);
    let user_agent_id = sdk_id.replace(' ', "").to_lowercase();
    let (scope, placeholder) = (Scope::of_service(cx), format!("{}.", plain(&title)));
    let docs = |resolver: &dyn Resolve| Docs::of(&traits, Docs::text(&placeholder), resolver);
    ServicePlan {
        docs: docs(&scope),
        readme_docs: docs(&WithoutLinks(&scope)),
        signing_name: signing_name(&traits),
        behavior_version: BEHAVIOR_VERSION,
        auth: shape.map(|shape| auth_of_service(cx, shape)).unwrap_or_default(),
        api_key: traits.http_api_key_auth.clone(),
        xml_namespace: traits.xml_namespace.clone().filter(|_| cx.protocol.uses("xmlNamespace")),
        protocol: cx.protocol,
        protocol_constructor: cx.protocol.constructor_for(&traits),
        crate_name: package_name(aws.map_or(&snake_words(id.name()).join("-"), |aws| &aws.sdk_id)),
        shape_name: id.name().to_owned(),
        namespace: id.namespace().to_owned(),
        version: shape.map(version).unwrap_or_default(),
        noun_markdown: plain(&noun),
        noun,
        is_of_aws: aws.is_some(),
        sdk_id,
        user_agent_id,
    }
}

/// Words at the end of a title that require an article before it.
const KINDS: [&str; 4] = ["API", "APIs", "Service", "Services"];

/// Names of companies. Titles that start with one have no article.
const COMPANIES: [&str; 2] = ["AWS", "Amazon"];

/// Returns a title within a sentence, with an article if it requires one.
fn noun(title: &str) -> String {
    let is_kind = title.rsplit(' ').next().is_some_and(|word| KINDS.contains(&word));
    let is_named = title.split(' ').next().is_some_and(|word| COMPANIES.contains(&word));
    if is_kind && !is_named { format!("the {title}") } else { title.to_owned() }
}

fn version(service: &Shape) -> String {
    match &service.kind {
        ShapeKind::Service(service) => service.version.clone(),
        _ => String::new(),
    }
}

/// Returns the signing name. If it is empty, requests are only signed if the endpoint sets a signing name.
fn signing_name(traits: &Traits) -> String {
    let aws = traits.aws_service.as_ref();
    traits
        .sigv4
        .as_deref()
        .or(traits.sigv4a.as_deref())
        .or_else(|| aws?.arn_namespace.as_deref())
        .or_else(|| aws?.endpoint_prefix.as_deref())
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::noun;

    /// The case of `messages` with "A client of the Amazon DynamoDB".
    #[test]
    fn adds_an_article_only_to_titles_that_require_one() {
        assert_eq!(noun("Partner Central Channel API"), "the Partner Central Channel API");
        assert_eq!(noun("Made Service"), "the Made Service");
        for title in ["Amazon DynamoDB", "AWS Directory Service", "Shapes", "API Gateway", ""] {
            assert_eq!(noun(title), title);
        }
    }
}
