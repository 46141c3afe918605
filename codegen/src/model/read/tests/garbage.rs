//! Arbitrary input results in a model or in problems, but never in a panic.

use super::*;

/// A model with most features of Smithy.
const EVERYTHING: &str = r#"{"smithy": "2.0", "metadata": {"ä": [1, null]}, "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#O"}], "rename": {"a#L": "M"}},
"a#O": {"type": "operation", "input": {"target": "a#I"}, "errors": [{"target": "a#E"}]},
"a#I": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {"l": {"target": "a#L", "traits": {"smithy.api#length": {"max": 1e1}}}}},
"a#M": {"type": "structure", "members": {"n": {"target": "a#N"}}, "traits": {"smithy.api#mixin": {}}},
"a#I$n": {"type": "apply", "traits": {"smithy.api#documentation": "\u00e4\n", "smithy.api#default": 1}},
"a#N": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
"a#L": {"type": "list", "member": {"target": "a#U"}},
"a#U": {"type": "union", "members": {"i": {"target": "a#I"}}},
"a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}
}}"#;

/// Reads a document. Returns the number of shapes, or the formatted problems.
fn read(text: &str) -> Result<usize, String> {
    Model::parse("m.json", text).map(|model| model.shapes.len()).map_err(|it| it.to_string())
}

/// A pseudorandom number generator: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("below the end")
    }
}

#[test]
fn rejects_every_prefix_of_a_model() {
    let text = EVERYTHING.replace("1e1", "10");
    assert_eq!(read(&text), Ok(8));
    for (end, _) in text.char_indices() {
        assert!(read(&text[..end]).is_err(), "{end}");
    }
}

#[test]
fn rejects_a_length_that_is_not_an_integer() {
    let problem = read(EVERYTHING).expect_err("a float");
    assert!(problem.starts_with("m.json:4:136: a#I$l: invalid value of the trait `smithy.api#length`: invalid type: floating point `10.0`, expected "), "{problem}");
}

#[test]
fn changed_bytes_never_cause_a_panic() {
    let mut random = Random(7);
    for _ in 0..4_000 {
        let mut bytes = EVERYTHING.as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            let (at, from) = (random.below(bytes.len()), random.below(bytes.len()));
            match random.below(4) {
                0 => bytes[at] = b"\"{}[]:,\\0$#\x00\xff"[random.below(12)],
                1 => drop(bytes.remove(at)),
                2 => bytes[at] = bytes[from],
                _ => bytes.truncate(at.max(1)),
            }
        }
        let _ = read(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn replaced_values_never_cause_a_panic() {
    let values = [
        "{}",
        "[]",
        "1",
        "null",
        "\"\"",
        "\"a#I\"",
        "\"apply\"",
        "[[]]",
        "{\"target\": \"a#S\"}",
        "-1e400",
    ];
    for (start, _) in EVERYTHING.match_indices(": ") {
        let rest = &EVERYTHING[start + 2..];
        let mut values_at =
            serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        let _ = values_at.next();
        let end = start + 2 + values_at.byte_offset();
        for value in values {
            let _ = read(&format!("{}{value}{}", &EVERYTHING[..start + 2], &EVERYTHING[end..]));
        }
    }
}

#[test]
fn reports_deep_nesting_without_overflowing_the_stack() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    let too_deep = |text: &str| {
        let problem = read(text).expect_err("too deep");
        assert!(problem.contains("recursion limit exceeded"), "{problem}");
    };
    too_deep(&format!(r#"{{"smithy": "2.0", "metadata": {{"a": {deep}}}, "shapes": {{}}}}"#));
    too_deep(&document(&format!(r#""a#S": {{"type": "string", "traits": {{"a#t": {deep}}}}}"#)));
    let objects = format!("{}1{}", r#"{"a":"#.repeat(50_000), "}".repeat(50_000));
    too_deep(&document(&format!(r#""a#S": {{"type": "string", "traits": {{"a#t": {objects}}}}}"#)));
    assert!(read(&deep).is_err() && read(&objects).is_err() && read(&"[".repeat(50_000)).is_err());
    assert!(read(&document(&format!(r#""a#S": {deep}"#))).is_err());
    assert_eq!(read(&document(&format!(r#""a#S": {{"type": "string", "more": {deep}}}"#))), Ok(1));
}
