//! Examples of operations, from the trait `smithy.api#examples`.

use serde_json::{Map, Value};

use crate::model::{
    Example, ExampleError, Operation, Shape, ShapeId, ShapeKind, Step, WarningKind,
};
use crate::plan::context::Context;
use crate::plan::docs::Docs;
use crate::plan::names::distinct::Distinct;
use crate::plan::names::name::Name;
use crate::plan::operations::operation::OperationPlan;
use crate::plan::types::constraints::Checker;
use crate::plan::types::constraints::ConstraintsPlan;
use crate::plan::types::members::Role;
use crate::plan::types::rust_type::TypeName;
use crate::plan::types::values::FieldValue;
use crate::plan::types::values::field_values;
use crate::plan::types::values::required::missing_member;
use crate::plan::types::values::{InvalidValue, Notation, PathContext, ValueResult, invalid_value};
use crate::plan::types::wire::{received_json, sent_json};

/// An example of calling an operation.
#[derive(Clone, Debug)]
pub struct ExamplePlan {
    /// The name of the test generated from the example.
    pub name: Name,
    /// The operation's type.
    pub operation: Name,
    /// The operation's module.
    pub module: Name,
    /// The example's title and documentation.
    pub docs: Docs,
    /// The input as JSON.
    pub input_json: Value,
    /// The input's members.
    pub input: Vec<FieldValue>,
    /// False if the input violates constraints on purpose, as `allowConstraintErrors` permits.
    pub is_valid: bool,
    /// The input's type.
    pub input_name: Name,
    /// The outcome of the call, if the model specifies one that can be compared.
    pub outcome: Option<ExampleOutcome>,
}

/// The outcome of an example's call.
#[derive(Clone, Debug)]
pub enum ExampleOutcome {
    /// The operation returns an output.
    Output {
        /// The output's type.
        name: Name,
        /// The output as JSON.
        json: Value,
        /// The output's members.
        fields: Vec<FieldValue>,
    },
    /// The operation returns an error.
    Error {
        /// The enum of the operation's errors.
        enum_name: Name,
        /// The name of the error's type and of its variant.
        error: TypeName,
        /// The error's code.
        code: String,
        /// The error as JSON.
        json: Value,
        /// The error's members.
        fields: Vec<FieldValue>,
    },
}

const EXAMPLES: &str = "smithy.api#examples";

/// Plans the examples of all operations. Examples that don't fit their shapes or violate constraints are
/// left out with a warning.
pub(in crate::plan) fn plan_examples(
    cx: &Context<'_>,
    operations: &[OperationPlan],
    constraints: &ConstraintsPlan,
) -> Vec<ExamplePlan> {
    let checker = Checker::new(cx, constraints);
    let (mut plans, mut names) = (Vec::new(), Distinct::snake());
    for id in &cx.closure.operations {
        let Some(shape) = cx.shape(id) else { continue };
        let ShapeKind::Operation(operation) = &shape.kind else { continue };
        let Some(plan) = operations.iter().find(|plan| plan.id == *id) else {
            continue;
        };
        let of = ExamplePlanner { cx, checker: &checker, operation, plan };
        for (at, example) in shape.traits.examples.iter().enumerate() {
            match of.example(at, example) {
                Ok(Some((example, lost))) => {
                    let name = names.name(example.name);
                    plans.push(ExamplePlan { name, ..example });
                    if let Some(invalid) = lost {
                        warn_of_example(cx, shape, at, invalid, |title, reason| {
                            WarningKind::ExampleOutcome { title, reason }
                        });
                    }
                }
                // The example lacks required members on purpose, which builders don't allow.
                Ok(None) => {}
                Err(invalid) => warn_of_example(cx, shape, at, invalid, |title, reason| {
                    WarningKind::Example { title, reason }
                }),
            }
        }
    }
    plans
}

fn warn_of_example(
    cx: &Context<'_>,
    operation: &Shape,
    at: usize,
    InvalidValue { reason, mut path }: InvalidValue,
    kind: impl FnOnce(String, String) -> WarningKind,
) {
    path.push(Step::Item(at));
    path.reverse();
    let span = cx.trait_span(operation, EXAMPLES, &path);
    let title = operation.traits.examples.get(at).map_or("", |example| &example.title);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    cx.sink.warn(&operation.id, span, kind(title, reason));
}

/// The examples of an operation.
struct ExamplePlanner<'p, 'm> {
    cx: &'p Context<'m>,
    checker: &'p Checker<'p, 'm>,
    operation: &'p Operation,
    plan: &'p OperationPlan,
}

/// The outcome of an example's call, or the reason why it can't be compared.
type Outcome = Result<Option<ExampleOutcome>, InvalidValue>;

impl ExamplePlanner<'_, '_> {
    /// Plans an example, with the reason if its outcome can't be compared. Returns `None` for an example that
    /// lacks required members on purpose, since builders don't allow that.
    fn example(
        &self,
        at: usize,
        example: &Example,
    ) -> ValueResult<Option<(ExamplePlan, Option<InvalidValue>)>> {
        let Self { cx, operation, plan, .. } = self;
        let nothing = Map::new();
        let input = match &example.input {
            Value::Null => &nothing,
            input => object(input).within(entry("input"))?,
        };
        let missing = missing_member(cx, &operation.input, Role::Input, input);
        if let Some(missing) = missing {
            return match example.allow_constraint_errors {
                true => Ok(None),
                false => invalid_value(format!("its input lacks the required member `{missing}`")),
            };
        }
        let fields = field_values(cx, &operation.input, input, Notation::Example);
        let fields = fields.within(entry("input"))?;
        if !example.allow_constraint_errors {
            let checked = self.checker.members(&operation.input, input);
            checked.map_err(with_name).within(entry("input"))?;
        }
        let Some(input_json) = sent_json(cx, &operation.input, input) else {
            return invalid_value("it contains a number that is too large for JSON")
                .within(entry("input"));
        };
        let (outcome, lost) =
            self.outcome(example)?.map_or_else(|it| (None, Some(it)), |it| (it, None));
        let mut docs = Docs::from_model(&example.title);
        docs.push(example.documentation.as_deref().unwrap_or_default());
        let example = ExamplePlan {
            name: Name::snake(&format!("{} {}", plan.module.bare(), at + 1)),
            operation: plan.name.clone(),
            module: plan.module.clone(),
            docs,
            input_json,
            input: fields,
            is_valid: !example.allow_constraint_errors,
            input_name: plan.input.name.clone(),
            outcome,
        };
        Ok(Some((example, lost)))
    }

    fn outcome(&self, example: &Example) -> ValueResult<Outcome> {
        if let Some(error) = &example.error {
            let outcome = self.error_outcome(error).within(entry("error"))?;
            return Ok(outcome.within(entry("error")));
        }
        match &example.output {
            Some(output) => {
                let outcome = self.output_outcome(output).within(entry("output"))?;
                Ok(outcome.within(entry("output")))
            }
            None => Ok(Ok(None)),
        }
    }

    fn output_outcome(&self, output: &Value) -> ValueResult<Outcome> {
        let id = &self.operation.output;
        let Compared { fields, json } = match self.compared(id, object(output)?)? {
            Ok(compared) => compared,
            Err(lost) => return Ok(Err(lost)),
        };
        Ok(Ok(Some(ExampleOutcome::Output { name: self.plan.output.name.clone(), fields, json })))
    }

    fn error_outcome(&self, error: &ExampleError) -> ValueResult<Outcome> {
        let Self { cx, plan, .. } = self;
        let unknown =
            || invalid_value(format!("`{}` is not an error of the operation", error.shape_id));
        let Ok(id) = error.shape_id.parse::<ShapeId>() else { return unknown() };
        let known = |name: &&TypeName| plan.errors.iter().any(|known| known.name == name.name);
        let Some(name) = cx.names.get(&id).filter(known) else { return unknown() };
        let nothing = Map::new();
        let content = match &error.content {
            Value::Null => &nothing,
            content => object(content).within(entry("content"))?,
        };
        let Compared { fields, json } =
            match self.compared(&id, content).within(entry("content"))? {
                Ok(compared) => compared,
                Err(lost) => return Ok(Err(lost)),
            };
        Ok(Ok(Some(ExampleOutcome::Error {
            enum_name: plan.error_name.clone(),
            error: TypeName::of_error(name.name.clone()),
            code: id.name().to_owned(),
            fields,
            json,
        })))
    }

    /// The expected values of an outcome, or the reason why they can't be compared.
    fn compared(
        &self,
        id: &ShapeId,
        object: &Map<String, Value>,
    ) -> ValueResult<Result<Compared, InvalidValue>> {
        let Self { cx, .. } = self;
        field_values(cx, id, object, Notation::Example)?;
        if let Some(missing) = missing_member(cx, id, Role::Value, object) {
            return Ok(invalid_value(format!("it lacks the required member `{missing}`")));
        }
        let object = &without_empty_parts(cx, id, object);
        let fields = field_values(cx, id, object, Notation::Example)?;
        let is_comparable = !fields.iter().any(|field| field.value.holds_nan());
        match received_json(cx, id, object).filter(|_| is_comparable) {
            Some(json) => Ok(Ok(Compared { fields, json })),
            None => Ok(invalid_value("it contains a number or timestamp that can't be compared")),
        }
    }
}

/// The expected values of an outcome, as members and as JSON.
struct Compared {
    fields: Vec<FieldValue>,
    json: Value,
}

/// Returns the members of a response without empty headers and payloads. Readers do not distinguish them from absent ones.
fn without_empty_parts(
    cx: &Context<'_>,
    id: &ShapeId,
    object: &Map<String, Value>,
) -> Map<String, Value> {
    let members = cx.shape(id).map(|shape| shape.members()).unwrap_or_default();
    let is_absent = |(name, value): &(&String, &Value)| {
        let Some(member) = members.iter().find(|member| member.name == **name) else {
            return false;
        };
        let traits = &member.traits;
        let is_header = traits.http_header.is_some() && cx.protocol.uses("httpHeader");
        let is_payload = traits.http_payload && cx.protocol.uses("httpPayload");
        let is_empty = **value == "" || is_header && **value == Value::Array(Vec::new());
        is_empty && !traits.required && (is_header || is_payload)
    };
    let kept = object.iter().filter(|entry| !is_absent(entry));
    kept.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn entry(name: &str) -> Step {
    Step::Entry(name.to_owned())
}

fn object(value: &Value) -> ValueResult<&Map<String, Value>> {
    value.as_object().ok_or_else(|| InvalidValue::new(format!("{value} is not an object")))
}

/// Adds the name of the value to the reason why it violates a constraint.
fn with_name(InvalidValue { reason, path }: InvalidValue) -> InvalidValue {
    let name = path.iter().find_map(|step| match step {
        Step::Entry(name) => Some(format!("`{name}`")),
        Step::Item(_) => None,
    });
    InvalidValue {
        reason: format!("{} {reason}", name.unwrap_or_else(|| "the input".to_owned())),
        path,
    }
}

#[cfg(test)]
mod tests;
