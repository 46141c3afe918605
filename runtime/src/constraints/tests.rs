//! Each rule at and beyond its limits, and all rules at once.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use aws_smithy_types::{BigDecimal, BigInteger, Blob};

use super::*;
use crate::value::Value;
use crate::{collection_schemas, structure, union};

#[structure("example#Order")]
struct Order {
    #[member("name")]
    name: Option<String>,
    #[member("token")]
    token: Option<String>,
    #[member("photo")]
    photo: Option<Blob>,
    #[member("count")]
    count: Option<i32>,
    #[member("share")]
    share: Option<f64>,
    #[member("large")]
    large: Option<BigInteger>,
    #[member("exact")]
    exact: Option<BigDecimal>,
    #[member("tags", items = TAGS_MEMBER)]
    tags: Option<Vec<String>>,
    #[member("labels", items = LABELS_VALUE, keys = LABELS_KEY)]
    labels: Option<HashMap<String, String>>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("parts", items = PARTS_MEMBER)]
    parts: Option<Vec<Order>>,
    #[member("secret", sensitive)]
    secret: Option<String>,
    #[member("pin", sensitive)]
    pin: Option<i32>,
    #[member("vault", items = LABELS_VALUE, keys = LABELS_KEY, sensitive)]
    vault: Option<HashMap<String, String>>,
    #[member("hidden", sensitive)]
    hidden: Option<Box<Order>>,
    #[member("steps", items = STEPS_MEMBER)]
    steps: Option<Vec<HashMap<String, String>>>,
}

collection_schemas! {
    TAGS_MEMBER: String = "example#Tags$member";
    LABELS_KEY: String = "example#Labels$key";
    LABELS_VALUE: String = "example#Labels$value";
    PARTS_MEMBER: Order = "example#Parts$member";
    STEPS_MEMBER: HashMap<String, String> = "example#Steps$member", items = LABELS_VALUE, keys = LABELS_KEY;
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("nested")]
    Nested(Box<Order>),
}

constraints! {
    "example" {
        "Choice$text" => max_length(1),
        "Labels$key" => max_length(2) pattern("^[a-z ]*$"),
        "Labels$value" => min_length(1),
        "Order$count" => min("1") max("100"),
        "Order$exact" => max("0.10"),
        "Order$labels" => max_length(1),
        "Order$large" => min("-18446744073709551616"),
        "Order$name" => min_length(2) max_length(4) pattern_as(r"^\S+$", r"^[^\s]+$"),
        "Order$photo" => min_length(2) max_length(2),
        "Order$pin" => min("1000"),
        "Order$secret" => min_length(3) max_length(5) pattern("^[a-z]*$"),
        "Order$share" => min("0") max("0.5"),
        "Order$steps" => unique_items(),
        "Order$tags" => max_length(3) unique_items(),
        "Order$token" => required(),
        "Tags$member" => pattern("b"),
    }
}

/// Returns a valid order.
fn order() -> Order {
    Order { token: Some(String::new()), ..Value::initial() }
}

/// Returns the violations of an order as text.
fn violations(order: &Order) -> Vec<String> {
    match CONSTRAINTS.check(order) {
        Ok(()) => Vec::new(),
        Err(violations) => violations.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn assert_valid(order: &Order) {
    assert_eq!(violations(order), Vec::<String>::new());
}

#[track_caller]
fn assert_broken(order: &Order, expected: &[&str]) {
    assert_eq!(violations(order), expected);
}

fn named(name: &str) -> Order {
    Order { name: Some(name.into()), ..order() }
}

fn counting(count: i32) -> Order {
    Order { count: Some(count), ..order() }
}

fn tagged(tags: &[&str]) -> Order {
    Order { tags: Some(tags.iter().map(|&tag| tag.into()).collect()), ..order() }
}

fn entries(entries: &[(&str, &str)]) -> HashMap<String, String> {
    entries.iter().map(|&(key, value)| (key.into(), value.into())).collect()
}

fn labelled(labels: &[(&str, &str)]) -> Order {
    Order { labels: Some(entries(labels)), ..order() }
}

#[test]
fn the_table_must_be_sorted() {
    assert!(CONSTRAINTS.members.is_sorted_by_key(|member| member.id));
}

#[test]
fn rejects_a_missing_required_member_that_is_optional_in_rust() {
    assert_valid(&order());
    let without = Order { token: None, ..order() };
    assert_broken(&without, &["`token` is missing"]);
    let nested = Order { parts: Some(vec![order(), without]), ..order() };
    assert_broken(&nested, &["`parts[1].token` is missing"]);
}

#[test]
fn limits_the_length_of_strings_in_characters() {
    assert_valid(&named("äö"));
    assert_valid(&named("😀😀😀😀"));
    assert_broken(&named("ä"), &["`name` has 1 character, but must have at least 2"]);
    assert_broken(&named("😀😀😀😀😀"), &["`name` has 5 characters, but must have at most 4"]);
}

#[test]
fn limits_the_length_of_blobs_in_bytes() {
    let with = |bytes: &[u8]| Order { photo: Some(Blob::new(bytes)), ..order() };
    assert_valid(&with(b"12"));
    assert_broken(&with(b"1"), &["`photo` has 1 byte, but must have exactly 2"]);
    assert_broken(&with(b"123"), &["`photo` has 3 bytes, but must have exactly 2"]);
}

#[test]
fn limits_the_length_of_lists_and_maps_in_entries() {
    assert_valid(&tagged(&["b1", "b2", "b3"]));
    let many = tagged(&["b1", "b2", "b3", "b4"]);
    assert_broken(&many, &["`tags` has 4 items, but must have at most 3"]);
    let many = labelled(&[("a", "1"), ("b", "2")]);
    assert_broken(&many, &["`labels` has 2 entries, but must have at most 1"]);
}

#[test]
fn limits_the_range_of_integers() {
    assert_valid(&counting(1));
    assert_valid(&counting(100));
    assert_broken(&counting(0), &["`count` is 0, but must be 1 to 100"]);
    assert_broken(&counting(101), &["`count` is 101, but must be 1 to 100"]);
}

#[test]
fn limits_the_range_of_floats() {
    let with = |share| Order { share: Some(share), ..order() };
    assert_valid(&with(-0.0));
    assert_valid(&with(0.5));
    assert_broken(&with(0.500001), &["`share` is 0.500001, but must be 0 to 0.5"]);
    assert_broken(&with(f64::NAN), &["`share` is NaN, but must be 0 to 0.5"]);
    assert_broken(&with(f64::INFINITY), &["`share` is inf, but must be 0 to 0.5"]);
}

#[test]
fn limits_the_range_of_big_numbers_exactly() {
    let large = |text: &str| Order { large: Some(text.parse().expect("a number")), ..order() };
    assert_valid(&large("-18446744073709551616"));
    assert_broken(
        &large("-18446744073709551617"),
        &["`large` is -18446744073709551617, but must be at least -18446744073709551616"],
    );
    let exact = |text: &str| Order { exact: Some(text.parse().expect("a number")), ..order() };
    assert_valid(&exact("0.1"));
    assert_valid(&exact("1e-1"));
    assert_broken(&exact("0.1000001"), &["`exact` is 0.1000001, but must be at most 0.10"]);
    assert_broken(&exact("1e999999"), &["`exact` is 1e999999, but must be at most 0.10"]);
    let long = format!("0.1{}1", "0".repeat(40));
    assert_broken(&exact(&long), &["`exact` must be at most 0.10"]);
}

#[test]
fn patterns_match_anywhere_in_strings() {
    assert_valid(&tagged(&["abc"]));
    assert_broken(&tagged(&["ac"]), &["`tags[0]` is \"ac\", but must match `b`"]);
    assert_broken(&named("a b"), &[r#"`name` is "a b", but must match `^\S+$`"#]);
    assert_broken(&tagged(&[&"a".repeat(41)]), &["`tags[0]` doesn't match `b`"]);
    assert_broken(&tagged(&["\n\""]), &[r#"`tags[0]` is "\n\"", but must match `b`"#]);
}

#[test]
fn does_not_match_the_pattern_of_text_with_invalid_length() {
    assert_broken(&named(" "), &["`name` has 1 character, but must have at least 2"]);
}

#[test]
fn matches_hostile_text_in_linear_time() {
    let pattern = Pattern::new("^((a+)+)+$", "^((a+)+)+$");
    let text = "a".repeat(20_000) + "!";
    let start = Instant::now();
    assert!(!pattern.is_match(&text));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn compares_items_by_value() {
    assert_broken(
        &tagged(&["b", "ab", "b"]),
        &["`tags[2]` equals `tags[0]`, but items must be unique"],
    );
    let keys: Vec<String> = (b'a'..=b'z').map(|byte| char::from(byte).to_string()).collect();
    let step = || keys.iter().map(|key| (key.clone(), "v".to_owned())).collect();
    let with = |steps| Order { steps: Some(steps), ..order() };
    assert_valid(&with(vec![entries(&[("a", "bc")]), entries(&[("ab", "c")])]));
    assert_broken(
        &with(vec![step(), step()]),
        &["`steps[1]` equals `steps[0]`, but items must be unique"],
    );
}

#[test]
fn distinguishes_keys_from_values_of_maps() {
    assert_broken(
        &labelled(&[("a", "")]),
        &["`labels.a` has 0 characters, but must have at least 1"],
    );
    let error = CONSTRAINTS.check(&labelled(&[("abc", "1")])).expect_err("too long a key");
    assert_eq!(
        error.to_string(),
        "the key of `labels.abc` has 3 characters, but must have at most 2"
    );
    let violation = error.iter().next().expect("one");
    assert!(violation.is_key());
    assert_eq!(violation.path(), "labels.abc");
    let rule = ConstraintRule::Length { min: None, max: Some(2), unit: LengthUnit::Characters };
    assert_eq!(*violation.rule(), rule);
}

#[test]
fn quotes_keys_that_are_not_names_and_truncates_long_ones() {
    assert_broken(&labelled(&[("A", "1")]), &["the key of `labels.A` doesn't match `^[a-z ]*$`"]);
    assert_broken(
        &labelled(&[("a ", "")]),
        &[r#"`labels["a "]` has 0 characters, but must have at least 1"#],
    );
    let key = "k".repeat(65);
    let expected = format!(
        "the key of `labels.{}…` has 65 characters, but must have at most 2",
        "k".repeat(64)
    );
    assert_broken(&labelled(&[(&key, "1")]), &[&expected]);
}

#[test]
fn validates_unions_and_rejects_their_unknown_members() {
    let with = |choice| Order { choice: Some(choice), ..order() };
    assert_valid(&with(Choice::Text("a".into())));
    assert_broken(
        &with(Choice::Text("ab".into())),
        &["`choice.text` has 2 characters, but must have at most 1"],
    );
    let nested = Choice::Nested(Box::new(with(Choice::Unknown)));
    assert_broken(
        &Order { count: Some(0), ..with(nested) },
        &[
            "`count` is 0, but must be 1 to 100",
            "`choice.nested.choice`: the member set in Choice is unknown to \
             this version of the client, so it can't be sent",
        ],
    );
}

#[test]
fn hides_sensitive_values() {
    let secret = |secret: &str| Order { secret: Some(secret.into()), ..order() };
    assert_broken(&secret("Xy"), &["`secret` must have 3 to 5 characters"]);
    assert_broken(&secret("XyZ"), &["`secret` doesn't match `^[a-z]*$`"]);
    let pin = Order { pin: Some(999), ..order() };
    assert_broken(&pin, &["`pin` must be at least 1000"]);
    let vault = Order { vault: Some(entries(&[("Xyz", "")])), ..order() };
    assert_broken(
        &vault,
        &[
            "the key of `vault.*` must have at most 2 characters",
            "`vault.*` must have at least 1 character",
        ],
    );
    let hidden = Order { hidden: Some(Box::new(named("Xy Z"))), ..order() };
    assert_broken(&hidden, &[r"`hidden.name` doesn't match `^\S+$`"]);
    let debug = format!("{:?}", CONSTRAINTS.check(&hidden));
    assert!(!debug.contains("Xy"), "{debug}");
}

#[test]
fn reports_all_violations_in_member_order() {
    let part = Order { tags: Some(vec!["x".into()]), ..counting(-1) };
    let broken = Order {
        token: None,
        photo: Some(Blob::new([])),
        labels: Some(entries(&[("a", "")])),
        parts: Some(vec![order(), part]),
        ..named("")
    };
    assert_broken(
        &broken,
        &[
            "`name` has 0 characters, but must have at least 2",
            "`photo` has 0 bytes, but must have exactly 2",
            "`labels.a` has 0 characters, but must have at least 1",
            "`parts[1].count` is -1, but must be 1 to 100",
            "`parts[1].tags[0]` is \"x\", but must match `b`",
            "`token` is missing",
        ],
    );
    let error = CONSTRAINTS.check(&broken).expect_err("broken");
    assert!(error.to_string().contains("at least 2; `photo` has 0 bytes"), "{error}");
    assert_eq!(error.into_iter().count(), 6);
}
