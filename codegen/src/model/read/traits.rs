//! Interpreting traits: from raw to typed values.

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::reader::Reader;
use super::waiters::{Violation, violations};
use crate::model::id::ShapeId;
use crate::model::node::Node;
use crate::model::problem::ProblemKind;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::Traits;
use crate::model::waiters::Waiter;

/// The value of the traits `aws.auth#sigv4` and `aws.auth#sigv4a`.
#[derive(Deserialize)]
#[serde(expecting = "an object with `name`")]
struct SigningName {
    name: String,
}

/// The value of the trait `smithy.rules#contextParam`.
#[derive(Deserialize)]
#[serde(expecting = "an object with `name`")]
struct ContextParam {
    name: String,
}

/// The value of the trait `aws.api#clientDiscoveredEndpoint`.
#[derive(Deserialize)]
#[serde(expecting = "an object with `required`")]
struct DiscoveredEndpoint {
    required: bool,
}

/// The value of the trait `smithy.api#mixin`.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "an object", rename_all = "camelCase")]
struct Mixin {
    #[serde(rename = "localTraits")]
    _local_traits: Vec<ShapeId>,
}

impl Reader<'_> {
    /// Interprets the traits of all shapes and members.
    ///
    /// In `order`, mixins come before the shapes that inherit their traits. Problems are then reported for the mixin.
    pub(super) fn interpret_traits(
        &mut self,
        shapes: &mut IndexMap<ShapeId, Shape>,
        order: &[ShapeId],
    ) {
        for id in order {
            let Some(shape) = shapes.get_mut(id) else { continue };
            self.interpret(&mut shape.traits, &shape.id);
            match &mut shape.kind {
                ShapeKind::List(member) => self.interpret_member(member),
                ShapeKind::Map { key, value } => {
                    self.interpret_member(key);
                    self.interpret_member(value);
                }
                ShapeKind::Structure(members) | ShapeKind::Union(members) => {
                    members.iter_mut().for_each(|member| self.interpret_member(member));
                }
                ShapeKind::Enum(members) | ShapeKind::IntEnum(members) => {
                    members.iter_mut().for_each(|it| self.interpret(&mut it.traits, &it.id));
                }
                _ => {}
            }
        }
    }

    fn interpret_member(&mut self, member: &mut Member) {
        self.interpret(&mut member.traits, &member.id);
    }

    fn interpret(&mut self, traits: &mut Traits, owner: &ShapeId) {
        let all = std::mem::take(&mut traits.all);
        for (id, node) in &all {
            let applied = AppliedTrait { reader: self, owner, id, node };
            match id.namespace() {
                "smithy.api" => applied.interpret_prelude(traits),
                _ => applied.interpret_other(traits),
            }
        }
        traits.all = all;
    }
}

/// A trait applied to a shape or member.
struct AppliedTrait<'a, 's> {
    reader: &'a mut Reader<'s>,
    owner: &'a ShapeId,
    id: &'a ShapeId,
    node: &'a Node,
}

impl AppliedTrait<'_, '_> {
    fn interpret_prelude(self, traits: &mut Traits) {
        if let Some(field) = annotation_field(traits, self.id.name()) {
            *field = self.annotation();
            return;
        }
        match self.id.name() {
            "default" => traits.default = Some(self.node.value.clone()),
            "length" => traits.length = self.typed(),
            "range" => traits.range = self.typed(),
            "pattern" => traits.pattern = self.typed(),
            "documentation" => traits.documentation = self.typed(),
            "externalDocumentation" => {
                traits.external_documentation = self.typed().unwrap_or_default();
            }
            "since" => traits.since = self.typed(),
            "recommended" => traits.recommended = self.optional(),
            "deprecated" => traits.deprecated = self.optional(),
            "error" => traits.error = self.typed(),
            "httpError" => traits.http_error = self.typed(),
            "retryable" => traits.retryable = self.optional(),
            "http" => traits.http = self.typed(),
            "httpQuery" => traits.http_query = self.typed(),
            "httpHeader" => traits.http_header = self.typed(),
            "httpPrefixHeaders" => traits.http_prefix_headers = self.typed(),
            "mediaType" => traits.media_type = self.typed(),
            "requestCompression" => traits.request_compression = self.typed(),
            "endpoint" => traits.endpoint = self.typed(),
            "paginated" => traits.paginated = self.optional(),
            "timestampFormat" => traits.timestamp_format = self.typed(),
            "jsonName" => traits.json_name = self.typed(),
            "xmlName" => traits.xml_name = self.typed(),
            "xmlNamespace" => traits.xml_namespace = self.typed(),
            "examples" => traits.examples = self.typed().unwrap_or_default(),
            "auth" => traits.auth = self.typed(),
            "httpApiKeyAuth" => traits.http_api_key_auth = self.typed(),
            "httpBasicAuth" | "httpBearerAuth" | "httpDigestAuth" => {
                self.annotation();
            }
            "title" => traits.title = self.typed(),
            "mixin" => {
                self.optional::<Mixin>();
            }
            _ => {}
        }
    }

    fn interpret_other(self, traits: &mut Traits) {
        let signing_name = |name: SigningName| name.name;
        match (self.id.namespace(), self.id.name()) {
            ("aws.api", "service") => traits.aws_service = self.typed(),
            ("aws.api", "clientDiscoveredEndpoint") => {
                let discovered = self.typed();
                traits.requires_discovered_endpoint =
                    discovered.is_some_and(|it: DiscoveredEndpoint| it.required);
            }
            ("aws.auth", "sigv4") => traits.sigv4 = self.typed().map(signing_name),
            ("aws.auth", "sigv4a") => traits.sigv4a = self.typed().map(signing_name),
            ("aws.auth", "unsignedPayload") => traits.unsigned_payload = self.annotation(),
            ("aws.protocols", "awsQueryCompatible") => {
                traits.query_compatible = self.annotation();
            }
            ("aws.customizations", "s3UnwrappedXmlOutput") => {
                traits.s3_unwrapped_xml_output = self.annotation();
            }
            ("aws.protocols", "awsQueryError") => traits.aws_query_error = self.typed(),
            ("aws.protocols", "ec2QueryName") => traits.ec2_query_name = self.typed(),
            ("aws.protocols", "restXml") => traits.rest_xml = self.optional(),
            ("smithy.rules", "endpointRuleSet") => {
                traits.endpoint_rule_set = Some(self.node.clone());
            }
            ("smithy.rules", "endpointBdd") => traits.endpoint_bdd = Some(self.node.clone()),
            ("smithy.rules", "clientContextParams") => {
                traits.client_context_params = self.typed().unwrap_or_default();
            }
            ("smithy.rules", "staticContextParams") => {
                traits.static_context_params = self.typed().unwrap_or_default();
            }
            ("smithy.rules", "operationContextParams") => {
                traits.operation_context_params = self.typed().unwrap_or_default();
            }
            ("smithy.rules", "contextParam") => {
                traits.context_param = self.typed().map(|param: ContextParam| param.name);
            }
            ("smithy.rules", "endpointTests") => traits.endpoint_tests = Some(self.node.clone()),
            ("smithy.test", "httpRequestTests") => {
                traits.http_request_tests = self.typed().unwrap_or_default();
            }
            ("smithy.test", "httpResponseTests") => {
                traits.http_response_tests = self.typed().unwrap_or_default();
            }
            ("smithy.waiters", "waitable") => traits.waiters = self.waiters(),
            _ => self.interpret_client(traits),
        }
    }

    /// Interprets the traits of the overlay.
    fn interpret_client(self, traits: &mut Traits) {
        match (self.id.namespace(), self.id.name()) {
            ("smithy.client", "requestHeaders") => {
                traits.request_headers = self.typed().unwrap_or_default();
            }
            ("smithy.client", "inputDefaults") => {
                traits.input_defaults = self.typed().unwrap_or_default();
            }
            ("smithy.client", "contentHash") => traits.content_hash = self.annotation(),
            ("smithy.client", "errorCodes") => {
                traits.error_codes = self.typed().unwrap_or_default();
            }
            ("smithy.client", "rawPathSignature") => traits.raw_path_signature = self.annotation(),
            ("smithy.client", "endpoint") => traits.endpoint_member = self.annotation(),
            ("smithy.client", "endpointLabel") => traits.endpoint_label = self.typed(),
            ("smithy.client", "labelAfterLast") => traits.label_after_last = self.typed(),
            _ => {}
        }
    }

    /// Interprets `smithy.waiters#waitable`, and checks its additional rules.
    fn waiters(self) -> IndexMap<String, Waiter> {
        let Self { reader, owner, id, node } = self;
        let typed = AppliedTrait { reader, owner, id, node }.typed();
        let waiters: IndexMap<String, Waiter> = typed.unwrap_or_default();
        for Violation { path, reason } in violations(&waiters) {
            let span = node.span_at(reader.source, &path);
            let kind = ProblemKind::InvalidTrait { trait_id: id.to_string(), reason };
            reader.report(Some(owner), span, kind);
        }
        waiters
    }

    /// Interprets an annotation trait, with an empty object as its value. Some tools write `true` or `null`.
    fn annotation(self) -> bool {
        let valid = self.is_annotation() || self.node.value.is_object();
        if !valid {
            let span = self.node.span;
            let kind = self.invalid("expected `{}`".to_owned());
            self.reader.report(Some(self.owner), span, kind);
        }
        valid
    }

    /// Interprets a trait with only optional properties, which can have the value of an annotation trait.
    fn optional<T: DeserializeOwned + Default>(self) -> Option<T> {
        if self.is_annotation() { Some(T::default()) } else { self.typed() }
    }

    /// Parses the value of a trait. Reports a value that does not match the type.
    fn typed<T: DeserializeOwned>(self) -> Option<T> {
        match self.node.parse(self.reader.source) {
            Ok(value) => Some(value),
            Err((kind, span)) => {
                let kind = self.invalid(kind.to_string());
                self.reader.report(Some(self.owner), span, kind);
                None
            }
        }
    }

    fn is_annotation(&self) -> bool {
        matches!(self.node.value, Value::Null | Value::Bool(true))
    }

    fn invalid(&self, reason: String) -> ProblemKind {
        ProblemKind::InvalidTrait { trait_id: self.id.to_string(), reason }
    }
}

/// Returns the field of an annotation trait of the prelude.
fn annotation_field<'t>(traits: &'t mut Traits, name: &str) -> Option<&'t mut bool> {
    Some(match name {
        "required" => &mut traits.required,
        "clientOptional" => &mut traits.client_optional,
        "uniqueItems" => &mut traits.unique_items,
        "sparse" => &mut traits.sparse,
        "unstable" => &mut traits.unstable,
        "internal" => &mut traits.internal,
        "sensitive" => &mut traits.sensitive,
        "idempotencyToken" => &mut traits.idempotency_token,
        "idempotent" => &mut traits.idempotent,
        "readonly" => &mut traits.readonly,
        "httpLabel" => &mut traits.http_label,
        "httpQueryParams" => &mut traits.http_query_params,
        "httpPayload" => &mut traits.http_payload,
        "httpResponseCode" => &mut traits.http_response_code,
        "xmlAttribute" => &mut traits.xml_attribute,
        "xmlFlattened" => &mut traits.xml_flattened,
        "httpChecksumRequired" => &mut traits.http_checksum_required,
        "hostLabel" => &mut traits.host_label,
        "input" => &mut traits.input,
        "output" => &mut traits.output,
        "optionalAuth" => &mut traits.optional_auth,
        "streaming" => &mut traits.streaming,
        _ => return None,
    })
}
