//! Documentation of types that the model does not document.

use crate::model::Model;
use crate::options::Options;
use crate::plan::Plan;

/// The first line of the documentation of `Thing` in a service with the given structures.
fn first_line(structures: &str) -> String {
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "a#S": {{"type": "service", "version": "1", "operations": [{{"target": "a#Make"}}],
                "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
            "a#Make": {{"type": "operation", "input": {{"target": "a#I"}}}},
            "a#Thing": {{"type": "structure", "members": {{}}}},
            "a#Things": {{"type": "list", "member": {{"target": "a#Thing"}}}},
            "a#ByName": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#Things"}}}},
            {structures}
        }}}}"#
    );
    let model = Model::parse("m", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    let plan = Plan::new(&model, &closure, &Options::of_tests());
    let plan = plan.unwrap_or_else(|problems| panic!("{problems}"));
    let thing = plan.types.iter().find(|it| it.name().as_str() == "Thing").expect("a type");
    thing.docs().first_sentence().expect("a sentence")
}

/// The input with members of these targets, named after them.
fn input(targets: &[&str]) -> String {
    let member = |target: &&str| format!(r#""m{target}": {{"target": "a#{target}"}}"#);
    let members: Vec<String> = targets.iter().map(member).collect();
    format!(r#""a#I": {{"type": "structure", "members": {{ {} }}}}"#, members.join(", "))
}

const INPUT: &str = "[`MakeInput`](struct@crate::operation::make::MakeInput)";

/// A link to a field of the input.
fn field(name: &str) -> String {
    format!("[`{name}`](field@crate::operation::make::MakeInput::{name})")
}

#[test]
fn names_the_members_with_values_and_elements_of_the_type() {
    let [thing, things, by_name] = ["m_thing", "m_things", "m_by_name"].map(field);
    assert_eq!(first_line(&input(&["Thing"])), format!("The value of {thing} in {INPUT}."));
    assert_eq!(first_line(&input(&["Things"])), format!("An element of {things} in {INPUT}."));
    assert_eq!(
        first_line(&input(&["ByName", "Things", "Thing"])),
        format!("The value of {thing}, or an element of {by_name} or {things}, in {INPUT}.")
    );
}

#[test]
fn names_no_structure_if_there_are_several() {
    let holder =
        r#""a#Holder": {"type": "structure", "members": {"mThing": {"target": "a#Thing"}}}"#;
    let structures = format!("{holder}, {}", input(&["Holder", "Thing"]));
    assert_eq!(first_line(&structures), "The value of `m_thing` in several types.");
}

#[test]
fn names_only_the_operations_if_the_members_have_many_names() {
    let members: Vec<String> =
        (1..=4).map(|at| format!(r#""m{at}": {{"target": "a#Thing"}}"#)).collect();
    let input =
        format!(r#""a#I": {{"type": "structure", "members": {{ {} }}}}"#, members.join(", "));
    let expected = "Appears in requests of [`make`](crate::Client::make).";
    assert_eq!(first_line(&input), expected);
}
