//! The lexemes, compared with the tokens of `aws-smithy-json`.

use aws_smithy_json::deserialize::token::{expect_document, expect_number_as_string_or_null};
use aws_smithy_json::deserialize::{Token, json_token_iter};

use super::*;

/// Reads a document as the whole text.
fn document(text: &[u8]) -> Option<Document> {
    let mut reader = Reader::new(Dialect::AwsJson, text);
    let value = reader.read_document(&prelude::DOCUMENT).ok();
    value.filter(|_| reader.lexer.is_at_end())
}

/// Does the same with the library, which also accepts numbers out of range, and some that JSON doesn't.
fn document_of_tokens(text: &[u8]) -> Option<Document> {
    let mut tokens = json_token_iter(text).peekable();
    let value = expect_document(&mut tokens).ok();
    value.filter(|value| tokens.next().is_none() && is_finite(value) && has_exact_numbers(text))
}

/// Returns whether the numbers in a text have no superfluous zeros, and digits on both sides of the point.
fn has_exact_numbers(text: &[u8]) -> bool {
    let numbers =
        json_token_iter(text).flatten().filter(|token| matches!(token, Token::ValueNumber { .. }));
    let mut digits = numbers.map(|number| expect_number_as_string_or_null(Some(Ok(number)), text));
    digits.all(|digits| {
        let digits = digits.ok().flatten().expect("the digits of a number").trim_start_matches('-');
        let whole = digits.split(['.', 'e', 'E']).next().unwrap_or_default();
        let fraction = digits.split_once('.').map(|(_, fraction)| fraction);
        !whole.is_empty()
            && (whole == "0" || !whole.starts_with('0'))
            && fraction
                .is_none_or(|fraction| fraction.starts_with(|digit: char| digit.is_ascii_digit()))
    })
}

fn is_finite(value: &Document) -> bool {
    match value {
        Document::Number(Number::Float(value)) => value.is_finite(),
        Document::Array(items) => items.iter().all(is_finite),
        Document::Object(entries) => entries.values().all(is_finite),
        _ => true,
    }
}

/// Returns whether a consumer can leave the whole text to be skipped.
fn is_skipped(text: &[u8]) -> bool {
    let mut reader = Reader::new(Dialect::AwsJson, text);
    reader.skip_value().is_ok() && reader.lexer.is_at_end()
}

/// Returns the text with each of its bytes removed, or preceded or replaced by another one.
fn variants(text: &str) -> impl Iterator<Item = Vec<u8>> {
    const BYTES: &[u8] = b"{}[]\",:\\ \n\x0c\x01\x80+-.0eEtfnu/";
    (0..text.len()).flat_map(move |position| {
        let (before, after) = text.as_bytes().split_at(position);
        let replaced = BYTES.iter().flat_map(move |byte| {
            [[before, &[*byte], after].concat(), [before, &[*byte], &after[1..]].concat()]
        });
        replaced.chain([[before, &after[1..]].concat(), before.to_vec()])
    })
}

#[test]
fn accepts_and_rejects_what_the_library_does() {
    let mut accepted = 0;
    for text in [
        r#" { "a" : [ 1 , -2.5e+3 , true , false , null , "" ] , "b" : { } , "c" : [ ] } "#,
        r#"{"":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00","plain":"0123456789abcdef\u0041é"}"#,
        r#"["a","0123456","01234567","012345678","0123456789abcde","é23456é","01.5",0.07,1.0,18446744073709551616]"#,
    ] {
        assert!(document(text.as_bytes()).is_some(), "{text}");
        for variant in variants(text) {
            let (found, expected) = (document(&variant), document_of_tokens(&variant));
            let variant = String::from_utf8_lossy(&variant);
            assert_eq!(found, expected, "{variant:?}");
            accepted += usize::from(found.is_some());
        }
    }
    assert!(accepted > 1_000, "{accepted}");
}

#[test]
fn skips_what_the_library_accepts() {
    let text = r#"{"a":[1,-2.5e+3,true,false,null,"x\ud800\"\\y"],"b":{},"c":[[]]}"#;
    assert!(is_skipped(text.as_bytes()));
    for variant in variants(text) {
        let tokens: Result<Vec<_>, _> = json_token_iter(&variant).collect();
        if tokens.is_err() {
            assert!(!is_skipped(&variant), "{:?}", String::from_utf8_lossy(&variant));
        }
    }
    let levels = 1_000_000;
    assert!(is_skipped(["[".repeat(levels), "]".repeat(levels)].concat().as_bytes()));
    for text in ["null", " null ", "true", "false", "-1.5", r#""a\"b""#, "[[],{}]", r#"{"a":{}}"#] {
        assert!(is_skipped(text.as_bytes()), "{text}");
    }
}

#[test]
fn malformed_text_is_not_truncated_text() {
    for (body, error) in [
        (r#"{"name":5x}"#, "name: invalid JSON at offset 9: unexpected token 'x'."),
        (r#"{"name":"a\x"}"#, "name: invalid JSON: a string with an invalid escape sequence"),
        (r#"{"later":"a\x"}"#, "later: invalid JSON: a string with an invalid escape sequence"),
        (r#"{"inner":{"a":01}}"#, "inner.a: invalid JSON at offset 14: invalid number"),
        (r#"{"later":[1.]}"#, "later: invalid JSON at offset 10: invalid number"),
        (r#"{"flag":truee}"#, "flag: invalid JSON at offset 12: unexpected token 'e'."),
        (r#"{"flag":nul}"#, "flag: invalid JSON at offset "),
        (r#"{"name""a"}"#, "name: invalid JSON at offset 7: unexpected token '\"'."),
        (r#"{"name":"a" "flag":true}"#, "invalid JSON at offset 12: unexpected token '\"'."),
        (r#"{"documents":[1,]}"#, "documents[1]: invalid JSON at offset 16: "),
        (r#"{"documents":[1 2]}"#, "documents[1]: invalid JSON at offset 16: "),
        (r#"{"byName":{"a"}}"#, "byName.a: invalid JSON at offset 14: "),
        (r#"{"secrets":{"a"}}"#, "secrets.*: invalid JSON at offset 15: "),
        ("{", "unexpected end of the JSON text"),
        (r#"{"name":"a""#, "unexpected end of the JSON text"),
    ] {
        let found = read::<Item>(body).expect_err(body);
        assert!(found.starts_with(error), "{body}: {found}");
    }
    let mut reader = Reader::new(Dialect::AwsJson, b"\xff");
    let error = read_structure::<Item>(&mut reader).expect_err("not UTF-8").to_string();
    assert!(error.starts_with("invalid JSON at offset 0: "), "{error}");
    let mut reader = Reader::new(Dialect::AwsJson, b"{\"flag\":true,\"name\":\"a\xff\"}");
    let error = read_structure::<Item>(&mut reader).expect_err("not UTF-8").to_string();
    assert!(error.starts_with("name: invalid JSON at offset 23: "), "{error}");
}
