//! The functions of the rules language, implemented from the specification alone.
//!
//! See <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html> and
//! <https://smithy.io/2.0/aws/rules-engine/library-functions.html>.

use std::sync::LazyLock;

use regex::Regex;

use crate::partitions;
use crate::value::Value;

/// Calls a function. All but four functions return nothing if an argument has no value.
pub(crate) fn call(name: &str, arguments: &[Value]) -> Value {
    match (name, arguments) {
        ("isSet", [value]) => return Value::Bool(*value != Value::Nothing),
        ("coalesce", values) => {
            let last = values.last().expect("values");
            return values.iter().find(|it| **it != Value::Nothing).unwrap_or(last).clone();
        }
        ("ite", [condition, then, otherwise]) => {
            return if condition.as_bool() { then.clone() } else { otherwise.clone() };
        }
        ("getAttr", [value, path]) => return attribute(value.clone(), path.as_text()),
        _ if arguments.contains(&Value::Nothing) => return Value::Nothing,
        _ => {}
    }
    match (name, arguments) {
        ("not", [value]) => Value::Bool(!value.as_bool()),
        ("booleanEquals", [a, b]) => Value::Bool(a.as_bool() == b.as_bool()),
        ("stringEquals", [a, b]) => Value::Bool(a.as_text() == b.as_text()),
        ("isValidHostLabel", [text, dots]) => {
            Value::Bool(labels(text.as_text(), dots.as_bool(), &LABEL))
        }
        ("aws.isVirtualHostableS3Bucket", [text, dots]) => {
            Value::Bool(is_bucket(text.as_text(), dots.as_bool()))
        }
        ("substring", [text, start, end, reverse]) => {
            substring(text.as_text(), start.as_integer(), end.as_integer(), reverse.as_bool())
        }
        ("split", [text, delimiter, limit]) => {
            split(text.as_text(), delimiter.as_text(), limit.as_integer())
        }
        ("uriEncode", [text]) => Value::Text(uri_encode(text.as_text())),
        ("parseURL", [text]) => parse_url(text.as_text()),
        ("aws.parseArn", [text]) => parse_arn(text.as_text()),
        ("aws.partition", [region]) => partitions::partition(region.as_text()),
        other => panic!("unknown function: {other:?}"),
    }
}

/// Returns the value at a path such as `resourceId[2]`.
pub(crate) fn attribute(value: Value, path: &str) -> Value {
    path.split('.').filter(|part| !part.is_empty()).fold(value, |value, part| {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index.trim_end_matches(']'))),
            None => (part, None),
        };
        let value = match value {
            Value::Record(record) if !key.is_empty() => record[key].clone(),
            value => value,
        };
        match (value, index) {
            (Value::List(items), Some(index)) => {
                let index: usize = index.parse().expect("an index");
                items.get(index).cloned().unwrap_or(Value::Nothing)
            }
            (value, _) => value,
        }
    })
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| regex("^[a-zA-Z0-9][a-zA-Z0-9-]{0,62}$"));
static BUCKET_PART: LazyLock<Regex> = LazyLock::new(|| regex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"));
static IP: LazyLock<Regex> = LazyLock::new(|| regex(r"^[0-9]{1,3}(\.[0-9]{1,3}){3}$"));

fn regex(text: &str) -> Regex {
    Regex::new(text).expect("an expression")
}

fn labels(text: &str, dots: bool, label: &Regex) -> bool {
    if dots { text.split('.').all(|part| label.is_match(part)) } else { label.is_match(text) }
}

fn is_bucket(text: &str, dots: bool) -> bool {
    (3..=63).contains(&text.len()) && labels(text, dots, &BUCKET_PART) && !IP.is_match(text)
}

fn substring(text: &str, start: usize, end: usize, reverse: bool) -> Value {
    let mut chars: Vec<char> = text.chars().collect();
    if start >= end || end > chars.len() || !text.is_ascii() {
        return Value::Nothing;
    }
    if reverse {
        chars.reverse();
    }
    let mut part = chars[start..end].to_vec();
    if reverse {
        part.reverse();
    }
    Value::Text(part.into_iter().collect())
}

fn split(text: &str, delimiter: &str, limit: usize) -> Value {
    let mut parts = Vec::new();
    let mut rest = text;
    while limit == 0 || parts.len() + 1 < limit {
        let Some(at) = rest.find(delimiter) else { break };
        parts.push(Value::text(&rest[..at]));
        rest = &rest[at + delimiter.len()..];
    }
    parts.push(Value::text(rest));
    Value::List(parts)
}

fn uri_encode(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}

/// RFC 3986, for HTTP URLs: scheme, user information, host, port, path and the rest. As in Smithy's
/// implementation, a path may contain characters that RFC 3986 requires to be encoded.
static URL: LazyLock<Regex> = LazyLock::new(|| {
    let host = r"[a-z0-9._~!$&'()*+,;=-]+|\[[0-9a-f:.]+\]";
    let path = r"/[^?#\s<>`]*";
    regex(&format!("(?i)^(https?)://(?:[^/?#@]*@)?({host})(:[0-9]*)?({path})?([?#].*)?$"))
});

fn parse_url(text: &str) -> Value {
    let Some(parts) = URL.captures(text) else { return Value::Nothing };
    let part = |at: usize| parts.get(at).map_or("", |part| part.as_str());
    let is_port = |port: &str| port.is_empty() || port[1..].parse::<u16>().is_ok();
    if !part(5).is_empty() || !is_port(part(3)) {
        return Value::Nothing;
    }
    let (host, path) = (part(2), part(4));
    let is_number = |part: &str| part.parse::<u8>().is_ok() && !part.starts_with('+');
    let is_ip =
        host.starts_with('[') || (host.split('.').count() == 4 && host.split('.').all(is_number));
    let slash = if path.ends_with('/') { "" } else { "/" };
    Value::Record(
        [
            ("scheme", Value::Text(part(1).to_lowercase())),
            ("authority", Value::Text(format!("{host}{}", part(3)))),
            ("path", Value::text(path)),
            ("normalizedPath", Value::Text(format!("{path}{slash}"))),
            ("isIp", Value::Bool(is_ip)),
        ]
        .into(),
    )
}

fn parse_arn(text: &str) -> Value {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let ["arn", partition, service, region, account_id, resource] = parts[..] else {
        return Value::Nothing;
    };
    if [partition, service, resource].contains(&"") {
        return Value::Nothing;
    }
    let resource_id = resource.split([':', '/']).map(Value::text).collect();
    Value::Record(
        [
            ("partition", Value::text(partition)),
            ("service", Value::text(service)),
            ("region", Value::text(region)),
            ("accountId", Value::text(account_id)),
            ("resourceId", Value::List(resource_id)),
        ]
        .into(),
    )
}
