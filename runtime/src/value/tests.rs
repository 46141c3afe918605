//! Values written as JSON and read back.

use std::collections::HashMap;

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::codec::Codec;

use super::*;
use crate::{int_enum, string_enum, structure, union};

#[structure("example#Everything")]
struct Everything {
    #[member("name")]
    name: String,
    #[member("colour")]
    colour: Colour,
    #[member("note")]
    note: Option<String>,
    #[member("limit", default = 20)]
    limit: i32,
    #[member("names")]
    names: Option<Vec<String>>,
    #[member("holes")]
    holes: Option<Vec<Option<i32>>>,
    #[member("counts")]
    counts: Option<HashMap<String, i64>>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inner")]
    inner: Option<Box<Everything>>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("nested")]
    Nested(Box<Everything>),
    #[member("nothing")]
    Nothing,
}

string_enum! {
    #[derive(Clone, Debug, PartialEq)]
    enum Colour {
        Red = "red",
        DarkBlue = "dark blue",
    }
}

fn codec() -> JsonCodec {
    JsonCodec::new(JsonCodecSettings::default())
}

fn written<T: Structure>(value: &T) -> Result<String, SerdeError> {
    let mut serializer = codec().create_serializer();
    serializer.write_struct(T::SCHEMA, value)?;
    Ok(String::from_utf8(serializer.finish()).expect("text"))
}

fn read<T: Structure>(text: &str) -> Result<T, SerdeError> {
    read_structure(&mut codec().create_deserializer(text.as_bytes()))
}

fn empty() -> Everything {
    Value::initial()
}

#[test]
fn missing_members_are_corrected_defaulted_or_absent() {
    let expected = Everything {
        name: String::new(),
        colour: Colour::from(""),
        note: None,
        limit: 20,
        names: None,
        holes: None,
        counts: None,
        choice: None,
        inner: None,
    };
    assert_eq!(read::<Everything>("{}").expect("read"), expected);
    assert_eq!(read::<Everything>("").expect("read"), expected);
    assert_eq!(empty(), expected);
}

#[test]
fn reads_what_it_wrote() {
    let value = Everything {
        name: "n\u{e4}me \"x\"".into(),
        colour: Colour::DarkBlue,
        note: Some(String::new()),
        limit: 3,
        names: Some(vec!["a".into(), "b".into()]),
        holes: Some(vec![Some(1), None, Some(3)]),
        counts: Some(HashMap::from([("one".into(), 1)])),
        choice: Some(Choice::Nested(Box::new(empty()))),
        inner: Some(Box::new(Everything { choice: Some(Choice::Nothing), ..empty() })),
    };
    let text = written(&value).expect("written");
    assert!(text.contains(r#""holes":[1,null,3],"counts":{"one":1}"#), "{text}");
    assert!(text.contains(r#""choice":{"nothing":{}}"#), "{text}");
    assert_eq!(read::<Everything>(&text).expect("read"), value);
}

#[test]
fn absent_members_are_not_written() {
    let text = written(&empty()).expect("written");
    assert_eq!(text, r#"{"name":"","colour":"","limit":20}"#);
}

#[test]
fn skips_nulls_and_unknown_members() {
    let text = r#"{"name": null, "note": null, "later": {"a": [1]}, "names": ["a", null, "b"], "limit": 1}"#;
    let value = read::<Everything>(text).expect("read");
    assert_eq!((value.name.as_str(), value.note, value.limit), ("", None, 1));
    assert_eq!(value.names, Some(vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn keeps_unknown_enum_values_and_refuses_to_send_unknown_union_members() {
    let text = r#"{"colour": "green", "choice": {"later": {"a": 1}}}"#;
    let value = read::<Everything>(text).expect("read");
    assert_eq!(value.colour.as_str(), "green");
    assert_eq!(value.choice, Some(Choice::Unknown));
    let error = written(&value).expect_err("not known").to_string();
    assert!(error.contains("Choice"), "{error}");
}

#[test]
fn rejects_values_of_another_type() {
    assert!(read::<Everything>(r#"{"limit": "many"}"#).is_err());
    assert!(read::<Everything>(r#"{"names": {}}"#).is_err());
    assert!(read::<Everything>(r#"{"name": "cut o"#).is_err());
}

#[test]
fn enums_convert_from_and_to_text() {
    assert_eq!(Colour::from("red"), Colour::Red);
    assert_eq!("dark blue".parse::<Colour>(), Ok(Colour::DarkBlue));
    assert_eq!(Colour::from(String::from("green")).to_string(), "green");
    assert_eq!(Colour::values(), ["red", "dark blue"]);
    assert_eq!(Colour::Red.as_ref(), "red");
}

int_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    enum Level {
        Low = 1,
        High = -2147483648,
    }
}

#[structure("example#Levels")]
struct Levels {
    #[member("level")]
    level: Level,
    #[member("given", default = Level::from(1))]
    given: Level,
    #[member("all")]
    all: Option<Vec<Level>>,
    #[member("byName")]
    by_name: Option<HashMap<String, Level>>,
}

#[test]
fn int_enums_keep_unknown_values() {
    let json = r#"{"level":7,"given":-2147483648,"all":[1,0],"byName":{"a":1}}"#;
    let value: Levels = read(json).expect("read");
    assert_eq!((value.level, value.given), (Level::Unknown(7), Level::High));
    assert_eq!(value.all, Some(vec![Level::Low, Level::from(0)]));
    assert_eq!(written(&value).expect("written"), json);
}

#[test]
fn missing_int_enums_are_zero_or_their_default() {
    let value: Levels = read("{}").expect("read");
    assert_eq!((value.level, value.given), (Level::Unknown(0), Level::Low));
}

#[test]
fn int_enums_are_ordered_by_value() {
    assert_eq!(Level::values(), [1, i32::MIN]);
    assert!(Level::High < Level::Low && Level::Low < Level::from(2));
    assert_eq!((i32::from(Level::Low), Level::from(2).to_string()), (1, "2".to_owned()));
}

#[test]
fn union_accessors_return_the_value() {
    let nested = Choice::from(Everything { limit: 3, ..empty() });
    assert_eq!(nested.as_nested().map(|nested| nested.limit), Some(3));
    assert_eq!(nested.as_text(), None);
    assert_eq!(Choice::Text("one".into()).as_text(), Some("one"));
    assert_eq!(Choice::Nothing.as_nested(), None);
}

mod built {
    use super::*;

    /// A node that contains another.
    #[structure("example#Node")]
    pub struct Node {
        /// The name.
        #[member("name", required)]
        pub name: String,
        /// The next node.
        #[member("next")]
        pub next: Option<Box<Node>>,
        /// The width.
        #[member("width", default = 7)]
        pub width: i32,
        /// Notes.
        #[member("notes", required)]
        pub notes: Vec<String>,
        /// Titles by language.
        #[member("titles")]
        pub titles: Option<HashMap<String, String>>,
    }

    #[test]
    fn members_are_written_in_the_order_of_their_positions() {
        let node = Node::builder().notes(["one"]).name("n").titles([("en", "node")]).build();
        let json = r#"{"name":"n","width":7,"notes":["one"],"titles":{"en":"node"}}"#;
        assert_eq!(written(&node).expect("written"), json);
        assert_eq!(read::<Node>(json).expect("read"), node);
        let members = Node::SCHEMA.members().iter();
        let members: Vec<_> = members.map(|it| (it.member_index(), it.member_name())).collect();
        let names = ["name", "next", "width", "notes", "titles"];
        let expected = names.into_iter().enumerate();
        let expected: Vec<_> = expected.map(|(at, name)| (Some(at), Some(name))).collect();
        assert_eq!(members, expected);
    }

    #[test]
    fn a_builder_sets_members() {
        let last = Node::builder().notes([""; 0]).name("last").build();
        let titles = HashMap::from([("en".to_owned(), "node".to_owned())]);
        let node = Node::builder()
            .name("first")
            .next(last.clone())
            .width(8)
            .notes(["one", "two"])
            .titles([("en", "node")]);
        let expected = Node {
            name: "first".into(),
            next: Some(Box::new(last)),
            width: 8,
            notes: vec!["one".into(), "two".into()],
            titles: Some(titles),
        };
        assert_eq!(node.clone().build(), expected);
        let cleared = node.set_next(None).set_titles(None).build();
        assert_eq!(cleared, Node { next: None, titles: None, ..expected });
        assert_eq!(cleared.next, None);
        assert_eq!(Node::builder().name("n").notes([""; 0]).build().width, 7);
    }

    #[test]
    fn built_values_are_written_in_model_order() {
        let node = Node::builder().notes(["x"]).name("n").build();
        let text = r#"{"name":"n","width":7,"notes":["x"]}"#;
        assert_eq!(written(&node).expect("written"), text);
        assert_eq!(read::<Node>(text).expect("read"), node);
    }
}
