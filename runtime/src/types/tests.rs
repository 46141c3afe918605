//! Timestamp conversions to other crates' types and back.

use super::*;

/// Instants before 1970, with fractions, in the present and at the ends of the range.
const INSTANTS: [&str; 5] = [
    "1969-12-31T23:59:58.75Z",
    "1970-01-01T00:00:00Z",
    "2026-11-21T09:30:00.123456789Z",
    "9999-12-30T22:00:00Z",
    "0001-01-01T00:00:00Z",
];

fn instants() -> impl Iterator<Item = (&'static str, DateTime)> {
    INSTANTS.into_iter().map(|text| {
        (text, DateTime::from_str(text, DateTimeFormat::DateTime).expect("a date-time"))
    })
}

#[test]
fn converts_to_and_from_jiff() {
    for (text, instant) in instants() {
        let converted = instant.to_jiff().expect("in range");
        assert_eq!(converted, text.parse().expect("a timestamp"));
        assert_eq!(DateTime::from_jiff(converted), instant);
    }
    let error = DateTime::from_secs(i64::MAX).to_jiff().expect_err("out of range");
    assert!(error.to_string().contains("range"), "{error}");
}

#[test]
fn converts_to_and_from_chrono() {
    for (text, instant) in instants() {
        let converted = instant.to_chrono_utc().expect("in range");
        assert_eq!(converted, text.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant"));
        assert_eq!(DateTime::from_chrono_utc(converted), instant);
    }
}

#[test]
fn converts_to_and_from_time() {
    for (_, instant) in instants() {
        let converted = instant.to_time().expect("in range");
        assert_eq!(converted.unix_timestamp_nanos(), instant.as_nanos());
        assert_eq!(DateTime::from_time(converted), instant);
    }
}
