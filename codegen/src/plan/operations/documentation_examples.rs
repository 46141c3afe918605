//! Selection of examples for documentation.

use crate::plan::{ExamplePlan, FieldValue, OperationPlan, Plan};

/// The input of an example that shows a waiter.
#[derive(Clone, Debug)]
pub enum WaiterInput {
    /// The required members of the operation's example. Empty if no member is required.
    Fields(Vec<FieldValue>),
    /// An input that is given.
    Given,
}

impl Plan {
    /// Returns the example for the crate's documentation, preferably of an operation that only reads.
    pub fn crate_example(&self) -> Option<&ExamplePlan> {
        let reads = |name: &str| name.starts_with("List") || name.starts_with("Get");
        let reading = self.examples.iter().find(|example| reads(example.operation.as_str()));
        reading.or(self.examples.first())
    }

    /// Returns the example for the operation's documentation.
    pub fn example_of(&self, operation: &OperationPlan) -> Option<&ExamplePlan> {
        self.examples.iter().find(|example| example.operation == operation.name)
    }

    /// Returns the input of the example that shows a waiter of the operation.
    pub fn waiter_input(&self, operation: &OperationPlan) -> WaiterInput {
        let required = operation.input.required().count();
        let examples = self.examples.iter().filter(|it| it.operation == operation.name);
        let mut inputs = examples.map(|example| example.required_input(operation));
        match inputs.find(|fields| fields.len() == required) {
            Some(fields) => WaiterInput::Fields(fields),
            None if required == 0 => WaiterInput::Fields(Vec::new()),
            None => WaiterInput::Given,
        }
    }
}

impl ExamplePlan {
    /// Returns the required members in the input.
    pub fn required_input(&self, operation: &OperationPlan) -> Vec<FieldValue> {
        let is_required = |field: &&FieldValue| {
            operation.input.required().any(|member| member.setter == field.setter)
        };
        self.input.iter().filter(is_required).cloned().collect()
    }
}
