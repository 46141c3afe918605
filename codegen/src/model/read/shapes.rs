//! Shapes, of every type, read into drafts.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#ast-shapes>.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::apply::Applied;
use super::draft::{Body, Draft, Drafts, RawTraits, ShapeType};
use super::numbers::keep_numbers;
use super::reader::Reader;
use super::reference::{Reference, Role, nearest};
use crate::model::id::is_identifier;
use crate::model::json::{Entries, Entry};
use crate::model::{
    Identifiers, Node, Operation, ProblemKind, Resource, Service, Shape, ShapeId, Span,
};

/// A reference to a shape, as the AST writes it.
#[derive(Deserialize)]
#[serde(expecting = "an object with `target`")]
struct RawReference<'s> {
    #[serde(borrow)]
    target: &'s RawValue,
}

/// One entry of `shapes`.
enum Read {
    Shape(Box<Draft>),
    Apply(Applied),
}

impl<'s> Reader<'s> {
    /// Reads the property `shapes`, with what mixins and `apply` statements add, and checks it.
    pub(super) fn shapes(&mut self, raw: &'s RawValue) -> Option<IndexMap<ShapeId, Shape>> {
        let (mut drafts, mut applied) = (Drafts::new(), Vec::new());
        let entries = self.entries(raw, None)?;
        for entry in entries.iter() {
            let Some(id) = self.shape_id(entry) else { continue };
            match self.shape(entry, &id) {
                Some(Read::Shape(draft)) => {
                    drafts.insert(id, *draft);
                }
                Some(Read::Apply(one)) => applied.push(one),
                None => {
                    self.broken.insert(id);
                }
            }
        }
        let order = self.resolve(&mut drafts, applied);
        self.modernize(&mut drafts);
        let mut shapes = self.build(drafts);
        keep_numbers(&mut shapes);
        self.interpret_traits(&mut shapes, &order);
        self.check(&shapes, &order);
        Some(shapes)
    }

    fn shape_id(&mut self, entry: &Entry<'s>) -> Option<ShapeId> {
        let id = entry.key.parse().ok();
        if id.is_none() {
            self.invalid_id(None, entry, "shape id");
        }
        id
    }

    fn shape(&mut self, entry: &Entry<'s>, id: &ShapeId) -> Option<Read> {
        let span = self.span(entry.raw_key);
        let entries = self.entries(entry.value, Some(id))?;
        let mut traits = self.raw_traits(&entries, id);
        let Some(raw) = entries.get("type") else {
            self.missing(id, span, "shape", "type");
            return None;
        };
        let name: String = self.value(raw, Some(id))?;
        if name == "apply" {
            return Some(Read::Apply(Applied { id: id.clone(), traits, span }));
        }
        if name == "set" {
            let node = Node::made(Value::Object(serde_json::Map::new()), self.span(raw));
            traits.entry(ShapeId::prelude("uniqueItems")).or_insert(node);
        }
        let shape_type = self.shape_type(id, name, self.span(raw))?;
        if id.member().is_some() {
            self.invalid_id(None, entry, "id of a shape, as it names a member");
            return None;
        }
        Some(Read::Shape(Box::new(Draft {
            id: id.clone(),
            shape_type,
            members: self.members(&entries, id, shape_type),
            body: self.body(&entries, id, shape_type),
            traits,
            mixins: self.references(&entries, id, "mixins", Role::Mixin),
            span,
        })))
    }

    fn shape_type(&mut self, id: &ShapeId, name: String, span: Span) -> Option<ShapeType> {
        let shape_type = ShapeType::of(&name);
        if shape_type.is_none() {
            let nearest = nearest(&name, ShapeType::names()).map(str::to_owned);
            self.wrong(Some(id), span, ProblemKind::UnknownType { name, nearest });
        }
        shape_type
    }

    /// The traits of a shape or member as they stand.
    pub(super) fn raw_traits(&mut self, entries: &Entries<'s>, id: &ShapeId) -> RawTraits {
        let mut traits = RawTraits::new();
        let entries = entries.get("traits").and_then(|raw| self.entries(raw, Some(id)));
        for entry in entries.unwrap_or_default().iter() {
            match entry.key.parse() {
                Ok(name) => traits.extend(self.node(entry.value, Some(id)).map(|it| (name, it))),
                Err(_) => self.invalid_id(Some(id), entry, "trait id"),
            }
        }
        traits
    }

    fn body(&mut self, entries: &Entries<'s>, id: &ShapeId, shape_type: ShapeType) -> Body {
        match shape_type {
            ShapeType::Operation => Body::Operation(self.operation(entries, id)),
            ShapeType::Resource => Body::Resource(Box::new(self.resource(entries, id))),
            ShapeType::Service => Body::Service(Box::new(self.service(entries, id))),
            _ => Body::Nothing,
        }
    }

    fn operation(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Operation {
        let unit = || ShapeId::prelude("Unit");
        Operation {
            input: self.target(entries, id, "input", Role::Input).unwrap_or_else(unit),
            output: self.target(entries, id, "output", Role::Output).unwrap_or_else(unit),
            errors: self.targets(entries, id, "errors", Role::Error),
        }
    }

    fn resource(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Resource {
        let mut lifecycle = |name| self.target(entries, id, name, Role::Operation);
        Resource {
            create: lifecycle("create"),
            put: lifecycle("put"),
            read: lifecycle("read"),
            update: lifecycle("update"),
            delete: lifecycle("delete"),
            list: lifecycle("list"),
            identifiers: self.named_targets(entries, id, "identifiers", Role::Identifier),
            properties: self.named_targets(entries, id, "properties", Role::Property),
            operations: self.targets(entries, id, "operations", Role::Operation),
            collection_operations: self.targets(
                entries,
                id,
                "collectionOperations",
                Role::Operation,
            ),
            resources: self.targets(entries, id, "resources", Role::Resource),
        }
    }

    fn service(&mut self, entries: &Entries<'s>, id: &ShapeId) -> Service {
        let version = entries.get("version").and_then(|raw| self.value(raw, Some(id)));
        Service {
            version: version.unwrap_or_default(),
            operations: self.targets(entries, id, "operations", Role::Operation),
            resources: self.targets(entries, id, "resources", Role::Resource),
            errors: self.targets(entries, id, "errors", Role::Error),
            rename: self.rename(entries, id),
        }
    }

    fn rename(&mut self, entries: &Entries<'s>, id: &ShapeId) -> IndexMap<ShapeId, String> {
        let mut rename = IndexMap::new();
        let entries = entries.get("rename").and_then(|raw| self.entries(raw, Some(id)));
        for entry in entries.unwrap_or_default().iter() {
            let Ok(target) = entry.key.parse::<ShapeId>() else {
                self.invalid_id(Some(id), entry, "shape id");
                continue;
            };
            let span = self.span(entry.raw_key);
            let owner = id.clone();
            self.note(Reference { owner, role: Role::Renamed, target: target.clone(), span });
            let Some(name) = self.value::<String>(entry.value, Some(id)) else { continue };
            if !is_identifier(&name) {
                let span = self.span(entry.value);
                self.wrong(Some(id), span, ProblemKind::InvalidId { id: name, what: "name" });
                continue;
            }
            rename.insert(target, name);
        }
        rename
    }

    /// A property that refers to a shape.
    fn target(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Option<ShapeId> {
        let reference = self.reference(entries.get(name)?, id, role)?;
        Some(self.note(reference))
    }

    /// A property that refers to shapes.
    fn targets(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Vec<ShapeId> {
        let references = self.references(entries, id, name, role);
        references.into_iter().map(|reference| self.note(reference)).collect()
    }

    /// A property that refers to shapes by names of its own.
    fn named_targets(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Identifiers {
        let entries = entries.get(name).and_then(|raw| self.entries(raw, Some(id)));
        let mut named = Identifiers::new();
        for entry in entries.unwrap_or_default().iter() {
            if let Some(reference) = self.reference(entry.value, id, role) {
                named.insert(entry.key.clone(), self.note(reference));
            }
        }
        named
    }

    fn references(
        &mut self,
        entries: &Entries<'s>,
        id: &ShapeId,
        name: &str,
        role: Role,
    ) -> Vec<Reference> {
        let items = entries.get(name).and_then(|raw| self.items(raw, Some(id)));
        let items = items.unwrap_or_default().0;
        items.into_iter().filter_map(|raw| self.reference(raw, id, role)).collect()
    }

    fn reference(&mut self, raw: &'s RawValue, id: &ShapeId, role: Role) -> Option<Reference> {
        let RawReference { target } = self.value(raw, Some(id))?;
        let span = self.span(target);
        Some(Reference { owner: id.clone(), role, target: self.value(target, Some(id))?, span })
    }

    /// Keeps a reference for later to check, and returns its target.
    pub(super) fn note(&mut self, reference: Reference) -> ShapeId {
        let target = reference.target.clone();
        self.references.push(reference);
        target
    }

    /// Reports a property that is missing.
    pub(super) fn missing(
        &mut self,
        id: &ShapeId,
        span: Span,
        shape_type: &str,
        property: &'static str,
    ) {
        let shape_type = shape_type.to_owned();
        self.wrong(Some(id), span, ProblemKind::MissingProperty { shape_type, property });
    }

    /// Reports a key that is not the id that it should be.
    pub(super) fn invalid_id(
        &mut self,
        owner: Option<&ShapeId>,
        entry: &Entry<'s>,
        what: &'static str,
    ) {
        let span = self.span(entry.raw_key);
        self.wrong(owner, span, ProblemKind::InvalidId { id: entry.key.clone(), what });
    }
}
