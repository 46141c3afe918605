//! The overlay: traits that the generator applies to shapes of known services.
//!
//! Some services expect requests or send responses that their models do not describe. Instead of code for these services, `overlay.json`
//! has `apply` statements, mostly with traits of the namespace `smithy.client`. Every model can also apply these traits
//! itself:
//!
//! | trait | applied to | value | meaning |
//! |---|---|---|---|
//! | `requestHeaders` | service | values by name | every request has these headers, unless a member sets them |
//! | `contentHash` | service | `{}` | signed requests state the hash of their bodies in the header `x-amz-content-sha256` |
//! | `errorCodes` | operation | codes by status | an error without a body has this code |
//! | `rawPathSignature` | service | `{}` | signatures cover paths as they are sent, without normalization |
//! | `inputDefaults` | service | values by member | an unset or empty string member of an input has this value |
//! | `endpointLabel` | service | a label | the endpoint contains the label, so that URIs omit it |
//! | `endpoint` | member of an input | `{}` | the URL in the member is the endpoint, unless it is unset or empty |
//! | `labelAfterLast` | string | a separator | a label has only the text after the last separator |
//!
//! The label of `endpointLabel` is also an endpoint parameter with the name of the label, unless its member has the trait
//! `smithy.rules#contextParam`.
//!
//! Statements for shapes that the model does not have are ignored, and traits of the model take precedence. Traits of
//! `smithy.rules` depend on each other: they are applied only to shapes without any.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::draft::{Drafts, RawTraits};
use super::reader::Reader;
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::span::Span;

/// The statements of the overlay, by shape.
static OVERLAY: LazyLock<IndexMap<String, Statement>> = LazyLock::new(|| {
    // A test checks that the document is valid.
    let document: Option<Document> = serde_json::from_str(include_str!("overlay.json")).ok();
    document.map(|document| document.shapes).unwrap_or_default()
});

/// The namespace of the traits of endpoint rules.
const RULES: &str = "smithy.rules";

/// The overlay as a document.
#[derive(Deserialize)]
struct Document {
    shapes: IndexMap<String, Statement>,
}

/// An `apply` statement.
#[derive(Deserialize)]
struct Statement {
    traits: IndexMap<String, Value>,
}

impl Reader<'_> {
    /// Applies the overlay. The location of an added trait is that of its shape or member.
    pub(super) fn apply_overlay(&self, drafts: &mut Drafts) {
        for (id, Statement { traits }) in &*OVERLAY {
            let Ok(id) = id.parse::<ShapeId>() else { continue };
            let Some(draft) = drafts.get_mut(&id.root()) else { continue };
            match id.member() {
                None => add(&mut draft.traits, traits, draft.span),
                Some(name) => {
                    let member = draft.members.get_mut(name);
                    member.into_iter().for_each(|it| add(&mut it.traits, traits, it.key_span));
                }
            }
        }
    }
}

/// Adds the traits that a shape or member does not have.
fn add(existing: &mut RawTraits, traits: &IndexMap<String, Value>, span: Span) {
    let has_rules = existing.keys().any(|id| id.namespace() == RULES);
    for (id, value) in traits {
        let Ok(id) = id.parse::<ShapeId>() else { continue };
        if !(has_rules && id.namespace() == RULES) {
            existing.entry(id).or_insert_with(|| Node::synthetic(value.clone(), span));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Model, Traits};

    /// Reads a service with traits, and returns its traits.
    fn traits_of(id: &str, traits: &Value) -> Traits {
        let shape = json!({ "type": "service", "version": "1", "traits": traits });
        let model = json!({ "smithy": "2.0", "shapes": { id: shape } });
        let model = Model::parse("model.json", &model.to_string()).expect("valid");
        model.shape(&id.parse().expect("an id")).expect("the service").traits.clone()
    }

    #[test]
    fn the_overlay_is_valid() {
        let document: Value = serde_json::from_str(include_str!("overlay.json")).expect("JSON");
        assert_eq!(document["smithy"], "2.0");
        let shapes = document["shapes"].as_object().expect("an object");
        assert!(!shapes.is_empty() && OVERLAY.len() == shapes.len());
        for (id, statement) in shapes {
            id.parse::<ShapeId>().expect("a shape id");
            assert_eq!(statement["type"], "apply", "{id}");
            for name in statement["traits"].as_object().expect("an object").keys() {
                name.parse::<ShapeId>().expect("a trait id");
            }
        }
        assert!(shapes.keys().is_sorted());
    }

    #[test]
    fn applies_only_to_known_shapes() {
        let id = "com.amazonaws.apigateway#BackplaneControlService";
        let headers = traits_of(id, &json!({})).request_headers;
        assert_eq!(headers.get("Accept").map(String::as_str), Some("application/json"));
        assert!(traits_of("example#BackplaneControlService", &json!({})).all.is_empty());
    }

    #[test]
    fn traits_of_the_model_take_precedence() {
        let id = "com.amazonaws.glacier#Glacier";
        let own = json!({ "smithy.client#requestHeaders": { "X": "1" } });
        let traits = traits_of(id, &own);
        assert_eq!(traits.request_headers.keys().collect::<Vec<_>>(), ["X"]);
        assert_eq!(traits.input_defaults.get("accountId").map(String::as_str), Some("-"));
    }

    #[test]
    fn endpoint_rules_are_not_mixed_with_those_of_the_model() {
        let id = "com.amazonaws.s3#AmazonS3";
        let without = traits_of(id, &json!({}));
        assert!(without.endpoint_rule_set.is_some() && !without.client_context_params.is_empty());
        let with = traits_of(id, &json!({ "smithy.rules#endpointBdd": {} }));
        assert!(with.endpoint_rule_set.is_none() && with.client_context_params.is_empty());
        assert_eq!(with.endpoint_label.as_deref(), Some("Bucket"));
    }
}
