//! Reads arbitrary bytes as a model. The result must be a model or problems with locations, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = tests::readable::read(bytes);
});
