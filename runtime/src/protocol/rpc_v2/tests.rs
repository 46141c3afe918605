//! Requests, responses and errors of rpcv2Cbor and rpcv2Json.
#![allow(dead_code, reason = "the macros declare more than the tests use")]

#[cfg(feature = "protocol-rpc-v2-cbor")]
mod cbor;
#[cfg(feature = "protocol-rpc-v2-json")]
mod json;

use std::collections::HashMap;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime};

use super::super::tests::{header, read, read_error, request, response};
use crate::protocol::tests::test_operation;
use crate::value::Value;
use crate::{structure, union};

#[structure("example#Everything", output)]
struct Everything {
    // Bindings to HTTP have no meaning in these protocols.
    #[member("name", http_header = "X-Name", json_name = "other")]
    name: Option<String>,
    #[member("flag")]
    flag: Option<bool>,
    #[member("small")]
    small: Option<i8>,
    #[member("long")]
    long: Option<i64>,
    #[member("float")]
    float: Option<f32>,
    #[member("ratio")]
    ratio: Option<f64>,
    #[member("big")]
    big: Option<BigInteger>,
    #[member("exact")]
    exact: Option<BigDecimal>,
    #[member("data")]
    data: Option<Blob>,
    #[member("at", timestamp_format = "date-time")]
    at: Option<DateTime>,
    #[member("names")]
    names: Option<Vec<Option<String>>>,
    #[member("counts")]
    counts: Option<HashMap<String, i32>>,
    #[member("choice")]
    choice: Option<Choice>,
    #[member("inner")]
    inner: Option<Box<Everything>>,
}

#[union("example#Choice")]
enum Choice {
    #[member("text")]
    Text(String),
    #[member("count")]
    Count(i32),
}

#[structure("smithy.api#Unit")]
struct Unit {}

#[structure("example#Empty", input(Do, http("GET", "/ignored", 200)))]
struct Empty {}

#[structure("example#Gone", error)]
struct Gone {
    #[member("message")]
    message: Option<String>,
    #[member("count")]
    count: Option<i32>,
}

test_operation!(Do, Empty, Everything, DoError, Gone);

fn full() -> Everything {
    Everything {
        name: Some("n".into()),
        flag: Some(false),
        small: Some(-128),
        long: Some(i64::MIN),
        float: Some(0.5),
        ratio: Some(-0.1),
        big: "-123456789012345678901234567890".parse().ok(),
        exact: "1.50".parse().ok(),
        data: Some(Blob::new([0, 255])),
        at: Some(DateTime::from_secs_and_nanos(1_577_836_800, 123_000_000)),
        names: Some(vec![Some("a".into()), None]),
        counts: Some(HashMap::from([("k".into(), 1)])),
        choice: Some(Choice::Count(2)),
        inner: Some(Box::new(Everything { names: Some(Vec::new()), ..Value::initial() })),
        ..Value::initial()
    }
}
