//! Valid shapes of every type.

use super::*;
use crate::model::{EnumValue, ShapeKind};

#[test]
fn reads_every_type() {
    let types = [
        "blob",
        "boolean",
        "string",
        "byte",
        "short",
        "integer",
        "long",
        "float",
        "double",
        "bigInteger",
        "bigDecimal",
        "timestamp",
        "document",
        "structure",
        "operation",
        "resource",
        "service",
    ];
    let shapes = types.map(|name| format!(r#""a#{name}": {{"type": "{name}"}}"#));
    let more = r#""a#enum": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "a#intEnum": {"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": -1}}}},
        "a#list": {"type": "list", "member": {"target": "a#string"}},
        "a#set": {"type": "set", "member": {"target": "a#string"}},
        "a#map": {"type": "map", "key": {"target": "a#enum"}, "value": {"target": "a#list"}},
        "a#union": {"type": "union", "members": {"a": {"target": "smithy.api#Unit"}}}"#;
    let model = model(&format!("{},\n{more}", shapes.join(",\n")));
    assert_eq!(model.shapes.len(), types.len() + 6);
    for shape in model.shapes.values() {
        let expected = if shape.id.name() == "set" { "list" } else { shape.id.name() };
        assert_eq!(shape.type_name(), expected);
        assert_eq!(model.source.slice(shape.span), format!("\"{}\"", shape.id));
    }
}

#[test]
fn members_have_spans() {
    let model = model(
        r#""a#A": {"type": "structure", "members": {"b": {"target": "a#E"}}},
        "a#E": {"type": "enum", "members": {"X": {"traits": {"smithy.api#enumValue": "x"}}, "Y": {}}}"#,
    );
    let member = model.shapes[&id("a#A")].members()[0];
    assert_eq!((member.id.as_str(), &*member.name), ("a#A$b", "b"));
    assert_eq!(member.target, id("a#E"));
    assert_eq!(model.source.slice(member.span), "\"a#E\"");
    let ShapeKind::Enum(members) = &model.shapes[&id("a#E")].kind else { panic!("not an enum") };
    let values: Vec<&EnumValue> = members.iter().map(|member| &member.value).collect();
    assert_eq!(values, [&EnumValue::Text("x".into()), &EnumValue::Text("Y".into())]);
    assert_eq!(model.source.slice(members[1].span), "\"Y\"");
}

#[test]
fn reads_operations_resources_and_services() {
    let model = model(
        r#""a#S": {"type": "service", "version": "7", "operations": [{"target": "a#O"}], "resources": [{"target": "a#R"}],
            "errors": [{"target": "a#E"}], "rename": {"a#E": "Fault"}},
        "a#O": {"type": "operation", "output": {"target": "a#T"}, "errors": [{"target": "a#E"}]},
        "a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "properties": {"p": {"target": "a#T"}},
            "create": {"target": "a#O"}, "put": {"target": "a#O"}, "read": {"target": "a#O"}, "update": {"target": "a#O"},
            "delete": {"target": "a#O"}, "list": {"target": "a#O"}, "operations": [{"target": "a#O"}],
            "collectionOperations": [{"target": "a#O"}], "resources": [{"target": "a#Q"}]},
        "a#Q": {"type": "resource"},
        "a#T": {"type": "structure"},
        "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#,
    );
    let ShapeKind::Service(service) = &model.shapes[&id("a#S")].kind else {
        panic!("not a service")
    };
    assert_eq!((&*service.version, &*service.rename[&id("a#E")]), ("7", "Fault"));
    assert_eq!((&*service.operations, &*service.errors), (&[id("a#O")][..], &[id("a#E")][..]));
    let ShapeKind::Operation(it) = &model.shapes[&id("a#O")].kind else {
        panic!("not an operation")
    };
    assert_eq!((&it.input, &it.output), (&ShapeId::prelude("Unit"), &id("a#T")));
    let ShapeKind::Resource(it) = &model.shapes[&id("a#R")].kind else { panic!("not a resource") };
    let lifecycle = [&it.create, &it.put, &it.read, &it.update, &it.delete, &it.list];
    assert!(lifecycle.iter().all(|operation| **operation == Some(id("a#O"))));
    assert_eq!(
        (&it.identifiers["id"], &it.properties["p"]),
        (&ShapeId::prelude("String"), &id("a#T"))
    );
    assert_eq!((&*it.operations, &*it.collection_operations), (&[id("a#O")][..], &[id("a#O")][..]));
    assert_eq!(it.resources, [id("a#Q")]);
}

#[test]
fn shapes_of_the_model_hide_those_of_the_prelude() {
    let model = model(r#""smithy.api#String": {"type": "string"}"#);
    let own = model.shape(&ShapeId::prelude("String")).expect("there");
    assert_eq!(model.source.slice(own.span), "\"smithy.api#String\"");
    assert!(model.shape(&ShapeId::prelude("Blob")).is_some());
    assert!(model.shape(&id("a#B")).is_none());
}
