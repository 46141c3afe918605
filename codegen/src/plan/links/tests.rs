//! The items that code spans name, by the place of the documentation.

use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use crate::plan::context::Context;
use crate::plan::docs::Resolve;
use crate::plan::links::{Message, Scope};

const MODEL: &str = include_str!("tests/model.json");

/// Returns the Markdown for a code span in the documentation of a shape, member, enum value, or, if `place` is
/// empty, of the service. Inputs and outputs are the places `MakeThing.input` and so on.
fn shown(place: &str, name: &str) -> String {
    let model = Model::parse("model.json", MODEL).unwrap_or_else(|problems| panic!("{problems}"));
    let closure = model.service(None).expect("a service");
    let cx = Context::new(&model, &closure, None);
    let (place, member) = place.split_once('$').unwrap_or((place, ""));
    let (place, message) = place.split_once('.').unwrap_or((place, ""));
    let id: Result<ShapeId, _> = format!("a#{place}").parse();
    let shape = id.ok().and_then(|id| model.shape(&id));
    let scope = scope(&cx, shape, message);
    let found = match shape.and_then(|shape| documented(&cx, shape, message)) {
        Some(shape) if !member.is_empty() => in_member(&scope, shape, member, name),
        _ => scope.resolve(name),
    };
    found.map_or_else(|| format!("`{name}`"), |found| found.markdown())
}

fn scope<'c>(cx: &'c Context<'c>, shape: Option<&'c Shape>, message: &str) -> Scope<'c> {
    match (shape, message) {
        (None, _) => Scope::of_service(cx),
        (Some(shape), "input") => Scope::of_message(cx, shape, Message::Input),
        (Some(shape), "output") => Scope::of_message(cx, shape, Message::Output),
        (Some(shape), _) if matches!(shape.kind, ShapeKind::Operation(_)) => {
            Scope::of_operation(cx, shape)
        }
        (Some(shape), _) => Scope::of_type(cx, shape),
    }
}

/// Returns the shape, or the structure of an operation's message.
fn documented<'c>(cx: &Context<'c>, shape: &'c Shape, message: &str) -> Option<&'c Shape> {
    match (&shape.kind, message) {
        (ShapeKind::Operation(operation), "input") => cx.shape(&operation.input),
        (ShapeKind::Operation(operation), "output") => cx.shape(&operation.output),
        _ => Some(shape),
    }
}

fn in_member(
    scope: &Scope<'_>,
    shape: &Shape,
    member: &str,
    name: &str,
) -> Option<crate::plan::docs::Reference> {
    if let ShapeKind::Enum(values) | ShapeKind::IntEnum(values) = &shape.kind {
        let value = values.iter().find(|value| value.name == member).expect("a value");
        return scope.of_value(value).resolve(name);
    }
    let members = shape.members();
    let member: &&Member = members.iter().find(|it| it.name == member).expect("a member");
    scope.of_member(member).resolve(name)
}

/// Checks what is shown for code spans, each given as a place, a name and the expected Markdown. `None` means that the
/// code span stays.
fn check(cases: &[(&str, &str, Option<&str>)]) {
    for (place, name, expected) in cases {
        let expected = expected.map_or_else(|| format!("`{name}`"), str::to_owned);
        assert_eq!(shown(place, name), expected, "`{name}` in {place:?}");
    }
}

const INPUT: &str = "crate::operation::make_thing::MakeThingInput";

#[test]
fn finds_members_of_the_documented_structure_first() {
    check(&[
        ("Thing", "thingName", Some("[`thing_name`](field@crate::types::Thing::thing_name)")),
        ("Thing", "kind", Some("[`kind`](field@crate::types::Thing::kind)")),
        ("Thing$kind", "thingName", Some("[`thing_name`](field@crate::types::Thing::thing_name)")),
        (
            "Missing",
            "thingName",
            Some("[`thing_name`](field@crate::types::error::Missing::thing_name)"),
        ),
        // Also the name of an operation.
        ("Thing", "ListThings", Some("[`list_things`](field@crate::types::Thing::list_things)")),
    ]);
}

#[test]
fn finds_members_of_the_input_before_those_of_the_output() {
    let input = |field: &str| format!("[`{field}`](field@{INPUT}::{field})");
    let output = "[`made_at`](field@crate::operation::make_thing::MakeThingOutput::made_at)";
    check(&[
        ("MakeThing", "theToken", Some(&input("the_token"))),
        ("MakeThing", "madeAt", Some(output)),
        ("MakeThing.input", "theToken", Some(&input("the_token"))),
        ("MakeThing.input", "madeAt", Some(output)),
        ("MakeThing.input$kind", "theToken", Some(&input("the_token"))),
        (
            "MakeThing.output",
            "theToken",
            Some("[`the_token`](field@crate::operation::make_thing::MakeThingOutput::the_token)"),
        ),
    ]);
}

#[test]
fn finds_operations() {
    let link = "[`list_things`](crate::Client::list_things)";
    check(&[
        ("", "ListThings", Some(link)),
        ("MakeThing.input$kind", "ListThings", Some(link)),
        ("Kind$SMALL", "ListThings", Some(link)),
        ("", "ListThings()", Some("[`list_things()`](crate::Client::list_things)")),
        ("", "Thing()", None),
        // The method has another name than the module of the client itself.
        ("", "Type", Some("[`r#type`](crate::Client::type)")),
    ]);
}

#[test]
fn finds_types() {
    check(&[
        ("", "Thing", Some("[`Thing`](struct@crate::types::Thing)")),
        ("", "a#Thing", Some("[`Thing`](struct@crate::types::Thing)")),
        ("", "Kind", Some("[`Kind`](enum@crate::types::Kind)")),
        ("", "Choice", Some("[`Choice`](enum@crate::types::Choice)")),
        ("", "Missing", Some("[`Missing`](struct@crate::types::error::Missing)")),
        ("", "MakeThingRequest", Some(&format!("[`MakeThingInput`](struct@{INPUT})"))),
        ("", "TwiceAgain", Some("[`TwiceAgain`](struct@crate::types::TwiceAgain)")),
        ("", "Option", Some("[`OptionShape`](struct@crate::types::OptionShape)")),
    ]);
}

#[test]
fn finds_values_of_the_nearest_enum() {
    let state = "[`State::Active`](variant@crate::types::State::Active)";
    let other = "[`OtherState::Active`](variant@crate::types::OtherState::Active)";
    check(&[
        // Of the enum itself, and of the member's enum.
        ("State", "ACTIVE", Some(state)),
        ("State$GONE", "ACTIVE", Some(state)),
        ("Pair$state", "ACTIVE", Some(state)),
        ("Pair$others", "ACTIVE", Some(other)),
        // Of the enums of the structure's members, even if an operation or a type has the name.
        ("Thing", "Twin", Some("[`State::Twin`](variant@crate::types::State::Twin)")),
        ("Kind", "Twin", Some("[`twin`](crate::Client::twin)")),
        ("Thing", "ACTIVE", Some(state)),
        ("Thing$thingName", "ACTIVE", Some(state)),
        ("Pair", "ACTIVE", None),
        // Of the enums in the values of the operation.
        ("MakeThing", "ACTIVE", Some(state)),
        ("ListThings", "ACTIVE", Some(state)),
        // Of any enum.
        ("", "ACTIVE", None),
        ("", "very-big", None),
        ("", "VERY_BIG", Some("[`Kind::VeryBig`](variant@crate::types::Kind::VeryBig)")),
        ("", "MIDDLE", Some("[`Kind::Middle`](variant@crate::types::Kind::Middle)")),
        ("", "AWS", None),
        ("Thing$kind", "AWS", Some("[`Kind::Aws`](variant@crate::types::Kind::Aws)")),
    ]);
}

#[test]
fn finds_enum_values_by_value_and_by_name() {
    let big = "[`Kind::VeryBig`](variant@crate::types::Kind::VeryBig)";
    check(&[
        ("Thing", "very-big", Some(big)),
        ("Thing", "VERY_BIG", Some(big)),
        ("Thing$kind", "XS", Some("[`Kind::Xs`](variant@crate::types::Kind::Xs)")),
        ("Thing$level", "1", Some("[`Level::Low`](variant@crate::types::Level::Low)")),
        ("Thing", "1", None),
        ("Thing$kind", "t1.small", Some("[`Kind::T1Small`](variant@crate::types::Kind::T1Small)")),
        ("Thing$kind", "\"AWS\"", None),
    ]);
}

#[test]
fn finds_members_of_the_nearest_structure() {
    let name = "[`thing_name`](field@crate::types::Thing::thing_name)";
    check(&[
        ("ListThings", "thingName", Some(name)),
        ("ListThings.output$things", "size", Some("[`size`](field@crate::types::Thing::size)")),
        // The structures whose members have the type.
        (
            "Thing",
            "madeAt",
            Some("[`made_at`](field@crate::operation::make_thing::MakeThingOutput::made_at)"),
        ),
        ("Level", "size", Some("[`size`](field@crate::types::Thing::size)")),
        // Words can mean something else in distant structures.
        ("Outer", "thingName", Some(name)),
        ("Outer", "size", None),
        ("Apart", "size", None),
        ("Apart", "onlyOnce", Some("[`only_once`](field@crate::types::Pair::only_once)")),
    ]);
}

#[test]
fn renames_members_that_are_ambiguous() {
    check(&[
        ("", "thingName", Some("`thing_name`")),
        ("", "kind", None),
        ("", "Self", None),
        ("", "Capital", None),
        ("Type", "Label", None),
        // Two fields and a variant.
        ("", "oneName", None),
    ]);
}

#[test]
fn finds_variants_of_unions() {
    let left = "[`Choice::LeftThing`](variant@crate::types::Choice::LeftThing)";
    check(&[
        ("Choice", "leftThing", Some(left)),
        ("Choice$type", "leftThing", Some(left)),
        ("Choice$leftThing", "leftThing", Some("`Choice::LeftThing`")),
        ("", "leftThing", Some(left)),
    ]);
}

#[test]
fn finds_the_end_of_paths() {
    let name = "field@crate::types::Thing::thing_name";
    check(&[
        ("", "Thing$thingName", Some(&format!("[`Thing::thing_name`]({name})"))),
        ("", "Thing.thingName", Some(&format!("[`Thing::thing_name`]({name})"))),
        (
            "",
            "MakeThing$theToken",
            Some(&format!("[`MakeThingInput::the_token`](field@{INPUT}::the_token)")),
        ),
        (
            "",
            "MakeThingRequest$theToken",
            Some(&format!("[`MakeThingInput::the_token`](field@{INPUT}::the_token)")),
        ),
        ("ListThings", "things[].thingName", Some(&format!("[`things.thing_name`]({name})"))),
        ("", "Kind$MIDDLE", Some("[`Kind::Middle`](variant@crate::types::Kind::Middle)")),
        ("Thing", "kind.MIDDLE", Some("[`Kind::Middle`](variant@crate::types::Kind::Middle)")),
        (
            "",
            "Choice$leftThing",
            Some("[`Choice::LeftThing`](variant@crate::types::Choice::LeftThing)"),
        ),
        ("", "Thing$other", None),
        ("", "Thing.thingName.other", None),
        ("", "kind.MIDDLE", None),
    ]);
}

#[test]
fn omits_links_to_the_documented_item() {
    check(&[
        ("Thing", "Thing", Some("`Thing`")),
        ("Thing$thingName", "Thing", Some("[`Thing`](struct@crate::types::Thing)")),
        ("Thing$thingName", "thingName", Some("`thing_name`")),
        ("Kind", "Kind", Some("`Kind`")),
        ("Kind$MIDDLE", "MIDDLE", Some("`Kind::Middle`")),
        ("MakeThing", "MakeThing", Some("`make_thing`")),
        ("MakeThing.input", "MakeThingRequest", Some("`MakeThingInput`")),
        ("MakeThing.input", "MakeThing", Some("[`make_thing`](crate::Client::make_thing)")),
        ("MakeThing.input$theToken", "theToken", Some("`the_token`")),
    ]);
}

#[test]
fn writes_keywords_as_in_code() {
    check(&[
        ("Choice", "type", Some("[`Choice::Type`](variant@crate::types::Choice::Type)")),
        ("Pair", "type", Some("[`r#type`](field@crate::types::Pair::type)")),
        ("Pair$type", "type", Some("`r#type`")),
        ("Pair", "self", Some("[`self_`](field@crate::types::Pair::self_)")),
    ]);
}

#[test]
fn keeps_unknown_names() {
    // A string, a list, a shape outside of the service, and code.
    for name in [
        "Plain",
        "PlainText",
        "Things",
        "Unused",
        "unusedMember",
        "other",
        "pma-",
        "a = 1",
        "",
        "true",
    ] {
        check(&[("", name, None), ("MakeThing", name, None), ("Thing$kind", name, None)]);
    }
}

#[test]
fn keeps_names_of_two_shapes() {
    check(&[("", "Twice", None), ("Apart", "Twice", None)]);
}
