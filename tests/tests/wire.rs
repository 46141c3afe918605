//! Requests and responses on the wire: checks each request byte for byte, including its signature, and the result
//! of each response.

mod support;

mod wire {
    mod accounts;
    mod aws_vectors;
    mod call;
    mod complete;
    mod contracts;
    mod customize;
    mod error_forms;
    mod error_types;
    mod errors;
    mod handshake_lists;
    mod handshakes;
    mod idempotency;
    mod inputs;
    mod managed_services;
    mod pages;
    mod relationships;
    mod server;
    mod signing;
    mod surprises;
    mod tags;
    mod validation;
}
