//! Calls on the wire: what a server receives from the generated client, byte for byte and with its
//! signature checked, and what the client makes of the server's answers.

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
