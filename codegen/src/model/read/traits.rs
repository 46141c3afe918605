//! Understanding traits: from raw values to typed ones.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Reader;
use super::resolve::members_mut;
use crate::model::{EnumMember, EnumValue, Node, ProblemKind, Shape, ShapeId, ShapeKind, Traits};

/// The traits that define protocols, by namespace and name.
const PROTOCOLS: &[(&str, &[&str])] = &[
    (
        "aws.protocols",
        &["awsJson1_0", "awsJson1_1", "restJson1", "restXml", "awsQuery", "ec2Query"],
    ),
    ("smithy.protocols", &["rpcv2Cbor", "rpcv2Json"]),
];

/// A trait whose value is an object with a signing name.
#[derive(serde::Deserialize)]
struct SigningName {
    name: String,
}

impl Reader<'_> {
    /// Understands the traits of all shapes and members.
    pub(super) fn interpret_traits(&mut self, shapes: &mut IndexMap<ShapeId, Shape>) {
        for shape in shapes.values_mut() {
            self.interpret(&mut shape.traits, &shape.id);
            for member in members_mut(&mut shape.kind) {
                self.interpret(&mut member.traits, &member.id);
            }
            match &mut shape.kind {
                ShapeKind::Enum(members) => self.interpret_enum(members, false),
                ShapeKind::IntEnum(members) => self.interpret_enum(members, true),
                _ => {}
            }
        }
    }

    fn interpret_enum(&mut self, members: &mut [EnumMember], numbers: bool) {
        for member in members {
            self.interpret(&mut member.traits, &member.id);
            let node = member.traits.all.get(&ShapeId::prelude("enumValue"));
            member.value = match (node.map(|node| &node.value), numbers) {
                (Some(Value::String(text)), false) => EnumValue::Text(text.clone()),
                (None, false) => continue,
                (Some(Value::Number(number)), true) => EnumValue::Number(
                    number.as_i64().and_then(|n| n.try_into().ok()).unwrap_or_default(),
                ),
                (None, true) => {
                    self.wrong(Some(&member.id), member.span, ProblemKind::MissingEnumValue);
                    continue;
                }
                (Some(_), _) => {
                    let reason =
                        if numbers { "it has to be a number" } else { "it has to be a string" };
                    let kind = invalid_trait("smithy.api#enumValue", reason);
                    self.wrong(Some(&member.id), member.span, kind);
                    continue;
                }
            };
        }
    }

    fn interpret(&mut self, traits: &mut Traits, owner: &ShapeId) {
        let all = std::mem::take(&mut traits.all);
        for (id, node) in &all {
            match id.namespace() {
                "smithy.api" => self.interpret_prelude(traits, id.name(), node, owner),
                _ => self.interpret_other(traits, id, node, owner),
            }
        }
        traits.all = all;
    }

    fn interpret_prelude(&mut self, traits: &mut Traits, name: &str, node: &Node, owner: &ShapeId) {
        match name {
            "required" => traits.required = true,
            "clientOptional" => traits.client_optional = true,
            "uniqueItems" => traits.unique_items = true,
            "sparse" => traits.sparse = true,
            "sensitive" => traits.sensitive = true,
            "idempotencyToken" => traits.idempotency_token = true,
            "idempotent" => traits.idempotent = true,
            "readonly" => traits.readonly = true,
            "input" => traits.input = true,
            "output" => traits.output = true,
            "optionalAuth" => traits.optional_auth = true,
            "streaming" => traits.streaming = true,
            "default" => traits.default = Some(node.value.clone()),
            "length" => traits.length = self.typed(name, node, owner),
            "range" => traits.range = self.typed(name, node, owner),
            "pattern" => traits.pattern = self.typed(name, node, owner),
            "documentation" => traits.documentation = self.typed(name, node, owner),
            "deprecated" => traits.deprecated = self.typed(name, node, owner),
            "error" => traits.error = self.typed(name, node, owner),
            "httpError" => traits.http_error = self.typed(name, node, owner),
            "retryable" => traits.retryable = self.typed(name, node, owner),
            "http" => traits.http = self.typed(name, node, owner),
            "paginated" => traits.paginated = self.typed(name, node, owner),
            "timestampFormat" => traits.timestamp_format = self.typed(name, node, owner),
            "jsonName" => traits.json_name = self.typed(name, node, owner),
            "examples" => traits.examples = self.typed(name, node, owner).unwrap_or_default(),
            "auth" => traits.auth = self.typed(name, node, owner),
            "title" => traits.title = self.typed(name, node, owner),
            _ => {}
        }
    }

    fn interpret_other(&mut self, traits: &mut Traits, id: &ShapeId, node: &Node, owner: &ShapeId) {
        let signing_name = |name: SigningName| name.name;
        match (id.namespace(), id.name()) {
            ("aws.api", "service") => traits.aws_service = self.typed(id.as_str(), node, owner),
            ("aws.auth", "sigv4") => {
                traits.sigv4 = self.typed(id.as_str(), node, owner).map(signing_name);
            }
            ("aws.auth", "sigv4a") => {
                traits.sigv4a = self.typed(id.as_str(), node, owner).map(signing_name);
            }
            ("smithy.rules", "endpointRuleSet") => traits.endpoint_rule_set = Some(node.clone()),
            ("smithy.rules", "endpointTests") => traits.endpoint_tests = Some(node.clone()),
            (namespace, name) if is_protocol(namespace, name) => traits.protocols.push(id.clone()),
            _ => {}
        }
    }

    /// A trait's value as its type; a wrong one is a problem.
    fn typed<T: DeserializeOwned>(
        &mut self,
        name: &str,
        node: &Node,
        owner: &ShapeId,
    ) -> Option<T> {
        match node.parse(self.source) {
            Ok(value) => Some(value),
            Err((kind, span)) => {
                let reason = kind.to_string();
                let name =
                    if name.contains('#') { name.to_owned() } else { format!("smithy.api#{name}") };
                self.wrong(Some(owner), span, invalid_trait(&name, &reason));
                None
            }
        }
    }
}

fn invalid_trait(id: &str, reason: &str) -> ProblemKind {
    ProblemKind::InvalidTrait { trait_id: id.to_owned(), reason: reason.to_owned() }
}

fn is_protocol(namespace: &str, name: &str) -> bool {
    PROTOCOLS.iter().any(|(known, names)| *known == namespace && names.contains(&name))
}
