//! The planner: walks a service's closure and puts the plan together.

use std::cell::RefCell;
use std::collections::HashSet;

use indexmap::IndexMap;

use super::features::features;
use super::reach::Reach;
use super::{CratePlan, Module, Name, NamedKind, Plan, TypeName};
use crate::Options;
use crate::model::{
    Model, Problem, ProblemKind, Problems, ServiceClosure, Shape, ShapeId, ShapeKind, Span,
};

/// The state of planning: what the model says, which shape got which name, and what was refused.
pub(crate) struct Planner<'a> {
    pub(super) model: &'a Model,
    pub(super) closure: &'a ServiceClosure,
    /// The types that shapes become, but for inputs and outputs.
    pub(crate) names: IndexMap<ShapeId, TypeName>,
    targeted: HashSet<ShapeId>,
    pub(super) reach: Reach,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(model: &'a Model, closure: &'a ServiceClosure) -> Self {
        Self {
            model,
            closure,
            names: IndexMap::new(),
            targeted: targeted(model, closure),
            reach: Reach::new(model, closure),
            problems: RefCell::default(),
        }
    }

    /// A planner that knows the names of types, for questions about single shapes.
    pub(crate) fn with_names(model: &'a Model, closure: &'a ServiceClosure) -> Self {
        let mut planner = Self::new(model, closure);
        planner.name_types();
        planner
    }

    /// Plans everything, so that all problems are found, and fails if there are any.
    pub(super) fn plan(mut self, options: &Options) -> Result<Plan, Problems> {
        self.name_types();
        let service = self.service();
        let mut operations = self.operations();
        let (types, errors) = self.types();
        let collections = self.collections();
        let constraints = self.constraints();
        let endpoint = self.endpoint(&mut operations);
        let examples = self.examples(&operations);
        let krate = crate_plan(&service, options);
        let problems = self.problems.into_inner();
        if problems.is_empty() {
            Ok(Plan {
                krate,
                service,
                operations,
                types,
                errors,
                collections,
                constraints,
                endpoint,
                examples,
            })
        } else {
            Err(Problems::new(self.model.source.clone(), problems))
        }
    }

    /// The shape of an id in the closure. The reader has made sure that it is there.
    pub(super) fn shape(&self, id: &ShapeId) -> Option<&'a Shape> {
        self.model.shape(id)
    }

    /// Refuses something that the generator can't express.
    pub(super) fn refuse(
        &self,
        shape: &ShapeId,
        span: Span,
        what: impl Into<String>,
        reason: impl Into<String>,
    ) {
        let kind = ProblemKind::Unsupported { what: what.into(), reason: reason.into() };
        self.report(shape, span, kind);
    }

    /// Reports a problem.
    pub(super) fn report(&self, shape: &ShapeId, span: Span, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem::new(kind).at(span).of(shape.clone()));
    }

    /// Gives every structure, union and enum of the closure its name.
    fn name_types(&mut self) {
        let mut taken: IndexMap<(Module, Name), ShapeId> = IndexMap::new();
        for id in &self.closure.shapes {
            let Some(shape) = self.shape(id) else { continue };
            let Some(name) = self.type_name(shape) else { continue };
            let key = (name.module, name.name.clone());
            match taken.get(&key) {
                Some(first) => self.collision(&name.name, first, &shape.id, shape.span),
                None => {
                    taken.insert(key, id.clone());
                    self.names.insert(id.clone(), name);
                }
            }
        }
    }

    /// Reports that two shapes or members would have the same name in Rust.
    fn collision(&self, name: &Name, first: &ShapeId, second: &ShapeId, span: Span) {
        let kind = ProblemKind::NameCollision {
            name: name.to_string(),
            first: first.clone(),
            second: second.clone(),
        };
        self.report(second, span, kind);
    }

    /// Reports every name that stands for two members.
    pub(super) fn check_collisions<'n>(
        &self,
        members: impl IntoIterator<Item = (&'n Name, &'n ShapeId, Span)>,
    ) {
        let mut taken: IndexMap<&Name, &ShapeId> = IndexMap::new();
        for (name, id, span) in members {
            if let Some(first) = taken.insert(name, id) {
                self.collision(name, first, id, span);
            }
        }
    }

    fn type_name(&self, shape: &Shape) -> Option<TypeName> {
        let kind = match &shape.kind {
            ShapeKind::Structure(_) => NamedKind::Structure,
            ShapeKind::Union(_) => NamedKind::Union,
            ShapeKind::Enum(_) => NamedKind::Enum,
            ShapeKind::IntEnum(_) => NamedKind::IntEnum,
            _ => return None,
        };
        let is_error = shape.traits.error.is_some();
        // Inputs and outputs that no member targets have no type besides those of their operations.
        if kind == NamedKind::Structure && !is_error && !self.targeted.contains(&shape.id) {
            return None;
        }
        let module = if is_error { Module::Errors } else { Module::Types };
        Some(TypeName { module, name: Name::type_name(self.shape_name(&shape.id)), kind })
    }

    /// The shape's name within the service, which may rename it.
    pub(crate) fn shape_name(&self, id: &'a ShapeId) -> &'a str {
        let rename = match self.shape(&self.closure.service).map(|shape| &shape.kind) {
            Some(ShapeKind::Service(service)) => service.rename.get(id),
            _ => None,
        };
        rename.map_or_else(|| id.name(), String::as_str)
    }
}

/// The shapes that members of the closure target.
fn targeted(model: &Model, closure: &ServiceClosure) -> HashSet<ShapeId> {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    shapes.flat_map(Shape::members).map(|member| member.target.clone()).collect()
}

fn crate_plan(service: &super::ServicePlan, options: &Options) -> CratePlan {
    let name = options.crate_name.clone().unwrap_or_else(|| service.crate_name.clone());
    CratePlan {
        lib_name: name.replace('-', "_"),
        name,
        version: options.crate_version.clone(),
        description: format!("Client for the {}", service.title),
        // The name stands in comments of one line.
        model_name: options.model_name.replace(char::is_control, "?"),
        features: features(&service.auth),
    }
}
