//! Tests of formatted times.

use std::time::Duration;

use super::*;

fn after(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn formats_seconds() {
    let cases = [
        (after(0), "19700101T000000Z"),
        (after(1_440_938_160) + Duration::from_nanos(999_999_999), "20150830T123600Z"),
        (after(951_782_399), "20000228T235959Z"),
        (after(951_868_799), "20000229T235959Z"),
        (after(253_402_300_799), "99991231T235959Z"),
        (UNIX_EPOCH - Duration::from_nanos(1), "19691231T235959Z"),
        (UNIX_EPOCH - Duration::from_secs(1), "19691231T235959Z"),
        (UNIX_EPOCH - Duration::from_secs(62_167_219_200), "00000101T000000Z"),
    ];
    for (time, text) in cases {
        let time = SigningTime::new(time).expect("a time");
        assert_eq!((time.date_time(), time.date()), (text, &text[..8]));
    }
}

#[test]
fn years_have_four_digits() {
    let late = after(253_402_300_800);
    let early = UNIX_EPOCH - Duration::from_secs(62_167_219_201);
    for time in [late, early, after(i64::MAX.unsigned_abs())] {
        assert!(matches!(SigningTime::new(time), Err(SigningError::TimeOutOfRange)));
    }
}
