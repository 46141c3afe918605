//! Reading shapes into drafts.
//!
//! See <https://smithy.io/2.0/spec/json-ast.html#ast-shapes>.

use serde_json::Value;
use serde_json::value::RawValue;

use super::draft::{ApplyStatement, Draft, Drafts, ShapeType};
use super::numbers::preserve_numbers;
use super::reader::Reader;
use super::reference::Role;
use crate::model::id::ShapeId;
use crate::model::json::Entry;
use crate::model::node::Node;
use crate::model::problem::ProblemKind;
use crate::model::shape::Shapes;
use crate::model::similar::nearest;
use crate::model::span::Span;

/// One entry of `shapes`.
enum Read {
    Shape(Box<Draft>),
    Apply(ApplyStatement),
}

impl<'s> Reader<'s> {
    /// Reads and checks the property `shapes`, including mixins and `apply` statements.
    pub(super) fn shapes(&mut self, raw: &'s RawValue) -> Option<Shapes> {
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
        let inherited = self.apply(&mut drafts, applied);
        let order = self.mix_in(&mut drafts, inherited);
        self.apply_overlay(&mut drafts);
        self.upgrade(&mut drafts);
        let mut shapes = self.build(drafts);
        preserve_numbers(&mut shapes);
        self.interpret_traits(&mut shapes, &order);
        self.check(&shapes, &order);
        Some(shapes)
    }

    fn shape_id(&mut self, entry: &Entry<'s>) -> Option<ShapeId> {
        let id = entry.key.parse().ok();
        if id.is_none() {
            self.report_invalid_id(None, entry, "shape id");
        }
        id
    }

    fn shape(&mut self, entry: &Entry<'s>, id: &ShapeId) -> Option<Read> {
        let span = self.span(entry.raw_key);
        let entries = self.entries(entry.value, Some(id))?;
        let mut traits = self.raw_traits(&entries, id);
        let Some(raw) = entries.get("type") else {
            self.report_missing_property(id, span, "shape", "type");
            return None;
        };
        let name: String = self.value(raw, Some(id))?;
        if name == "apply" {
            return Some(Read::Apply(ApplyStatement { id: id.clone(), traits, span }));
        }
        if name == "set" {
            let node = Node::synthetic(Value::Object(serde_json::Map::new()), self.span(raw));
            traits.entry(ShapeId::prelude("uniqueItems")).or_insert(node);
        }
        let shape_type = self.shape_type(id, name, self.span(raw))?;
        if id.member().is_some() {
            self.report_invalid_id(None, entry, "shape id: it includes a member");
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
            self.report(Some(id), span, ProblemKind::UnknownType { name, nearest });
        }
        shape_type
    }
}
