//! What happens when things go wrong: services that fail, networks that break, answers that are no
//! answers, configurations that lack something. Each test says what the server saw and what the caller
//! got.

mod support;

mod resilience {
    mod answers;
    mod clock;
    mod connections;
    mod credentials;
    mod footprint;
    mod incomplete;
    mod logs;
    mod offline;
    mod parallel;
    mod retries;
    mod sensitive;
    mod server;
    mod setup;
    mod shared_config;
    mod stalls;
    mod step;
    mod timeouts;
    mod without_tokio;
}
