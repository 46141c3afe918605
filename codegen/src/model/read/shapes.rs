//! Shapes, of every type, still without an understanding of their traits.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Reader;
use super::json::{Entries, Key};
use super::resolve::{Applied, MixedIn};
use crate::model::id::is_identifier;
use crate::model::{
    EnumMember, EnumValue, Identifiers, Member, Node, Operation, ProblemKind, Resource, Service,
    Shape, ShapeId, ShapeKind, SimpleType, Span, Traits,
};

/// A reference to a shape, as the AST writes it.
#[derive(Deserialize)]
struct Reference {
    target: ShapeId,
}

/// The types of shapes, for suggestions.
const TYPES: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "set",
    "map",
    "structure",
    "union",
    "operation",
    "resource",
    "service",
    "apply",
];

impl<'s> Reader<'s> {
    /// Reads all shapes, then brings in what mixins and `apply` statements add.
    pub(super) fn shapes(&mut self, entries: &Entries<'s>) -> IndexMap<ShapeId, Shape> {
        let mut shapes = IndexMap::new();
        let (mut mixins, mut applied) = (IndexMap::new(), Vec::new());
        for (key, raw) in entries.iter() {
            let span = self.key_span(key, raw);
            let Ok(id) = key.as_str().parse::<ShapeId>() else {
                let kind = ProblemKind::InvalidId { id: key.to_string(), what: "shape id" };
                self.wrong(None, span, kind);
                continue;
            };
            let Some(entries) = self.entries(raw, Some(&id)) else { continue };
            let traits = self.traits(&entries, &id);
            if self.is_apply(&entries, &id) {
                applied.push(Applied { id, traits, span });
            } else if let Some(kind) = self.kind(&entries, &id, span) {
                if let Some(names) = entries.get("mixins") {
                    let names: Vec<Reference> = self.value(names, Some(&id)).unwrap_or_default();
                    mixins.insert(id.clone(), names.into_iter().map(|name| name.target).collect());
                }
                shapes.insert(id.clone(), Shape { id, kind, traits, span });
            }
        }
        self.mix_in(&mut shapes, &MixedIn(mixins));
        self.apply(&mut shapes, applied);
        shapes
    }

    fn is_apply(&mut self, entries: &Entries<'s>, id: &ShapeId) -> bool {
        let name = entries.get("type").filter(|raw| raw.get() == "\"apply\"");
        name.and_then(|raw| self.value::<String>(raw, Some(id))).is_some()
    }

    fn kind(&mut self, entries: &Entries<'s>, id: &ShapeId, span: Span) -> Option<ShapeKind> {
        let Some(raw) = entries.get("type") else {
            self.missing(id, span, "shape", "type");
            return None;
        };
        let name: String = self.value(raw, Some(id))?;
        if let Some(simple) = SimpleType::of(&name) {
            return Some(ShapeKind::Simple(simple));
        }
        Some(match name.as_str() {
            "enum" => ShapeKind::Enum(self.enum_members(entries, id)),
            "intEnum" => ShapeKind::IntEnum(self.enum_members(entries, id)),
            "list" | "set" => {
                ShapeKind::List(Box::new(self.member(entries, id, span, &name, "member")?))
            }
            "map" => {
                let key = self.member(entries, id, span, &name, "key");
                let value = self.member(entries, id, span, &name, "value");
                ShapeKind::Map { key: Box::new(key?), value: Box::new(value?) }
            }
            "structure" => ShapeKind::Structure(self.members(entries, id)),
            "union" => ShapeKind::Union(self.members(entries, id)),
            "operation" => ShapeKind::Operation(self.operation(entries, id)),
            "resource" => ShapeKind::Resource(Box::new(self.resource(entries, id))),
            "service" => ShapeKind::Service(Box::new(self.service(entries, id))),
            _ => {
                let nearest = nearest(&name, TYPES.iter().copied()).map(str::to_owned);
                self.wrong(Some(id), self.span(raw), ProblemKind::UnknownType { name, nearest });
                return None;
            }
        })
    }

    fn missing(&mut self, id: &ShapeId, span: Span, shape_type: &str, property: &'static str) {
        let shape_type = shape_type.to_owned();
        self.wrong(Some(id), span, ProblemKind::MissingProperty { shape_type, property });
    }

    /// A member that stands as a property of its shape.
    fn member(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        span: Span,
        shape_type: &str,
        property: &'static str,
    ) -> Option<Member> {
        match entries.get(property) {
            Some(raw) => self.one_member(id, property, raw),
            None => {
                self.missing(id, span, shape_type, property);
                None
            }
        }
    }

    /// The members of a structure or union.
    fn members(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Vec<Member> {
        let Some(members) = entries.get("members").and_then(|raw| self.entries(raw, Some(id)))
        else {
            return Vec::new();
        };
        let named = members.iter().filter(|(key, raw)| self.has_valid_name(id, key, raw));
        let named: Vec<_> = named.map(|(key, raw)| (key.to_string(), raw)).collect();
        named.into_iter().filter_map(|(name, raw)| self.one_member(id, &name, raw)).collect()
    }

    fn one_member(&mut self, id: &ShapeId, name: &str, raw: &'s RawValue) -> Option<Member> {
        let id = id.with_member(name);
        let entries = self.entries(raw, Some(&id))?;
        let traits = self.traits(&entries, &id);
        let Some(target) = entries.get("target") else {
            self.missing(&id, self.span(raw), "member", "target");
            return None;
        };
        let span = self.span(target);
        let target = self.value(target, Some(&id))?;
        Some(Member { id, name: name.to_owned(), target, traits, span })
    }

    fn enum_members(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Vec<EnumMember> {
        let Some(members) = entries.get("members").and_then(|raw| self.entries(raw, Some(id)))
        else {
            return Vec::new();
        };
        let mut result = Vec::new();
        for (key, raw) in members.iter() {
            if !self.has_valid_name(id, key, raw) {
                continue;
            }
            let id = id.with_member(key.as_str());
            let Some(entries) = self.entries(raw, Some(&id)) else { continue };
            result.push(EnumMember {
                traits: self.traits(&entries, &id),
                name: key.to_string(),
                // What the trait says is looked up when traits are understood.
                value: EnumValue::Text(key.to_string()),
                span: self.key_span(key, raw),
                id,
            });
        }
        result
    }

    fn has_valid_name(&mut self, id: &ShapeId, key: &Key<'s>, raw: &'s RawValue) -> bool {
        let valid = is_identifier(key.as_str());
        if !valid {
            let kind = ProblemKind::InvalidId { id: key.to_string(), what: "member name" };
            self.wrong(Some(id), self.key_span(key, raw), kind);
        }
        valid
    }

    /// The traits of a shape or member as they stand.
    fn traits(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Traits {
        let Some(traits) = entries.get("traits").and_then(|raw| self.entries(raw, Some(id))) else {
            return Traits::default();
        };
        let mut all: IndexMap<ShapeId, Node> = IndexMap::new();
        for (key, raw) in traits.iter() {
            match key.as_str().parse::<ShapeId>() {
                Ok(name) => all.extend(self.node(raw, Some(id)).map(|node| (name, node))),
                Err(_) => {
                    let kind = ProblemKind::InvalidId { id: key.to_string(), what: "trait id" };
                    self.wrong(Some(id), self.key_span(key, raw), kind);
                }
            }
        }
        Traits { all, ..Traits::default() }
    }

    fn operation(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Operation {
        let unit = || ShapeId::prelude("Unit");
        Operation {
            input: self.reference(entries, id, "input").unwrap_or_else(unit),
            output: self.reference(entries, id, "output").unwrap_or_else(unit),
            errors: self.references(entries, id, "errors"),
        }
    }

    fn resource(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Resource {
        Resource {
            identifiers: self.identifiers(entries, id, "identifiers"),
            properties: self.identifiers(entries, id, "properties"),
            create: self.reference(entries, id, "create"),
            put: self.reference(entries, id, "put"),
            read: self.reference(entries, id, "read"),
            update: self.reference(entries, id, "update"),
            delete: self.reference(entries, id, "delete"),
            list: self.reference(entries, id, "list"),
            operations: self.references(entries, id, "operations"),
            collection_operations: self.references(entries, id, "collectionOperations"),
            resources: self.references(entries, id, "resources"),
        }
    }

    fn service(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Service {
        Service {
            version: self.property(entries, id, "version").unwrap_or_default(),
            operations: self.references(entries, id, "operations"),
            resources: self.references(entries, id, "resources"),
            errors: self.references(entries, id, "errors"),
            rename: self.property(entries, id, "rename").unwrap_or_default(),
        }
    }

    fn property<T: serde::de::DeserializeOwned>(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
    ) -> Option<T> {
        let raw = entries.get(name)?;
        self.value(raw, Some(id))
    }

    fn reference(&mut self, entries: &Entries<'s>, id: &ShapeId, name: &str) -> Option<ShapeId> {
        self.property::<Reference>(entries, id, name).map(|reference| reference.target)
    }

    fn references(&mut self, entries: &Entries<'s>, id: &ShapeId, name: &str) -> Vec<ShapeId> {
        let references: Vec<Reference> = self.property(entries, id, name).unwrap_or_default();
        references.into_iter().map(|reference| reference.target).collect()
    }

    fn identifiers(&mut self, entries: &Entries<'s>, id: &ShapeId, name: &str) -> Identifiers {
        let named: IndexMap<String, Reference> =
            self.property(entries, id, name).unwrap_or_default();
        named.into_iter().map(|(name, reference)| (name, reference.target)).collect()
    }
}

/// The candidate that looks most like `name`, if any looks enough like it.
pub(super) fn nearest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    candidates
        .map(|candidate| (strsim::levenshtein(name, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= name.len().div_ceil(3))
        .map(|(_, candidate)| candidate)
}
