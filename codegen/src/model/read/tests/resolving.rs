//! Mixins and `apply` statements.

use super::*;
use crate::model::{Shape, ShapeKind};

/// Returns the names of a shape's members, with `!` after required ones.
fn members(model: &Model, shape: &str) -> String {
    let members = model.shapes[&id(shape)].members().into_iter();
    let marked =
        members.map(|it| format!("{}{}", it.name, if it.traits.required { "!" } else { "" }));
    marked.collect::<Vec<_>>().join(" ")
}

fn documentation(shape: &Shape) -> Option<&str> {
    shape.traits.documentation.as_deref()
}

#[test]
fn members_of_mixins_come_first_in_the_order_of_the_mixins() {
    let model = model(
        r#""a#D": {"type": "structure", "mixins": [{"target": "a#C"}, {"target": "a#B"}], "members": {"d": {"target": "smithy.api#String"}, "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
        "a#C": {"type": "structure", "mixins": [{"target": "a#A"}], "members": {"c": {"target": "smithy.api#String"}}, "traits": {"smithy.api#mixin": {}}},
        "a#B": {"type": "structure", "members": {"b": {"target": "smithy.api#String"}}, "traits": {"smithy.api#mixin": {}}},
        "a#A": {"type": "structure", "members": {"a": {"target": "smithy.api#String", "traits": {"smithy.api#sensitive": {}}}}, "traits": {"smithy.api#mixin": {}}}"#,
    );
    assert_eq!(members(&model, "a#D"), "a! c b d");
    assert_eq!(members(&model, "a#C"), "a c");
    let a = model.shapes[&id("a#D")].members()[0];
    assert_eq!(a.id, id("a#D$a"));
    assert!(a.traits.sensitive, "the trait of the mixin is missing");
    let order: Vec<&str> = model.shapes.keys().map(ShapeId::name).collect();
    assert_eq!(order, ["D", "C", "B", "A"]);
}

#[test]
fn traits_of_the_shape_and_of_later_mixins_take_precedence() {
    let model = model(
        r#""a#A": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "A", "smithy.api#title": "A"}},
        "a#B": {"type": "string", "traits": {"smithy.api#mixin": {"localTraits": ["smithy.api#sensitive"]}, "smithy.api#documentation": "B", "smithy.api#sensitive": {}}},
        "a#C": {"type": "string", "mixins": [{"target": "a#A"}, {"target": "a#B"}]},
        "a#D": {"type": "string", "mixins": [{"target": "a#A"}, {"target": "a#B"}], "traits": {"smithy.api#documentation": "D"}}"#,
    );
    let (b, c, d) =
        (&model.shapes[&id("a#B")], &model.shapes[&id("a#C")], &model.shapes[&id("a#D")]);
    assert_eq!((documentation(c), documentation(d)), (Some("B"), Some("D")));
    assert_eq!(c.traits.title.as_deref(), Some("A"));
    assert!(b.traits.sensitive && !c.traits.sensitive);
    let mixin = ShapeId::prelude("mixin");
    assert!(b.traits.all.contains_key(&mixin) && !c.traits.all.contains_key(&mixin));
}

#[test]
fn lists_maps_and_enums_inherit_members() {
    let model = model(
        r#""a#L": {"type": "list", "mixins": [{"target": "a#LM"}]},
        "a#LM": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {"smithy.api#mixin": {}}},
        "a#M": {"type": "map", "mixins": [{"target": "a#MM"}]},
        "a#MM": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#L"}, "traits": {"smithy.api#mixin": {}}},
        "a#E": {"type": "enum", "members": {"B": {}}, "mixins": [{"target": "a#EM"}]},
        "a#EM": {"type": "enum", "members": {"A": {}}, "traits": {"smithy.api#mixin": {}}}"#,
    );
    assert_eq!(
        (members(&model, "a#L"), members(&model, "a#M")),
        ("member".into(), "key value".into())
    );
    let ShapeKind::Enum(values) = &model.shapes[&id("a#E")].kind else { panic!("no enum") };
    let values: Vec<&str> = values.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(values, ["a#E$A", "a#E$B"]);
}

#[test]
fn services_and_operations_inherit_properties() {
    let model = model(
        r#""a#S": {"type": "service", "version": "S", "operations": [{"target": "a#P"}], "mixins": [{"target": "a#T"}], "rename": {"a#I": "Mine"}},
        "a#T": {"type": "service", "version": "T", "operations": [{"target": "a#O"}, {"target": "a#P"}], "rename": {"a#I": "Yours", "a#E": "Fault"}, "traits": {"smithy.api#mixin": {}}},
        "a#O": {"type": "operation", "input": {"target": "a#I"}, "mixins": [{"target": "a#Q"}]},
        "a#P": {"type": "operation"},
        "a#Q": {"type": "operation", "errors": [{"target": "a#E"}], "traits": {"smithy.api#mixin": {}}},
        "a#I": {"type": "structure"},
        "a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#,
    );
    let ShapeKind::Service(service) = &model.shapes[&id("a#S")].kind else { panic!("no service") };
    assert_eq!(service.version, "S");
    assert_eq!(service.operations, [id("a#O"), id("a#P")]);
    assert_eq!((&*service.rename[&id("a#I")], &*service.rename[&id("a#E")]), ("Mine", "Fault"));
    let ShapeKind::Operation(it) = &model.shapes[&id("a#O")].kind else { panic!("no operation") };
    assert_eq!((&it.input, it.errors.as_slice()), (&id("a#I"), &[id("a#E")][..]));
}

#[test]
fn applies_traits() {
    let model = model(
        r#""a#S$own": {"type": "apply", "traits": {"smithy.api#required": {}, "smithy.api#tags": ["b"]}},
        "a#S$inherited": {"type": "apply", "traits": {"smithy.api#documentation": "S"}},
        "a#M$inherited": {"type": "apply", "traits": {"smithy.api#documentation": "M", "smithy.api#required": {}}},
        "a#E$ONE": {"type": "apply", "traits": {"smithy.api#enumValue": 1}},
        "a#S": {"type": "structure", "members": {"own": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#tags": ["a"]}}}, "mixins": [{"target": "a#M"}]},
        "a#M": {"type": "structure", "members": {"inherited": {"target": "smithy.api#String"}}, "traits": {"smithy.api#mixin": {}}},
        "a#E": {"type": "intEnum", "members": {"ONE": {}}}"#,
    );
    assert_eq!(members(&model, "a#S"), "inherited! own!");
    let [inherited, own] = model.shapes[&id("a#S")].members()[..] else { panic!("two members") };
    assert_eq!(inherited.traits.documentation.as_deref(), Some("S"));
    let tags = &own.traits.all[&ShapeId::prelude("tags")];
    assert_eq!(tags.parse::<Vec<String>>(&model.source), Ok(vec!["a".into(), "b".into()]));
    let [mixin] = model.shapes[&id("a#M")].members()[..] else { panic!("one member") };
    assert_eq!(mixin.traits.documentation.as_deref(), Some("M"));
}

#[test]
fn rejects_invalid_apply_statements() {
    assert_problems(&[
        (
            r#""a#A$b": {"type": "apply", "traits": {}}"#,
            "2:1: a#A$b: the target of `apply` `a#A$b` does not exist\n  help: define the shape, or target another one",
        ),
        (
            r#""a#A$nmae": {"type": "apply"}, "a#A": {"type": "enum", "members": {"name": {}}}"#,
            "2:1: a#A$nmae: the target of `apply` `a#A$nmae` does not exist\n  help: did you mean `a#A$name`?",
        ),
        (
            r#""a#A": {"type": "enum", "members": {"b": {"traits": {"a#t": 1}}}}, "a#A$b": {"type": "apply", "traits": {"a#t": 2}}"#,
            "2:113: a#A$b: the trait `a#t` is applied twice, with different values\n  help: keep one of the two values",
        ),
    ]);
}

#[test]
fn rejects_invalid_mixins() {
    assert_problems(&[
        (
            r#""a#A": {"type": "structure", "mixins": [{"target": "a#B"}]}"#,
            "2:52: a#A: the mixin `a#B` does not exist\n  help: define the shape, or target another one",
        ),
        (
            r#""a#A": {"type": "structure", "mixins": [{"target": "a#Mxin"}]}, "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#,
            "2:52: a#A: the mixin `a#Mxin` does not exist\n  help: did you mean `a#Mixin`?",
        ),
        (
            r#""a#A": {"type": "structure", "mixins": [{"target": "a#B"}]}, "a#B": {"type": "structure"}"#,
            "2:52: a#A: the mixin `a#B` is a structure; expected a mixin of the same shape type\n  help: target another shape, or change the type of this one",
        ),
        (
            r#""a#A": {"type": "structure", "mixins": [{"target": "a#B"}]}, "a#B": {"type": "string", "traits": {"smithy.api#mixin": {}}}"#,
            "2:52: a#A: the mixin `a#B` is a string; expected a mixin of the same shape type\n  help: target another shape, or change the type of this one",
        ),
        (
            r#""a#A": {"type": "string", "mixins": [{"target": "a#A"}], "traits": {"smithy.api#mixin": {}}}"#,
            "2:49: a#A: the mixin includes itself: a#A includes a#A\n  help: remove one of these shapes from the `mixins` of another",
        ),
        (
            "\"a#A\": {\"type\": \"string\", \"mixins\": [{\"target\": \"a#B\"}], \"traits\": {\"smithy.api#mixin\": {}}},\n\"a#B\": {\"type\": \"string\", \"mixins\": [{\"target\": \"a#A\"}], \"traits\": {\"smithy.api#mixin\": {}}}",
            "2:49: a#A: the mixin includes itself: a#A includes a#B includes a#A\n  help: remove one of these shapes from the `mixins` of another",
        ),
    ]);
}

#[test]
fn rejects_mixins_with_conflicting_targets() {
    let mixin = |name: &str, target: &str| {
        format!(
            r#""a#{name}": {{"type": "structure", "members": {{"m": {{"target": "smithy.api#{target}"}}}}, "traits": {{"smithy.api#mixin": {{}}}}}}"#
        )
    };
    let mixins = format!("{},\n{}", mixin("A", "String"), mixin("B", "Blob"));
    let both = format!(
        "\"a#C\": {{\"type\": \"structure\", \"mixins\": [{{\"target\": \"a#A\"}}, {{\"target\": \"a#B\"}}]}},\n{mixins}"
    );
    assert_eq!(
        problems(&document(&both)),
        "2:1: a#C$m: the member targets `smithy.api#Blob`, but a mixin's member of the same name targets `smithy.api#String`\n  help: give both members the same target, or rename one of them"
    );
    let own = format!(
        "\"a#C\": {{\"type\": \"structure\", \"mixins\": [{{\"target\": \"a#A\"}}], \"members\": {{\"m\": {{\"target\": \"smithy.api#Long\"}}}}}},\n{mixins}"
    );
    assert_eq!(
        problems(&document(&own)),
        "2:73: a#C$m: the member targets `smithy.api#Long`, but a mixin's member of the same name targets `smithy.api#String`\n  help: give both members the same target, or rename one of them"
    );
}

#[test]
fn reports_a_problem_of_a_mixin_once() {
    assert_problems(&[(
        r#""a#B": {"type": "structure", "mixins": [{"target": "a#A"}]}, "a#A": {"type": "structure", "members": {"m": {"target": "smithy.api#Long", "traits": {"smithy.api#default": "x", "smithy.api#required": 1}}}, "traits": {"smithy.api#mixin": {}}}"#,
        "2:171: a#A$m: the default `\"x\"` is not a valid value of `smithy.api#Long`: expected a 64-bit integer\n  help: correct the default, or remove it
2:199: a#A$m: invalid value of the trait `smithy.api#required`: expected `{}`\n  help: correct the trait's value, or remove the trait",
    )]);
}

#[test]
fn resolves_many_nested_mixins_quickly() {
    let shape = |n: usize| {
        let next = |more: usize| format!(r#"{{"target": "a#M{}"}}"#, (n + more) % 60);
        format!(
            r#""a#M{n}": {{"type": "structure", "mixins": [{}, {}], "traits": {{"smithy.api#mixin": {{}}}}}}"#,
            next(1),
            next(2)
        )
    };
    let shapes: Vec<String> = (0..60).map(shape).collect();
    let problems = Model::parse("m.json", &document(&shapes.join(",\n"))).expect_err("cycles");
    assert!(problems.iter().len() >= 1);
}
