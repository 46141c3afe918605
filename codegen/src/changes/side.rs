//! Access to one of the two revisions of a comparison.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::change::{Field, Presence};
use super::context::RuleContext;
use super::revision::Revision;
use crate::api::PublicApi;
use crate::model::{Member, Operation, Problems, Service, Shape, ShapeGraph, ShapeId, ShapeKind};
use crate::options::{Options, RuntimeDependency};
use crate::plan::{self, Plan, ProtocolSet, Role};

/// One of the two revisions of a comparison.
pub(super) struct Side<'m> {
    pub(super) revision: Revision<'m>,
    context: plan::Context<'m>,
    /// The crate, once planned.
    planned: OnceCell<Result<PlannedCrate, Problems>>,
}

/// The generated crate of a revision.
pub(super) struct PlannedCrate {
    pub(super) plan: Plan,
    pub(super) api: PublicApi,
}

impl<'m> Side<'m> {
    pub(super) fn new(revision: Revision<'m>) -> Self {
        let context = plan::Context::new(revision.model, revision.closure, None);
        Self { revision, context, planned: OnceCell::new() }
    }

    /// Returns the crate.
    pub(super) fn planned(&self) -> Result<&PlannedCrate, &Problems> {
        let planned = || {
            let plan = Plan::in_context(&self.context, &crate_options())?;
            Ok(PlannedCrate { api: PublicApi::new(&plan), plan })
        };
        self.planned.get_or_init(planned).as_ref()
    }

    pub(super) fn shape(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.revision.model.shape(id)
    }

    /// Returns the shapes that operations reach.
    pub(super) fn shapes(&self) -> impl Iterator<Item = &'m Shape> {
        let model = self.revision.model;
        self.revision.closure.shapes.iter().filter_map(|id| model.shape(id))
    }

    /// Returns the graph of the shapes that operations reach.
    pub(super) fn graph(&self) -> &ShapeGraph<'m> {
        &self.context.graph
    }

    pub(super) fn service_id(&self) -> &'m ShapeId {
        &self.revision.closure.service
    }

    pub(super) fn service(&self) -> Option<(&'m Shape, &'m Service)> {
        let shape = self.shape(&self.revision.closure.service)?;
        match &shape.kind {
            ShapeKind::Service(service) => Some((shape, service)),
            _ => None,
        }
    }

    /// Returns the operations of the service.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&'m Shape, &'m Operation)> {
        let (model, closure) = (self.revision.model, self.revision.closure);
        closure.operations.iter().filter_map(|id| {
            let shape = model.shape(id)?;
            match &shape.kind {
                ShapeKind::Operation(operation) => Some((shape, operation)),
                _ => None,
            }
        })
    }

    /// Returns the operation with this name. Operations are identified by name on the wire.
    pub(super) fn operation(&self, name: &str) -> Option<(&'m Shape, &'m Operation)> {
        self.operations().find(|(shape, _)| shape.id.name() == name)
    }

    /// Returns the errors of an operation.
    pub(super) fn errors_of(&self, operation: &ShapeId) -> Vec<ShapeId> {
        self.revision.closure.errors_of(self.revision.model, operation)
    }

    /// Returns the name of a shape within the service, which may rename it.
    pub(super) fn name(&self, id: &ShapeId) -> String {
        self.context.shape_name(id).to_owned()
    }

    /// Returns the types of the generated crate by name, except inputs and outputs of operations.
    pub(super) fn types(&self) -> HashMap<String, &ShapeId> {
        let names = self.context.names.iter();
        names.map(|(id, name)| (format!("{:?} {}", name.module, name.name), id)).collect()
    }

    /// Returns the presence of a member in the generated crate.
    pub(super) fn presence(&self, member: &Member, is_input: bool) -> Presence {
        let default = member.traits.default.as_ref().filter(|value| !value.is_null());
        let role = if is_input { Role::Input } else { Role::Value };
        let field = match plan::presence_of(&self.context, member, default.is_some(), role) {
            plan::Presence::Required => Field::Required,
            plan::Presence::Optional => Field::Optional,
            plan::Presence::Defaulted => {
                default.map_or(Field::Optional, |value| Field::Defaulted(value.clone()))
            }
        };
        Presence { field, is_required: member.traits.required, default: default.cloned() }
    }

    /// Translates a pattern to the dialect of the crate `regex`, or returns the reason why that is impossible.
    pub(super) fn translated(&self, pattern: &str) -> Result<String, String> {
        plan::translated_pattern(&self.context, pattern)
    }

    /// Returns a context with the service's protocols.
    pub(super) fn rule_context(&self) -> RuleContext {
        let service = self.service().map(|(shape, _)| &shape.traits);
        let protocols = service.map(ProtocolSet::of).unwrap_or_default();
        RuleContext { in_request: false, in_response: false, protocols }
    }

    /// Returns a description of a type.
    pub(super) fn type_name(&self, id: &ShapeId) -> String {
        let Some(shape) = self.shape(id) else { return id.to_string() };
        match &shape.kind {
            ShapeKind::List(member) => format!("list of {}", self.type_name(&member.target)),
            ShapeKind::Map { value, .. } => format!("map to {}", self.type_name(&value.target)),
            ShapeKind::Simple(simple) => simple.name().to_owned(),
            ShapeKind::Structure(_) if id.is_prelude() => "nothing".to_owned(),
            _ => format!("{} {}", shape.type_name(), self.name(id)),
        }
    }
}

/// Returns the options for the crates of both revisions. The crate's name is derived from the model.
pub(super) fn crate_options() -> Options {
    Options {
        runtime: RuntimeDependency::Registry,
        detached: false,
        model_name: String::new(),
        crate_name: None,
        crate_version: "0.0.0".to_owned(),
        protocol: None,
    }
}
