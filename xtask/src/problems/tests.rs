use super::*;
use anstream::adapter::strip_str;
use smithy_client_codegen::model::{Model, Problem, ProblemKind, ShapeId, Span};

fn problems_of(text: &str) -> Problems {
    Model::parse("model.json", text).expect_err("problems")
}

/// Returns the printed text without colors.
fn plain(problems: &Problems, width: usize) -> String {
    strip_str(&rendered(problems, "nothing was done", width)).to_string()
}

/// A model with a member whose target does not exist.
fn missing_target(space: &str) -> String {
    format!(
        r#"{{"smithy": "2.0",{space}"shapes": {{"a#Füll": 1, "a#S": {{"type": "structure", "members": {{"x": {{"target": "a#Nowhere"}}}}}}}}}}"#
    )
}

#[test]
fn prints_the_location_the_source_line_and_the_hint() {
    let text = plain(&problems_of(&missing_target("\r\n\t")), 80);
    let expected = "\
model.json:2:13: error: `a#Füll` is not a valid shape id
  |
2 |     \"shapes\": {\"a#Füll\": 1, \"a#S\": {\"type\": \"structure\", \"members\": {\"x\":...
  |                ^^^^^^^^
  |
  = help: write ids as `namespace#Name`, with names of ASCII letters, digits and underscores

model.json:2:83: error: a#S$x: the target `a#Nowhere` does not exist
  |
2 | ... \"members\": {\"x\": {\"target\": \"a#Nowhere\"}}}}}
  |                                 ^^^^^^^^^^^
  |
  = help: define the shape, or target another one

error: 2 problems in model.json; nothing was done";
    assert_eq!(text, expected);
}

#[test]
fn keeps_a_span_far_into_a_long_line_visible() {
    let text = plain(&problems_of(&missing_target(&" ".repeat(100_000))), 60);
    assert!(text.contains("model.json:1:100099: error: a#S$x: "), "{text}");
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("1 | ")).collect();
    assert!(lines.iter().all(|line| line.chars().count() <= 60), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().rposition(|line| line.contains('^')).expect("marks");
    let (line, marks) = (lines[at - 1], lines[at]);
    let marked: String = line
        .chars()
        .zip(marks.chars())
        .filter_map(|(shown, mark)| (mark == '^').then_some(shown))
        .collect();
    assert_eq!(marked, "\"a#Nowhere\"");
}

#[test]
fn prints_no_source_line_without_a_span() {
    let text = plain(
        &Model::parse("m.json", r#"{"smithy": "2.0", "shapes": {}}"#)
            .expect("a model")
            .service(None)
            .expect_err("no service"),
        80,
    );
    let expected = "\
m.json: error: the model has no service
 = help: use a model that defines a service

error: 1 problem in m.json; nothing was done";
    assert_eq!(text, expected);
}

#[test]
fn replaces_control_characters_of_the_model() {
    let text = rendered(
        &problems_of("{\"smithy\": \"\\u001b]0;title\\u0007\", \"shapes\": {}}"),
        "nothing was done",
        80,
    );
    assert!(text.contains("Smithy version `␛]0;title␇` is not supported"), "{text}");
    let text = rendered(&problems_of("{\"smithy\": \"2.0\u{7}\"}"), "", 80);
    assert!(text.contains('␇') && !text.contains('\u{7}'), "{text}");
}

#[test]
fn accepts_spans_outside_of_the_document() {
    let source = Source::new("m.json", "{}\n");
    let at = |start, end| {
        let shape: ShapeId = "a#S".parse().expect("an id");
        Problem::new(ProblemKind::NoService).at(Span { start, end }).of(shape)
    };
    let problems = Problems::new(source, vec![at(0, 100), at(3, 3), at(50, 60), at(2, 1)]);
    assert!(plain(&problems, 0).ends_with("error: 4 problems in m.json; nothing was done"));
}
