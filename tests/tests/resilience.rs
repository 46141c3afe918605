//! What happens when things go wrong: services that fail, networks that break, answers that are no
//! answers, configurations that lack something. Each test says what the server saw and what the caller
//! got.

mod support;

mod resilience {
    mod connections;
    mod retries;
    mod server;
    mod setup;
    mod step;
    mod timeouts;
}
