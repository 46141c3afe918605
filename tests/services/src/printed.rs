//! Values as JSON, read from their `Debug` output, so that values of two crates can be compared.

use std::fmt::Debug;
use std::iter::Peekable;
use std::str::Chars;

use serde_json::{Map, Value};

/// Converts a value to JSON. `Some` is left out, and so are members that are `None`: generated types have required
/// members where AWS's are optional.
pub(crate) fn printed(value: &impl Debug) -> Value {
    let text = format!("{value:?}");
    let mut reader = Reader(text.chars().peekable());
    let value = reader.value();
    assert_eq!(reader.peek(), None, "unread text in {text}");
    value
}

/// The text in place of a sensitive value.
const REDACTED: &str = "redacted";

struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    /// Returns the next character that is not blank.
    fn peek(&mut self) -> Option<char> {
        while self.0.next_if(|c| c.is_whitespace()).is_some() {}
        self.0.peek().copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.0.next();
        }
        found
    }

    fn value(&mut self) -> Value {
        match self.peek() {
            Some('"') => match self.string().as_str() {
                "*** Sensitive Data Redacted ***" => REDACTED.into(),
                text => text.into(),
            },
            Some('*') => self.redacted(),
            Some('[') => self.items('[', ']').into(),
            Some('{') => self.entries().into(),
            Some('(') => self.items('(', ')').into(),
            Some('-' | '0'..='9') => self.number().into(),
            _ => self.named(),
        }
    }

    /// Reads the text that the generated client prints in place of a sensitive value.
    fn redacted(&mut self) -> Value {
        while self.0.next_if(|c| !",)]}".contains(*c)).is_some() {}
        REDACTED.into()
    }

    /// Reads a number or a timestamp.
    fn number(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.0.next_if(|c| c.is_ascii_alphanumeric() || "+-.:".contains(*c)) {
            text.push(c);
        }
        text
    }

    /// Reads a name, and the members of the type with this name.
    fn named(&mut self) -> Value {
        let mut name = String::new();
        while let Some(c) = self.0.next_if(|c| !"{}[](),:".contains(*c)) {
            name.push(c);
        }
        let name = name.trim();
        match self.peek() {
            Some('{') => self.entries().into(),
            Some('(') => {
                let mut items = self.items('(', ')');
                let item = if items.len() == 1 { items.remove(0) } else { items.into() };
                match name {
                    "Some" => item,
                    // The content of unknown enum values, whose type has another name in AWS's crate.
                    "UnknownVariantValue" => {
                        Map::from_iter([("UnknownValue".to_owned(), item)]).into()
                    }
                    _ => Map::from_iter([(name.to_owned(), item)]).into(),
                }
            }
            _ if name == "None" => Value::Null,
            _ => name.into(),
        }
    }

    fn items(&mut self, start: char, end: char) -> Vec<Value> {
        assert!(self.take(start));
        let mut items = Vec::new();
        while !self.take(end) {
            items.push(self.value());
            self.take(',');
        }
        items
    }

    /// Reads the members of a structure or map, or the items of a set.
    fn entries(&mut self) -> Map<String, Value> {
        assert!(self.take('{'));
        let mut entries = Map::new();
        while !self.take('}') {
            // The end of structures that omit members.
            if self.take('.') {
                assert!(self.take('.'));
                continue;
            }
            let name = match self.value() {
                Value::String(name) => name,
                other => other.to_string(),
            };
            assert!(self.take(':'), "no value of {name}");
            let value = self.value();
            if !value.is_null() {
                entries.insert(name, value);
            }
            self.take(',');
        }
        entries.sort_keys();
        entries
    }

    /// Reads a string. Escapes stay as they are.
    fn string(&mut self) -> String {
        assert!(self.take('"'));
        let mut text = String::new();
        while let Some(c) = self.0.next().filter(|c| *c != '"') {
            text.push(c);
            if c == '\\' {
                text.extend(self.0.next());
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use aws_smithy_types::{Blob, DateTime};
    use serde_json::json;

    use super::printed;

    #[derive(Debug)]
    #[expect(dead_code, reason = "only printed")]
    enum Kind {
        Unit,
        Tuple(Option<String>),
        Struct { list: Vec<f64>, none: Option<u8>, map: HashMap<String, Kind> },
    }

    #[test]
    fn reads_all_kinds_of_values() {
        let map = HashMap::from([("a: \"b\"".to_owned(), Kind::Unit)]);
        let kind = Kind::Struct { list: vec![1.0, -2.5e300], none: None, map };
        assert_eq!(printed(&kind)["map"], json!({ "a: \\\"b\\\"": "Unit" }));
        assert_eq!(printed(&kind)["list"][0], "1.0");
        assert_eq!(printed(&Kind::Tuple(Some("x".to_owned()))), json!({ "Tuple": "x" }));
        assert_eq!(printed(&vec![DateTime::from_secs(1)]), json!(["1970-01-01T00:00:01Z"]));
        assert_eq!(printed(&Blob::new([1, 2])), json!({ "inner": "0102" }));
    }
}
