//! Faults that the wire protocol had too.

use super::*;

/// The fault `integral-floats`.
#[test]
fn integral_floats_are_integers() {
    let read: Everything = serde_json::from_value(json!({
        "byte": 1.0, "limit": -3.0, "long": 1e3, "integer": 1e15,
    }))
    .expect("read");
    let integer = "1000000000000000".parse().ok();
    let expected = Everything { byte: Some(1), limit: -3, long: Some(1_000), integer, ..empty() };
    assert_eq!(read, expected);
}

/// The fault `null-documents`.
#[test]
fn null_documents_round_trip() {
    #[structure("example#Documents")]
    struct Documents {
        #[member("list")]
        list: Option<Vec<Document>>,
        #[member("map")]
        map: Option<HashMap<String, Document>>,
    }

    let null = || Document::Null;
    let list = Some(vec![null(), Document::Array(vec![null()]), Document::Bool(true)]);
    let documents = Documents { list, map: Some(HashMap::from([("a".to_owned(), null())])) };
    assert_eq!(written(&documents), json!({ "list": [null, [null], true], "map": { "a": null } }));
    assert_returns(&documents);
}

/// The fault `negative-timestamp`, and a timestamp that comes with milliseconds.
#[test]
fn timestamps_from_the_wire_are_numbers() {
    for (number, seconds, nanoseconds) in
        [("-1.5", -2, 500_000_000), ("1577836800.123", 1_577_836_800, 123_000_000)]
    {
        let at = DateTime::from_secs_and_nanos(seconds, nanoseconds);
        let value = Everything { at: Some(at), date: Some(at), ..empty() };
        let at: Json = serde_json::from_str(number).expect("a number");
        assert_eq!(written(&value)["at"], at);
        assert_returns(&value);
    }
}
