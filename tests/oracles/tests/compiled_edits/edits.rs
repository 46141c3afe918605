//! Edits of a small model with different effects on the source.

use serde_json::{Value, json};

/// The model, shared with the tests of the report.
const BASE: &str = include_str!("../../../../codegen/src/changes/tests/base.json");

/// Returns the unedited model.
pub(crate) fn base() -> Value {
    serde_json::from_str(BASE).expect("JSON")
}

/// A crate name and an edit of a model.
pub(crate) type Edit = (&'static str, fn(&mut Value));

fn set(model: &mut Value, path: &str, value: Value) {
    let (parent, name) = path.rsplit_once(' ').unwrap_or(("", path));
    let parent = parent.split(' ').filter(|name| !name.is_empty());
    let parent = parent.fold(&mut model["shapes"], |value, name| match name.parse::<usize>() {
        Ok(index) => &mut value[index],
        Err(_) => &mut value[name],
    });
    match parent {
        Value::Array(items) => items.push(value),
        parent => parent[name] = value,
    }
}

fn remove(model: &mut Value, path: &str) {
    let (parent, name) = path.rsplit_once(' ').expect("a parent");
    let parent = parent.split(' ').fold(&mut model["shapes"], |value, name| &mut value[name]);
    match parent {
        Value::Array(items) => drop(items.remove(name.parse().expect("an index"))),
        Value::Object(entries) => drop(entries.shift_remove(name).expect("an entry")),
        other => panic!("{other} is neither a list nor an object"),
    }
}

fn target(id: &str) -> Value {
    json!({ "target": id })
}

fn string() -> Value {
    target("smithy.api#String")
}

fn required(id: &str) -> Value {
    json!({ "target": id, "traits": { "smithy.api#required": {} } })
}

fn defaulted(id: &str, value: Value) -> Value {
    json!({ "target": id, "traits": { "smithy.api#default": value } })
}

/// Returns all edits.
pub(crate) fn all() -> Vec<Edit> {
    [operations_and_members(), requiredness_and_defaults(), types(), errors_and_traits()].concat()
}

fn operations_and_members() -> Vec<Edit> {
    vec![
        ("operation-added", |model| {
            let unit = target("smithy.api#Unit");
            let close = json!({ "type": "operation", "input": unit, "output": unit });
            set(model, "t#Close", close);
            set(model, "t#Shop operations -", target("t#Close"));
        }),
        ("operation-removed", |model| remove(model, "t#Shop operations 1")),
        ("operation-deprecated", |model| {
            set(model, "t#GetReceipt traits smithy.api#deprecated", json!({}));
        }),
        ("optional-member-added", |model| set(model, "t#Order members extra", string())),
        ("required-member-added", |model| {
            set(model, "t#Order members extra", required("smithy.api#String"));
        }),
        ("member-removed", |model| remove(model, "t#Order members note")),
        ("input-member-added", |model| set(model, "t#ListItemsInput members extra", string())),
        ("input-member-required", |model| {
            set(model, "t#GetReceiptInput members id", required("t#Id"));
        }),
        ("input-member-no-longer-required", |model| {
            set(model, "t#PlaceOrderInput members order", target("t#Order"));
        }),
        ("output-member-added", |model| set(model, "t#GetReceiptOutput members extra", string())),
        ("output-member-removed", |model| remove(model, "t#GetReceiptOutput members shared")),
    ]
}

fn requiredness_and_defaults() -> Vec<Edit> {
    vec![
        ("member-required", |model| {
            set(model, "t#Receipt members note", required("smithy.api#String"));
        }),
        ("member-no-longer-required", |model| set(model, "t#Receipt members id", string())),
        ("default-in-place-of-required", |model| {
            set(model, "t#Receipt members id", defaulted("smithy.api#String", json!("")));
        }),
        ("default-in-place-of-optional", |model| {
            set(model, "t#Receipt members note", defaulted("smithy.api#String", json!("")));
        }),
        ("another-default", |model| {
            set(model, "t#Receipt members paid", defaulted("smithy.api#Integer", json!(5)));
        }),
        ("default-of-an-input", |model| {
            set(model, "t#ListItemsInput members size", defaulted("smithy.api#Integer", json!(5)));
        }),
        ("client-optional", |model| {
            set(model, "t#Receipt members id traits smithy.api#clientOptional", json!({}));
        }),
    ]
}

fn types() -> Vec<Edit> {
    vec![
        ("another-type", |model| {
            set(model, "t#Order members note", target("smithy.api#Timestamp"));
        }),
        ("wider-number", |model| {
            set(model, "t#ListItemsInput members size", target("smithy.api#Long"))
        }),
        ("string-becomes-enum", |model| set(model, "t#Order members note", target("t#Shade"))),
        ("list-of-another-name", |model| set(model, "t#Order members tags", target("t#Items"))),
        ("sparse-list", |model| set(model, "t#Tags traits", json!({ "smithy.api#sparse": {} }))),
        ("type-renamed", |model| set(model, "t#Shop rename", json!({ "t#Post": "Mail" }))),
        ("value-added", |model| {
            set(model, "t#State members LOST", target("smithy.api#Unit"));
        }),
        ("value-removed", |model| remove(model, "t#State members DONE")),
        ("value-deprecated", |model| {
            set(model, "t#State members DONE traits", json!({ "smithy.api#deprecated": {} }));
        }),
        ("union-member-added", |model| {
            set(model, "t#Proof members seal", target("smithy.api#Blob"))
        }),
        ("union-member-removed", |model| remove(model, "t#Proof members code")),
        ("conversion-ambiguous", |model| set(model, "t#Way members courier", target("t#Post"))),
        ("float-ends-eq", |model| {
            set(model, "t#Shared members weight", target("smithy.api#Double"));
        }),
        ("map-ends-hash", |model| set(model, "t#Receipt members parts", target("t#Parts"))),
    ]
}

fn errors_and_traits() -> Vec<Edit> {
    vec![
        ("error-added", |model| set(model, "t#GetReceipt errors", json!([target("t#SoldOut")]))),
        ("error-removed", |model| remove(model, "t#PlaceOrder errors 0")),
        ("error-member-added", |model| {
            set(model, "t#Busy members wait", target("smithy.api#Integer"));
        }),
        ("pagination-removed", |model| remove(model, "t#ListItems traits smithy.api#paginated")),
        ("page-size-removed", |model| {
            remove(model, "t#ListItems traits smithy.api#paginated pageSize");
        }),
        ("name-taken-over", |model| {
            set(
                model,
                "t#Post members",
                json!({ "Street": target("smithy.api#Integer"), "street": string() }),
            );
        }),
        ("boxed", |model| {
            set(model, "t#Page members proof", target("t#Proof"));
        }),
        ("narrowed-pattern", |model| {
            set(model, "t#Id traits", json!({ "smithy.api#pattern": "^a$" }));
        }),
        ("sensitive", |model| set(model, "t#Id traits", json!({ "smithy.api#sensitive": {} }))),
        ("documentation", |model| {
            set(model, "t#Order traits", json!({ "smithy.api#documentation": "Words." }));
        }),
        ("bearer-tokens-added", |model| {
            set(model, "t#Shop traits smithy.api#httpBearerAuth", json!({}));
        }),
        ("idempotency-token-removed", |model| {
            remove(model, "t#PlaceOrderInput members token traits smithy.api#idempotencyToken");
        }),
        ("member-of-a-shared-structure-removed", |model| remove(model, "t#Shared members text")),
    ]
}
