//! Operations, one for each entity, with input, output and examples.

use serde_json::{Value, json};

use super::text::noun;
use super::types::UNION_EVERY;
use super::{ERRORS, Maker, id, reference};

/// The action of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Create,
    Get,
    List,
    Update,
    Delete,
}

const ACTIONS: &[Action] =
    &[Action::Create, Action::Get, Action::List, Action::Update, Action::Delete];

impl Action {
    fn verb(self) -> &'static str {
        match self {
            Self::Create => "Create",
            Self::Get => "Get",
            Self::List => "List",
            Self::Update => "Update",
            Self::Delete => "Delete",
        }
    }
}

impl Maker {
    /// Adds an operation on an entity.
    pub(super) fn operation(&mut self, entity: &str, index: usize) {
        let action = ACTIONS[index % ACTIONS.len()];
        let name = format!("{}{entity}", action.verb());
        let (input, output) = (format!("{name}Request"), format!("{name}Response"));
        let members = self.input(entity, index, action);
        self.structure(&input, members, json!({ "smithy.api#input": {} }));
        let members = self.output(entity, action);
        self.structure(&output, members, json!({ "smithy.api#output": {} }));
        let errors: Vec<Value> = ERRORS.iter().map(|(name, _)| reference(name)).collect();
        let mut traits = json!({
            "smithy.api#documentation": self.words.paragraphs(),
            "smithy.api#examples": self.examples(index, action),
        });
        if action == Action::List {
            traits["smithy.api#paginated"] = json!({
                "inputToken": "nextToken",
                "outputToken": "nextToken",
                "items": "items",
                "pageSize": "maxResults",
            });
        }
        let shape = json!({
            "type": "operation",
            "input": { "target": id(&input) },
            "output": { "target": id(&output) },
            "errors": errors,
            "traits": traits,
        });
        self.add(&name, shape);
        self.operations.push(name);
    }

    fn input(&mut self, entity: &str, index: usize, action: Action) -> Value {
        let mut members = json!({
            "catalog": self.member("smithy.api#String", json!({ "smithy.api#required": {} })),
        });
        if action == Action::List {
            let range = json!({ "smithy.api#range": { "min": 1, "max": 100 } });
            members["nextToken"] = self.member("smithy.api#String", json!({}));
            members["maxResults"] = self.member("smithy.api#Integer", range);
            members["status"] = self.member(&format!("{entity}Status"), json!({}));
            return members;
        }
        let identifier = format!("{entity}Identifier");
        let required = json!({ "smithy.api#required": {} });
        members["identifier"] = self.member(&identifier, required);
        if matches!(action, Action::Create | Action::Update) {
            let token = json!({ "smithy.api#idempotencyToken": {} });
            members["clientToken"] = self.member("smithy.api#String", token);
            members["status"] = self.member(&format!("{entity}Status"), json!({}));
        }
        if index.is_multiple_of(UNION_EVERY) {
            members["target"] = self.member(&format!("{entity}Target"), json!({}));
        }
        members
    }

    fn output(&mut self, entity: &str, action: Action) -> Value {
        match action {
            Action::Delete => json!({}),
            Action::List => json!({
                "items": self.member(
                    &format!("{entity}Summaries"),
                    json!({ "smithy.api#required": {} }),
                ),
                "nextToken": self.member("smithy.api#String", json!({})),
            }),
            _ => json!({ "detail": self.member(&format!("{entity}Detail"), json!({})) }),
        }
    }

    /// Returns examples of successful calls, and of one that fails.
    fn examples(&mut self, index: usize, action: Action) -> Value {
        let calls = self.words.number(1, 3);
        let mut examples: Vec<Value> = (0..calls)
            .map(|call| {
                json!({
                    "title": format!("The {} of call {call}", noun(index + call)),
                    "documentation": self.words.sentence(),
                    "input": example_input(index, action, call),
                    "output": example_output(index, action),
                })
            })
            .collect();
        examples.push(json!({
            "title": "A call that fails",
            "input": example_input(index, action, calls),
            "error": { "shapeId": id("ValidationException"), "content": { "message": "wrong" } },
        }));
        examples.into()
    }
}

fn example_input(index: usize, action: Action, call: usize) -> Value {
    let status = noun(index).to_uppercase();
    match action {
        Action::List => json!({ "catalog": "AWS", "maxResults": 10 + call, "status": status }),
        Action::Get | Action::Delete => {
            json!({ "catalog": "AWS", "identifier": format!("entity-{call}") })
        }
        Action::Create | Action::Update => json!({
            "catalog": "AWS",
            "identifier": format!("entity-{call}"),
            "clientToken": format!("token-{call}"),
            "status": status,
        }),
    }
}

fn example_output(index: usize, action: Action) -> Value {
    let status = noun(index).to_uppercase();
    let summary =
        json!({ "id": "entity-1", "status": status, "createdAt": "2026-01-02T03:04:05Z" });
    match action {
        Action::Delete => json!({}),
        Action::List => json!({ "items": [summary.clone(), summary], "nextToken": "next" }),
        _ => json!({ "detail": { "id": "entity-1", "status": status, "history": [summary] } }),
    }
}
