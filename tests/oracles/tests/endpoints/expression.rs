//! Random well-typed expressions of the rules language.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Value as Json, json};

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Type {
    Text,
    Bool,
    List,
    Partition,
    Url,
    Arn,
}

const TYPES: [Type; 6] =
    [Type::Text, Type::Bool, Type::List, Type::Partition, Type::Url, Type::Arn];

/// The maximum nesting depth of calls.
const DEEPEST: usize = 3;

/// Parts of string literals.
const TEXTS: &[&str] = &[
    "",
    "a",
    "us-east-1",
    "aws",
    "-",
    "--",
    ":",
    "x--y",
    "bucket",
    "é",
    "\u{1f980}",
    "\"\\n",
    "a b",
    "arn:aws:s3:::b/k",
    "https://example.com/p",
    "true",
    "{{",
    "}}",
    "{{}}",
    "{{a}}",
    "%2F",
];

/// The names in scope, with their types and whether they are optional.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(Vec<(String, Type, bool)>);

impl Known {
    pub(crate) fn add(&mut self, name: &str, kind: Type, is_optional: bool) {
        self.0.push((name.to_owned(), kind, is_optional));
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, ..)| known == name)
    }

    /// Marks a name as set.
    pub(crate) fn narrow(&mut self, name: &str) {
        self.0.iter_mut().filter(|(known, ..)| known == name).for_each(|known| known.2 = false);
    }

    /// Marks all names in a call's arguments as set: the call has a value only if they do.
    pub(crate) fn narrow_all_of(&mut self, call: &Json) {
        if matches!(call["fn"].as_str(), Some("isSet" | "getAttr" | "coalesce" | "ite")) {
            return;
        }
        for argument in call["argv"].as_array().into_iter().flatten() {
            if let Some(name) = argument["ref"].as_str() {
                self.narrow(name);
            }
        }
    }

    /// Returns the names of optional values.
    pub(crate) fn optional(&self) -> Vec<&str> {
        self.0.iter().filter(|known| known.2).map(|(name, ..)| name.as_str()).collect()
    }

    /// Returns the names of values of a type that are always set.
    pub(crate) fn certain(&self, kind: Type) -> Vec<&str> {
        self.names(kind, false)
    }

    fn names(&self, kind: Type, is_optional: bool) -> Vec<&str> {
        let such = self.0.iter().filter(|known| known.1 == kind && known.2 == is_optional);
        such.map(|(name, ..)| name.as_str()).collect()
    }
}

/// Generates expressions.
pub(crate) struct Writer<'r> {
    pub(crate) rng: &'r mut TestRng,
    is_lenient: bool,
}

impl<'r> Writer<'r> {
    pub(crate) fn new(rng: &'r mut TestRng, is_lenient: bool) -> Self {
        Self { rng, is_lenient }
    }

    pub(crate) fn choose<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.rng.random_range(0..items.len())]
    }

    pub(crate) fn kind(&mut self) -> Type {
        *self.choose(&TYPES)
    }

    /// Generates a value: a literal, a name or a call.
    pub(crate) fn value(
        &mut self,
        known: &Known,
        kind: Type,
        optional: bool,
        depth: usize,
    ) -> Json {
        let names = known.names(kind, optional);
        if !names.is_empty() && (depth >= DEEPEST || self.rng.random_bool(0.5)) {
            return json!({"ref": self.choose(&names)});
        }
        let has_literal = !optional && matches!(kind, Type::Text | Type::Bool | Type::List);
        if has_literal && (depth >= DEEPEST || self.rng.random_bool(0.35)) {
            return self.literal(known, kind);
        }
        self.call(known, kind, optional, depth)
    }

    fn literal(&mut self, known: &Known, kind: Type) -> Json {
        match kind {
            Type::Bool => json!(self.rng.random_bool(0.5)),
            Type::List => json!([self.template(known), "b"]),
            _ => json!(self.template(known)),
        }
    }

    /// Generates text with placeholders.
    pub(crate) fn template(&mut self, known: &Known) -> String {
        let mut text = (*self.choose(TEXTS)).to_owned();
        for _ in 0..self.rng.random_range(0..3) {
            let kind = *self.choose(&[Type::Text, Type::Partition, Type::Url, Type::Arn]);
            if let Some(name) = known.certain(kind).last() {
                let attribute = self.text_attribute(kind);
                let hash = if attribute.is_empty() { "" } else { "#" };
                text.push_str(&format!("{{{name}{hash}{attribute}}}"));
            }
            text.push_str(self.choose::<&str>(TEXTS));
        }
        text
    }

    fn text_attribute(&mut self, kind: Type) -> &'static str {
        self.choose::<&'static str>(match kind {
            Type::Partition => &["name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion"],
            Type::Url => &["scheme", "authority", "path", "normalizedPath"],
            Type::Arn => &["partition", "service", "region", "accountId"],
            _ => &[""],
        })
    }

    /// Generates a call that returns a type. An optional call may always return a value.
    pub(crate) fn call(&mut self, known: &Known, kind: Type, optional: bool, depth: usize) -> Json {
        if self.rng.random_bool(0.15) && depth < DEEPEST {
            return self.choice(known, kind, optional, depth + 1);
        }
        let argv = match (kind, optional) {
            (Type::Bool, false) => return self.test(known, depth),
            (Type::Bool, true) => return self.attribute_of_call(known, "isIp", Type::Url, depth),
            (Type::Text, true) => return self.optional_text(known, depth),
            (Type::Text, false) => return self.text(known, depth),
            (Type::List, true) => {
                return self.attribute_of_call(known, "resourceId", Type::Arn, depth);
            }
            (Type::List, false) => {
                let delimiter = *self.choose(&["-", "--", "/", ":", "a"]);
                let limit = self.rng.random_range(0..4);
                json!([self.argument(known, Type::Text, depth), delimiter, limit])
            }
            // Arguments of `coalesce` may be unset.
            (_, false) => json!([self.argument(known, Type::Text, depth + 1)]),
            (_, true) => json!([self.argument(known, Type::Text, depth)]),
        };
        let name = match kind {
            Type::List => "split",
            Type::Partition => "aws.partition",
            Type::Url => "parseURL",
            _ => "aws.parseArn",
        };
        // Partitions, URLs and ARNs are optional unless they have a name.
        match (kind, optional) {
            (Type::List, _) | (_, true) => json!({"fn": name, "argv": argv}),
            _ => match known.certain(kind).first() {
                Some(name_of_value) => {
                    let call = json!({"fn": name, "argv": argv});
                    json!({"fn": "coalesce", "argv": [call, {"ref": name_of_value}]})
                }
                None => json!({"fn": name, "argv": argv}),
            },
        }
    }

    /// Generates an argument that is always set. At the top of a lenient condition, the argument may be optional.
    fn argument(&mut self, known: &Known, kind: Type, depth: usize) -> Json {
        let optional = known.names(kind, true);
        if depth == 0 && self.is_lenient && !optional.is_empty() && self.rng.random_bool(0.5) {
            return json!({"ref": self.choose(&optional)});
        }
        self.value(known, kind, false, depth + 1)
    }

    /// Generates `coalesce` or `ite`.
    fn choice(&mut self, known: &Known, kind: Type, optional: bool, depth: usize) -> Json {
        let is_record = matches!(kind, Type::Partition | Type::Url | Type::Arn);
        if is_record && !optional && known.certain(kind).is_empty() {
            return self.call(known, kind, true, depth);
        }
        let maybe = self.value(known, kind, true, depth);
        let other = self.value(known, kind, optional, depth);
        match self.rng.random_bool(0.5) {
            true => json!({"fn": "coalesce", "argv": [maybe, other]}),
            false => {
                let condition = self.value(known, Type::Bool, false, depth);
                let first = if optional { maybe } else { self.value(known, kind, false, depth) };
                json!({"fn": "ite", "argv": [condition, first, other]})
            }
        }
    }

    fn test(&mut self, known: &Known, depth: usize) -> Json {
        let (name, argv) = match self.rng.random_range(0..7) {
            0 => ("not", json!([self.argument(known, Type::Bool, depth)])),
            1 | 2 => {
                let a = self.argument(known, Type::Bool, depth);
                ("booleanEquals", json!([a, self.argument(known, Type::Bool, depth)]))
            }
            3 => {
                let kind = self.kind();
                ("isSet", json!([self.value(known, kind, true, depth + 1)]))
            }
            4 => {
                let text = self.argument(known, Type::Text, depth);
                ("isValidHostLabel", json!([text, self.rng.random_bool(0.5)]))
            }
            5 => {
                let text = self.argument(known, Type::Text, depth);
                let dots = self.value(known, Type::Bool, false, depth + 1);
                ("aws.isVirtualHostableS3Bucket", json!([text, dots]))
            }
            _ => {
                let a = self.argument(known, Type::Text, depth);
                ("stringEquals", json!([a, self.argument(known, Type::Text, depth)]))
            }
        };
        json!({"fn": name, "argv": argv})
    }

    fn text(&mut self, known: &Known, depth: usize) -> Json {
        let kind = *self.choose(&[Type::Partition, Type::Url, Type::Arn]);
        match known.certain(kind).first() {
            Some(name) if self.rng.random_bool(0.5) => {
                let argv = json!([{"ref": name}, self.text_attribute(kind)]);
                json!({"fn": "getAttr", "argv": argv})
            }
            _ => json!({"fn": "uriEncode", "argv": [self.argument(known, Type::Text, depth)]}),
        }
    }

    fn optional_text(&mut self, known: &Known, depth: usize) -> Json {
        match self.rng.random_range(0..4) {
            0 => {
                let kind = *self.choose(&[Type::Partition, Type::Url, Type::Arn]);
                let attribute = self.text_attribute(kind);
                self.attribute_of_call(known, attribute, kind, depth)
            }
            1 => self.attribute_of_call(known, "resourceId[1]", Type::Arn, depth),
            2 => {
                let list = self.value(known, Type::List, false, depth + 1);
                let index = self.rng.random_range(0..3);
                json!({"fn": "getAttr", "argv": [list, format!("[{index}]")]})
            }
            _ => {
                let start = self.rng.random_range(0..4);
                let end = start + self.rng.random_range(0..4);
                let text = self.argument(known, Type::Text, depth);
                let argv = json!([text, start, end, self.rng.random_bool(0.5)]);
                json!({"fn": "substring", "argv": argv})
            }
        }
    }

    fn attribute_of_call(&mut self, known: &Known, path: &str, of: Type, depth: usize) -> Json {
        let of = self.call_of_record(known, of, depth + 1);
        json!({"fn": "getAttr", "argv": [of, path]})
    }

    fn call_of_record(&mut self, known: &Known, kind: Type, depth: usize) -> Json {
        let name = match kind {
            Type::Partition => "aws.partition",
            Type::Url => "parseURL",
            _ => "aws.parseArn",
        };
        json!({"fn": name, "argv": [self.value(known, Type::Text, false, depth)]})
    }
}
