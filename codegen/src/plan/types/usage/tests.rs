//! Documentation about the operations that use a type.

use crate::model::Model;
use crate::options::Options;
use crate::plan::Plan;
use crate::plan::types::shapes::TypePlan;

/// The plan of a service with operations and structures in a short notation. The operation `A>B,C:D!E` has the
/// members B and C in its input, D in its output, and the error E. The structure `A>B,C` has the members B and C.
fn plan(operations: &str, structures: &str) -> Plan {
    let members = |targets: &str| {
        let targets = targets.split(',').filter(|target| !target.is_empty());
        let member = |target| format!(r#""m{target}": {{"target": "a#{target}"}}"#);
        targets.map(member).collect::<Vec<_>>().join(", ")
    };
    let structure = |name: &str, targets: &str, traits: &str| {
        let members = members(targets);
        format!(
            r#""a#{name}": {{"type": "structure", "members": {{ {members} }}, "traits": {{ {traits} }}}}"#
        )
    };
    let (mut names, mut shapes) = (Vec::new(), Vec::new());
    for operation in operations.split(' ') {
        let (name, messages) = operation.split_once('>').expect("an operation");
        let (input, output) = messages.split_once(':').expect("an output");
        let (output, errors) = output.split_once('!').unwrap_or((output, ""));
        let errors = errors.split(',').filter(|error| !error.is_empty());
        let errors: Vec<String> =
            errors.map(|error| format!(r#"{{"target": "a#{error}"}}"#)).collect();
        names.push(format!(r#"{{"target": "a#{name}"}}"#));
        shapes.push(structure(&format!("{name}Input"), input, ""));
        shapes.push(structure(&format!("{name}Output"), output, ""));
        shapes.push(format!(
            r#""a#{name}": {{"type": "operation", "input": {{"target": "a#{name}Input"}},
                "output": {{"target": "a#{name}Output"}}, "errors": [{}]}}"#,
            errors.join(", ")
        ));
    }
    for shape in structures.split(' ') {
        let (name, targets) = shape.split_once('>').expect("a structure");
        let is_error = name.starts_with("Error");
        let traits = if is_error { r#""smithy.api#error": "client""# } else { "" };
        shapes.push(structure(name, targets, traits));
    }
    let text = format!(
        r##"{{"smithy": "2.0", "shapes": {{
            "a#Service": {{"type": "service", "version": "1", "operations": [{}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            {}
        }}}}"##,
        names.join(", "),
        shapes.join(", ")
    );
    let model = Model::parse("m.json", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    Plan::new(&model, &closure, &Options::of_tests())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// The documentation of types and errors, without its first paragraph and without links.
fn said(plan: &Plan) -> Vec<(String, String)> {
    let types = plan.types.iter().map(|planned| match planned {
        TypePlan::Structure(plan) => (&plan.name, &plan.docs),
        TypePlan::Union(plan) => (&plan.name, &plan.docs),
        TypePlan::Enum(plan) => (&plan.name, &plan.docs),
    });
    let errors = plan.errors.iter().map(|error| (&error.structure.name, &error.structure.docs));
    let said = types.chain(errors).map(|(name, docs)| {
        let lines = docs.lines().iter().skip_while(|line| !line.is_empty());
        let text = lines.map(String::as_str).collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = text.split_whitespace().map(without_link).collect();
        (name.to_string(), words.join(" "))
    });
    said.collect()
}

/// The text of a link, and the text after it.
fn without_link(word: &str) -> &str {
    let text = word.split(']').next().unwrap_or_default();
    text.trim_start_matches("[`").trim_end_matches('`')
}

fn check(operations: &str, structures: &str, expected: &[(&str, &str)]) {
    let said = said(&plan(operations, structures));
    let said: Vec<(&str, &str)> = said.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(said, expected);
}

#[test]
fn propagates_usage_to_nested_types() {
    check(
        "Get>S:T Put>T: List>:U",
        "S>T T>U U>",
        &[
            ("S", "Appears in requests of get"),
            ("T", "Appears in requests of get and put in responses of get"),
            ("U", "Appears in requests of get and put in responses of get and list"),
        ],
    );
}

#[test]
fn propagates_usage_within_cycles() {
    check(
        "Get>S: Put>:T End>:",
        "S>T T>U U>S,V V>",
        &["S", "T", "U", "V"].map(|name| (name, "Appears in requests of get in responses of put")),
    );
}

#[test]
fn joins_requests_and_responses_of_the_same_operations() {
    check("Get>S:S Put>:", "S>", &[("S", "Appears in requests and responses of get")]);
    check(
        "Get>S:S Put>S:S",
        "S>",
        &[("S", "Appears in requests and responses of all operations.")],
    );
}

#[test]
fn lists_the_operations_that_return_an_error() {
    check(
        "Get>:!ErrorA,ErrorB Put>:!ErrorB List>:ErrorA",
        "ErrorA>S ErrorB> S>",
        &[
            ("S", "Appears in responses of list in errors of get"),
            ("ErrorA", "Returned by get Appears in responses of list"),
            ("ErrorB", "Returned by get and put"),
        ],
    );
}

#[test]
fn names_some_of_many_operations() {
    let takers = |count| (0..count).map(|at| format!("O{at}>S:")).collect::<Vec<_>>().join(" ");
    check(&format!("{} End>:", takers(3)), "S>", &[("S", "Appears in requests of o0 o1 and o2")]);
    check(
        &format!("{} End>:", takers(4)),
        "S>",
        &[("S", "Appears in requests of o0 o1 and 2 more operations.")],
    );
    check(&takers(6), "S>", &[("S", "Appears in requests of all operations.")]);
    check(&takers(1), "S>", &[("S", "Appears in requests of o0")]);
}

#[test]
fn links_to_the_methods_of_the_client() {
    let plan = plan("GetThing>S:", "S>");
    let TypePlan::Structure(structure) = &plan.types[0] else { panic!("{plan:?}") };
    let last = structure.docs.lines().last().map(String::as_str);
    assert_eq!(last, Some("Appears in requests of [`get_thing`](crate::Client::get_thing)."));
}
