//! Random values of endpoint parameters.

use proptest::prelude::RngExt;
use proptest::test_runner::TestRng;
use serde_json::{Map, Value as Json, json};

/// Strings that functions handle differently.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "aws",
    "us-east-1",
    "us-gov-west-1",
    "cn-north-1",
    "eusc-de-east-1",
    "us-isob-east-1",
    "eu-isoe-west-1",
    "us-isof-south-1",
    "us-iso-west-1",
    "aws-global",
    "aws-us-gov-global",
    "nowhere-1",
    "us-east-1x",
    "bucket",
    "my.bucket",
    "Bucket",
    "bu_cket",
    "192.168.1.1",
    "999.1.1.1",
    "-a",
    "a-",
    "a--b--c",
    "bucket--use1-az4--x-s3",
    "é",
    "\u{1f980}",
    "a b",
    "a{b}",
    "a\"b\\",
    "true",
    "%2F",
    "--",
    "a/b:c",
    "arn:aws:s3:us-west-2:123456789012:accesspoint:name",
    "arn:aws:s3:::b/k",
    "arn:aws:s3:::",
    "arn:aws:sns::1:a:b/c",
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:name",
    "arn::s3:::a",
    "https://example.com",
    "http://localhost:8000/p/q",
    "https://[fe80::1]:443",
    "HTTPS://10.0.0.1/",
    "https://example.com/a?b=c",
    "http://h/#f",
    "http://user:secret@h:1/",
    "http://",
    "ftp://h",
    "http://h:99999",
    "http://256.1.1.1",
    "https://éxample.com",
];

/// Values for parameters, including literals that the rules compare with.
pub(crate) struct Values {
    texts: Vec<String>,
}

impl Values {
    pub(crate) fn of(rules: &Json) -> Self {
        let mut texts: Vec<String> = TEXTS.iter().map(|text| (*text).to_owned()).collect();
        collect(&rules["rules"], &mut texts);
        Self { texts }
    }

    /// Returns values for some of the parameters.
    pub(crate) fn given(&self, rules: &Json, rng: &mut TestRng) -> Map<String, Json> {
        let parameters = rules["parameters"].as_object().expect("parameters");
        let mut given = Map::new();
        for (name, parameter) in parameters {
            if rng.random_bool(0.75) {
                given.insert(name.clone(), self.value(parameter, rng));
            }
        }
        given
    }

    /// Returns a test's values, with some removed or changed.
    pub(crate) fn changed(
        &self,
        rules: &Json,
        given: &Map<String, Json>,
        rng: &mut TestRng,
    ) -> Map<String, Json> {
        let mut given = given.clone();
        for (name, parameter) in rules["parameters"].as_object().expect("parameters") {
            match rng.random_range(0..12) {
                0 => drop(given.remove(name)),
                1 => drop(given.insert(name.clone(), self.value(parameter, rng))),
                _ => {}
            }
        }
        given
    }

    fn value(&self, parameter: &Json, rng: &mut TestRng) -> Json {
        match parameter["type"].as_str().expect("a type").to_ascii_lowercase().as_str() {
            "boolean" => json!(rng.random_bool(0.5)),
            "stringarray" => {
                let count = rng.random_range(0..4);
                (0..count).map(|_| self.text(rng)).collect()
            }
            _ => json!(self.text(rng)),
        }
    }

    fn text(&self, rng: &mut TestRng) -> String {
        let mut text = self.texts[rng.random_range(0..self.texts.len())].clone();
        if rng.random_bool(0.1) {
            text.push_str(&self.texts[rng.random_range(0..self.texts.len())]);
        }
        text
    }
}

/// Collects the string literals in arguments of functions.
fn collect(json: &Json, texts: &mut Vec<String>) {
    match json {
        Json::Object(object) => {
            let arguments = object.get("argv").and_then(Json::as_array).into_iter().flatten();
            texts.extend(arguments.filter_map(Json::as_str).map(str::to_owned));
            object.values().for_each(|value| collect(value, texts));
        }
        Json::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        _ => {}
    }
}
