//! AWS's published test suites for signatures.

use std::fs;
use std::ops::Range;
use std::path::PathBuf;
use std::time::SystemTime;

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::Value;
use smithy_client_runtime::signing::{SigningKeys, sign, signed_texts};

use crate::case::{Case, OwnedOptions, OwnedPayload, without_body};
use crate::verifier::{self, Verifier};

/// The characters that some requests of the suites contain, although URIs can't.
const INVALID: &AsciiSet = &CONTROLS.add(b' ');

/// Tests that expect a path to be encoded once, which their context does not tell.
const ENCODED_ONCE: &[&str] = &["get-space-normalized", "get-space-unnormalized", "get-utf8"];

/// Returns the folders of a suite.
fn folders(suite: &str) -> Vec<PathBuf> {
    let suite = oracles::dependency("aws-sigv4").join("aws-signing-test-suite").join(suite);
    let entries = fs::read_dir(suite).expect("the suite");
    entries.map(|entry| entry.expect("a folder").path()).collect()
}

/// A test of a suite: a folder with texts.
struct Published {
    folder: PathBuf,
    name: String,
}

impl Published {
    fn text(&self, file: &str) -> Option<String> {
        let text = fs::read_to_string(self.folder.join(file)).ok()?;
        Some(text.replace("\r\n", "\n").trim().to_owned())
    }

    fn expected(&self, file: &str) -> String {
        self.text(file).unwrap_or_else(|| panic!("{}: no {file}", self.name))
    }

    fn context(&self) -> Option<Value> {
        let text = self.text("context.json")?;
        Some(serde_json::from_str(&text).expect("JSON"))
    }

    /// Returns the request, with its signature in the headers or in the query.
    fn case(&self, is_v4a: bool, is_query: bool) -> Case {
        let request = Parsed::of(&self.expected("request.txt"));
        let context = self.context();
        let context =
            context.unwrap_or_else(|| any_context(&self.expected("header-canonical-request.txt")));
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let credentials = &context["credentials"];
        let time = text(&context["timestamp"]).expect("a time");
        let time = DateTime::from_str(&time, Format::DateTime).expect("a time");
        Case {
            method: request.method,
            uri: request.uri,
            headers: request.headers,
            payload: OwnedPayload::Bytes(request.body),
            keys: (
                text(&credentials["access_key_id"]).expect("an ID"),
                text(&credentials["secret_access_key"]).expect("a secret"),
            ),
            token: text(&credentials["token"]),
            is_v4a,
            region: text(&context["region"]).expect("a region"),
            service: text(&context["service"]).expect("a service"),
            time: SystemTime::try_from(time).expect("a time"),
            options: OwnedOptions {
                double_uri_encode: !ENCODED_ONCE.contains(&&*self.name),
                normalize_uri_path: context["normalize"].as_bool().expect("a flag"),
                content_sha256_header: context["sign_body"].as_bool().unwrap_or(true),
                omit_session_token: context["omit_session_token"].as_bool().unwrap_or_default(),
                session_token_name: None,
                expires_in: context["expiration_in_seconds"].as_u64().filter(|_| is_query),
            },
        }
    }
}

/// Returns a context for tests that consist of a request and a canonical request only.
fn any_context(canonical_request: &str) -> Value {
    let (_, date) = canonical_request.split_once("x-amz-date:").expect("a date");
    let digits = |range: Range<usize>| &date[range];
    let [year, month, day] = [digits(0..4), digits(4..6), digits(6..8)];
    let [hour, minute, second] = [digits(9..11), digits(11..13), digits(13..15)];
    serde_json::json!({
        "credentials": { "access_key_id": "AKIDEXAMPLE", "secret_access_key": "" },
        "normalize": true,
        "region": "us-east-1",
        "service": "service",
        "sign_body": false,
        "timestamp": format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"),
    })
}

/// An HTTP request as text.
struct Parsed {
    method: String,
    uri: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Parsed {
    fn of(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let (line, lines) = head.split_once('\n').unwrap_or((head, ""));
        let (method, rest) = line.split_once(' ').expect("a method");
        let (target, _) = rest.rsplit_once(' ').expect("a version");
        let mut headers: Vec<(String, String)> = Vec::new();
        for line in lines.lines() {
            if line.starts_with(' ') {
                // The continuation of a value.
                headers.last_mut().expect("a header").1.push_str(line);
                continue;
            }
            let (name, value) = line.split_once(':').expect("a header");
            headers.push((name.to_owned(), value.to_owned()));
        }
        let is_host = |(name, _): &(String, String)| name.eq_ignore_ascii_case("host");
        let host = headers.iter().position(is_host).expect("a host");
        let (_, host) = headers.remove(host);
        Self {
            method: method.to_owned(),
            uri: format!("https://{host}{}", utf8_percent_encode(target, INVALID)),
            headers,
            body: body.into(),
        }
    }
}

fn run(suite: &str, check: impl Fn(&Published, &Case, &str)) {
    let folders = folders(suite);
    assert!(folders.len() >= 38, "{suite}");
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let test = Published { folder, name };
        for place in ["header", "query"] {
            if test.text(&format!("{place}-canonical-request.txt")).is_some() {
                check(&test, &test.case(suite == "v4a", place == "query"), place);
            }
        }
    }
}

/// Checks the canonical request and the string to sign. Returns the latter.
fn check_texts(test: &Published, case: &Case, place: &str) -> String {
    let credentials = case.credentials();
    let texts = signed_texts(&case.request(), Some(case.payload()), &case.params(&credentials));
    let (canonical, text) = texts.expect("a signature");
    let expected = test.expected(&format!("{place}-canonical-request.txt"));
    assert_eq!(canonical, expected, "{} ({place})", test.name);
    if test.context().is_some() {
        let expected = test.expected(&format!("{place}-string-to-sign.txt"));
        assert_eq!(text, expected, "{} ({place})", test.name);
    }
    text
}

fn signed(case: &Case) -> http::Request<()> {
    let (mut request, credentials) = (case.request(), case.credentials());
    sign(&mut request, Some(case.payload()), &case.params(&credentials), &SigningKeys::default())
        .expect("a signature");
    without_body(request)
}

#[test]
fn sigv4_requests_equal_those_of_the_published_suite() {
    run("v4", |test, case, place| {
        check_texts(test, case, place);
        if test.context().is_none() {
            return;
        }
        let expected = test.expected(&format!("{place}-signed-request.txt"));
        let (request, expected) = (signed(case), Parsed::of(&expected));
        let signature = test.expected(&format!("{place}-signature.txt"));
        assert_eq!(verifier::signature(&request), signature, "{} ({place})", test.name);
        assert_eq!(sorted_query(&request.uri().to_string()), sorted_query(&expected.uri));
        for (name, _) in &expected.headers {
            let values = expected.headers.iter().filter(|(other, _)| other == name);
            let values: Vec<&str> = values.map(|(_, value)| value.trim()).collect();
            let own = request.headers().get_all(name).iter();
            let own: Vec<&str> = own.map(|value| value.to_str().expect("text").trim()).collect();
            assert_eq!(own, values, "{} ({place}): {name}", test.name);
        }
        assert_eq!(request.headers().len(), expected.headers.len(), "{} ({place})", test.name);
    });
}

#[test]
fn sigv4a_signatures_of_the_published_suite_verify() {
    run("v4a", |test, case, place| {
        let text = check_texts(test, case, place);
        let key: Value = serde_json::from_str(&test.expected("public-key.json")).expect("JSON");
        let coordinate = |name: &str| key[name].as_str().expect("a coordinate").to_owned();
        let verifier = Verifier::of_coordinates(&coordinate("X"), &coordinate("Y"));
        let own = verifier::signature(&signed(case));
        let published = test.expected(&format!("{place}-signature.txt"));
        for signature in [own, published] {
            assert!(verifier.accepts(&text, &signature), "{} ({place})", test.name);
        }
    });
}

fn sorted_query(uri: &str) -> (String, Vec<String>) {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let mut parameters: Vec<String> = query.split('&').map(str::to_owned).collect();
    parameters.sort();
    (path.to_owned(), parameters)
}
