#![doc = include_str!(concat!(env!("OUT_DIR"), "/client/README.md"))]
#![forbid(unsafe_code)]

include!(concat!(env!("OUT_DIR"), "/client/src/lib.rs"));
