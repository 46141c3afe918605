//! Choosing a service, and the shapes in its closure.

use super::*;
use crate::model::Model;

fn model(shapes: &str) -> Model {
    let text = format!("{{\"smithy\": \"2.0\", \"shapes\": {{{shapes}}}}}");
    Model::parse("m.json", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn error(model: &Model, wanted: Option<&str>) -> String {
    model.service(wanted).expect_err("an error").to_string()
}

const SERVICES: &str = r#"
    "a#One": {"type": "service", "version": "1"},
    "a#Two": {"type": "service", "version": "1"},
    "b#Two": {"type": "service", "version": "1"}"#;

#[test]
fn chooses_the_only_service() {
    let model = model(r#""a#One": {"type": "service", "version": "1"}"#);
    assert_eq!(model.service(None).expect("there").service.as_str(), "a#One");
    assert_eq!(
        error(&model, Some("Tow")),
        "m.json: the model has no service `Tow`\n  help: did you mean `--service a#One`?"
    );
}

#[test]
fn requires_a_choice_between_several_services() {
    let model = model(SERVICES);
    assert_eq!(
        error(&model, None),
        "m.json: the model has several services: a#One, a#Two, b#Two\n  help: choose one with `--service SHAPE_ID`"
    );
    assert_eq!(
        error(&model, Some("Two")),
        "m.json: the model has several services: a#Two, b#Two\n  help: choose one with `--service SHAPE_ID`"
    );
    assert_eq!(
        error(&model, Some("b#Tow")),
        "m.json: the model has no service `b#Tow`\n  help: did you mean `--service b#Two`?"
    );
    for (wanted, found) in [("a#Two", "a#Two"), ("b#Two", "b#Two"), ("One", "a#One")] {
        assert_eq!(model.service(Some(wanted)).expect("there").service.as_str(), found);
    }
}

#[test]
fn a_mixin_is_not_a_service() {
    let model = model(
        r#""a#M": {"type": "service", "version": "1", "traits": {"smithy.api#mixin": {}}},
        "a#S": {"type": "service", "mixins": [{"target": "a#M"}]}"#,
    );
    assert_eq!(model.service(None).expect("one service").service.as_str(), "a#S");
}

#[test]
fn rejects_a_model_without_a_service() {
    let expected = "m.json: the model has no service\n  help: use a model that defines a service";
    for wanted in [None, Some("Any")] {
        assert_eq!(error(&model(r#""a#S": {"type": "string"}"#), wanted), expected);
    }
}

const CLOSURE: &str = r#"
    "z#S": {"type": "service", "version": "1", "operations": [{"target": "z#Own"}],
        "resources": [{"target": "z#Upper"}], "errors": [{"target": "z#Common"}, {"target": "z#Both"}]},
    "z#Upper": {"type": "resource", "identifiers": {"id": {"target": "z#Unseen"}},
        "read": {"target": "z#Read"}, "resources": [{"target": "z#Lower"}]},
    "z#Lower": {"type": "resource", "create": {"target": "z#Create"},
        "operations": [{"target": "z#Act"}], "collectionOperations": [{"target": "z#Own"}]},
    "z#Own": {"type": "operation", "input": {"target": "z#Input"}},
    "z#Read": {"type": "operation", "output": {"target": "y#Output"},
        "errors": [{"target": "z#Both"}, {"target": "z#Rare"}]},
    "z#Create": {"type": "operation"},
    "z#Act": {"type": "operation"},
    "z#Input": {"type": "structure", "members": {"again": {"target": "z#Input"}, "map": {"target": "z#Map"}}},
    "z#Map": {"type": "map", "key": {"target": "z#Key"}, "value": {"target": "z#Union"}},
    "z#Key": {"type": "string"},
    "z#Union": {"type": "union", "members": {"list": {"target": "z#List"}}},
    "z#List": {"type": "list", "member": {"target": "smithy.api#String"}},
    "y#Output": {"type": "structure"},
    "z#Common": {"type": "structure", "traits": {"smithy.api#error": "server"}},
    "z#Both": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    "z#Rare": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    "z#Unseen": {"type": "string"},
    "z#Other": {"type": "operation", "input": {"target": "z#OtherInput"}},
    "z#OtherInput": {"type": "structure"}"#;

#[test]
fn a_closure_has_all_reachable_shapes_sorted_by_name() {
    let model = model(CLOSURE);
    let closure = model.service(None).expect("one service");
    let names = |ids: &[ShapeId]| ids.iter().map(ShapeId::name).collect::<Vec<_>>().join(" ");
    assert_eq!(names(&closure.operations), "Act Create Own Read");
    assert_eq!(names(&closure.shapes), "Both Common Input Key List Map Output Rare Union");
    let read = "z#Read".parse().expect("valid");
    assert_eq!(names(&closure.errors_of(&model, &read)), "Both Rare Common");
    let own = "z#Own".parse().expect("valid");
    assert_eq!(names(&closure.errors_of(&model, &own)), "Common Both");
}
