//! The operations' examples.

use serde_json::Value;

use super::closure::Planner;
use super::values::Notation;
use super::{Docs, FieldValue, Name, OperationPlan, TypeName};
use crate::model::{Example, ExampleError, Operation, ShapeKind, Step, WarningKind};

/// An example of calling an operation.
#[derive(Clone, Debug)]
pub struct ExamplePlan {
    /// The name of the test that the example becomes.
    pub name: Name,
    /// The operation's type.
    pub operation: Name,
    /// The operation's module.
    pub module: Name,
    /// The title and what else the model says.
    pub docs: Docs,
    /// The input as JSON.
    pub input_json: Value,
    /// The input's members; none if the input leaves out what the operation requires.
    pub input: Vec<FieldValue>,
    /// Whether the input keeps to the model's constraints, which it may break on purpose.
    pub is_valid: bool,
    /// The input's type.
    pub input_name: Name,
    /// What comes of it, if the model says so.
    pub outcome: Option<ExampleOutcome>,
}

/// What comes of an example's call.
#[derive(Clone, Debug)]
pub enum ExampleOutcome {
    /// The operation returns something.
    Output {
        /// The output's type.
        name: Name,
        /// The output as JSON.
        json: Value,
        /// The output's members.
        fields: Vec<FieldValue>,
    },
    /// The operation fails.
    Error {
        /// The enum of the operation's errors.
        enum_name: Name,
        /// The error's type, which is also the variant's name.
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

impl Planner<'_> {
    /// Plans the examples of all operations.
    pub(super) fn examples(&self, operations: &[OperationPlan]) -> Vec<ExamplePlan> {
        let mut plans = Vec::new();
        for id in &self.closure.operations {
            let Some(shape) = self.shape(id) else { continue };
            let ShapeKind::Operation(operation) = &shape.kind else { continue };
            let Some(plan) = operations.iter().find(|plan| plan.wire_name == id.name()) else {
                continue;
            };
            for (at, example) in shape.traits.examples.iter().enumerate() {
                match self.example(at, example, operation, plan) {
                    Ok(example) => plans.extend(example),
                    Err(reason) => {
                        let title = example.title.clone();
                        let span = self.trait_span(shape, EXAMPLES, &[Step::Item(at)]);
                        self.warn(id, span, WarningKind::Example { title, reason });
                    }
                }
            }
        }
        plans
    }

    /// Plans an example; one that breaks the model's constraints on purpose can't be written with
    /// builders that hold to them, and is passed over.
    fn example(
        &self,
        at: usize,
        example: &Example,
        operation: &Operation,
        plan: &OperationPlan,
    ) -> Result<Option<ExamplePlan>, String> {
        let lacks_required = self.missing_member(&operation.input, &example.input).is_some();
        if example.allow_constraint_errors && lacks_required {
            return Ok(None);
        }
        if lacks_required {
            return Err("its input lacks a required member".into());
        }
        let mut docs = Docs::from_model(&example.title);
        docs.push(example.documentation.as_deref().unwrap_or_default());
        Ok(Some(ExamplePlan {
            name: Name::snake(&format!("{} {}", plan.module.bare(), at + 1)),
            operation: plan.name.clone(),
            module: plan.module.clone(),
            docs,
            input_json: self.sent_json(&operation.input, &example.input),
            input: self.field_values(&operation.input, &example.input, Notation::Example)?,
            is_valid: !example.allow_constraint_errors,
            input_name: plan.input.name.clone(),
            outcome: self.outcome(example, operation, plan)?,
        }))
    }

    fn outcome(
        &self,
        example: &Example,
        operation: &Operation,
        plan: &OperationPlan,
    ) -> Result<Option<ExampleOutcome>, String> {
        if let Some(error) = &example.error {
            return self.error_outcome(error, plan).map(Some);
        }
        let Some(output) = &example.output else { return Ok(None) };
        let lacks_required = self.missing_member(&operation.output, output).is_some();
        let fields = self.field_values(&operation.output, output, Notation::Example)?;
        let is_lost = fields.iter().any(|field| field.value.is_lost_in_json());
        let is_comparable = !lacks_required && !is_lost;
        Ok(is_comparable.then(|| ExampleOutcome::Output {
            name: plan.output.name.clone(),
            fields,
            json: self.received_json(&operation.output, output),
        }))
    }

    fn error_outcome(
        &self,
        error: &ExampleError,
        plan: &OperationPlan,
    ) -> Result<ExampleOutcome, String> {
        let id = &error.shape_id;
        let name =
            self.names.get(id).ok_or_else(|| format!("`{id}` is no error of the service"))?;
        if !plan.errors.iter().any(|known| known.name == name.name) {
            return Err(format!("`{id}` is no error of the operation"));
        }
        Ok(ExampleOutcome::Error {
            enum_name: plan.error_name.clone(),
            error: TypeName::of_error(name.name.clone()),
            code: id.name().to_owned(),
            fields: self.field_values(id, &error.content, Notation::Example)?,
            json: self.received_json(id, &error.content),
        })
    }
}
