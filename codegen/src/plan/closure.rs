//! The planner: walks a service's closure and puts the plan together.

use std::cell::RefCell;
use std::collections::HashSet;

use indexmap::IndexMap;

use crate::model::{
    Model, Problem, ProblemKind, Problems, ServiceClosure, Shape, ShapeId, ShapeKind, Span, Step,
    Warning, WarningKind, Warnings,
};
use crate::options::Options;
use crate::plan::names::distinct::{Distinct, NamesOfMembers, names_in_file_of};
use crate::plan::names::name::Name;
use crate::plan::package::features::FeaturePlan;
use crate::plan::package::features::features;
use crate::plan::types::constraints::Patterns;
use crate::plan::types::reach::Reach;
use crate::plan::types::recursion::Recursion;
use crate::plan::types::rust_type::{Module, NamedKind, TypeName};
use crate::plan::types::tokens::Tokens;
use crate::plan::{CratePlan, Plan};
use crate::text::on_one_line;

/// The state of planning: what the model says, which shape got which name, and what was refused.
pub(crate) struct Planner<'a> {
    pub(super) model: &'a Model,
    pub(super) closure: &'a ServiceClosure,
    /// The types that shapes become, but for inputs and outputs.
    pub(crate) names: IndexMap<ShapeId, TypeName>,
    /// The names of members, of enums' values among them.
    pub(super) names_of_members: NamesOfMembers,
    targeted: HashSet<ShapeId>,
    pub(super) reach: Reach,
    pub(super) recursion: Recursion,
    pub(super) patterns: Patterns,
    pub(super) tokens: Tokens,
    problems: RefCell<Vec<Problem>>,
    warnings: RefCell<Vec<Warning>>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(model: &'a Model, closure: &'a ServiceClosure) -> Self {
        Self {
            model,
            closure,
            names: IndexMap::new(),
            names_of_members: NamesOfMembers::new(),
            targeted: targeted(model, closure),
            reach: Reach::new(model, closure),
            recursion: Recursion::new(model, closure),
            patterns: Patterns::default(),
            tokens: Tokens::default(),
            problems: RefCell::default(),
            warnings: RefCell::default(),
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
        self.refuse_unsupported();
        self.check_tokens();
        let service = self.service();
        let mut operations = self.operations();
        let (mut types, mut errors) = self.types();
        self.add_usage(&operations, &mut types, &mut errors);
        let collections = self.collections();
        let constraints = self.constraints();
        let endpoint = self.endpoint(&mut operations);
        let examples = self.examples(&operations, &constraints);
        let protocol_tests = self.protocol_tests(&service, &operations);
        let krate = crate_plan(&service, features(&service, &operations), options);
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
                protocol_tests,
                warnings: Warnings::new(self.model.source.clone(), self.warnings.into_inner()),
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

    /// Warns that something is left out so that the rest can be generated.
    pub(super) fn warn(&self, shape: &ShapeId, span: Span, kind: WarningKind) {
        self.warnings.borrow_mut().push(Warning::new(kind).at(span).of(shape.clone()));
    }

    /// The place that a path leads to in the value of a trait of a shape.
    pub(super) fn trait_span(&self, shape: &Shape, trait_id: &str, path: &[Step]) -> Span {
        let node = shape.traits.all.iter().find(|(id, _)| id.as_str() == trait_id);
        node.map_or(shape.span, |(_, node)| node.place(&self.model.source, path))
    }

    /// Gives every structure, union, enum and member of the closure its names. Types and errors share
    /// theirs.
    fn name_types(&mut self) {
        let operations = self.closure.operations.iter();
        let files = operations.flat_map(|id| names_in_file_of(&Name::type_name(id.name())));
        let files: HashSet<String> = files.collect();
        let mut distinct = Distinct::camel();
        for shape in self.in_order_of_the_model() {
            let Some(name) = self.type_name(shape) else { continue };
            let is_in_file = name.module == Module::Errors && files.contains(name.name.bare());
            let wanted = if is_in_file { name.name.with_suffix("Shape") } else { name.name };
            let given = distinct.name_with(wanted, |wanted| names_beside(wanted, name.kind));
            self.names.insert(shape.id.clone(), TypeName { name: given, ..name });
        }
        self.names_of_members = self.names_of_members();
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
        let text = self.shape_name(&shape.id);
        let name = if is_error { Name::error_name(text) } else { Name::type_name(text) };
        Some(TypeName { module, name, kind })
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

/// The names that come with that of a type: its module, which `AB` and `Ab` have in common, and for a structure
/// its builder.
fn names_beside(name: &Name, kind: NamedKind) -> Vec<String> {
    let builder = (kind == NamedKind::Structure).then(|| name.with_suffix("Builder"));
    let names = builder.into_iter().chain([Name::module(name.bare())]);
    names.map(|name| name.bare().to_owned()).collect()
}

/// The shapes that members of the closure target.
fn targeted(model: &Model, closure: &ServiceClosure) -> HashSet<ShapeId> {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    shapes.flat_map(Shape::members).map(|member| member.target.clone()).collect()
}

/// What the package is found by; five words at most, which is the registry's limit.
fn keywords(is_of_aws: bool) -> Vec<&'static str> {
    let aws = is_of_aws.then_some("aws");
    ["api"].into_iter().chain(aws).chain(["client", "smithy"]).collect()
}

fn crate_plan(
    service: &super::ServicePlan,
    features: Vec<FeaturePlan>,
    options: &Options,
) -> CratePlan {
    let name = options.crate_name.clone().unwrap_or_else(|| service.crate_name.clone());
    CratePlan {
        lib_name: name.replace('-', "_"),
        name,
        version: options.crate_version.clone(),
        description: format!("Client for {}", on_one_line(&service.noun)),
        keywords: keywords(service.is_of_aws),
        // The name stands in comments of one line.
        model_name: options.model_name.replace(char::is_control, "?"),
        features,
    }
}
