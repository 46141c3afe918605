//! The context of all phases: the model, the service's closure, and the names.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::model::{Model, ServiceClosure, Shape, ShapeGraph, ShapeId, Span, Step};
use crate::plan::links::LinkIndex;
use crate::plan::names::member_names::{MemberNames, NamesOfMembers, names_of_members};
use crate::plan::names::operation_names::{NamesOfOperations, names_of_operations};
use crate::plan::names::type_names::{TypeNames, shape_name, type_names};
use crate::plan::protocol::{Protocol, choose};
use crate::plan::sink::Sink;
use crate::plan::types::constraints::patterns::Patterns;
use crate::plan::types::recursion::Recursion;
use crate::plan::types::value_properties::ValueProperties;

/// The context of all phases. Only its caches and its sink change.
pub(crate) struct Context<'a> {
    pub(super) model: &'a Model,
    pub(super) closure: &'a ServiceClosure,
    /// The generated types by shape, except inputs and outputs of operations.
    pub(crate) names: TypeNames,
    names_of_members: NamesOfMembers,
    /// The names of the closure's operations.
    pub(super) operation_names: NamesOfOperations,
    /// The items that documentation can link to, by their names in the model.
    pub(super) links: LinkIndex<'a>,
    pub(crate) graph: ShapeGraph<'a>,
    pub(super) value_properties: ValueProperties,
    pub(super) recursion: Recursion,
    /// The patterns translated so far.
    pub(super) patterns: Patterns,
    /// The members that clients fill in with an idempotency token, once computed.
    pub(super) tokens: OnceCell<HashSet<ShapeId>>,
    /// The protocol that the client uses.
    pub(super) protocol: &'static Protocol,
    pub(super) sink: Sink,
}

impl<'a> Context<'a> {
    /// Creates a context, with names for all types and members of a closure, and with the protocol of the ID or name
    /// `protocol` or else the most preferred one.
    pub(crate) fn new(
        model: &'a Model,
        closure: &'a ServiceClosure,
        protocol: Option<&str>,
    ) -> Self {
        let sink = Sink::default();
        let service = model.shape(&closure.service);
        let chosen = service.map(|service| {
            choose(service, protocol).map_err(|kind| sink.report(&service.id, service.span, kind))
        });
        let names = type_names(model, closure);
        let graph = ShapeGraph::new(model, closure);
        Self {
            model,
            closure,
            names_of_members: names_of_members(model, closure),
            operation_names: names_of_operations(model, closure),
            names,
            links: LinkIndex::new(model, closure),
            value_properties: ValueProperties::new(&graph),
            recursion: Recursion::new(&graph),
            graph,
            patterns: Patterns::default(),
            tokens: OnceCell::new(),
            protocol: chosen.and_then(Result::ok).unwrap_or_else(Protocol::placeholder),
            sink,
        }
    }

    /// Returns the shape with an id.
    pub(super) fn shape(&self, id: &ShapeId) -> Option<&'a Shape> {
        self.model.shape(id)
    }

    /// Returns the location of the value at a path within a trait's value.
    pub(super) fn trait_span(&self, shape: &Shape, trait_id: &str, path: &[Step]) -> Span {
        let node = shape.traits.all.iter().find(|(id, _)| id.as_str() == trait_id);
        node.map_or(shape.span, |(_, node)| node.span_at(&self.model.source, path))
    }

    /// Returns the shape's name within the service, which may rename it.
    pub(crate) fn shape_name(&self, id: &'a ShapeId) -> &'a str {
        shape_name(self.model, self.closure, id)
    }

    /// Returns the names derived from a member's name.
    pub(super) fn member_names(&self, id: &ShapeId) -> MemberNames {
        // The map lacks only members of the prelude's `Unit`, which has none.
        let of_one = || MemberNames::of_one(id.member().unwrap_or_default());
        self.names_of_members.get(id).cloned().unwrap_or_else(of_one)
    }
}
