//! Bytes of any kind into the reader: a model or problems with places, and never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = tests::pipeline::read(bytes);
});
