#![doc = include_str!(concat!(env!("OUT_DIR"), "/client/README.md"))]

include!(concat!(env!("OUT_DIR"), "/client/src/lib.rs"));
