//! Random requests.

use std::time::{Duration, SystemTime};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;

use crate::case::{Case, OwnedOptions, OwnedPayload};

const HOSTS: &[&str] = &[
    "http://example.com",
    "https://example.com",
    "http://example.com:80",
    "https://example.com:80",
    "http://example.com:443",
    "https://example.com:443",
    "https://example.com:8443",
    "HTTPS://EXAMPLE.com:443",
    "http://[::1]",
    "https://[::1]:443",
    "https://127.0.0.1:9000",
    "https://user@example.com:443",
    "custom://example.com:80",
];

const SEGMENTS: &[&str] = &[
    "", ".", "..", "...", ".hidden", "a.b", "a", "Abc", "%20", "%2F", "%2e", "%2E%2e", "%25",
    "%41", "~-_", "a:b,c", "*", "+", "é", "%C3%A9", "ሴ", "@x", "a=b&c", "!$'()", ";v=1", "%",
    "%zz", "\"{|}",
];

const QUERY_PARTS: &[&str] = &[
    "",
    "a",
    "a=",
    "=b",
    "a=b",
    "a=B",
    "A=b",
    "a=a",
    "aa=b",
    "a=b=c",
    "a%20b=c+d",
    "a+b=%2B",
    "%C3%A9=%c3%a9",
    "%zz=%",
    "é=ü",
    "x=%F0%9F%98%B9",
    "x=%FF",
    "?",
    "/=?",
    "a:b=c,d",
    "*=~-._",
    "X-Amz-Date=1",
    "x-amz-date",
    "list-type=2",
    "%41=%61",
];

const HEADER_NAMES: &[&str] = &[
    "authorization",
    "user-agent",
    "x-amzn-trace-id",
    "transfer-encoding",
    "x-amz-user-agent",
    "x-amz-checksum-mode",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-content-sha256",
    "x-amz-region-set",
    "x-amz-s3session-token",
    "host",
    "content-type",
    "content-length",
    "x-amz-target",
    "X-Amz-Target",
    "x-a",
    "x-b",
    "x_c",
    "accept",
    "amz-sdk-request",
    "zz",
];

const VALUES: &[&str] = &[
    "",
    " ",
    "  ",
    "a",
    " a ",
    "a  b",
    "  a   b  c ",
    "a b",
    "\ta\t",
    " \t a",
    "a, b",
    "a,b",
    "\u{a0}a\u{a0}",
    "é ü",
    "😹  😹",
    "\"a  b\"",
    "application/json",
    "1",
    "~",
    "a\u{3000} \u{3000}b",
];

/// Returns one of these texts, or sometimes up to this number of these characters.
fn text(
    of: &'static [&'static str],
    characters: &'static str,
    most: usize,
) -> impl Strategy<Value = String> {
    let characters: Vec<char> = characters.chars().collect();
    prop_oneof![
        4 => select(of).prop_map(str::to_owned),
        1 => vec(select(characters), 1..=most).prop_map(String::from_iter),
    ]
}

fn uri() -> impl Strategy<Value = String> {
    let path = vec(text(SEGMENTS, "abYZ09._~%+:-", 6), 0..6);
    let query = option::of(vec(text(QUERY_PARTS, "abYZ09._~%+:=&-", 8), 0..6));
    (select(HOSTS), path, query).prop_map(|(host, path, query)| {
        let path: String = path.iter().flat_map(|segment| ["/", segment]).collect();
        let query = query.map(|query| format!("?{}", query.join("&"))).unwrap_or_default();
        format!("{host}{path}{query}")
    })
}

fn payload() -> impl Strategy<Value = OwnedPayload> {
    let digests = &["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "digest"];
    prop_oneof![
        2 => Just(OwnedPayload::Bytes(Vec::new())),
        4 => (any::<u8>(), 1..200_usize)
            .prop_map(|(byte, length)| OwnedPayload::Bytes(vec![byte; length])),
        1 => select(&digests[..]).prop_map(|digest| OwnedPayload::Digest(digest.to_owned())),
        1 => Just(OwnedPayload::Unsigned),
        1 => Just(OwnedPayload::UnsignedTrailers),
        1 => Just(OwnedPayload::SignedTrailers),
    ]
}

/// Returns a time before the year 10000, sometimes before 1970.
fn time() -> impl Strategy<Value = SystemTime> {
    let epoch = SystemTime::UNIX_EPOCH;
    let nanos = || 0..1_000_000_000_u32;
    prop_oneof![
        1 => (0..3_u64).prop_map(move |day| epoch + Duration::from_secs(day * 86_400)),
        4 => (0..253_402_300_799_u64, nanos())
            .prop_map(move |(seconds, nanos)| epoch + Duration::new(seconds, nanos)),
        1 => (0..2_000_000_000_u64, nanos())
            .prop_map(move |(seconds, nanos)| epoch - Duration::new(seconds, nanos)),
    ]
}

fn options(is_v4a: bool) -> impl Strategy<Value = OwnedOptions> {
    // In headers, `aws-sigv4` does not replace the name for SigV4a.
    let names: &[&str] =
        if is_v4a { &["x-amz-security-token"] } else { &["x-amz-s3session-token"] };
    let flags = any::<[bool; 4]>();
    let name = option::weighted(0.2, select(names));
    (flags, name, option::weighted(0.3, 0..604_800_u64)).prop_map(|(flags, name, expires_in)| {
        OwnedOptions {
            double_uri_encode: flags[0],
            normalize_uri_path: flags[1],
            content_sha256_header: flags[2],
            omit_session_token: flags[3],
            session_token_name: name,
            expires_in,
        }
    })
}

/// Returns random requests with the parameters of their signatures.
pub(crate) fn case(is_v4a: bool) -> impl Strategy<Value = Case> {
    let request = (
        text(&["GET", "PUT", "POST", "DELETE", "HEAD"], "ABCXYZ", 8),
        uri(),
        vec((text(HEADER_NAMES, "abcxyz0-", 8), text(VALUES, " abYZ09,;é", 12)), 0..8),
        payload(),
    );
    let secret =
        text(&["wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "other", ""], "!#$%&/+=~^AZaz09", 80);
    let id = text(&["AKIDEXAMPLE", "AKID", "ASIA1"], "ABYZ09", 20);
    // Without spaces, which `aws-sigv4` does not normalize in tokens. Tokens have none.
    let token = option::of(text(&["token", "AQo/a+b==", "é", "a\nb"], "!#$%&/+=~^AZaz09", 40));
    let scope = (
        text(&["us-east-1", "eu-west-3", "*", "us-east-1,eu-west-3"], "abyz09-", 12),
        text(&["service", "s3", "dynamodb"], "abyz09-", 12),
        time(),
    );
    (request, (id, secret), token, scope, options(is_v4a)).prop_map(
        move |(request, keys, token, (region, service, time), options)| {
            let (method, uri, headers, payload) = request;
            Case {
                method,
                uri,
                headers,
                payload,
                keys,
                token,
                is_v4a,
                region,
                service,
                time,
                options,
            }
        },
    )
}
